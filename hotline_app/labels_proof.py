"""Sentences for proof and doubles: claims, papers, households, help given twice."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from db.rules import days, money
from exports.words import word as word_for
from hotline_app.i18n import tr as translated

if TYPE_CHECKING:
    from db.records.double_benefits import ApprovalWarnings, DoubleBenefit


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

PROBLEMS: Final[Mapping[str, str]] = {
    "double_benefit": tr(
        "This person may have this help already. Look at what was found, then write why it is "
        "right all the same."
    ),
    "unknown_paper": tr("The programme does not ask for this paper. Choose from its list."),
    "not_an_id_number": tr("An identity card has 12 digits, an old one 9. Check the number."),
    "lives_with_itself": tr("This is the same person. Choose somebody else."),
    "lives_there_already": tr("These two live in one household already."),
    "in_no_household": tr("This person stands in no household."),
    "not_a_file_of_the_case": tr("The case does not keep this file. Attach it to the case first."),
}
FIELDS: Final[Mapping[str, str]] = {
    "covers_from": tr("Help from"),
    "covers_to": tr("Help until"),
    "double_reason": tr("Why the help is right all the same"),
    "doubles": tr("May be given twice"),
    "over_budget": tr("Over the budget"),
    "papers": tr("Papers seen"),
    "papers_missing": tr("Papers still missing"),
    "id_number": tr("Number of the identity card"),
    "household": tr("Household"),
    "files": tr("Files that prove it"),
    "evidence_files": tr("Files that prove it"),
}
ACTS: Final[Mapping[str, str]] = {
    "check_papers": tr("Looked through the papers for the support"),
    "join_household": tr("Put a person into a household"),
    "leave_household": tr("Took a person out of a household"),
}
_WHO: Final[Mapping[str, str]] = {
    "same_person": tr("the same person"),
    "same_id_number": tr("the same identity number"),
    "same_household": tr("the same household"),
    "same_phone": tr("the same phone"),
}
_WHAT: Final[Mapping[str, str]] = {
    "same_benefit": tr("the same benefit"),
    "same_programme": tr("the same programme"),
    "same_purpose": tr("the same purpose"),
}
_WHEN: Final[Mapping[str, str]] = {
    "same_event": tr("the same event"),
    "overlapping_period": tr("days that overlap"),
    "day_unknown": tr("the day is not known"),
}
_CODE: Final = re.compile(r"[a-z]+(?:_[a-z]+)+")


def double_head(found: "DoubleBenefit") -> str:
    """Who got what, when and in which case."""
    other = found.other
    name = other.recipient.name or translated("No name given")
    state = word_for(translated, "assignment_state", other.state)
    parts = [name, other.programme_number or other.benefit_code, period_words(found), state]
    if other.amount is not None:
        amount = translated("{amount} VND").format(amount=money.format_vnd(other.amount))
        parts.insert(2, amount)
    return " · ".join(part for part in (*parts, other.case_code) if part)


def double_why(found: "DoubleBenefit") -> str:
    """What says that the two may be the same help."""
    codes = [*(_WHO[one] for one in found.who), _WHAT[found.what], _WHEN[found.when]]
    return ", ".join(translated(words) for words in codes)


def period_words(found: "DoubleBenefit") -> str:
    """The days the other benefit is for."""
    other = found.other
    if other.covers_from or other.covers_to:
        ends = (other.covers_from, other.covers_to)
        return " – ".join(days.format_day(end) if end else "…" for end in ends)
    return days.format_day(other.event_on) if other.event_on else ""


def budget_words(warned: "ApprovalWarnings") -> tuple[str, str]:
    """What is left of the programme's budget, and the style that says how serious it is."""
    if warned.left is None:
        return "", "Quiet.TLabel"
    left = money.format_vnd(abs(warned.left))
    sign = "−" if warned.left < 0 else ""
    words = translated("Left of the programme’s budget: {amount} VND").format(
        amount=f"{sign}{left}"
    )
    if not warned.over:
        return words, "Quiet.TLabel"
    over = translated("⚠ This goes {amount} VND over the budget.")
    return f"{words}\n{over.format(amount=money.format_vnd(warned.over))}", "Warn.TLabel"


def doubles_words(stored: str) -> str:
    """What the trail keeps of findings, its codes in words."""
    table = {**_WHO, **_WHAT, **_WHEN}
    return _CODE.sub(
        lambda found: translated(table[found[0]]) if found[0] in table else found[0], stored
    )
