"""Papers that get numbers: their kinds, how number and symbol are written, words of wordings.

Decree 30/2020/NĐ-CP, annex I: a number below 10 has a zero before it, slash and hyphen stand
without blanks, an official letter (công văn) carries no code of its kind, only the issuer's.
"""

import re
from collections.abc import Mapping
from typing import Final

from db.records.documents import Wording
from db.rules import text

TYPES: Final[Mapping[str, str]] = {
    "letter": "{symbol}",
    "referral_slip": "PC-{symbol}",
    "intake_slip": "PTN-{symbol}",
    "verification_slip": "PXM-{symbol}",
    "answer_slip": "PTL-{symbol}",
    "task_slip": "PGV-{symbol}",
    "handover_record": "BB-{symbol}",
    "feedback_slip": "PPH-{symbol}",
    "invitation": "GM-{symbol}",
    "report": "BC-{symbol}",
    "plan": "KH-{symbol}",
    "notice": "TB-{symbol}",
    "decision": "QĐ-{symbol}",
    "other": "{symbol}",
}
"""Kind of a paper -> its symbol; each kind has numbers of its own in every year."""
PAPERS: Final[Mapping[str, str]] = {
    "intake_slip": "intake_slip",
    "verification_slip": "verification_slip",
    "referral_slip": "referral_slip",
    "referral_letter": "letter",
    "reminder": "letter",
    "escalation": "letter",
    "answer_slip": "answer_slip",
    "task_slip": "task_slip",
    "handover_record": "handover_record",
    "feedback_slip": "feedback_slip",
    "invitation": "invitation",
}
"""Paper made from a case -> kind whose numbers it takes."""
OF_REFERRALS: Final = frozenset({"referral_slip", "referral_letter", "reminder", "escalation"})
"""Papers that are about one referral."""
NEW_EACH_TIME: Final = frozenset({"reminder", "escalation", "invitation"})
"""Papers of which a case has several: each print that takes a number takes a new one."""
OF_MEETINGS: Final = frozenset({"invitation", "handover_record"})
"""Papers that say when and where people meet."""
NAMES: Final = frozenset(
    {
        "about",
        "agency",
        "answer_by",
        "case",
        "due",
        "number",
        "office",
        "opened",
        "owner",
        "place",
        "request",
        "sent",
        "earlier_number",
        "times",
        "when",
        "where",
    }
)
"""What a wording may name in braces."""
_NAME: Final = re.compile(r"\{([^{}]*)\}")
_LONGEST: Final = 20_000
PARTS: Final = ("symbol", "subject", "opening", "closing", "recipients")
"""Parts of a wording."""
_IN_SYMBOL: Final = frozenset({"symbol"})
_LINES: Final = ("symbol", "subject")


def written_number(number: int, symbol: str) -> str:
    """5 and "PC-LĐLĐ" -> "05/PC-LĐLĐ"; no blanks inside."""
    return f"{number:02d}/{''.join(symbol.split())}"


def problem_of_names(words: str, allowed: frozenset[str] = NAMES) -> str | None:
    """Why a text cannot be a wording: unknown_name, too_long, or None."""
    if len(words) > _LONGEST:
        return "too_long"
    return "unknown_name" if set(_NAME.findall(words)) - allowed else None


def problem_of_part(part: str, words: str) -> str | None:
    """Why a part of a wording cannot be taken: unknown_field, text_missing, or as above."""
    if part not in PARTS:
        return "unknown_field"
    if part in _LINES and not words.strip():
        return "text_missing"
    return problem_of_names(words, _IN_SYMBOL if part == "symbol" else NAMES)


def cleaned_part(part: str, words: str) -> str | list[str]:
    """A part as it is kept: one line, or paragraphs divided by line ends."""
    if part in _LINES:
        return text.clean_line(words)
    return [line.strip() for line in text.clean(words).split("\n") if line.strip()]


def filled(words: str, values: Mapping[str, str]) -> str:
    """A wording with its names filled in; a name without a value leaves dots to write on."""
    return _NAME.sub(lambda found: values.get(found.group(1), "") or "........", words)


def wording_from(stored: Mapping[str, object]) -> Wording:
    """A wording as it is kept; a part that is missing or broken is empty."""

    def line(name: str) -> str:
        found = stored.get(name, "")
        return text.clean_line(found) if isinstance(found, str) else ""

    def lines(name: str) -> tuple[str, ...]:
        found = stored.get(name, ())
        if not isinstance(found, list | tuple):
            return ()
        return tuple(text.clean(part) for part in found if isinstance(part, str) and part.strip())

    return Wording(
        line("symbol"), line("subject"), lines("opening"), lines("closing"), lines("recipients")
    )
