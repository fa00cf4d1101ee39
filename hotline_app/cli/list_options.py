"""The filters of a list of cases as options of a command."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from db import clock
from db.choices import CaseStatus, Outcome, Urgency
from db.errors import NotFound, ValidationFailed
from db.records.case_clocks import LISTED
from db.records.case_filters import ORDERS, CaseOrder, ListQuestion
from db.records.saved_views import STANDARD_VIEWS, CaseView
from hotline_app.cli.face import choice, option
from hotline_app.cli.session import Desk
from hotline_app.i18n import tr
from hotline_app.labels_lists import view_words

if TYPE_CHECKING:
    from db.connection import Database

_CODES = ("status", "need", "urgency", "outcome", "channel", "programme")
_FLAGS = ("open", "finished", "overdue", "referral_late", "unassigned")


def list_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the filters of a list."""
    for decorate in reversed(_OPTIONS):
        function = decorate(function)
    return function


_OPTIONS = (
    option(
        "--view", default="", metavar="NAME", words=lambda: tr("A saved or standard view to use.")
    ),
    option("--status", type=choice(CaseStatus), default="", words=lambda: tr("Only this status.")),
    option("--need", default="", words=lambda: tr("Only this need.")),
    option("--unit", default="", words=lambda: tr("Only this union unit (code).")),
    option("--urgency", type=choice(Urgency), default="", words=lambda: tr("Only this urgency.")),
    option(
        "--owner",
        default="",
        metavar="USER",
        words=lambda: tr("Only this officer; me: you and those you stand in for."),
    ),
    option("--outcome", type=choice(Outcome), default="", words=lambda: tr("Only this outcome.")),
    option("--channel", default="", words=lambda: tr("Only contacts of this channel.")),
    option("--programme", default="", metavar="CODE", words=lambda: tr("Only this programme.")),
    option("--open", is_flag=True, words=lambda: tr("Only open cases.")),
    option("--finished", is_flag=True, words=lambda: tr("Only finished cases.")),
    option("--overdue", is_flag=True, words=lambda: tr("Only cases whose answer is overdue.")),
    option(
        "--referral-late",
        is_flag=True,
        words=lambda: tr("Only cases with a referral whose answer is overdue."),
    ),
    option(
        "--overdue-by",
        type=choice(LISTED),
        multiple=True,
        words=lambda: tr("Only cases overdue by this term; may be repeated."),
    ),
    option("--unassigned", is_flag=True, words=lambda: tr("Only cases without an officer.")),
    option("--opened-from", default="", metavar="DATE", words=lambda: tr("Opened on or after.")),
    option("--opened-to", default="", metavar="DATE", words=lambda: tr("Opened on or before.")),
    option("--closed-from", default="", metavar="DATE", words=lambda: tr("Closed on or after.")),
    option("--closed-to", default="", metavar="DATE", words=lambda: tr("Closed on or before.")),
    option(
        "--sort",
        type=choice([*ORDERS, *(f"-{by}" for by in ORDERS)]),
        default="",
        words=lambda: tr("Order of the list; “-” before it turns it round."),
    ),
)


def question(desk: Desk, typed: str, wanted: dict[str, Any]) -> ListQuestion:
    """What the options ask for; a view and options narrow the list together.

    Raises:
        ValidationFailed: an option that cannot be taken.
        NotFound: no such view.
    """
    from db.queries.stand_ins import desks_of
    from db.rules.case_terms import ME, read_terms
    from db.rules.days import vietnam_day

    view = _view(desk, wanted["view"])
    terms = [f"{kind}:{wanted[kind]}" for kind in _CODES if wanted[kind]]
    terms += [f"overdue:{one}" for one in wanted["overdue_by"]]
    terms += [flag for flag in _FLAGS if wanted[flag]]
    terms += [f"unit:{code}" for code in _units(desk, wanted["unit"])]
    owner = wanted["owner"]
    terms += [f"owner:{owner if owner == ME else _user(desk, owner)}"] if owner else []
    _check_codes(desk, wanted)
    for kind in ("opened", "closed"):
        terms += _days(kind, wanted[f"{kind}_from"], wanted[f"{kind}_to"])
    now = clock.now()
    me, *others = desks_of(desk.database, desk.actor.user_id, vietnam_day(now))
    viewed, typed_terms = (read_terms(one, me, now, others) for one in (view.terms, terms))
    filters = viewed.narrowed_by(typed_terms)
    order, by = view.order, wanted["sort"]
    if by:
        order = CaseOrder(by.removeprefix("-"), by.startswith("-"))
    return ListQuestion(" ".join((view.typed, typed)).strip(), filters, order)


def numbers_of(database: "Database", asked: ListQuestion, limit: int) -> list[int]:
    """Order numbers of the list, at most `limit`."""
    from db.queries.case_orders import pieces

    found: list[int] = []
    for piece in pieces(database, asked):
        found.extend(piece)
        if len(found) >= limit:
            break
    return found[:limit]


def _view(desk: Desk, name: str) -> CaseView:
    from db.queries.saved_views import case_views
    from db.rules.text import fold

    wanted = fold(name)
    if not wanted:
        return CaseView()
    for one in case_views(desk.database, desk.actor):
        if fold(one.name) == wanted:
            return one.view
    for code, view in STANDARD_VIEWS.items():
        if wanted in (code, fold(view_words(code))):
            return view
    raise NotFound("saved_view", name)


def _check_codes(desk: Desk, wanted: dict[str, Any]) -> None:
    from db.queries import programmes, registers

    known = {
        "need": lambda: {row.code for row in registers.needs(desk.database)},
        "channel": lambda: {row.code for row in registers.channels(desk.database)},
        "programme": lambda: {row.code for row in programmes.all_programmes(desk.database)},
    }
    problems = {
        "need": ("needs", "unknown_need"),
        "channel": ("channel", "unknown_code"),
        "programme": ("programme_code", "unknown_code"),
    }
    for name, codes in known.items():
        if wanted[name] and wanted[name] not in codes():
            field, problem = problems[name]
            raise ValidationFailed({field: problem})


def _user(desk: Desk, typed: str) -> str:
    from db.lookups import user_id

    found = user_id(desk.database, typed)
    if found is None:
        raise ValidationFailed({"owner": "unknown_user"})
    return found


def _units(desk: Desk, typed: str) -> tuple[str, ...]:
    """Codes of the units with this code, name or alias; a name may have had several units."""
    from db.queries.units import all_units
    from db.rules.text import fold

    wanted = fold(typed)
    if not wanted:
        return ()
    found = tuple(
        unit.code
        for unit in all_units(desk.database)
        if wanted in map(fold, (unit.code, unit.name, unit.short_name, *unit.aliases))
    )
    if not found:
        raise ValidationFailed({"unit": "unknown_unit"})
    return found


def _days(kind: str, first: str, last: str) -> list[str]:
    from db.rules.case_terms import span

    days = [_day(typed) for typed in (first, last)]
    return [f"{kind}:{span(*days)}"] if any(days) else []


def _day(typed: str) -> date | None:
    from db.rules.days import DayError, parse_day

    if not typed.strip():
        return None
    try:
        return parse_day(typed)
    except DayError as error:
        raise ValidationFailed({"day": error.code}) from error
