"""What a paper may say of its case: only what goes out, in the words of the office."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from db.choices import ClaimState, PersonRole
from db.records.cases import CaseDetail
from db.records.documents import Meeting, Wording
from db.records.people import PersonRecord
from db.records.referrals import ReferralRecord
from db.rules import text
from db.rules.days import document_day, format_day, vietnam_day
from db.rules.disclosure import PERSON_FIELDS
from db.rules.documents import filled
from db.rules.ledger import ledger
from db.rules.phones import display_phone
from exports.desk import PaperOptions
from exports.letters.content import Block, Fact, Letter, Paragraph
from exports.privacy import Privacy, for_case
from exports.words import word

Translate = Callable[[str], str]
DOTS: Final = "." * 60
"""Room to write on by hand."""
_SHORTEST_NAME = 5
_MASKED = re.compile(r"[+\d][\d ]*•[•\d ]*[•\d]")


@dataclass(frozen=True)
class LetterCase:
    """A case on its way onto a paper.

    Attributes:
        detail: the case.
        wording: of the paper.
        options: day, maker, names of codes, number of the paper.
        tr: words in Vietnamese.
        referral: what the paper is about, for papers of referrals.
        answer_by: the day by which an answer is asked for.
        addressee: to whom it goes, where that is not the body of the referral.
        times: which reminder it is, from 1; 0 for other papers.
        meeting: when and where, for papers of meetings.
        hides_person: who reported is named nowhere, whatever was chosen.
    """

    detail: CaseDetail
    wording: Wording
    options: PaperOptions
    tr: Translate
    referral: ReferralRecord | None = None
    answer_by: date | None = None
    addressee: str = ""
    times: int = 0
    meeting: Meeting = field(default_factory=Meeting)
    hides_person: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """What may go out: all of it, or what was chosen for the referral."""
        chosen = frozenset({"name", "phone", "address", "employer", "unit", "summary", "needs"})
        if self.referral is not None:
            chosen = frozenset(self.referral.fields_sent)
        return chosen - PERSON_FIELDS if self.hides_person else chosen

    @property
    def hides_employer(self) -> bool:
        """Whether the employer is named nowhere on the paper."""
        return self.detail.case.employer_must_not_know or "employer" not in self.fields

    @property
    def subject(self) -> str:
        """What the paper is about."""
        return self.clean(filled(self.wording.subject, self._values()))

    @property
    def person(self) -> PersonRecord | None:
        """Who needs help, else who reported."""
        people = sorted(self.detail.people, key=lambda one: one.role != PersonRole.IN_NEED)
        return next(iter(people), None)

    def clean(self, words: str) -> str:
        """A text without what must not go out."""
        for privacy in self._masks():
            words = privacy.story(words)
        if "phone" not in self.fields:
            # Elsewhere the ends of a number stay readable; who was not to have it gets none.
            words = _MASKED.sub(self.tr("(not named)"), words)
        return words

    def word(self, subject: str, code: str | None) -> str:
        """The word for a stored code."""
        return word(self.tr, subject, code)

    def day(self, on: date | None) -> str:
        """A day, or empty."""
        return format_day(on) if on else ""

    def fact(self, label: str, value: str) -> Iterator[Fact]:
        """A fact, unless there is nothing to say."""
        if value.strip():
            yield Fact(label, self.clean(value))

    def paragraphs(self, wording: tuple[str, ...]) -> Iterator[Block]:
        """Paragraphs of the wording, filled in."""
        values = self._values()
        for words in wording:
            yield Paragraph(self.clean(filled(words, values)))

    def letter(self, title: str, receiver: str, blocks: list[Block]) -> Letter:
        """The paper round these blocks: head, number, wording before and behind, recipients."""
        values = self._values()
        head, wording = self.detail.letterhead, self.wording
        symbol = filled(wording.symbol, {"symbol": head.document_symbol})
        number = self.options.document_number or f"........./{symbol}"
        opening, closing = self.paragraphs(wording.opening), self.paragraphs(wording.closing)
        return Letter(
            letterhead=head,
            options=replace(self.options, document_number=number),
            title=title,
            subject=self.subject,
            receiver=receiver,
            blocks=(*opening, *blocks, *closing),
            recipients=tuple(self.clean(filled(one, values)) for one in wording.recipients),
        )

    def sent_facts(self) -> Iterator[Fact]:
        """The facts of the case that go out, each only when it was chosen."""
        tr, case, person, fields = self.tr, self.detail.case, self.person, self.fields
        if person and "name" in fields:
            yield from self.fact(tr("Full name"), person.full_name)
        if person and "phone" in fields:
            numbers = (display_phone(one.e164) or one.as_typed for one in person.phones)
            yield from self.fact(tr("Phone"), "; ".join(numbers))
        if "address" in fields:
            yield from self.fact(tr("Address"), (person and person.address) or case.address)
        if "employer" in fields and not self.hides_employer:
            employer = case.employer_name or (person.employer_name if person else "")
            yield from self.fact(tr("Employer"), employer)
        if "unit" in fields and not case.employer_must_not_know:
            unit = case.unit_name or (person.unit_name if person else "")
            yield from self.fact(tr("Union unit"), unit)
        if "needs" in fields:
            names = self.options.need_names
            yield from self.fact(tr("Needs"), ", ".join(names.get(c, c) for c in case.needs))
        if "summary" in fields:
            yield from self.fact(tr("Content"), case.summary)

    def _values(self) -> dict[str, str]:
        case, head, referral = self.detail.case, self.detail.letterhead, self.referral
        values = {
            "case": case.code,
            "office": head.office_name,
            "place": head.place_name,
            "opened": format_day(vietnam_day(case.opened_at)),
            "answer_by": self.day(self.answer_by),
            "number": self.options.document_number,
            "times": str(self.times or ""),
            "owner": case.owner_name,
            "when": when_words(self.meeting, self.tr),
            "where": self.meeting.place,
            "about": self.meeting.about,
        }
        if referral is not None:
            # What was not sent has no day of sending: dots stand there.
            sent = format_day(vietnam_day(referral.sent_at)) if referral.sent_at else ""
            values |= {
                "agency": referral.agency_name,
                "request": referral.request,
                "sent": sent,
                "due": self.day(referral.due_on or referral.promised_on),
                "earlier_number": referral.document_number,
            }
        return values

    def _masks(self) -> Iterator[Privacy]:
        """What takes phones, the employer, and names and addresses out of a text."""
        instead = self.tr("(not named)")
        hides_phones = "phone" not in self.fields
        yield for_case(self.detail, hides_phones, self.hides_employer, instead)
        hidden: set[str] = set()
        for person in self.detail.people:
            if "name" not in self.fields:
                hidden.add(text.fold(person.full_name))
            if "address" not in self.fields:
                hidden |= {text.fold(person.address), text.fold(self.detail.case.address)}
        if self.hides_person:
            hidden |= {text.fold(one.on_behalf_of) for one in self.detail.contacts}
        long_enough = [one for one in hidden if len(one) >= _SHORTEST_NAME]
        if long_enough:
            longest_first = sorted(long_enough, key=len, reverse=True)
            choices = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest_first)
            pattern = re.compile(rf"(?<!\w)(?:{choices})(?!\w)")
            yield Privacy(employer=pattern, instead=instead)


def checks(case: LetterCase) -> Iterator[Fact]:
    """The results of the checks in short, one fact for each claim: the newest check counts."""
    for claim in ledger(case.detail.verifications, vietnam_day(case.options.made_at)).claims:
        if claim.state is ClaimState.NOT_CHECKED:
            continue
        is_old = claim.state is ClaimState.EXPIRED
        result = case.word("verification_result", claim.newest.result)
        state = f"{result} ({case.word('claim_state', claim.state)})" if is_old else result
        yield Fact(case.tr("Verified"), case.clean(f"{claim.newest.claim}: {state}"))


def when_words(meeting: Meeting, tr: Translate) -> str:
    """When people meet: "08 giờ 30 ngày 06 tháng 9 năm 2021"; empty while nobody said."""
    if meeting.held_on is None:
        return ""
    day, month, year = document_day(meeting.held_on)
    words = tr("day {day} month {month} year {year}").format(day=day, month=month, year=year)
    if meeting.hour is None:
        return words
    hour = tr("{hour} o'clock {minute}").format(
        hour=f"{meeting.hour:%H}", minute=f"{meeting.hour:%M}"
    )
    return f"{hour} {words}"
