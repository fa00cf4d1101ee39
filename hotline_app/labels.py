"""Words for codes: problems under fields, refusals, acts, reasons of a check-list.

The window and the command line say the same thing about the same code.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.errors import (
    DatabaseBusy,
    DatabaseRefused,
    HotlineError,
    NotAllowed,
    NotFound,
    StaleRecord,
    ValidationFailed,
)
from exports.errors import ExportCancelled, ExportRefused
from exports.words import word as word_for
from hotline_app import labels_acts, labels_fields, labels_problems, labels_refusals
from hotline_app.i18n import current_language, tr
from hotline_app.imports.refusals import ImportRefused

if TYPE_CHECKING:
    from db.records.programmes import CheckList


def word(subject: str, code: str | None) -> str:
    """The word for a stored code: `word("status", "new")`."""
    return word_for(tr, subject, code)


def field_words(field: str) -> str:
    """What people call a field of a draft; an unknown one is shown as it is."""
    # Problems of one entry of a list come as "needs.2".
    source = labels_fields.FIELDS.get(field.partition(".")[0])
    return tr(source) if source else field


def problem_words(field: str, code: str) -> str:
    """The sentence to show under `field` for a problem code; it says what to do."""
    table = labels_problems.PROBLEMS_OF_FIELDS
    source = table.get((field, code)) or labels_problems.PROBLEMS.get(code)
    if source is None:
        return tr("This cannot be taken ({code}).").format(code=code)
    return tr(source)


def refusal_words(error: BaseException) -> str | None:
    """The sentence for a refusal, or None when the error is not one a person can mend.

    Several problems of fields give one line each.
    """
    if isinstance(error, ValidationFailed):
        return "\n".join(
            tr("{field}: {problem}").format(
                field=field_words(field), problem=problem_words(field, code)
            )
            for field, code in error.problems.items()
        )
    if isinstance(error, NotFound):
        source = labels_refusals.NOT_FOUND.get(error.kind, labels_refusals.OTHERS["not_found"])
        return tr(source).format(key=error.key)
    if isinstance(error, NotAllowed):
        return _of(labels_refusals.NOT_ALLOWED, error.reason).format(act=act_words(error.act))
    if isinstance(error, DatabaseRefused):
        return _of(labels_refusals.DATABASES, error.code).format(where=error.where)
    if isinstance(error, ExportRefused):
        return _of(labels_refusals.EXPORTS, error.code).format(where=error.where)
    if isinstance(error, ImportRefused):
        words = _of(labels_refusals.IMPORTS, error.code)
        return words.format(where=error.where, detail=error.detail or "…")
    return _short_refusal(error)


def copy_refusal_words(error: BaseException) -> str | None:
    """The sentence for a copy of the office that was not made: the office itself is unharmed."""
    if isinstance(error, DatabaseRefused) and error.code in labels_refusals.COPIES:
        return tr(labels_refusals.COPIES[error.code]).format(where=error.where)
    return refusal_words(error)


def _short_refusal(error: BaseException) -> str | None:
    if isinstance(error, ExportCancelled):
        return _of(labels_refusals.OTHERS, "export_cancelled")
    if isinstance(error, (DatabaseBusy, StaleRecord, HotlineError)):
        return _of(labels_refusals.OTHERS, error.code)
    return None


def _of(table: Mapping[str, str], code: str) -> str:
    source = table.get(code)
    if source is None:
        return tr("This cannot be done ({code}). Nothing was changed.").format(code=code)
    return tr(source)


def row_problem_words(code: str) -> str:
    """What was wrong with a row of an import, in a few words."""
    source = labels_refusals.ROWS.get(code)
    return tr(source) if source else code


def reason_words(reason: str, check_list: "CheckList") -> str:
    """Why a check-list says what it says: one of its `reasons` as a sentence."""
    kind, _, condition_code = reason.partition(":")
    if not condition_code:
        source = labels_acts.REASONS.get(kind)
        return tr(source) if source else reason
    questions = {
        condition.code: condition.question(current_language())
        for condition in check_list.conditions
    }
    question = questions.get(condition_code, condition_code)
    return (
        tr(labels_acts.REASONS[kind]).format(question=question)
        if kind in labels_acts.REASONS
        else reason
    )


def act_words(act: str) -> str:
    """An act of the audit trail as a short sentence."""
    source = labels_acts.ACTS.get(act)
    return tr(source) if source else act


def phone_note_words(note: str) -> str:
    """What was done to a phone number as typed."""
    return _table_word(labels_acts.PHONE_NOTES, note)


def unit_kind_words(kind: str) -> str:
    """The kind of a union organisation."""
    return _table_word(labels_acts.UNIT_KINDS, kind)


def count_words(name: str) -> str:
    """What a count of records counts."""
    return _table_word(labels_acts.COUNTS, name)


def clock_words(name: str) -> str:
    """What a term of cases is called."""
    return _table_word(labels_acts.CLOCKS, name)


def holiday_kind_words(kind: str) -> str:
    """What a day of the working calendar is."""
    return _table_word(labels_acts.HOLIDAY_KINDS, kind)


def check_words(code: str, detail: str) -> str:
    """What a check of the database found."""
    source = labels_refusals.CHECKS.get(code)
    return tr(source).format(detail=detail) if source else f"{code}: {detail}"


def _table_word(table: Mapping[str, str], code: str) -> str:
    source = table.get(code)
    return tr(source) if source else code
