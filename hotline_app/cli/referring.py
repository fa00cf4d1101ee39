"""Referring a case to a body, and what became of it; the directory of addresses."""

from typing import Any

import click

from db.choices import SendingMethod
from db.records.drafts import ReferralDraft
from db.records.offices import AgencyDraft
from db.records.referrals import ReceiptDraft
from db.rules.disclosure import REFERRAL_FIELDS
from hotline_app import labels
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import tr

STEPS = ("sent", "acknowledged", "answered", "refused", "no-answer")


@command("refer", words=lambda: tr("Prepare the referral of a case to a body."))
@click.argument("case")
@option("--agency", required=True, words=lambda: tr("Name or id of the body or office."))
@option("--request", default="", words=lambda: tr("What the body is asked to do."))
@option(
    "--field",
    "fields",
    multiple=True,
    type=choice(REFERRAL_FIELDS),
    words=lambda: tr("What is sent; may be repeated. Only what is needed."),
)
@option("--promised", default="", metavar="DATE", words=lambda: tr("Day an answer is promised."))
@option("--override", default="", words=lambda: tr("Why it goes out without consent."))
@option("--preview", is_flag=True, words=lambda: tr("Only show what the body will read."))
def refer(session: Session, case: str, **typed: Any) -> Answer:
    """Prepare a referral."""
    from db.commands.referrals import refer_case

    draft = ReferralDraft(
        agency=typed["agency"],
        request=typed["request"],
        promised_on=typed["promised"],
        consent_override=typed["override"],
        **({"fields_sent": typed["fields"]} if typed["fields"] else {}),
    )
    with session.desk() as desk:
        code = desk.case_code(case)
        if typed["preview"]:
            return _preview(desk, code, draft)
        made = refer_case(desk.database, desk.actor, code, draft)
    sentence = tr("{code}: the referral is prepared. Next: “hotline referral {id} sent”.")
    value = {"case": {"code": code}, "referral": {"id": made, "state": "prepared"}}
    return Answer(value, [sentence.format(code=code, id=made)])


def _preview(desk: Desk, code: str, draft: ReferralDraft) -> Answer:
    """The very text of the letter, and whether a story names an employer it must not."""
    from hotline_app.referral_preview import preview

    shown = preview(desk.database, code, draft, draft.agency)
    lines = shown.words.split("\n")
    if shown.hides_person:
        lines.append(tr("Whoever denounces stays secret: name, phone and address do not go out."))
    if shown.names_employer:
        warning = tr("⚠ The text names the employer; “(not named)” stands there instead. Read it.")
        lines.append(warning)
    told = {"names_employer": shown.names_employer, "hides_person": shown.hides_person}
    return Answer({"text": shown.words} | told, lines)


@command("referral", words=lambda: tr("Record what became of a referral."))
@click.argument("referral_id", metavar="ID")
@click.argument("step", type=choice(STEPS), metavar="|".join(STEPS))
@option("--method", type=choice(SendingMethod), default="", words=lambda: tr("How it was sent."))
@option("--proof", default="", words=lambda: tr("What proves that it was sent."))
@option("--answer", default="", words=lambda: tr("What the body answered."))
@option("--document-number", default="", words=lambda: tr("Number of the paper."))
@option("--file", default="", metavar="ID", words=lambda: tr("File of the case that proves it."))
@option("--on", default="", metavar="DATE", words=lambda: tr("Day of the receipt or answer."))
@option("--by", default="", words=lambda: tr("Who said that the body has it."))
@option("--promised", default="", metavar="DATE", words=lambda: tr("Day an answer is promised."))
def referral(session: Session, referral_id: str, step: str, **typed: Any) -> Answer:
    """Take a referral one step further."""
    with session.desk() as desk:
        _take_step(desk, referral_id, step, typed)
    state = step.replace("-", "_")
    word = labels.word("referral_state", state)
    line = tr("Referral: {state}.").format(state=word)
    return Answer({"referral": {"id": referral_id, "state": state}}, [line])


def _take_step(desk: Desk, referral_id: str, step: str, typed: dict[str, str]) -> None:
    from db.commands import referrals

    database, actor = desk.database, desk.actor
    if step == "acknowledged":
        receipt = ReceiptDraft(typed["on"], typed["by"], typed["promised"])
        referrals.acknowledge(database, actor, referral_id, receipt)
    elif step == "sent":
        if not typed["method"]:
            raise Refused(tr("Say with --method how the referral was sent."))
        referrals.mark_sent(
            database,
            actor,
            referral_id,
            typed["method"],
            typed["proof"],
            typed["document_number"],
            proof_file_id=typed["file"],
        )
    else:
        state = step.replace("-", "_")
        referrals.record_answer(
            database, actor, referral_id, typed["answer"], state, answered_on=typed["on"]
        )


@command("agencies", words=lambda: tr("List the directory of reception addresses."))
@option("--for", "case", default="", metavar="CASE", words=lambda: tr("Those that fit a case."))
def agencies(session: Session, case: str) -> Answer:
    """List bodies and offices that take matters."""
    from db.queries.agencies import all_agencies
    from db.queries.agency_answers import fitting_case

    with session.desk() as desk:
        if case:
            found = fitting_case(desk.database, desk.case_code(case))
        else:
            found = all_agencies(desk.database)
    headings = (tr("Body or office"), tr("Takes"), tr("Phones"), tr("Hours"), tr("Address"))
    rows = [(a.name, a.takes, a.phones, a.hours, a.address) for a in found]
    return Answer({"agencies": found}, table(headings, rows))


@command("add-agency", words=lambda: tr("Add a body or office to the directory."))
@click.argument("name")
@option("--takes", default="", words=lambda: tr("Which matters it takes."))
@option("--address", default="", words=lambda: tr("Where it is."))
@option("--phones", default="", words=lambda: tr("Its phones."))
@option("--hours", default="", words=lambda: tr("When it is open."))
@option("--area", default="", words=lambda: tr("For which area."))
@option("--aliases", default="", words=lambda: tr("Other names, divided by “;”."))
@option("--eligibility", default="", words=lambda: tr("Whom it takes."))
def add_agency(session: Session, **typed: str) -> Answer:
    """Add a reception address."""
    from db.commands.agencies import add_agency as act

    with session.desk() as desk:
        agency = act(desk.database, desk.actor, AgencyDraft(**typed))
    line = tr("{name} is in the directory now.").format(name=agency.name)
    return Answer({"agency": agency}, [line])
