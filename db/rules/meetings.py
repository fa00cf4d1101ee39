"""What a print form says of a meeting: day and hour are read, texts are cleaned."""

from datetime import date

from db.records.documents import Meeting, MeetingDraft
from db.rules import text
from db.rules.days import VIETNAM, DayError, parse_day, parse_moment

_LONGEST = 20_000


def read_meeting(typed: MeetingDraft, today: date) -> tuple[Meeting, dict[str, str]]:
    """A meeting as typed, and the problem of each field that cannot be read.

    Args:
        typed: as it stands in the form; nothing is compulsory.
        today: in Việt Nam.
    """
    problems: dict[str, str] = {}
    held_on, hour = None, None
    try:
        held_on = parse_day(typed.held_on) if typed.held_on.strip() else None
    except DayError as error:
        problems["held_on"] = error.code
    try:
        if typed.hour.strip():
            moment = parse_moment(f"{today:%d/%m/%Y} {typed.hour.strip()}", today)
            hour = moment.astimezone(VIETNAM).time()
    except DayError:
        problems["hour"] = "not_an_hour"
    lines = (text.clean_line(line) for line in text.clean(typed.invited).split("\n"))
    names = ("invited", "place", "about", "handed_by", "witness")
    problems |= {name: "too_long" for name in names if len(getattr(typed, name)) > _LONGEST}
    meeting = Meeting(
        tuple(line.lstrip("-– ").rstrip(";,. ") for line in lines if line.strip("-–;,. ")),
        held_on,
        hour,
        *(text.clean_line(getattr(typed, name)) for name in names[1:]),
    )
    return meeting, problems
