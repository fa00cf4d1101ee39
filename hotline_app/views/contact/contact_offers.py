"""What can be told at once for the needs of the caller: answers, addresses, programmes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db import clock
from db.queries import agencies, caller_offers, programmes, registers
from db.records.desk_aids import AnswerOffer
from db.records.offices import AgencyRecord
from db.records.programmes import ProgrammeRecord
from db.rules import text
from db.rules.days import format_day, vietnam_day
from hotline_app.i18n import tr

if TYPE_CHECKING:
    from db.connection import Database

OF_EACH_KIND: Final = 3


@dataclass(frozen=True)
class Offer:
    """One thing to tell.

    Attributes:
        field: the field of the form that takes it.
        key: what that field holds.
        title: in one line.
        details: more words, or "".
    """

    field: str
    key: str
    title: str
    details: str = ""


class OfferSource:
    """Reads the directory and the programmes once; cards are asked for with every need.

    Args:
        database: of the office.
    """

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._agencies: tuple[AgencyRecord, ...] = ()
        self._programmes: tuple[ProgrammeRecord, ...] = ()
        self._names: dict[str, tuple[str, ...]] = {}
        self.is_read = False

    def read(self) -> None:
        """Read what changes seldom."""
        today = vietnam_day(clock.now())
        self._agencies = agencies.all_agencies(self._database)
        self._programmes = programmes.all_programmes(self._database, today)
        self._names = {
            need.code: (need.name_vi, need.name_en) for need in registers.needs(self._database)
        }
        self.is_read = True

    def offers(self, needs: Sequence[str], area: str) -> list[Offer]:
        """Return what fits the needs, at most three of each kind.

        Args:
            needs: codes that were picked; without any nothing is offered.
            area: where the caller is, as typed.
        """
        if not needs:
            return []
        if not self.is_read:
            self.read()
        today = vietnam_day(clock.now())
        cards = caller_offers.cards_for(self._database, needs, today)[:OF_EACH_KIND]
        names = [name for need in needs for name in self._names.get(need, ())]
        found = [Offer("answer_cards", card.id, card.question, _answer(card)) for card in cards]
        near = caller_offers.fitting(self._agencies, names, area)[:OF_EACH_KIND]
        found += [Offer("addresses", one.id, one.name, _address(one)) for one in near]
        linked = {card.programme_code for card in cards}
        ranked = sorted(
            self._programmes, key=lambda one: (one.code not in linked, -_closeness(one, names))
        )
        found += [
            Offer("policies", one.code, one.title, _validity(one)) for one in ranked[:OF_EACH_KIND]
        ]
        return found


def _answer(card: AnswerOffer) -> str:
    if not card.source_document:
        return card.answer
    source = tr("Source: {document}").format(document=card.source_document)
    return f"{card.answer}\n{source}"


def _address(agency: AgencyRecord) -> str:
    return " · ".join(part for part in (agency.phones, agency.address, agency.hours) if part)


def _validity(programme: ProgrammeRecord) -> str:
    parts = [programme.number]
    if programme.valid_to is not None:
        parts.append(tr("until {day}").format(day=format_day(programme.valid_to)))
    if programme.checked_on is None:
        parts.append(tr("not yet checked against the official text"))
    return " · ".join(part for part in parts if part)


def _closeness(programme: ProgrammeRecord, names: Sequence[str]) -> int:
    """How many words the title shares with the name of a need."""
    title = set(text.fold(programme.title).split())
    return max((len(title & set(text.fold(name).split())) for name in names), default=0)
