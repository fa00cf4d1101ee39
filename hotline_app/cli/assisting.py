"""Assigning a case to a benefit: the check-list with its reasons, the decision, the hand-over."""

from typing import Any

import click

from db.records.drafts import AssignmentDraft
from db.records.programmes import AssignmentRecord, CheckList
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.benefit_facts import read_facts
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import current_language, tr

STEPS = ("submit", "approve", "reject", "deliver")
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
def assign(session: Session, case: str, **typed: Any) -> Answer:
    """Propose an assignment."""
    from db.commands.assistance import assign_benefit
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
        )
        record = assign_benefit(desk.database, desk.actor, code, draft)
    head = tr("{code}: support is proposed. Next: “hotline assignment {id} submit”.")
    lines = [head.format(code=code, id=record.id), *assignment_lines(record, "  ")]
    return Answer({"case": {"code": code}, "assignment": record}, lines)


@command("assignment", words=lambda: tr("Submit, approve, reject or deliver proposed support."))
@click.argument("assignment_id", metavar="ID")
@click.argument("step", type=choice(STEPS), metavar="|".join(STEPS))
@option("--amount", default="", words=lambda: tr("Amount approved or handed over, in đồng."))
@option("--comment", default="", words=lambda: tr("Why; a rejection needs it."))
@option("--receipt", default="", words=lambda: tr("What proves the hand-over."))
def assignment(session: Session, assignment_id: str, step: str, **typed: str) -> Answer:
    """Take an assignment one step further."""
    with session.desk() as desk:
        record = _take_step(desk, assignment_id, step, typed)
    state = labels.word("assignment_state", record.state)
    head = tr("{programme}, {benefit}: {state}.")
    line = head.format(programme=record.programme_number, benefit=record.benefit_who, state=state)
    return Answer({"assignment": record}, [line, *facts(_money(record), "  ")])


def _take_step(
    desk: Desk, assignment_id: str, step: str, typed: dict[str, str]
) -> AssignmentRecord:
    from db.commands import assistance

    database, actor = desk.database, desk.actor
    amount, comment = typed["amount"], typed["comment"]
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
    general = [reason for reason in check_list.reasons if ":" not in reason]
    lines += [f"{indent}  ! {labels.reason_words(reason, check_list)}" for reason in general]
    return lines
