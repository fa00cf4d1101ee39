"""Assigning a case to a benefit: the check-list with its reasons, the decision, the hand-over."""

from datetime import date
from typing import Any

import click

from db.errors import ValidationFailed
from db.records.double_benefits import ApprovalWarnings
from db.records.drafts import AssignmentDraft
from db.records.programmes import AssignmentRecord, CheckList
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.benefit_facts import read_facts
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.proving import warning_lines
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import current_language, tr

STEPS = ("submit", "approve", "reject", "deliver", "papers")
_MARKS = {"met": "✓", "failed": "✗", "missing": "?"}


@command(
    "assign",
    words=lambda: tr(
        "Propose a benefit of a programme for a case and show its check-list. The check-list "
        "never says “entitled”: the body that pays decides."
    ),
)
@click.argument("case")
@option("--benefit", required=True, metavar="CODE", words=lambda: tr("Code of the benefit."))
@option(
    "--event",
    default="",
    metavar="DATE",
    words=lambda: tr("Day of the event; the day the case was opened when left out."),
)
@option(
    "--fact",
    "facts_given",
    multiple=True,
    metavar="KEY=VALUE",
    words=lambda: tr("A fact of the check-list: yes, no, a number or a day. May be repeated."),
)
@option("--amount", default="", words=lambda: tr("Amount in đồng, when not the benefit's own."))
@option("--goods", default="", words=lambda: tr("Goods instead of money."))
@option(
    "--from", "covers_from", default="", metavar="DATE", words=lambda: tr("Help from this day.")
)
@option("--to", "covers_to", default="", metavar="DATE", words=lambda: tr("Help until this day."))
@option(
    "--paper",
    "papers",
    multiple=True,
    metavar="TITLE",
    words=lambda: tr("A paper of the programme that was seen; may be repeated."),
)
@option(
    "--double-reason",
    default="",
    words=lambda: tr("Why the help is right although it may be given twice."),
)
def assign(session: Session, case: str, **typed: Any) -> Answer:
    """Propose an assignment."""
    from db.commands.assistance import assign_benefit
    from db.queries.double_benefits import of_assignment
    from db.queries.programmes import benefit

    with session.desk() as desk:
        code = desk.case_code(case)
        conditions = benefit(desk.database, typed["benefit"]).conditions
        draft = AssignmentDraft(
            benefit_code=typed["benefit"],
            event_on=typed["event"],
            answers=read_facts(typed["facts_given"], conditions),
            amount=typed["amount"],
            goods=typed["goods"],
            covers_from=typed["covers_from"],
            covers_to=typed["covers_to"],
            double_reason=typed["double_reason"],
            papers=typed["papers"],
        )
        try:
            record = assign_benefit(desk.database, desk.actor, code, draft)
        except ValidationFailed as failed:
            if "double_reason" in failed.problems:
                raise Refused(_doubles_of(desk, code, draft)) from failed
            raise
        doubles = of_assignment(desk.database, record.id)
    head = tr("{code}: support is proposed. Next: “hotline assignment {id} submit”.")
    lines = [head.format(code=code, id=record.id), *assignment_lines(record, "  ")]
    lines += warning_lines(ApprovalWarnings(doubles), "  ")
    value = {"case": {"code": code}, "assignment": record, "doubles": doubles}
    return Answer(value, lines)


def _doubles_of(desk: Desk, code: str, draft: AssignmentDraft) -> str:
    """What was found, in words: the refusal names every other help and how to go on."""
    from db.queries.double_benefits import of_draft

    found = of_draft(desk.database, code, draft)
    head = tr("This help may be given twice. Say with --double-reason why it is right:")
    return "\n".join([head, *warning_lines(ApprovalWarnings(found))])


@command(
    "assignment",
    words=lambda: tr(
        "Submit, approve, reject or deliver proposed support, or tick off its papers."
    ),
)
@click.argument("assignment_id", metavar="ID")
@click.argument("step", type=choice(STEPS), metavar="|".join(STEPS))
@option("--amount", default="", words=lambda: tr("Amount approved or handed over, in đồng."))
@option("--comment", default="", words=lambda: tr("Why; a rejection needs it."))
@option("--receipt", default="", words=lambda: tr("What proves the hand-over."))
@option(
    "--paper",
    "papers",
    multiple=True,
    metavar="TITLE",
    words=lambda: tr("A paper of the programme that was seen; may be repeated."),
)
def assignment(session: Session, assignment_id: str, step: str, **typed: Any) -> Answer:
    """Take an assignment one step further."""
    from db.queries import assignments
    from db.queries.double_benefits import before_approval

    warned = ApprovalWarnings()
    with session.desk() as desk:
        if step == "approve":
            before = assignments.one(desk.database, assignment_id)
            amount = vnd_of(typed["amount"], before.amount_asked)
            warned = before_approval(desk.database, before.id, amount)
        record = _take_step(desk, assignment_id, step, typed)
    state = labels.word("assignment_state", record.state)
    head = tr("{programme}, {benefit}: {state}.")
    line = head.format(programme=record.programme_number, benefit=record.benefit_who, state=state)
    lines = [line, *facts(_money(record), "  "), *warning_lines(warned, "  ")]
    if step == "papers":
        lines += paper_lines(record.check_list, "  ")
    value = {"assignment": record, "doubles": warned.doubles, "over_budget": warned.over}
    return Answer(value, lines)


def vnd_of(typed: str, otherwise: int | None) -> int | None:
    """An amount as typed, in VND; what cannot be read is refused by the act itself."""
    from db.rules.money import MoneyError, parse_money

    try:
        return parse_money(typed) if typed.strip() else otherwise
    except MoneyError:
        return otherwise


def _take_step(
    desk: Desk, assignment_id: str, step: str, typed: dict[str, Any]
) -> AssignmentRecord:
    from db.commands import assistance

    database, actor = desk.database, desk.actor
    amount, comment = typed["amount"], typed["comment"]
    if step == "papers":
        return assistance.check_papers(database, actor, assignment_id, typed["papers"])
    if step == "submit":
        return assistance.submit_assignment(database, actor, assignment_id)
    if step == "approve":
        return assistance.approve_assignment(database, actor, assignment_id, amount, comment)
    if step == "reject":
        return assistance.reject_assignment(database, actor, assignment_id, comment)
    return assistance.deliver_assignment(database, actor, assignment_id, amount, typed["receipt"])


def assignment_lines(record: AssignmentRecord, indent: str = "") -> list[str]:
    """An assignment with its check-list, for people."""
    who = f"{record.programme_number} – {record.benefit_who}"
    pairs = [
        (tr("Benefit"), who),
        (tr("State"), labels.word("assignment_state", record.state)),
        (tr("Id"), record.id),
        *_money(record),
        (tr("Goods"), record.goods),
        (tr("Help from"), _day(record.covers_from)),
        (tr("Help until"), _day(record.covers_to)),
        (tr("Why the help is right all the same"), record.double_reason),
        (tr("Receipt"), record.receipt),
        (tr("Comment"), record.decision_comment),
    ]
    lines = facts(pairs, indent)
    if not record.is_programme_checked:
        warning = tr("This programme was not yet checked against the official text.")
        lines.append(indent + warning)
    return [*lines, *_check_list_lines(record.check_list, indent)]


def _money(record: AssignmentRecord) -> list[tuple[str, str]]:
    from db.rules.money import format_vnd

    amounts = (
        (tr("Asked"), record.amount_asked),
        (tr("Approved"), record.amount_approved),
        (tr("Delivered"), record.amount_delivered),
    )
    return [(label, f"{format_vnd(vnd)} đ") for label, vnd in amounts if vnd is not None]


def _check_list_lines(check_list: CheckList, indent: str) -> list[str]:
    verdict = labels.word("verdict", check_list.verdict)
    lines = [indent + tr("Check-list: {verdict}").format(verdict=verdict)]
    for condition in check_list.conditions:
        mark = _MARKS.get(condition.state, "?")
        state = labels.word("condition_state", condition.state)
        question = condition.question(current_language())
        lines.append(f"{indent}  {mark} {question} [{condition.fact}] – {state}")
    lines += paper_lines(check_list, f"{indent}  ")
    general = [reason for reason in check_list.reasons if ":" not in reason]
    lines += [f"{indent}  ! {labels.reason_words(reason, check_list)}" for reason in general]
    return lines


def paper_lines(check_list: CheckList, indent: str) -> list[str]:
    """The papers of a programme, each with its tick."""
    return [f"{indent}{'☑' if is_here else '☐'} {title}" for title, is_here in check_list.papers]


def _day(on: date | None) -> str:
    from db.rules.days import format_day

    return format_day(on) if on else ""
