"""The figures of the first page and what each of them opens."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from db.clock import now
from db.queries.today import due_follow_up_cases
from db.records.case_filters import CaseFilter
from db.records.statistics import Behind
from db.records.today import Today
from db.rules.days import start_of_day, vietnam_day
from db.rules.periods import Period, period_of
from hotline_app.desk import DeskContext
from hotline_app.i18n import ntr, tr
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.pieces.figure_records import show_cases, show_contacts, show_numbers
from hotline_app.widgets.figure_tile import Figure

Opens = Callable[[], None]


def _due_today(desk: DeskContext, counted: Today, owners: tuple[str, ...]) -> Figure:
    """What is due before the day ends, and not overdue yet."""
    count = counted.work.mine_due_today
    listed = _cases(
        desk,
        tr("My cases due today"),
        owner_ids=owners,
        is_open=True,
        due_from=counted.at,
        due_before=start_of_day(vietnam_day(counted.at) + timedelta(days=1)),
    )
    return _figure(
        "mine_due_today",
        count,
        tr("Due today"),
        listed,
        tone="warn" if count else "ink",
    )


def my_figures(desk: DeskContext, counted: Today) -> list[Figure]:
    """My work by the time it is due; what is overdue is red and stands first."""
    work, me = counted.work, counted.desks or (desk.actor.user_id,)
    late = counted.follow_ups_overdue
    late_words = ntr("{count} overdue", "{count} overdue", late).format(count=count_words(late))
    return [
        _figure(
            "mine_overdue",
            work.mine_overdue,
            tr("Overdue"),
            _cases(desk, tr("My overdue cases"), owner_ids=me, is_open=True, due_before=now()),
            tone="problem" if work.mine_overdue else "ink",
        ),
        _due_today(desk, counted, me),
        _figure(
            "mine",
            work.mine,
            tr("All my open cases"),
            _cases(desk, tr("My open cases"), owner_ids=me, is_open=True),
        ),
        _figure(
            "follow_ups",
            counted.follow_ups_due,
            tr("Follow-ups due"),
            partial(_follow_ups, desk),
            note=late_words if late else "",
            tone="problem" if late else "ink",
        ),
    ]


def office_figures(desk: DeskContext, counted: Today) -> list[Figure]:
    """What waits in the office, whoever it belongs to."""
    work = counted.work
    return [
        _figure(
            "urgent",
            work.urgent,
            tr("Urgent"),
            _cases(desk, tr("Urgent open cases"), urgencies=("urgent",), is_open=True),
            tone="problem" if work.urgent else "ink",
        ),
        _figure(
            "unassigned",
            work.unassigned,
            tr("Without officer"),
            _cases(desk, tr("Open cases without officer"), is_unassigned=True, is_open=True),
            tone="warn" if work.unassigned else "ink",
        ),
        _figure(
            "overdue",
            work.overdue,
            tr("Overdue"),
            _cases(desk, tr("Overdue cases"), is_open=True, due_before=now()),
            tone="problem" if work.overdue else "ink",
        ),
        _figure(
            "open",
            work.open,
            tr("Open cases"),
            _cases(desk, tr("Open cases"), is_open=True),
        ),
    ]


def tally_figures(desk: DeskContext, counted: Today) -> list[Figure]:
    """What came in since midnight."""
    tally, day = counted.tally, vietnam_day(counted.at)
    period = period_of("days", day)

    def contacts(figure: str, title: str) -> Opens:
        return partial(show_contacts, desk, period, Behind(figure), title)

    return [
        _figure("contacts", tally.contacts, tr("Contacts"), contacts("contacts", tr("Contacts"))),
        _figure(
            "non_cases",
            tally.non_cases,
            tr("Without a matter"),
            contacts("contacts_without_matter", tr("Contacts without a matter")),
        ),
        _figure(
            "cases",
            tally.cases,
            tr("New cases"),
            _cases(desk, tr("Cases opened today"), opened_from=day, opened_to=day),
        ),
        _figure(
            "closed",
            tally.closed,
            tr("Ended cases"),
            _cases(desk, tr("Cases ended today"), closed_from=day, closed_to=day),
        ),
    ]


def need_filter(need: str, period: Period) -> CaseFilter:
    """The cases behind a need of the last days."""
    return CaseFilter(needs=(need,), opened_from=period.first, opened_to=period.last)


def _cases(desk: DeskContext, title: str, **fields: object) -> Opens:
    wanted = CaseFilter(**fields)  # type: ignore[arg-type]
    return partial(show_cases, desk, wanted, title)


def _follow_ups(desk: DeskContext) -> None:
    numbers = due_follow_up_cases(desk.database, desk.actor, vietnam_day(now()))
    show_numbers(desk, numbers, tr("Cases with a follow-up of mine that is due"))


def _figure(
    key: str, value: int, words: str, opens: Opens, *, note: str = "", tone: str = "ink"
) -> Figure:
    return Figure(key, count_words(value), words, note, tone, opens)
