"""What became of an act on many records, in words, and how far it is."""

from db.commands import bulk
from db.records.bulk import BulkResult
from hotline_app.i18n import tr
from hotline_app.labels import field_words, problem_words
from hotline_app.labels_refusals import NOT_FOUND, OTHERS
from hotline_app.tasks import Progress
from hotline_app.views.pieces.case_words import count_words

REFUSALS_SHOWN = 8


def ticking(progress: Progress, total: int) -> bulk.Tick:
    """Tell how far the work is; it stops after what it is doing when somebody wants that."""

    def tick(tried: int) -> bool:
        progress.tell(tried, total)
        return not progress.stopped.is_set()

    return tick


def rest_words(result: BulkResult) -> list[str]:
    """What became of the cases it was not done to."""
    lines = []
    if result.unchanged:
        words = tr("{count} were so already.")
        lines.append(words.format(count=count_words(len(result.unchanged))))
    if result.left:
        reason = OTHERS.get(result.stopped_by)
        said = tr("Stopped: {count} were not touched.")
        lines.append(said.format(count=count_words(result.left)))
        if reason:
            lines.append(tr(reason))
    if result.refused:
        words = tr("{count} were refused:")
        lines.append(words.format(count=count_words(len(result.refused))))
        lines += [
            f"{one.case_code}: {_why(one.field, one.code)}"
            for one in result.refused[:REFUSALS_SHOWN]
        ]
        if len(result.refused) > REFUSALS_SHOWN:
            lines.append("…")
    return lines


def _why(field: str, code: str) -> str:
    if code in OTHERS:
        return tr(NOT_FOUND.get(field, OTHERS[code])).format(key="")
    return f"{field_words(field)}: {problem_words(field, code)}"
