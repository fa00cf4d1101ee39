"""Terms of complaints (khiếu nại) and denunciations (tố cáo), which the law sets itself.

Sources: Luật Khiếu nại 02/2011/QH13 (accepted within 10 days, first settlement within 30 days of
acceptance, 45 where it is complex); Luật Tố cáo 25/2018/QH14 (first check within 7 working days,
settled within 30 days of acceptance, extended by 30 days once or twice). Days are days of the
calendar unless working days are said; a last day that is off gives way to the next working day
(Bộ luật Dân sự 2015, Art. 148). The terms for remote areas are longer: the office's settings hold
all of them. A spoken matter is neither: it has to be written or recorded and signed (Luật Khiếu
nại, Art. 8; 333/QĐ-TLĐ, Art. 31).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from db.choices import MatterKind
from db.records.office_settings import Clocks
from db.rules.case_clocks import last_moment
from db.rules.days import WorkingCalendar, start_of_day, vietnam_day

COMPLAINT = MatterKind.COMPLAINT.value
DENUNCIATION = MatterKind.DENUNCIATION.value


def track_of(matter_kind: str) -> str:
    """The track of a kind of matter: its own code for the legal ones, else ""."""
    return matter_kind if matter_kind in (COMPLAINT, DENUNCIATION) else ""


def accept_due(calendar: WorkingCalendar, clocks: Clocks, track: str, start_on: date) -> datetime:
    """When a legal matter that came on a day must be accepted or refused.

    Luật Khiếu nại 02/2011, Art. 27: 10 days. Luật Tố cáo 25/2018, Art. 24: 7 working days.
    """
    if track == COMPLAINT:
        return last_moment(calendar, start_on + timedelta(days=clocks.complaint_accept_days))
    return calendar.due_at(start_of_day(start_on), clocks.denunciation_check_days)


def settle_due(
    calendar: WorkingCalendar, clocks: Clocks, track: str, accepted_on: date
) -> datetime:
    """When a legal matter accepted on a day must be settled.

    Luật Khiếu nại 02/2011, Art. 28; Luật Tố cáo 25/2018, Art. 30: 30 days each.
    """
    is_complaint = track == COMPLAINT
    days = clocks.complaint_settle_days if is_complaint else clocks.denunciation_settle_days
    return last_moment(calendar, accepted_on + timedelta(days=days))


def problem_of_extension(
    clocks: Clocks, track: str, accepted_on: date, dues: Sequence[datetime], wanted: date
) -> str | None:
    """Why the term of settlement may not be extended to a day, as a code, or None.

    A complaint ends within 45 days of acceptance (Luật Khiếu nại, Art. 28); a denunciation is
    extended at most twice, by 30 days each time (Luật Tố cáo, Art. 30).

    Args:
        dues: the moment due before each extension so far, then the present one.
        wanted: the new last day.
    """
    if track == COMPLAINT:
        last = accepted_on + timedelta(days=clocks.complaint_longest_days)
        return "beyond_the_law" if wanted > last else None
    if len(dues) > clocks.denunciation_extensions:
        return "extended_too_often"
    last = vietnam_day(dues[-1]) + timedelta(days=clocks.denunciation_extension_days)
    return "beyond_the_law" if wanted > last else None
