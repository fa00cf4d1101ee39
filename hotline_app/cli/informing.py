"""Verifying a claim, giving an address, telling a policy: three of the four steps."""

from typing import Any

import click

from db.choices import Confidence, VerificationMethod, VerificationResult
from db.records.drafts import VerificationDraft
from hotline_app import labels
from hotline_app.cli.answers import Answer
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.proving import evidence_of
from hotline_app.cli.session import Session
from hotline_app.i18n import tr


@command("verify", words=lambda: tr("Record the check of one claim of a case."))
@click.argument("case")
@option("--claim", required=True, words=lambda: tr("What was said."))
@option(
    "--method",
    required=True,
    type=choice(VerificationMethod),
    words=lambda: tr("How it was checked."),
)
@option(
    "--result", required=True, type=choice(VerificationResult), words=lambda: tr("What came out.")
)
@option("--source", default="", words=lambda: tr("Who confirmed it."))
@option(
    "--confidence",
    type=choice(Confidence),
    default="medium",
    words=lambda: tr("How sure this is."),
)
@option("--evidence", default="", words=lambda: tr("Papers or pictures that show it."))
@option(
    "--evidence-file",
    "files",
    multiple=True,
    metavar="FILE",
    words=lambda: tr("A file kept with the case that proves it, by name or id; may be repeated."),
)
@option("--valid-until", default="", metavar="DATE", words=lambda: tr("Until when it can be used."))
def verify(session: Session, case: str, files: tuple[str, ...], **typed: Any) -> Answer:
    """Record a verification."""
    from db.commands.verification import verify_claim

    with session.desk() as desk:
        code = desk.case_code(case)
        draft = VerificationDraft(**typed, files=evidence_of(desk, code, files))
        made = verify_claim(desk.database, desk.actor, code, draft)
    result = labels.word("verification_result", typed["result"])
    line = tr("{code}: verified, {result}.").format(code=code, result=result)
    value = {"case": {"code": code}, "verification": {"id": made, "result": typed["result"]}}
    return Answer(value, [line])


@command("give-address", words=lambda: tr("Record that a reception address was given."))
@click.argument("case")
@option("--agency", required=True, words=lambda: tr("Name or id of the body or office."))
@option("--note", default="", words=lambda: tr("What was said about it."))
def give_address(session: Session, case: str, agency: str, note: str) -> Answer:
    """Record an address given to the caller."""
    from db.commands.information import give_address as act

    with session.desk() as desk:
        code = desk.case_code(case)
        made = act(desk.database, desk.actor, code, agency, note)
    line = tr("{code}: the reception address was given.").format(code=code)
    return Answer({"case": {"code": code}, "given_address": {"id": made}}, [line])


@command("tell-policy", words=lambda: tr("Record that a policy was told to the caller."))
@click.argument("case")
@option("--programme", default="", metavar="CODE", words=lambda: tr("Code of the programme."))
@option("--text", default="", words=lambda: tr("What was told, in your own words."))
def tell_policy(session: Session, case: str, programme: str, text: str) -> Answer:
    """Record a policy told to the caller."""
    from db.commands.information import tell_policy as act

    with session.desk() as desk:
        code = desk.case_code(case)
        made = act(desk.database, desk.actor, code, programme, text)
    line = tr("{code}: the policy was told.").format(code=code)
    return Answer({"case": {"code": code}, "told_policy": {"id": made}}, [line])
