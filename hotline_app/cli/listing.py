"""Lists of cases for other programs and for spreadsheets: views and export."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from db.choices import Role
from db.records.case_rows import CaseRow
from db.records.saved_views import STANDARD_VIEWS
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.door import Refused
from hotline_app.cli.face import command, option
from hotline_app.cli.list_options import list_options, numbers_of, question
from hotline_app.cli.session import Desk, Session, file_path
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.labels_lists import order_words, view_words


@command("views", words=lambda: tr("List the views of the list of cases: standard, own, office's."))
def views(session: Session) -> Answer:
    """List the views with their filters and order."""
    from db.queries.saved_views import case_views

    with session.desk() as desk:
        saved = case_views(desk.database, desk.actor)
    shown = [(code, view_words(code), "standard", view) for code, view in STANDARD_VIEWS.items()]
    shown += [(one.id, one.name, "own" if one.is_own else "office", one.view) for one in saved]
    kinds = {"standard": tr("standard"), "own": tr("own"), "office": tr("office")}
    rows = [
        (name, kinds[kind], " ".join((*view.terms, view.typed)), order_words(view.order))
        for _, name, kind, view in shown
    ]
    value = [
        {"id": key, "name": name, "kind": kind, **view.as_json()} for key, name, kind, view in shown
    ]
    headings = (tr("View"), tr("Whose"), tr("Filters"), tr("Order"))
    return Answer({"views": value}, table(headings, rows))


@command(
    "export-cases",
    words=lambda: tr("Write a list of cases as XLSX or CSV; phones show their ends only."),
)
@click.argument("text", required=False, default="")
@option("--out", required=True, metavar="FILE", words=lambda: tr("The file, .xlsx or .csv."))
@option(
    "--fields", default="", metavar="A,B,…", words=lambda: tr("Fields to write, by their codes.")
)
@option("--phones", is_flag=True, words=lambda: tr("Write whole phones."))
@list_options
def export_cases(
    session: Session, text: str, out: str, fields: str, phones: bool, **wanted: Any
) -> Answer:
    """Write the list that the filters give."""
    from db.queries import registers
    from exports.case_list import FIELDS, USUAL, CaseListOptions, write_case_list

    keys = tuple(key.strip() for key in fields.split(",") if key.strip()) or USUAL
    known = [column.key for column in FIELDS]
    unknown = [key for key in keys if key not in known]
    if unknown:
        sentence = tr("There is no field {field}. The fields are: {known}")
        raise Refused(sentence.format(field=unknown[0], known=", ".join(known)))
    path = file_path(out)
    with session.desk() as desk:
        asked = question(desk, text, wanted)
        numbers = numbers_of(desk.database, asked, 2**31)
        language = current_language()
        names = {row.code: row.name(language) for row in registers.needs(desk.database)}
        options = CaseListOptions(keys, phones and _may_see_phones(desk), names)
        write_case_list(_rows(desk, numbers), path, tr, options)
    count = len(numbers)
    words = ntr("{count} case written: {file}", "{count} cases written: {file}", count)
    value = {"file": path, "cases": count, "fields": keys}
    return Answer(value, [words.format(count=count, file=path)])


def _may_see_phones(desk: Desk) -> bool:
    return desk.actor.role is not Role.PROVINCIAL_READER


def _rows(desk: Desk, numbers: Sequence[int]) -> Iterator[CaseRow]:
    from db.queries.cases import rows_of

    return rows_of(desk.database, numbers)
