"""A referral as the body will read it: the very text of the letter, before it is prepared."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db import clock
from db.choices import ReferralState
from db.records.drafts import ReferralDraft
from db.records.referrals import ReferralRecord
from db.rules import text
from db.rules.days import DayError, parse_day
from hotline_app.i18n import words_of
from hotline_app.official_papers import PaperWish, letter_case

if TYPE_CHECKING:
    from db.connection import Database


@dataclass(frozen=True, slots=True)
class Preview:
    """The text of a referral.

    Attributes:
        words: what the body reads, paragraph by paragraph.
        hides_person: whoever denounces is left out, whatever is ticked.
        names_employer: the case's story or the request names an employer who must not be named;
            other words stand there instead.
    """

    words: str
    names_employer: bool
    hides_person: bool = False


def preview(database: "Database", case_code: str, draft: ReferralDraft, agency: str) -> Preview:
    """The text of a referral as typed; `agency` is the name of the body."""
    # The paper libraries cost a third of a second: they are loaded when somebody prints.
    from exports.letters.content import Fact, Heading, Paragraph
    from exports.letters.referral_letter import referral_letter
    from exports.privacy import names_employer

    wish = PaperWish("referral_letter", case_code, Path(), "")
    case = letter_case(database, wish, _proposed(draft, agency))
    letter = referral_letter(case)
    tr = words_of("vi")
    lines = [tr("To: {receiver}").format(receiver=letter.receiver or "…"), letter.subject]
    for block in letter.blocks:
        if isinstance(block, Fact):
            lines.append(f"{block.label}: {block.value}")
        elif isinstance(block, Heading | Paragraph):
            lines.append(block.text)
    said = (case.detail.case.summary, draft.request)
    hidden = case.hides_employer and any(names_employer(case.detail, one) for one in said)
    return Preview("\n".join(lines), hidden, case.hides_person)


def _proposed(draft: ReferralDraft, agency: str) -> ReferralRecord:
    try:
        promised_on = parse_day(draft.promised_on) if draft.promised_on.strip() else None
    except DayError:
        promised_on = None
    return ReferralRecord(
        id="",
        case_id="",
        agency_name=text.clean_line(agency),
        agency_address="",
        state=ReferralState.PREPARED,
        fields_sent=draft.fields_sent,
        request=text.clean(draft.request),
        document_number="",
        sending_method=None,
        proof="",
        prepared_by="",
        prepared_at=clock.now(),
        sent_at=None,
        promised_on=promised_on,
        due_on=None,
        answer="",
        answered_at=None,
        version=0,
    )
