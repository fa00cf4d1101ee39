"""Official papers and the register of papers, written on the worker; a toast offers the file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from db import clock
from db.queries import documents, offices, users
from db.queries.documents import DocumentFilter
from db.records.documents import MeetingDraft
from db.rules.days import vietnam_day
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.labels import word
from hotline_app.official_papers import MadePaper, PaperWish, make_paper
from hotline_app.tasks import Job, Progress
from hotline_app.views.case_paper import documents_folder, open_file
from hotline_app.widgets.toast import News


def print_register(desk: DeskContext) -> None:
    """Write the register of this year as PDF."""

    def work(_progress: Progress) -> Path:
        # The paper libraries cost a third of a second: they are loaded when somebody prints.
        from exports.desk import PaperOptions
        from exports.document_register import DocumentRegister, write_document_register

        try:
            year = vietnam_day(clock.now()).year
            options = PaperOptions(clock.now(), full_name(desk))
            head = DocumentRegister(offices.letterhead(desk.database), options, "", year)
            lines = documents.in_book_order(desk.database, DocumentFilter(year=year))
            path = papers_folder(desk) / tr("register_of_papers_{year}.pdf").format(year=year)
            return write_document_register(head, lines, (path, tr, current_language()))
        finally:
            desk.database.close()

    def finished(path: Path) -> None:
        offer_file(desk, tr("The register is printed"), path)

    desk.tasks.run(Job(work, finished))


@dataclass(frozen=True)
class CasePaper:
    """An official paper somebody wants of a case.

    Attributes:
        paper: a code of `db.rules.documents.PAPERS`.
        case_code: of the case.
        referral_id: what a paper of a referral is about.
        ending: ".pdf" or ".docx".
        takes_number: whether it gets the next number of the register.
        meeting: what was typed about a meeting.
    """

    paper: str
    case_code: str
    referral_id: str = ""
    ending: str = ".pdf"
    takes_number: bool = False
    meeting: MeetingDraft = field(default_factory=MeetingDraft)


def print_paper(
    desk: DeskContext, wanted: CasePaper, done: Callable[[Path], None] | None = None
) -> None:
    """Write an official paper of a case; `done` is called with the file as well."""

    def work(_progress: Progress) -> MadePaper:
        try:
            name = f"{wanted.case_code}_{wanted.paper}{wanted.ending}"
            wish = PaperWish(
                wanted.paper,
                wanted.case_code,
                papers_folder(desk) / name,
                full_name(desk),
                wanted.referral_id,
                wanted.takes_number,
                wanted.meeting,
            )
            return make_paper(desk.database, desk.actor, wish)
        finally:
            desk.database.close()

    def finished(made: MadePaper) -> None:
        title = tr("{paper} {number} is written") if made.number else tr("{paper} is written")
        named = word("paper", wanted.paper)
        offer_file(desk, title.format(paper=named, number=made.number), made.path)
        if wanted.takes_number:
            desk.events.announce("documents")
            desk.events.announce("cases")
        if done is not None:
            done(made.path)

    desk.tasks.run(Job(work, finished))


def offer_file(desk: DeskContext, title: str, path: Path) -> None:
    """Say at the lower right that a file is written, with a button that opens it."""
    news = News(title, path.name, "good", tr("Open"), lambda: open_file(path))
    desk.events.announce("news", news=news)


def papers_folder(desk: DeskContext) -> Path:
    """The folder where papers go; made when it is not there."""
    folder = documents_folder(desk)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def full_name(desk: DeskContext) -> str:
    """Full name of who sits here, as papers show it."""
    found = (one.full_name for one in users.all_users(desk.database) if one.name == desk.actor.name)
    return next(found, desk.actor.name)
