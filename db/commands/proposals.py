"""Reading the proposal of a benefit: the version in force, the amount, the days, the doubles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.choices import AssignmentState, BenefitKind
from db.clock import from_text
from db.commands.stamps import Desk
from db.connection import Database
from db.errors import ValidationFailed
from db.lookups import OpenCase
from db.queries import double_benefits, programmes
from db.records.double_benefits import DoubleBenefit
from db.records.drafts import AssignmentDraft
from db.records.programmes import BenefitRecord, CheckList, ProgrammeRecord
from db.rules import eligibility, programme_versions, text
from db.rules.days import vietnam_day
from db.rules.money import MoneyError, parse_money
from db.rules.validity import read_day


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that was read: nothing stands against storing it.

    Attributes:
        columns: of the assignment, as typed by people.
        doubles: other benefits that may be the same help.
    """

    benefit: BenefitRecord
    check_list: CheckList
    columns: dict[str, Any]
    doubles: tuple[DoubleBenefit, ...]


def read_proposal(desk: Desk, case: OpenCase, draft: AssignmentDraft) -> Proposal:
    """Read a proposal for a case.

    Raises:
        NotFound: no such benefit.
        ValidationFailed: every field that cannot be taken; then the benefit that is given once
            only; then help that may be the same twice and has no word why.
    """
    problems: dict[str, str] = {}
    opened_on = vietnam_day(from_text(case.opened_at))
    event_on = read_day(draft.event_on, "event_on", problems) or opened_on
    covers_from = read_day(draft.covers_from, "covers_from", problems)
    covers_to = read_day(draft.covers_to, "covers_to", problems)
    if covers_from and covers_to and covers_to < covers_from:
        problems["covers_to"] = "ends_before_it_begins"
    programme, benefit = _version_in_force(desk.database, draft.benefit_code, event_on)
    amount = read_amount(draft.amount, benefit, problems)
    papers = _papers(programme, draft, problems)
    if problems:
        raise ValidationFailed(problems)
    if benefit.is_once:
        _refuse_twice(desk, case, benefit, event_on)
    days = (event_on, covers_from, covers_to)
    doubles = double_benefits.of_proposal(desk.database, case.code, (programme, benefit), days)
    reason = text.clean(draft.double_reason)
    if doubles and not reason:
        raise ValidationFailed({"double_reason": "double_benefit"})
    check_list = eligibility.evaluate(programme, benefit, event_on, draft.answers)
    columns = {
        "event_on": event_on,
        "covers_from": covers_from,
        "covers_to": covers_to,
        "amount_asked": amount,
        "goods": text.clean(draft.goods),
        "double_reason": reason if doubles else "",
    }
    return Proposal(benefit, replace(check_list, papers=papers), columns, doubles)


def _papers(
    programme: ProgrammeRecord, draft: AssignmentDraft, problems: dict[str, str]
) -> tuple[tuple[str, bool], ...]:
    """The papers of the programme and whether each was seen; unknown ones become problems."""
    try:
        return papers_seen(programme.documents, draft.papers)
    except ValidationFailed as failed:
        problems |= failed.problems
        return ()


def told_doubles(doubles: Sequence[DoubleBenefit], reason: str) -> dict[str, Any]:
    """What the trail keeps of a finding: which benefits, what says so, and why all the same."""
    if not doubles:
        return {}
    lines = (
        f"{one.other.case_code} {one.other.benefit_code}: "
        f"{', '.join((*one.who, one.what, one.when))}"
        for one in doubles
    )
    return {"doubles": "; ".join(lines), "double_reason": reason}


def papers_seen(listed: Sequence[str], seen: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """Each listed paper, and whether it is among those that were seen.

    Raises:
        ValidationFailed: a paper that is not listed.
    """
    wanted = {text.fold(title) for title in seen if title.strip()}
    if wanted - {text.fold(title) for title in listed}:
        raise ValidationFailed({"papers": "unknown_paper"})
    return tuple((title, text.fold(title) in wanted) for title in listed)


def read_amount(typed: str, benefit: BenefitRecord, problems: dict[str, str]) -> int | None:
    """The amount as typed, in VND; empty takes the benefit's own where that is a whole one."""
    if not typed.strip():
        is_whole = benefit.kind in (BenefitKind.EXACT, BenefitKind.MAX, BenefitKind.ADDON)
        return benefit.amount if is_whole else None
    try:
        amount = parse_money(typed)
    except MoneyError as error:
        problems["amount"] = error.code
        return None
    ceiling = highest_amount(benefit)
    if ceiling is not None and amount > ceiling:
        problems["amount"] = "above_ceiling"
    return amount


def highest_amount(benefit: BenefitRecord) -> int | None:
    """The most one assignment to this benefit may ask for, in VND; None when nobody set it."""
    if benefit.amount is None or benefit.kind is BenefitKind.LOCAL_DECISION:
        return None
    if benefit.kind is BenefitKind.ADDON and benefit.unit == "trẻ":
        return None
    if benefit.kind in (BenefitKind.PER_DAY, BenefitKind.PER_MONTH):
        return None if benefit.max_units is None else benefit.amount * benefit.max_units
    return benefit.amount


def _version_in_force(
    database: Database, benefit_code: str, event_on: date
) -> tuple[ProgrammeRecord, BenefitRecord]:
    """The benefit as it stood on the day: of an amended programme the version then in force."""
    named = programmes.with_benefit(database, benefit_code)
    known = programmes.all_programmes(database)
    return programme_versions.in_force_for(known, benefit_code, event_on) or named


def _refuse_twice(desk: Desk, case: OpenCase, benefit: BenefitRecord, event_on: date) -> None:
    # Once is once for a person and an event, whichever case it is asked in.
    # By way of the cases: of a large programme thousands may have the same benefit.
    same = desk.database.value(
        "SELECT id FROM assignments WHERE case_id IN (SELECT ? UNION ALL "
        "SELECT id FROM cases WHERE person_id = ?) AND +benefit_id = ? AND state <> ? "
        "AND (case_id = ? OR event_on = ?)",
        [
            case.id,
            case.person_id,
            benefit.id,
            AssignmentState.REJECTED.value,
            case.id,
            event_on.isoformat(),
        ],
    )
    if same is not None:
        raise ValidationFailed({"benefit": "already_assigned"})
