"""Papers and files: cases as PDF, the weekly folder."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import click

from db import clock
from db.records.cases import CaseDetail
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.days import week_of
from hotline_app.cli.door import Refused
from hotline_app.cli.face import command, option
from hotline_app.cli.looking import need_and_channel_names
from hotline_app.cli.session import Desk, Session, file_path
from hotline_app.i18n import current_language, tr


@command(
    "print-case",
    words=lambda: tr("Print cases as PDF on official paper; several make one booklet."),
)
@click.argument("case", nargs=-1, required=True)
@option("--out", required=True, metavar="FILE.pdf", words=lambda: tr("The file to write."))
@option("--mask-phone", is_flag=True, words=lambda: tr("Show only the ends of phones."))
@option("--mask-employer", is_flag=True, words=lambda: tr("Leave the employer's name out."))
@option(
    "--own-file",
    is_flag=True,
    words=lambda: tr(
        "Name an employer who must not know and whoever denounces too: for the office's own file."
    ),
)
@option("--mask-people", is_flag=True, words=lambda: tr("Name nobody of the case."))
def print_case(session: Session, case: tuple[str, ...], out: str, **masks: bool) -> Answer:
    """Write one case, or a booklet of several."""
    path = file_path(out)
    with session.desk() as desk:
        codes = list(dict.fromkeys(desk.case_code(typed) for typed in case))
        options = replace(
            paper_options(desk),
            mask_phone=masks["mask_phone"],
            mask_employer=masks["mask_employer"],
            mask_people=masks["mask_people"],
            names_secret_employer=masks["own_file"],
            names_denouncer=masks["own_file"],
        )
        _write(_details(desk, codes), len(codes), path, options)
    value = {"file": path, "cases": codes, "size": path.stat().st_size}
    return Answer(value, [tr("Written: {file}").format(file=path)])


def _details(desk: Desk, codes: list[str]) -> Iterable[CaseDetail]:
    from db.queries.case_details import detail

    return (detail(desk.database, code) for code in codes)


def _write(details: Iterable[CaseDetail], count: int, path: Any, options: Any) -> None:
    from exports.booklet import write_booklet
    from exports.case_pdf import write_case

    if count == 1:
        write_case(next(iter(details)), path, tr, options)
    else:
        write_booklet(details, path, tr, options)


def paper_options(desk: Desk) -> Any:
    """How this user prints now."""
    from exports.desk import PaperOptions

    names = need_and_channel_names(desk)
    return PaperOptions(
        made_at=clock.now(),
        made_by=full_name(desk),
        need_names=names["needs"],
        channel_names=names["channels"],
        language=current_language(),
    )


def full_name(desk: Desk) -> str:
    """Full name of who acts, as papers show it."""
    from db.queries.users import all_users

    names = {user.id: user.full_name for user in all_users(desk.database)}
    return names.get(desk.actor.user_id) or desk.actor.name


@command(
    "quick-card",
    words=lambda: tr("Write the quick card: the steps of a call and every key, one page."),
)
@option("--out", required=True, metavar="FILE.pdf", words=lambda: tr("The file to write."))
def quick_card(session: Session, out: str) -> Answer:
    """Write the card of this office, in the language in use."""
    from hotline_app.windows.quick_card import write_card

    path = file_path(out)
    with session.desk() as desk:
        write_card(desk.database, path)
    value = {"file": path, "size": path.stat().st_size, "language": current_language()}
    return Answer(value, [tr("Written: {file}").format(file=path)])


@command(
    "export-week",
    words=lambda: tr("Write the weekly folder: workbook, plain tables, figures, check sums."),
)
@click.argument("week", metavar="YYYY-Www|DATE")
@option("--out", required=True, metavar="DIR", words=lambda: tr("Folder to write into."))
def export_week(session: Session, week: str, out: str) -> Answer:
    """Write one week of the office."""
    from db.commands.week_exports import may_record, record_week_export
    from db.queries.weeks import week_report
    from exports.weekly.package import write_week

    wanted = week_of(week)
    folder = file_path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder {folder} cannot be made. Choose another.")
        raise Refused(sentence.format(folder=folder)) from error
    with session.desk() as desk:
        report = week_report(desk.database, wanted, full_name(desk), current_language())
        written = write_week(report, folder, tr, current_language())
        if may_record(desk.actor):
            record_week_export(desk.database, desk.actor, wanted, written.folder.name)
    counts = written.manifest["counts"]
    from db.rules.days import format_day

    span = f"{format_day(report.monday)} – {format_day(report.sunday)}"
    pairs = [
        (tr("Week"), f"{wanted.label}  {span}"),
        (tr("Folder"), str(written.folder)),
        (tr("Cases opened"), str(len(report.cases))),
        (tr("Contacts"), str(len(report.contacts))),
    ]
    value = {
        "week": wanted.label,
        "monday": report.monday,
        "sunday": report.sunday,
        "folder": written.folder,
        "files": written.files,
        "counts": counts,
    }
    return Answer(value, [tr("The week is written."), *facts(pairs, "  ")])
