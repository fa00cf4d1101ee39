"""Who denounces is not told to whoever reads the weekly folder."""

from dataclasses import replace

from db.records.case_rows import CaseRow
from db.records.cases import ContactRecord
from db.records.weeks import WeekReport, WeekVerification
from exports.privacy import Privacy, for_people
from exports.weekly.values import Translate


def without_denouncers(report: WeekReport, tr: Translate) -> WeekReport:
    """The report in which no denunciation says who made it.

    Name and phones go, also out of what was written down; the matter itself stays.

    Args:
        report: of the week; its `denouncers` say which cases and which words.
        tr: words in the language of the files.
    """
    if not report.denouncers:
        return report
    instead = tr("(not named)")
    masks = {code: for_people(words, instead) for code, words in report.denouncers.items()}

    def case(one: CaseRow) -> CaseRow:
        mask = masks.get(one.code)
        if mask is None:
            return one
        return replace(one, person_name=instead, phone="", summary=mask.story(one.summary))

    def contact(one: ContactRecord) -> ContactRecord:
        mask = masks.get(one.case_code)
        return one if mask is None else _contact(one, mask)

    def verification(one: WeekVerification) -> WeekVerification:
        mask = masks.get(one.case_code)
        if mask is None:
            return one
        return replace(one, claim=mask.story(one.claim), source=mask.story(one.source))

    return replace(
        report,
        cases=tuple(map(case, report.cases)),
        contacts=tuple(map(contact, report.contacts)),
        verifications=tuple(map(verification, report.verifications)),
        denouncers={},
    )


def _contact(one: ContactRecord, mask: Privacy) -> ContactRecord:
    return replace(
        one,
        person_name=mask.instead,
        on_behalf_of="",
        phone="",
        phone_as_typed="",
        narrative=mask.story(one.narrative),
        call_back_note=mask.story(one.call_back_note),
    )
