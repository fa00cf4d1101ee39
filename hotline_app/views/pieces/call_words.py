"""Words about calling back: safe hours, states, what stands under the field."""

from db.records.follow_ups import CallBack
from db.rules.call_backs import CallState
from db.rules.days import VIETNAM, format_moment
from db.rules.safe_hours import read_hours
from hotline_app.i18n import ntr, tr
from hotline_app.widgets.pill import Status


def hours_hint(typed: str) -> str:
    """How typed hours are understood; "" while nothing is typed."""
    if not typed.strip():
        return ""
    hours = read_hours(typed)
    if hours is None:
        return tr("Kept as a note; as hours write “17:00–21:00” or “after 17:00”.")
    return tr("Safe hours: {hours}").format(hours=hours_words(*hours.stored()))


def hours_words(start: str, end: str) -> str:
    """Safe hours in words, "" when none are known."""
    if start and end:
        return f"{start}–{end}"
    if start:
        return tr("after {time}").format(time=start)
    return tr("before {time}").format(time=end) if end else ""


def state_pill(one: CallBack) -> Status:
    """What may be done now."""
    if one.state is CallState.CALLED and one.called_at is not None:
        local = one.called_at.astimezone(VIETNAM)
        return Status(tr("Called {time}").format(time=f"{local:%H:%M %d/%m}"), "green")
    if one.state is CallState.NEVER:
        return Status(tr("Do not call"), "red")
    if one.state is CallState.NOW:
        return Status(tr("Call now"), "amber")
    return Status(later_words(one), "blue")


def later_words(one: CallBack) -> str:
    """Not before when."""
    assert one.not_before is not None
    local = one.not_before.astimezone(VIETNAM)
    return tr("From {time}").format(time=f"{local:%H:%M %d/%m}")


def tries_words(tries: int) -> str:
    """How often nobody answered."""
    words = ntr("{count} try without answer", "{count} tries without answer", tries)
    return words.format(count=tries) if tries else ""


def next_words(one: CallBack) -> str:
    """The whole moment from which one may call."""
    if one.not_before is None:
        return ""
    return format_moment(one.not_before)
