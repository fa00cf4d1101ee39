"""The directory of reception addresses."""

from collections.abc import Sequence
from typing import Any

from db.choices import ReferralState
from db.clock import stored_day
from db.connection import Database
from db.errors import NotFound
from db.queries import office_settings
from db.records.offices import AgencyRecord, ReferralCounts
from db.rules import text
from db.rules.names import sort_key

ALIAS_MARK = "|"
_MOST = 50
_SELECT = (
    "SELECT a.id, a.name, a.takes, a.address, a.phones, a.hours, a.area, a.assured_on, "
    "a.is_active, a.version, a.aliases, a.eligibility, coalesce(u.full_name, '') "
    "FROM agencies a LEFT JOIN users u ON u.id = a.assured_by "
)


def all_agencies(database: Database) -> tuple[AgencyRecord, ...]:
    """Every agency, active first, by name in Vietnamese order."""
    found = map(_record, database.rows(_SELECT))
    return tuple(sorted(found, key=lambda one: (not one.is_active, sort_key(one.name), one.id)))


def one(database: Database, agency_id: str) -> AgencyRecord:
    """One agency.

    Raises:
        NotFound: no such agency.
    """
    row = database.row(_SELECT + "WHERE a.id = ?", [agency_id])
    if row is None:
        raise NotFound("agency", agency_id)
    return _record(row)


def search(database: Database, typed: str, limit: int = _MOST) -> tuple[AgencyRecord, ...]:
    """Active agencies that have every typed word in name, other names, matters, area or address.

    Tones are not needed; names that begin with what was typed stand first.
    """
    words = text.words(typed)
    found = [
        agency
        for agency in all_agencies(database)
        if agency.is_active and all(word in searched_text(agency) for word in words)
    ]
    wanted = text.fold(typed)
    found.sort(key=lambda agency: not text.fold(agency.name).startswith(wanted))
    return tuple(found[:limit])


def searched_text(agency: AgencyRecord) -> str:
    """The folded text an agency is found by."""
    parts = (agency.name, *agency.aliases, agency.takes, agency.area, agency.address)
    return text.fold(" ".join(parts)) + " " + agency.phones.replace(" ", "")


def assure_after_days(database: Database) -> int:
    """Days after which an address should be checked again: one of the office's terms."""
    return office_settings.clocks(database).assured_days


def referral_counts(database: Database) -> dict[str, ReferralCounts]:
    """What became of the referrals, by agency; agencies without any are left out."""
    rows = database.rows(
        "SELECT agency_id, count(*), "
        "sum(CASE WHEN state IN ('prepared', 'sent', 'acknowledged') THEN 1 ELSE 0 END), "
        "sum(CASE WHEN state = 'answered' THEN 1 ELSE 0 END), "
        "sum(CASE WHEN state IN ('refused', 'no_answer') THEN 1 ELSE 0 END) "
        "FROM referrals GROUP BY agency_id"
    )
    return {row[0]: ReferralCounts(*row[1:]) for row in rows}


def referred_case_ids(
    database: Database, agency_id: str, states: Sequence[ReferralState]
) -> tuple[str, ...]:
    """Ids of the cases whose referral to an agency stands in one of the states."""
    marks = ", ".join("?" * len(states))
    rows = database.rows(
        f"SELECT DISTINCT case_id FROM referrals WHERE agency_id = ? AND state IN ({marks})",
        [agency_id, *(state.value for state in states)],
    )
    return tuple(row[0] for row in rows)


def _record(row: Sequence[Any]) -> AgencyRecord:
    return AgencyRecord(
        id=row[0],
        name=row[1],
        takes=row[2],
        address=row[3],
        phones=row[4],
        hours=row[5],
        area=row[6],
        assured_on=stored_day(row[7]),
        is_active=bool(row[8]),
        version=row[9],
        aliases=tuple(part for part in row[10].split(ALIAS_MARK) if part),
        eligibility=row[11],
        assured_by=row[12],
    )
