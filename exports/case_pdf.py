"""The summary of one case on official paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from db.records.cases import CaseDetail
from db.rules.disclosure import hides_person
from exports import case_sections, clock_sections, work_sections
from exports.desk import Desk, PaperOptions
from exports.files import new_file
from exports.fonts import printable
from exports.page import draw_head, draw_signature, draw_title
from exports.paper import SMALL_ITALIC, Sheet
from exports.pdf_stream import open_canvas
from exports.privacy import for_case, people_of
from exports.timeline_section import timeline

Translate = Callable[[str], str]


def write_case(detail: CaseDetail, path: Path, tr: Translate, options: PaperOptions) -> Path:
    """Write the summary of a case as PDF (A4, Decree 30/2020, annex I).

    Args:
        detail: the case with all its children; everything in it is printed.
        path: the PDF to write; an older one is replaced.
        tr: words in the language of the paper.
        options: masks, names of codes, number of the paper.

    Returns:
        `path`.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    with new_file(path) as beside, beside.open("wb") as stream:
        title = tr("Case {code}").format(code=detail.case.code)
        canvas = open_canvas(stream, printable(title), options.language)
        draw_case(Sheet(canvas), detail, tr, options)
        canvas.save()
    return path


def draw_case(sheet: Sheet, detail: CaseDetail, tr: Translate, options: PaperOptions) -> None:
    """Draw a case on a sheet that stands at the top of a page."""
    is_secret = detail.case.employer_must_not_know and not options.names_secret_employer
    hides_employer = options.mask_employer or is_secret
    if hides_person(detail.case.legal_track, "summary") and not options.names_denouncer:
        options = replace(options, mask_phone=True, mask_people=True)
    people = people_of(detail) if options.mask_people else ()
    instead = tr("(not named)")
    privacy = for_case(detail, options.mask_phone, hides_employer, instead, people)
    sheet.clean = lambda text: privacy.clean(printable(text))
    draw_head(sheet, detail.letterhead, options, tr)
    draw_title(sheet, tr("Case summary"), tr("Case {code}").format(code=detail.case.code))
    desk = Desk(sheet, tr, options, privacy)
    _draw_sections(desk, detail)
    draw_signature(sheet, detail.letterhead, [tr("- Filed: case file.")], tr)
    sheet.gap(10)
    made = tr("Printed {moment} by {name}.")
    made = made.format(moment=desk.moment(options.made_at), name=options.made_by)
    sheet.paragraph(made, SMALL_ITALIC)


def _draw_sections(desk: Desk, detail: CaseDetail) -> None:
    tr = desk.tr
    sections = (
        (tr("The case"), case_sections.case_facts, True),
        (tr("People"), case_sections.people, detail.people),
        (tr("The four steps"), case_sections.steps, detail.steps),
        (tr("Contacts"), case_sections.contacts, detail.contacts),
        (tr("Verification"), work_sections.verifications, detail.verifications),
        (tr("Support programmes"), work_sections.assignments, detail.assignments),
        (tr("Reception addresses given"), work_sections.addresses, detail.addresses),
        (tr("Policies told"), work_sections.policies, detail.policies),
        (tr("Referrals"), work_sections.referrals, detail.referrals),
        (tr("Follow-ups"), work_sections.follow_ups, detail.follow_ups),
        (tr("Feedback"), work_sections.feedback, detail.feedback),
        (tr("Stories"), work_sections.stories, detail.stories),
        (tr("Decisions of a second person"), clock_sections.approvals, detail.approvals),
        (tr("Notes"), case_sections.notes, detail.notes),
        (tr("Attachments"), case_sections.attachments, detail.attachments),
        (tr("Timeline"), timeline, detail.timeline),
    )
    number = 0
    for title, draw, has_entries in sections:
        if has_entries:
            number += 1
            desk.sheet.heading(f"{number}. {title}")
            draw(desk, detail)
