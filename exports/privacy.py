"""Taking phone numbers and the employer's name out of a paper that leaves the office.

A name or number typed in the middle of a story gives a person away as well as one in its own field:
both are masked wherever they stand, however they are written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from db.records.cases import CaseDetail
from db.rules import phones, text

# A phone written in a text: 0 or +84, then 8 to 10 digits with single separators; days are not.
_PHONE: Final = re.compile(
    r"(?<![\d])(?!\d{1,2}[.\-]\d{1,2}[.\-](?:19|20)\d\d)(?:\+?84|0)(?:[\s.\-–()]{0,2}\d){8,10}(?!\d)"
)
_DIGITS: Final = re.compile(r"\+?\d(?:[\s.\-–()]{0,2}\d){5,}")
_COUNTRY: Final = "84"
_LEGAL_FORMS: Final = re.compile(
    r"(?:(?:tong cong ty|cong ty|tnhh|mtv|(?:mot|hai) thanh vien|cp|co phan|trach nhiem huu han"
    r"|doanh nghiep tu nhan|doanh nghiep|dntn|xi nghiep|nha may|chi nhanh|hop tac xa|htx|tap doan)"
    r"\s+)+"
)
_TRADES: Final = re.compile(
    r"(?:(?:san xuat|thuong mai|dich vu|xuat nhap khau|dau tu|xay dung|va|&|-)\s+)+"
)
_GRASS_ROOTS: Final = re.compile(r"(?:cdcs|cong doan co so|nghiep doan)\s+")
_SHORTEST_WORD: Final = 6  # letters of a one-word name: shorter ones are words of every day


def _national(digits: str) -> str:
    """Digits of a number without country code or leading zero."""
    digits = "".join(sign for sign in digits if sign.isdigit())
    if digits.startswith("0"):
        return digits[1:]
    return digits.removeprefix(_COUNTRY) if len(digits) > 9 else digits


def _folded(line: str) -> tuple[str, list[int]]:
    """Folded letters of `line`, and for each the place in `line` it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(line):
        folded = text.fold(letter) or (" " if letter.isspace() else "")
        letters.append(folded)
        places.extend([place] * len(folded))
    return "".join(letters), places


def _cores(name: str, places: str) -> Iterator[str]:
    """The parts of an employer's folded name that say which employer it is.

    Without the legal form, and without what it does: "Sản xuất Kẽm Lông Vũ" and "Kẽm Lông Vũ". A
    name that is also the office's place or part of its name is left alone: "Đắk Lắk" names no
    employer.
    """
    union = _GRASS_ROOTS.match(name)
    bare = name[union.end() :] if union else name
    legal = _LEGAL_FORMS.match(bare)
    cores = [bare[legal.end() :]] if legal else [bare] if union else []
    for core in list(cores):
        trade = _TRADES.match(core)
        if trade:
            cores.append(core[trade.end() :])
    for core in cores:
        is_name = " " in core or len(core) >= _SHORTEST_WORD
        if core and is_name and core not in places:
            yield core


@dataclass(frozen=True, slots=True)
class Privacy:
    """What must not be read on the paper; empty: nothing is masked."""

    numbers: frozenset[str] = frozenset()
    masks_phones: bool = False
    employer: re.Pattern[str] | None = None
    instead: str = ""

    def clean(self, line: str) -> str:
        """`line` without the known numbers and the employer's name."""
        if self.numbers:
            line = _DIGITS.sub(self._mask_known, line)
        return self._without_employer(line) if self.employer else line

    def story(self, line: str) -> str:
        """Like `clean`, for text people wrote: every number that looks like a phone is masked."""
        if self.masks_phones:
            line = _PHONE.sub(lambda found: mask(found.group()), line)
        return self.clean(line)

    def _mask_known(self, found: re.Match[str]) -> str:
        digits = found.group()
        return mask(digits) if _national(digits) in self.numbers else digits

    def _without_employer(self, line: str) -> str:
        assert self.employer is not None
        folded, places = _folded(line)
        for found in reversed(list(self.employer.finditer(folded))):
            end = places[found.end() - 1] + 1
            line = line[: places[found.start()]] + self.instead + line[end:]
        return line


def mask(number: str) -> str:
    """A number of which only the ends can be read."""
    digits = "".join(sign for sign in number if sign.isdigit())
    national = digits[2:] if number.lstrip().startswith("+84") else digits.removeprefix("0")
    return phones.mask_phone(f"+84{national}")


def _numbers(detail: CaseDetail) -> Iterator[str]:
    for person in detail.people:
        yield from (number for phone in person.phones for number in (phone.e164, phone.as_typed))
        yield person.zalo
    for contact in detail.contacts:
        yield from (contact.phone, contact.phone_as_typed)


def _employers(detail: CaseDetail) -> Iterable[str]:
    names = {detail.case.employer_name, *detail.employer_names}
    names |= {person.employer_name for person in detail.people}
    # A grass-roots union bears the name of its employer.
    units = {detail.case.unit_name, *(person.unit_name for person in detail.people)}
    names |= {name for name in units if is_grass_roots(name)}
    return [name for name in names if name.strip()]


def is_grass_roots(unit_name: str) -> bool:
    """Whether a union's name tells which employer it belongs to."""
    return _GRASS_ROOTS.match(text.fold(unit_name)) is not None


def names_employer(detail: CaseDetail, words: str) -> bool:
    """Whether a text names an employer of the case, in whatever way it is written."""
    employer = for_case(detail, False, True, "").employer
    return employer is not None and employer.search(_folded(words)[0]) is not None


def people_of(detail: CaseDetail) -> tuple[str, ...]:
    """What tells who the people of a case are: names as stored, and where they live."""
    found = {detail.case.address}
    for person in detail.people:
        found |= {person.full_name, person.address}
    for contact in detail.contacts:
        found |= {contact.person_name, contact.on_behalf_of}
    return tuple(sorted(one for one in found if len(one.strip()) >= _SHORTEST_WORD))


def for_case(
    detail: CaseDetail,
    hides_phones: bool,
    hides_employer: bool,
    instead: str,
    others: Iterable[str] = (),
) -> Privacy:
    """What to take out of the papers of one case; `instead` stands for the employer's name.

    Args:
        others: more words that are taken out, such as the names of `people_of`.
    """
    numbers = set()
    if hides_phones:
        numbers = {_national(number) for number in _numbers(detail)}
        numbers = {number for number in numbers if len(number) >= 6}
    named = list(others)
    head = detail.letterhead
    places = f"{head.parent_name} {head.office_name} {head.place_name}"
    if hides_employer:
        named += _employers(detail)
    pattern = _pattern_of(named, places) if named else None
    return Privacy(frozenset(numbers), hides_phones, pattern, instead)


def for_names(names: Iterable[str], instead: str) -> Privacy:
    """What takes these employers out of a text, for lists that know no whole case."""
    return Privacy(employer=_pattern_of(names, ""), instead=instead)


def for_people(words: Iterable[str], instead: str) -> Privacy:
    """What takes these names and addresses, and every phone, out of a text people wrote."""
    return Privacy(masks_phones=True, employer=_pattern_of(words, ""), instead=instead)


def _pattern_of(employers: Iterable[str], places: str) -> re.Pattern[str] | None:
    """Every way of writing these names; places of the office are left alone."""
    names: set[str] = set()
    for name in employers:
        folded = text.fold(name)
        names |= {folded, *_cores(folded, text.fold(places))} - {""}
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    choices = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")
