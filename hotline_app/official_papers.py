"""Making an official paper of a case: its words, its number, the file."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db import clock, lookups
from db.commands.documents import issue_paper
from db.errors import NotFound, ValidationFailed
from db.queries import case_details, documents, registers
from db.records.cases import CaseDetail, ReferralRecord
from db.records.documents import DocumentDraft, Meeting, MeetingDraft
from db.records.people import Actor
from db.rules import permissions
from db.rules.days import vietnam_day
from db.rules.documents import OF_REFERRALS
from db.rules.meetings import read_meeting
from hotline_app.i18n import words_of

if TYPE_CHECKING:
    from db.connection import Database
    from exports.desk import PaperOptions
    from exports.letters.case_words import LetterCase

LANGUAGE = "vi"
"""Official papers are in Vietnamese whatever the screen speaks."""


@dataclass(frozen=True)
class PaperWish:
    """Which paper is wanted.

    Attributes:
        paper: a code of `db.rules.documents.PAPERS`.
        case_code: of the case, or the end of it.
        path: file to write, ".pdf" or ".docx".
        made_by: full name of who makes it.
        referral_id: for papers of referrals; empty takes the only one there is.
        takes_number: a paper without a number gets the next one of the register.
        meeting: what was typed about a meeting.
    """

    paper: str
    case_code: str
    path: Path
    made_by: str
    referral_id: str = ""
    takes_number: bool = False
    meeting: MeetingDraft = field(default_factory=MeetingDraft)


@dataclass(frozen=True)
class MadePaper:
    """A paper that was written; `number` is empty where dots stand to write on."""

    path: Path
    number: str


def make_paper(database: "Database", actor: Actor, wish: PaperWish) -> MadePaper:
    """Write a paper; one that has a number keeps it, however often it is written.

    Raises:
        NotFound: no such case, paper or referral.
        ValidationFailed: the case has several referrals and none was named; a day or an hour that
            cannot be read.
        NotAllowed: the actor may not give numbers.
        ExportRefused: the file cannot be written; then no number was taken.
    """
    from exports.letters.writing import write_letter

    case = _case(database, wish)
    if wish.takes_number and not case.options.document_number:
        permissions.require(actor, "issue_number")
        # Written once without: a file that cannot be written must not cost a number.
        write_letter(wish.paper, case, wish.path)
        draft = DocumentDraft(
            party=_party(case)[:500],
            subject=case.subject[:1_000],
            case_code=case.detail.case.code,
            referral_id=case.referral.id if case.referral else "",
        )
        number = issue_paper(database, actor, wish.paper, draft).symbol
        case = replace(case, options=replace(case.options, document_number=number))
    return MadePaper(write_letter(wish.paper, case, wish.path), case.options.document_number)


def _case(database: "Database", wish: PaperWish) -> "LetterCase":
    """The case on its way onto the paper, with the number it has."""
    # The paper libraries cost a third of a second: they are loaded when somebody prints.
    from exports.letters.case_words import LetterCase

    meeting = meeting_of(wish.meeting)
    wording = documents.wording(database, wish.paper)
    detail = case_details.detail(database, wish.case_code)
    referral = _referral(detail, wish)
    referral_id = referral.id if referral else ""
    number = documents.number_of(database, wish.paper, detail.case.id, referral_id)
    options = paper_options(database, wish.made_by, number)
    answer_by = _answer_by(database, wish.paper, referral)
    return LetterCase(detail, wording, options, words_of(LANGUAGE), referral, answer_by, meeting)


def paper_options(database: "Database", made_by: str, number: str = "") -> "PaperOptions":
    """How an official paper is written now: in Vietnamese, with the office's own names."""
    from exports.desk import PaperOptions

    return PaperOptions(
        made_at=clock.now(),
        made_by=made_by,
        need_names={need.code: need.name(LANGUAGE) for need in registers.needs(database)},
        channel_names={one.code: one.name(LANGUAGE) for one in registers.channels(database)},
        document_number=number,
        language=LANGUAGE,
    )


def meeting_of(typed: MeetingDraft) -> Meeting:
    """What was typed about a meeting, read.

    Raises:
        ValidationFailed: a day or an hour that cannot be read.
    """
    meeting, problems = read_meeting(typed, vietnam_day(clock.now()))
    if problems:
        raise ValidationFailed(problems)
    return meeting


def _party(case: "LetterCase") -> str:
    """To whom a paper goes, as the register says it."""
    if case.referral is not None:
        return case.referral.agency_name
    if case.meeting.invited:
        return "; ".join(case.meeting.invited)
    return case.person.full_name if case.person else ""


def _referral(detail: CaseDetail, wish: PaperWish) -> ReferralRecord | None:
    if wish.paper not in OF_REFERRALS:
        return None
    wanted = wish.referral_id.strip().lower()
    found = [one for one in detail.referrals if not wanted or one.id.endswith(wanted)]
    if len(found) > 1:
        raise ValidationFailed({"referral": "choose_referral"})
    if not found:
        raise NotFound("referral", wish.referral_id or detail.case.code)
    return found[0]


def _answer_by(database: "Database", paper: str, referral: ReferralRecord | None) -> date | None:
    """The day by which an answer is asked for: as promised, else the office's own term from today.

    A reminder sets a new, shorter term.
    """
    if referral is None:
        return None
    clocks = lookups.clocks(database)
    promised = referral.promised_on or referral.due_on
    if paper != "reminder" and promised is not None:
        return promised
    days = clocks.answer_days if paper == "reminder" else clocks.referral_days
    return lookups.calendar(database).add_working_days(vietnam_day(clock.now()), days)
