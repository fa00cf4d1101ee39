"""How the bodies answer what was referred to them, and which of them fit a case."""

from datetime import date
from statistics import median
from typing import Final

from db.choices import ReferralState
from db.clock import from_text, now
from db.connection import Database
from db.queries import agencies, case_details, registers
from db.queries.referrals import WAITING
from db.records.cases import CaseDetail
from db.records.offices import AgencyRecord, AnswerRecord
from db.rules.agency_fit import CaseNeeds, fit
from db.rules.days import vietnam_day
from db.rules.reminders import FAILURES

MOST_OFFERED: Final = 4


def answer_record(database: Database, agency_id: str) -> AnswerRecord:
    """What became of everything that was sent to one agency."""
    rows = database.rows(
        "SELECT state, sent_at, answered_at, due_on FROM referrals "
        "WHERE agency_id = ? AND sent_at IS NOT NULL",
        [agency_id],
    )
    today = vietnam_day(now()).isoformat()
    days: list[int] = []
    on_time = 0
    for state, sent_at, answered_at, due_on in rows:
        if state == ReferralState.ANSWERED and answered_at:
            answered_on = vietnam_day(from_text(answered_at))
            days.append((answered_on - vietnam_day(from_text(sent_at))).days)
            on_time += not due_on or answered_on <= date.fromisoformat(due_on)
    marks = ", ".join("?" * len(FAILURES))
    reasons = database.rows(
        "SELECT s.kind, count(*) FROM referral_steps s JOIN referrals r ON r.id = s.referral_id "
        f"WHERE r.agency_id = ? AND s.kind IN ({marks}) GROUP BY s.kind ORDER BY count(*) DESC, 1",
        [agency_id, *(kind.value for kind in FAILURES)],
    )
    states = [row[0] for row in rows]
    return AnswerRecord(
        sent=len(rows),
        answered=states.count(ReferralState.ANSWERED),
        on_time=on_time,
        refused=states.count(ReferralState.REFUSED),
        no_answer=states.count(ReferralState.NO_ANSWER),
        late=sum(row[0] in WAITING and bool(row[3]) and row[3] < today for row in rows),
        failures=sum(count for _, count in reasons),
        reasons=tuple((kind, int(count)) for kind, count in reasons),
        median_days=median(days) if days else None,
    )


def fitting_case(database: Database, case_code: str) -> tuple[AgencyRecord, ...]:
    """Active agencies that fit the needs and the area of a case, the best first.

    Raises:
        NotFound: no such case.
    """
    case = case_details.detail(database, case_code)
    return fitting(database, case)


def fitting(database: Database, detail: CaseDetail) -> tuple[AgencyRecord, ...]:
    """Active agencies that fit a case, the best first; those that fit nothing are left out."""
    case = detail.case
    needs = tuple(one for one in registers.needs(database) if one.code in case.needs)
    places = (case.place_name, case.address, *(one.address for one in detail.people))
    wanted = CaseNeeds(needs, places)
    known = [one for one in agencies.all_agencies(database) if one.is_active]
    scored = [(fit(one, wanted), one) for one in known]
    # The sort is stable: of equals the one that stands first in the directory comes first.
    scored.sort(key=lambda pair: -pair[0])
    return tuple(one for score, one in scored if score > 0)[:MOST_OFFERED]
