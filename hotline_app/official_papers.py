"""Making an official paper of a case: its words, its number, the file."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db import clock, lookups
from db.commands.approvals import issue_or_propose, remind_or_propose
from db.commands.referral_steps import problems_of
from db.errors import NotFound, ValidationFailed
from db.queries import case_details, documents, registers
from db.records.cases import CaseDetail
from db.records.documents import DocumentDraft, Meeting, MeetingDraft
from db.records.people import Actor
from db.records.referrals import ReferralRecord, ReferralStepRecord, ReminderDraft
from db.rules import permissions
from db.rules.days import VIETNAM, vietnam_day
from db.rules.disclosure import hides_person
from db.rules.documents import OF_REFERRALS
from db.rules.legal_tracks import DENUNCIATION
from db.rules.meetings import read_meeting
from db.rules.reminders import REMINDERS, StepKind
from hotline_app.i18n import words_of

if TYPE_CHECKING:
    from db.connection import Database
    from exports.desk import PaperOptions
    from exports.letters.case_words import LetterCase

LANGUAGE = "vi"
"""Official papers are in Vietnamese whatever the screen speaks."""
LETTERS_THAT_URGE: Final = frozenset({"reminder", "escalation"})
"""Papers whose number counts as a step of the referral."""


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
        superior: to which body above an escalation goes.
        remark: of a letter that urges, for the office itself.
        meeting: what was typed about a meeting.
    """

    paper: str
    case_code: str
    path: Path
    made_by: str
    referral_id: str = ""
    takes_number: bool = False
    superior: str = ""
    remark: str = ""
    meeting: MeetingDraft = field(default_factory=MeetingDraft)


@dataclass(frozen=True)
class MadePaper:
    """A paper that was written; `number` is empty where dots stand to write on.

    `is_proposed` says that its number waits for a second person.
    """

    path: Path
    number: str
    is_proposed: bool = False


def make_paper(database: "Database", actor: Actor, wish: PaperWish) -> MadePaper:
    """Write a paper; one that has a number keeps it, however often it is written.

    A reminder or an escalation that takes a number is the next step of its referral: refused
    before it is due.

    Raises:
        NotFound: no such case, paper or referral.
        ValidationFailed: the case has several referrals and none was named; a letter that is not
            the next one, or not due; a day or an hour that cannot be read.
        NotAllowed: the actor may not give numbers.
        ExportRefused: the file cannot be written; then no number was taken.
    """
    from exports.letters.writing import write_letter

    case = letter_case(database, wish)
    number = case.options.document_number
    if wish.paper in LETTERS_THAT_URGE and wish.takes_number:
        return _urge(database, actor, wish, case)
    if wish.takes_number and not number:
        permissions.require(actor, "issue_number")
        # Written once without: a file that cannot be written must not cost a number.
        write_letter(wish.paper, case, wish.path)
        draft = DocumentDraft(
            party=_party(case)[:500],
            subject=case.subject[:1_000],
            case_code=case.detail.case.code,
            referral_id=case.referral.id if case.referral else "",
        )
        made = issue_or_propose(database, actor, wish.paper, draft)
        if made is None:
            return MadePaper(wish.path, "", is_proposed=True)
        number = made.symbol
        case = replace(case, options=replace(case.options, document_number=number))
    return MadePaper(write_letter(wish.paper, case, wish.path), number)


def letter_case(
    database: "Database", wish: PaperWish, proposed: ReferralRecord | None = None
) -> "LetterCase":
    """A case on its way onto a paper; `proposed` is a referral that is not stored yet.

    Raises:
        NotFound, ValidationFailed: as `make_paper`.
    """
    # The paper libraries cost a third of a second: they are loaded when somebody prints.
    from exports.letters.case_words import LetterCase

    meeting = meeting_of(wish.meeting)
    wording = documents.wording(database, wish.paper)
    detail = case_details.detail(database, wish.case_code)
    referral = proposed or _referral(detail, wish)
    options = paper_options(database, wish.made_by)
    step = _step(wish, referral)
    if step is not None:
        at = datetime.combine(step.done_on, time(12), VIETNAM)
        options = replace(options, made_at=at, document_number=step.document_number)
    elif wish.paper not in LETTERS_THAT_URGE:
        kept = referral.id if referral else ""
        number = documents.number_of(database, wish.paper, detail.case.id, kept)
        options = replace(options, document_number=number)
    return LetterCase(
        detail,
        wording,
        options,
        words_of(LANGUAGE),
        referral,
        _answer_by(database, wish.paper, referral, vietnam_day(options.made_at)),
        addressee=step.party if step else wish.superior,
        times=_times(referral, step) if wish.paper == "reminder" else 0,
        meeting=meeting,
        hides_person=hides_person(detail.case.legal_track, wish.paper),
    )


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
    # Whoever denounces is not named in the register either.
    if case.detail.case.legal_track == DENUNCIATION:
        return case.tr("(not named)")
    return case.person.full_name if case.person else ""


def _urge(database: "Database", actor: Actor, wish: PaperWish, case: "LetterCase") -> MadePaper:
    """Write the next letter about a referral, with its number and its step in one act."""
    from exports.letters.writing import write_letter

    permissions.require(actor, "remind_agency")
    referral = case.referral
    assert referral is not None
    following = referral.next_step
    if following is None:
        raise ValidationFailed({"state": "not_sent"})
    is_reminder = wish.paper == "reminder"
    first = StepKind.REMINDER_1 if is_reminder else StepKind.ESCALATION
    fits = (following.kind in REMINDERS) is is_reminder
    kind = following.kind if fits else first.value
    draft = ReminderDraft(kind, wish.superior, case.subject[:1_000], wish.remark)
    problems = problems_of(following, draft, vietnam_day(clock.now()))
    if problems:
        raise ValidationFailed(problems)
    # Written once without: a file that cannot be written must not cost a number.
    write_letter(wish.paper, case, wish.path)
    made = remind_or_propose(database, actor, referral.id, draft)
    if made is None:
        return MadePaper(wish.path, "", is_proposed=True)
    case = replace(case, options=replace(case.options, document_number=made.symbol))
    return MadePaper(write_letter(wish.paper, case, wish.path), made.symbol)


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


def _step(wish: PaperWish, referral: ReferralRecord | None) -> ReferralStepRecord | None:
    """The last letter of this kind that was sent, when it is written once more."""
    if referral is None or wish.takes_number or wish.paper not in LETTERS_THAT_URGE:
        return None
    is_reminder = wish.paper == "reminder"
    sent = [one for one in referral.letters if (one.kind in REMINDERS) is is_reminder]
    return sent[-1] if sent else None


def _times(referral: ReferralRecord | None, step: ReferralStepRecord | None) -> int:
    """Which reminder it is: of one that was sent its own number, else of the next one."""
    if step is not None:
        return REMINDERS.index(StepKind(step.kind)) + 1
    following = referral.next_step if referral else None
    if following is not None and following.kind in REMINDERS:
        return REMINDERS.index(StepKind(following.kind)) + 1
    return 1


def _answer_by(
    database: "Database", paper: str, referral: ReferralRecord | None, from_on: date
) -> date | None:
    """The day by which an answer is asked for: as promised, else the office's own term.

    A letter that urges sets a new, shorter term from its own day.
    """
    if referral is None:
        return None
    clocks, urges = lookups.clocks(database), paper in LETTERS_THAT_URGE
    promised = referral.promised_on or referral.due_on
    if not urges and promised is not None:
        return promised
    days = clocks.answer_days if urges else clocks.referral_days
    return lookups.calendar(database).add_working_days(from_on, days)
