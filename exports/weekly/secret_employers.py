"""Taking employers who must not know of a case out of a week before it leaves the office."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from db.records.case_rows import CaseRow
from db.records.weeks import WeekReport
from exports.privacy import Privacy, for_names, is_grass_roots
from exports.weekly.values import Translate

_OF_A_CASE: Final = ("employer_name", "summary")
_OF_A_CONTACT: Final = ("on_behalf_of", "narrative", "call_back_note")
_OF_A_CHECK: Final = ("claim", "source")


def without_secret_employers(report: WeekReport, tr: Translate) -> WeekReport:
    """The week in which no such employer is named, in its own column or in a story.

    A grass-roots union bears the name of its employer: it is left out as well.
    """
    if not report.secret_names:
        return report
    instead = tr("(not named)")
    known = {code: for_names(names, instead) for code, names in report.secret_names.items()}
    cases = [_without_unit(row, report) if row.code in known else row for row in report.cases]
    hidden = Counter(
        before.unit_code
        for before, after in zip(report.cases, cases, strict=True)
        if before.unit_code != after.unit_code
    )
    return replace(
        report,
        cases=_cleaned(cases, "code", _OF_A_CASE, known),
        contacts=_cleaned(report.contacts, "case_code", _OF_A_CONTACT, known),
        verifications=_cleaned(report.verifications, "case_code", _OF_A_CHECK, known),
        counts_by=_counted(report.counts_by, hidden) if hidden else report.counts_by,
    )


def _without_unit(row: CaseRow, report: WeekReport) -> CaseRow:
    is_told = not is_grass_roots(report.unit_names.get(row.unit_code, ""))
    return row if is_told else replace(row, unit_code="", unit_name="")


def _counted(
    counts_by: Mapping[str, Mapping[str, int]], hidden: Counter[str]
) -> Mapping[str, Mapping[str, int]]:
    """The same counts with the cases of hidden unions among those without one."""
    units = Counter(counts_by.get("unit", {}))
    units.subtract(hidden)
    units[""] += hidden.total()
    return {**counts_by, "unit": {code: count for code, count in units.items() if count}}


def _cleaned(
    rows: Iterable[Any], key: str, fields: tuple[str, ...], known: dict[str, Privacy]
) -> tuple[Any, ...]:
    found = []
    for row in rows:
        privacy = known.get(getattr(row, key) or "")
        if privacy is not None:
            row = replace(row, **{name: privacy.clean(getattr(row, name)) for name in fields})
        found.append(row)
    return tuple(found)
