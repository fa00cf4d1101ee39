"""An error as news: what nobody foresaw carries a button that shows the report."""

from functools import partial

from hotline_app.errors import Failure
from hotline_app.events import Events
from hotline_app.i18n import tr
from hotline_app.widgets.toast import News


def news_of(failure: Failure, events: Events) -> News:
    """Say what happened; the report can be opened from there.

    Args:
        failure: from the error door.
        events: of the window; whoever hears "error_report" shows the report.
    """
    if not failure.is_unexpected:
        return News(failure.words, kind="problem")
    show = partial(events.announce, "error_report")
    return News(failure.words, kind="problem", action=tr("Report…"), act=show)
