"""What every section of a case paper needs: the sheet, the words, the options, the masks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.rules import days, money, phones
from exports.paper import BOLD, SMALL, Sheet
from exports.privacy import Privacy, mask
from exports.words import word


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """How a case is printed.

    Attributes:
        mask_phone: phones of callers show their ends only, wherever they stand.
        mask_employer: "(not named)" stands for the employer, in stories as well.
        names_secret_employer: an employer who must not know of the case is named all the same:
            for the office's own file only.
        names_denouncer: whoever denounces is named all the same: for the office's own file only.
        mask_people: nobody of the case is named, nor where they live.
        made_at: when the paper is made; its day stands under the motto.
        made_by: full name of who prints it.
        need_names, channel_names: words for the office's own codes.
        document_number: running number or whole number and symbol; empty leaves dots.
        language: language of the questions of a check-list ("vi" or "en").
    """

    made_at: datetime
    made_by: str
    mask_phone: bool = False
    mask_employer: bool = False
    names_secret_employer: bool = False
    names_denouncer: bool = False
    mask_people: bool = False
    need_names: Mapping[str, str] = field(default_factory=dict)
    channel_names: Mapping[str, str] = field(default_factory=dict)
    document_number: str = ""
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Desk:
    """Sheet and words together, so that a section reads like the paper it makes."""

    sheet: Sheet
    tr: Callable[[str], str]
    options: PaperOptions
    privacy: Privacy

    def word(self, subject: str, code: str | None) -> str:
        """The word for a stored code."""
        return word(self.tr, subject, code)

    def moment(self, at: datetime | None) -> str:
        """Day and time in Việt Nam, or empty."""
        return days.format_moment(at) if at else ""

    def day(self, on: date | None) -> str:
        """A day, or empty."""
        return days.format_day(on) if on else ""

    def by(self, name: str, at: datetime | None) -> str:
        """Who did something and when."""
        if not at:
            return name
        if not name:
            return self.moment(at)
        return self.tr("{moment}, {name}").format(moment=self.moment(at), name=name)

    def money(self, amount: int | None) -> str:
        """An amount in VND, or empty when none is fixed."""
        if amount is None:
            return ""
        return self.tr("{amount} VND").format(amount=money.format_vnd(amount))

    def phone(self, e164: str, as_typed: str = "") -> str:
        """A phone as people read it, masked when the paper asks for it."""
        if self.options.mask_phone:
            return mask(e164 or as_typed) if e164 or as_typed else ""
        return phones.display_phone(e164) if e164 else as_typed

    def yes_no(self, code: str) -> str:
        """Yes or no; an open question is left out of the paper."""
        return "" if code == "unknown" else self.word("yes_no_unknown", code)

    def story(self, text: str, indent: float = 0) -> None:
        """A text people wrote, whole."""
        if text:
            self.sheet.paragraph(self.privacy.story(text), indent=indent)

    def story_fact(self, label: str, text: str) -> None:
        """A text people wrote, beside its label."""
        self.sheet.fact(label, self.privacy.story(text))

    def entry(self, title: str) -> None:
        """The line that opens one entry of a section; it stays with what follows."""
        lines = self.sheet.lines(self.privacy.story(title), BOLD, self.sheet.text_width)
        self.sheet.room(min(len(lines), 20) * BOLD.leading + 2 * BOLD.leading)
        self.sheet.gap(4)
        self.sheet.put(lines, BOLD)

    def remark(self, text: str) -> None:
        """A small line under an entry."""
        self.sheet.paragraph(text, SMALL)
