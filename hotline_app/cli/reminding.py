"""Referrals that are not answered: what is overdue, the next letter, sendings that failed."""

from typing import Any

import click

from db.rules.reminders import FAILURES
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.papers import full_name
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import tr

_ENDINGS = (".pdf", ".docx")


@command(
    "referrals-overdue", words=lambda: tr("List referrals without an answer and what comes next.")
)
def referrals_overdue(session: Session) -> Answer:
    """List what bodies have not answered in time."""
    from db import clock
    from db.queries.referrals import overdue
    from db.rules.days import format_day, vietnam_day

    with session.desk() as desk:
        found = overdue(desk.database)
    today = vietnam_day(clock.now())
    headings = (tr("Case"), tr("Body or office"), tr("Number and symbol"), tr("Answer due"))
    rows = []
    for one in found:
        following = labels.word("referral_step", one.next_step.kind)
        if not one.next_step.is_due(today):
            day = format_day(one.next_step.from_on)
            following = tr("{step}, from {day}").format(step=following, day=day)
        shown = (one.case_code, one.agency_name[:40], one.document_number, format_day(one.due_on))
        rows.append((*shown, following, one.id[-8:]))
    lines = table((*headings, tr("What comes next"), tr("Id")), rows)
    return Answer({"referrals": found}, lines or [tr("No answer is overdue.")])


@command("remind", words=lambda: tr("Write, number and count the next letter about a referral."))
@click.argument("referral_id", metavar="ID")
@option("--out", required=True, metavar="FILE.pdf|.docx", words=lambda: tr("The file to write."))
@option("--superior", default="", words=lambda: tr("To which body above an escalation goes."))
@option("--remark", default="", words=lambda: tr("A remark for the office."))
def remind(session: Session, referral_id: str, **typed: str) -> Answer:
    """Send the next reminder, or the letter to the body above."""
    from db.queries.referrals import one
    from db.rules.reminders import StepKind
    from hotline_app.official_papers import PaperWish, make_paper

    path = file_path(typed["out"])
    if path.suffix.lower() not in _ENDINGS:
        raise Refused(tr("The name of the file must end with .pdf or .docx."))
    with session.desk() as desk:
        code, known = one(desk.database, referral_id)
        following = known.next_step
        is_last = following is not None and following.kind == StepKind.ESCALATION
        wish = PaperWish(
            "escalation" if is_last else "reminder",
            code,
            path,
            full_name(desk),
            known.id,
            True,
            typed["superior"],
            typed["remark"],
        )
        made = make_paper(desk.database, desk.actor, wish)
    if made.is_proposed:
        waits = tr("The number is proposed and waits for a second person.")
        return Answer({"is_proposed": True, "file": path}, [waits])
    step = following.kind if following else ""
    sentence = tr("{step}: number {symbol}, written to {file}.")
    words = sentence.format(step=labels.word("referral_step", step), symbol=made.number, file=path)
    value = {"referral": {"id": known.id, "step": step}, "number": made.number, "file": path}
    return Answer(value, [words])


@command("referral-failed", words=lambda: tr("Count that the sending of a referral failed."))
@click.argument("referral_id", metavar="ID")
@click.argument("kind", type=choice(FAILURES), metavar="|".join(FAILURES))
@option("--reason", required=True, words=lambda: tr("What happened."))
@option("--on", "failed_on", default="", metavar="DATE", words=lambda: tr("Day it happened."))
@option("--file", "file_id", default="", metavar="ID", words=lambda: tr("File of the case."))
def referral_failed(session: Session, referral_id: str, kind: str, **typed: str) -> Answer:
    """Record a sending that failed."""
    from db.commands.referral_steps import record_failure
    from db.queries.referrals import one
    from db.records.referrals import FailureDraft

    with session.desk() as desk:
        record_failure(desk.database, desk.actor, referral_id, FailureDraft(kind, **typed))
        _, now = one(desk.database, referral_id)
    sentence = tr("The failure is counted. The referral stands as: {state}.")
    words = sentence.format(state=labels.word("referral_state", now.state))
    return Answer({"referral": {"id": now.id, "state": now.state.value}}, [words])


@command("agency-answers", words=lambda: tr("Show how a body answers what is referred to it."))
@click.argument("name")
def agency_answers(session: Session, name: str) -> Answer:
    """Show sent, answered, on time, failed and the median of days."""
    from db import lookups
    from db.errors import NotFound
    from db.queries import agencies
    from db.queries.agency_answers import answer_record

    with session.desk() as desk:
        found = lookups.agency_id(desk.database, name)
        if found is None:
            raise NotFound("agency", name)
        agency = agencies.one(desk.database, found)
        record = answer_record(desk.database, found)
    median = "" if record.median_days is None else f"{record.median_days:g}"
    pairs: list[tuple[str, Any]] = [
        (tr("Sent"), record.sent),
        (tr("Answered"), record.answered),
        (tr("On time"), record.on_time),
        (tr("Refused"), record.refused),
        (tr("Without an answer"), record.no_answer),
        (tr("Overdue now"), record.late),
        (tr("Sendings that failed"), record.failures),
        (tr("Median days to an answer"), median),
    ]
    lines = [agency.name, *facts([(label, str(value)) for label, value in pairs])]
    return Answer({"agency": agency.name, "answers": record}, lines)
