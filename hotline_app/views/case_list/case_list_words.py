"""What the list of cases says about itself: how many, in which order, how many selected."""

from hotline_app.i18n import ntr, tr
from hotline_app.labels_lists import order_words
from hotline_app.views.case_list.case_list_rows import CaseRows
from hotline_app.views.case_list.case_list_state import ListState
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.selection import Selection


def about_words(rows: CaseRows, state: ListState) -> str:
    """The count as far as it is known, the order, and whether the list is whole."""
    if not rows.read_at:
        return tr("Loading…")
    order = order_words(state.order)
    if state.is_best_first:
        order = tr("best match first")
    if rows.is_late:
        last = tr("searching and sorting…")
    elif not rows.is_whole:
        last = tr("reading on…")
    else:
        last = tr("updated at {time}").format(time=rows.read_at)
    return " · ".join((_total_words(rows), order, last))


def _total_words(rows: CaseRows) -> str:
    total = len(rows.numbers)
    if not rows.is_whole:
        return tr("{count}+ cases").format(count=count_words(total))
    return ntr("{count} case", "{count} cases", total).format(count=count_words(total))


def selected_words(selection: Selection, *, is_whole: bool) -> str:
    """How many cases are selected; of a list that is still read the whole is."""
    if selection.has_all and not is_whole:
        words = tr("The whole list is selected ({count}+)")
        return words.format(count=count_words(selection.total))
    if selection.count > 1:
        return tr("{count} selected").format(count=count_words(selection.count))
    return ""


def empty_words(*, is_loading: bool, is_everything: bool) -> str:
    """What stands in a list without rows."""
    if is_loading:
        return tr("Loading…")
    if is_everything:
        return tr("No case yet. Press Ctrl+N to record the first contact.")
    return tr("No case fits. Search with fewer words, or take filters away (Delete).")
