"""What the rules say about one row of the list, and the contact it becomes."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from db import clock
from db.queries import registers
from db.records.drafts import CallDraft
from db.records.offices import NamedCode
from db.rules.calls import read_call
from db.rules.days import DayError, format_moment, parse_moment, vietnam_day
from db.rules.text import fold
from hotline_app.i18n import tr
from hotline_app.imports.chat_needs import KEYWORDS
from hotline_app.labels import problem_words
from hotline_app.views.waiting_calls.line_columns import FIELDS
from hotline_app.views.waiting_calls.line_rows import LineRow

if TYPE_CHECKING:
    from db.connection import Database

USUAL_CHANNEL: Final = "hotline"
KEPT: Final = "?"
# What people write who have no time: one word, folded.
_SHORT_NEEDS: Final = {
    **dict.fromkeys(("gao", "an", "doi", "sua", "thuc pham"), "food"),
    **dict.fromkeys(("luong", "tien luong"), "wages"),
    **dict.fromkeys(("tro", "o tro", "nha tro", "cho o"), "lodging"),
    **dict.fromkeys(("viec", "viec lam"), "job"),
    **dict.fromkeys(("om", "benh", "f0", "f1"), "illness"),
    **dict.fromkeys(("ve que", "di duong"), "travel"),
    **dict.fromkeys(("con", "hoc", "con nho"), "children"),
    **dict.fromkeys(("tiem", "vac xin"), "vaccination"),
}
_SLACK: Final = timedelta(minutes=10)


class LineChecks:
    """Reads cells by the office's registers."""

    def __init__(self, database: "Database") -> None:
        self._needs = [need for need in registers.needs(database) if need.is_active]
        self._channels = [one for one in registers.channels(database) if one.is_active]
        self._codes = {
            "needs": frozenset(need.code for need in self._needs),
            "channels": frozenset(channel.code for channel in self._channels),
        }

    def draft_of(self, row: LineRow) -> CallDraft:
        """Make the contact of a row; cells that mean nothing stay as typed and are refused."""
        phone = row.text("phone").strip()
        is_kept = phone.startswith(KEPT)
        needs, unknown = self.needs_in(row.text("needs"))
        channel = row.text("channel").strip()
        return CallDraft(
            phone=phone.lstrip(KEPT + " ") if is_kept else phone,
            is_phone_kept=is_kept or bool(row.non_case),
            name=row.text("name"),
            summary=row.text("summary"),
            needs=() if row.non_case else (*needs, *unknown),
            channel=_code_of(channel, self._channels) or channel or USUAL_CHANNEL,
            received_at=row.text("received_at"),
            employer=row.text("employer"),
            non_case_kind=row.non_case,
            idempotency_key=row.key,
        )

    def problems_of(self, row: LineRow) -> dict[str, str]:
        """Field -> words of everything that keeps a row from being saved."""
        if row.is_saved or row.is_blank:
            return {}
        _reading, codes = read_call(self.draft_of(row), clock.now(), self._codes)
        problems = {
            name: problem_words(name, code) for name, code in codes.items() if name in FIELDS
        }
        if not row.text("received_at").strip():
            problems["received_at"] = tr("Write when the call came, for example 22:15.")
        if "phone" in problems:
            kept = tr("A “?” in front keeps it as heard.")
            problems["phone"] = f"{problems['phone']} {kept}"
        return {name: problems[name] for name in FIELDS if name in problems}

    def needs_in(self, typed: str) -> tuple[list[str], list[str]]:
        """Read a cell of needs: names, their beginnings, codes or everyday words.

        Returns:
            Codes, and pieces that mean nothing.
        """
        whole = _need_of(typed, self._needs)
        if whole or not typed.strip():
            return ([whole] if whole else []), []
        codes: list[str] = []
        unknown: list[str] = []
        for piece in typed.replace("+", ";").replace("\n", ";").split(";"):
            found = _need_of(piece, self._needs)
            if found:
                codes.append(found)
                continue
            # Names of needs have commas of their own, so these part last.
            for part in filter(str.strip, piece.split(",")):
                code = _need_of(part, self._needs)
                (codes if code else unknown).append(code or part.strip())
        return list(dict.fromkeys(codes)), unknown

    def settled_moment(self, typed: str) -> str:
        """Write a time without its day in full: the last time that it was so late.

        A row may be saved tomorrow; "22:15" must still mean the same evening.
        """
        now = clock.now()
        if not typed.strip() or any(sign in typed for sign in "/.-"):
            return typed
        try:
            moment = parse_moment(typed, vietnam_day(now))
        except DayError:
            return typed
        if moment > now + _SLACK:
            moment -= timedelta(days=1)
        return format_moment(moment)


def _code_of(typed: str, register: Sequence[NamedCode]) -> str:
    """The code a text means: code or name, or the beginning of only one name."""
    wanted = fold(typed)
    if not wanted:
        return ""
    names = {entry.code: (fold(entry.name_vi), fold(entry.name_en)) for entry in register}
    for code, pair in names.items():
        if wanted == code or wanted in pair:
            return code
    begun = [code for code, pair in names.items() if any(n.startswith(wanted) for n in pair)]
    return begun[0] if len(begun) == 1 else ""


def _need_of(typed: str, register: Sequence[NamedCode]) -> str:
    wanted = fold(typed)
    known = {entry.code for entry in register}
    code = _SHORT_NEEDS.get(wanted, "")
    code = code if code in known else _code_of(typed, register)
    if code or not wanted:
        return code
    for need, keywords in KEYWORDS.items():
        if need in known and any(wanted == fold(keyword) for keyword in keywords):
            return need
    return ""
