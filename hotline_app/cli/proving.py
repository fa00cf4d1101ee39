"""What is proven, who lives together, and which help may have been given twice."""

import click

from db.errors import NotFound, ValidationFailed
from db.records.double_benefits import ApprovalWarnings, DoubleBenefit
from db.records.ledger import Claim, VerificationRecord
from db.records.person_facts import PersonFacts
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.people import person_of
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import ntr, tr
from hotline_app.labels_proof import budget_words, double_head, double_why


@command(
    "ledger",
    words=lambda: tr(
        "Show every claim of a case: what is proven, what is not, what must be checked again."
    ),
)
@click.argument("case")
def ledger(session: Session, case: str) -> Answer:
    """Print the ledger of a case."""
    from db import clock
    from db.queries import case_details
    from db.rules.days import vietnam_day
    from db.rules.ledger import ORDER
    from db.rules.ledger import ledger as stood

    with session.desk() as desk:
        code = desk.case_code(case)
        detail = case_details.detail(desk.database, code)
    found = stood(detail.verifications, vietnam_day(clock.now()))
    lines = [line for claim in found.claims for line in _claim_lines(claim)]
    counts = {state: found.counts[state] for state in ORDER if found.counts[state]}
    told = "; ".join(f"{labels.word('claim_state', one)}: {count}" for one, count in counts.items())
    head = told or tr("Nothing has been checked yet.")
    value = {"case": {"code": code}, "claims": found.claims, "counts": counts}
    return Answer(value, [f"{code}: {head}", *lines])


def _claim_lines(claim: Claim) -> list[str]:
    lines = ["", f"[{labels.word('claim_state', claim.state)}] {claim.newest.claim}"]
    for place, check in enumerate(claim.checks):
        lines += check_lines(check, "  " if place == 0 else "    ")
    return lines


def check_lines(check: VerificationRecord, indent: str) -> list[str]:
    """One check of a claim, for people."""
    from db.rules.days import format_day, format_moment

    result = labels.word("verification_result", check.result)
    confidence = labels.word("confidence", check.confidence)
    made = ", ".join(part for part in (format_moment(check.verified_at), check.verified_by) if part)
    pairs = [
        (tr("Result"), f"{result} ({confidence})" if check.is_check else ""),
        (tr("Method"), labels.word("verification_method", check.method)),
        (tr("Source"), check.source),
        (tr("Evidence"), check.evidence),
        (tr("Files"), ", ".join(one.file_name for one in check.files)),
        (tr("Valid until"), format_day(check.valid_until) if check.valid_until else ""),
        (tr("Verified by") if check.is_check else tr("Noted by"), made),
    ]
    return facts(pairs, indent)


def evidence_of(desk: Desk, code: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of files of a case, each named by id, by the end of it, or by its file name.

    Raises:
        ValidationFailed: a file the case does not keep, or a name that several bear.
    """
    from db.queries import case_details
    from db.rules.text import fold

    found = []
    kept = case_details.detail(desk.database, code).attachments if named else ()
    usable = [file for file in kept if file.withdrawn_at is None]
    for name in named:
        fits = [
            file.id
            for file in usable
            if fold(file.file_name) == fold(name) or (len(name) >= 4 and file.id.endswith(name))
        ]
        if len(fits) != 1:
            raise ValidationFailed({"files": "not_a_file_of_the_case"})
        found += fits
    return tuple(found)


@command(
    "double-benefits",
    words=lambda: tr("List the help that may have been given twice, in one office or in several."),
)
@option("--programme", default="", metavar="CODE", words=lambda: tr("Only of this programme."))
def double_benefits(session: Session, programme: str) -> Answer:
    """Compare every assignment with every other one."""
    from db.queries import double_benefits as questions
    from db.queries import programmes

    with session.desk() as desk:
        wanted = programmes.programme(desk.database, programme).code if programme else ""
        found = [
            one
            for one in questions.everywhere(desk.database)
            if wanted in ("", one.asked.programme_code, one.other.programme_code)
        ]
    lines = [line for one in found for line in _pair_lines(one)]
    count = ntr("{count} pair found", "{count} pairs found", len(found))
    return Answer({"doubles": found}, [*lines, count.format(count=len(found))])


def _pair_lines(found: DoubleBenefit) -> list[str]:
    from dataclasses import replace

    turned = replace(found, asked=found.other, other=found.asked)
    lines = [double_head(turned), f"= {double_head(found)}", f"  {double_why(found)}"]
    offices = {one.office_code for one in (found.asked, found.other) if one.office_code}
    if len(offices) > 1:
        names = ", ".join(sorted(offices))
        lines.append("  " + tr("Two offices: {offices}").format(offices=names))
    if found.asked.reason:
        why = tr("Why it is right all the same: {reason}").format(reason=found.asked.reason)
        lines.append(f"  {why}")
    return [*lines, ""]


def warning_lines(warned: ApprovalWarnings, indent: str = "") -> list[str]:
    """What somebody who approves must see: doubles and the budget."""
    lines = [f"{indent}⚠ {double_head(one)}\n{indent}  {double_why(one)}" for one in warned.doubles]
    words, _style = budget_words(warned)
    return [*lines, *(f"{indent}{line}" for line in words.splitlines())]


@command("household", words=lambda: tr("Show who lives with a person, or change it."))
@click.argument("person")
@click.argument("act", type=choice(("show", "join", "leave")), default="show")
@option("--of", "other", default="", metavar="PERSON", words=lambda: tr("Whose household to join."))
def household(session: Session, person: str, act: str, other: str) -> Answer:
    """Show a household, join it or leave it."""
    from db.commands.households import join_household, leave_household
    from db.queries import person_details

    with session.desk() as desk:
        person_id = person_of(desk, person)
        if act == "join":
            if not other:
                raise NotFound("person", other)
            join_household(desk.database, desk.actor, person_id, person_of(desk, other))
        elif act == "leave":
            leave_household(desk.database, desk.actor, person_id)
        shown = person_details.facts(desk.database, person_id)
    value = {"person": {"id": shown.id, "name": shown.full_name}, "household": shown.household}
    return Answer(value, household_lines(shown))


def household_lines(person: PersonFacts) -> list[str]:
    """Who lives with a person, for people."""
    name = person.full_name or tr("No name given")
    if not person.household:
        return [tr("{name}: nobody else of the household is known.").format(name=name)]
    lines = [tr("{name} lives with:").format(name=name)]
    for one in person.household:
        born = f" ({one.birth_year})" if one.birth_year else ""
        lines.append(f"  {one.full_name or tr('No name given')}{born}  {one.id}")
    return lines
