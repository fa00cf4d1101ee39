"""Phiếu giao việc: who of the office does what by when, from the officer and the follow-ups."""

from collections.abc import Iterator

from db.choices import FollowUpState
from db.rules.days import format_day, format_moment
from exports.letters.case_words import LetterCase
from exports.letters.content import Block, Letter, Table
from exports.ruled_table import TableColumn


def task_slip(case: LetterCase) -> Letter:
    """The slip that hands work out inside the office."""
    owner = case.detail.case.owner_name
    return case.letter(case.tr("Task slip"), owner, list(_blocks(case)))


def _blocks(case: LetterCase) -> Iterator[Block]:
    tr, record = case.tr, case.detail.case
    yield from case.fact(tr("Content"), record.summary)
    yield from case.fact(tr("Urgency"), case.word("urgency", record.urgency))
    due = record.answer_due_at
    yield from case.fact(tr("Answer due"), format_moment(due) if due else "")
    columns = (
        TableColumn(tr("No."), 14, True),
        TableColumn(tr("What is to be done"), 62),
        TableColumn(tr("Who does it"), 36),
        TableColumn(tr("Needed by"), 26, True),
        TableColumn(tr("Result"), 30),
    )
    rows = [(case.clean(what), who, by) for what, who, by in _tasks(case)]
    numbered = tuple((str(number), *row, "") for number, row in enumerate(rows, 1))
    yield Table(columns, numbered, row_height=12)


def _tasks(case: LetterCase) -> Iterator[tuple[str, str, str]]:
    """What is to be done, by whom, by when; the case itself while nothing else was set."""
    record = case.detail.case
    waiting = [one for one in case.detail.follow_ups if one.state is FollowUpState.OPEN]
    for one in sorted(waiting, key=lambda one: one.needed_by):
        yield one.what, one.assignee_name or record.owner_name, format_day(one.needed_by)
    if not waiting:
        due = record.answer_due_at
        what = case.tr("Handle the case and answer the person who reported")
        yield what, record.owner_name, format_moment(due) if due else ""
