"""What the pickers of the case panels offer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from db import clock
from db.queries import agencies, programmes, stand_ins, users
from db.records.people import UserRecord
from db.records.programmes import BenefitRecord, ProgrammeRecord
from db.rules import money
from db.rules.days import vietnam_day
from db.rules.stand_ins import Seat, is_absent, stand_in_of
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.widgets.choice import Choice

if TYPE_CHECKING:
    from db.connection import Database


def users_to_pick(database: "Database") -> list[Choice]:
    """The active users; the key is the sign-in name. Who is away says who stands in."""
    seats, today = stand_ins.seats(database), vietnam_day(clock.now())
    return [
        Choice(user.name, user.full_name, _here_words(seats, user, today))
        for user in users.all_users(database)
        if user.is_active
    ]


def users_here(database: "Database") -> list[Choice]:
    """The active users who are not away today."""
    seats, today = stand_ins.seats(database), vietnam_day(clock.now())
    return [
        Choice(user.name, user.full_name, word("role", user.role))
        for user in users.all_users(database)
        if user.is_active and not is_absent(seats[user.id], today)
    ]


def _here_words(seats: Mapping[str, Seat], user: UserRecord, day: date) -> str:
    if not is_absent(seats[user.id], day):
        return word("role", user.role)
    instead = stand_in_of(seats, user.id, day)
    if instead is None:
        return tr("absent")
    return tr("absent; {name} stands in").format(name=seats[instead].full_name)


def agencies_to_pick(database: "Database") -> list[Choice]:
    """The active reception addresses; the key is the id."""
    return [
        Choice(agency.id, agency.name, agency.phones)
        for agency in agencies.all_agencies(database)
        if agency.is_active
    ]


def programmes_to_pick(known: Sequence[ProgrammeRecord]) -> list[Choice]:
    """The programmes, newest first; the key is the code."""
    return [Choice(one.code, f"{one.number} – {one.title}") for one in known]


def all_programmes(database: "Database") -> tuple[ProgrammeRecord, ...]:
    """Every programme, newest first."""
    return programmes.all_programmes(database)


def benefits_to_pick(known: Sequence[ProgrammeRecord], programme_code: str) -> list[Choice]:
    """The benefits of one programme, or of all; the key is the code."""
    return [
        Choice(benefit.code, benefit.who, f"{benefit.code} · {amount_words(benefit)}")
        for one in known
        if programme_code in ("", one.code)
        for benefit in one.benefits
    ]


def amount_words(benefit: BenefitRecord) -> str:
    """The amount of a benefit in words: "at most 3.000.000 VND"."""
    kind = word("benefit_kind", benefit.kind)
    if benefit.amount is None:
        return kind
    amount = tr("{amount} VND").format(amount=money.format_vnd(benefit.amount))
    return f"{amount}, {kind}"
