"""Official papers and the register of papers, written on the worker; a toast offers the file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from db import clock
from db.queries import documents, offices, users
from db.queries.documents import DocumentFilter
from db.records.documents import MeetingDraft
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.official_papers import MadePaper, PaperWish, make_paper
from hotline_app.paper_register import write_register
from hotline_app.tasks import Job, Progress
from hotline_app.views.pieces.case_paper import documents_folder, open_file
from hotline_app.widgets.toast import News


@dataclass(frozen=True)
class RegisterWish:
    """What is printed of the register.

    Attributes:
        direction: "out", "in", or "" for both in one book.
        year: of the papers.
        ending: ".pdf" or ".xlsx".
    """

    direction: str
    year: int
    ending: str = ".pdf"


def print_register(desk: DeskContext, wish: RegisterWish) -> None:
    """Write the register of a year."""

    def work(_progress: Progress) -> Path:
        # The paper libraries cost a third of a second: they are loaded when somebody prints.
        from exports.desk import PaperOptions
        from exports.document_columns import DocumentRegister

        try:
            options = PaperOptions(clock.now(), full_name(desk))
            letterhead = offices.letterhead(desk.database)
            head = DocumentRegister(letterhead, options, wish.direction, wish.year)
            wanted = DocumentFilter(wish.direction, year=wish.year)
            lines = documents.in_book_order(desk.database, wanted)
            return write_register(head, lines, papers_folder(desk) / _name_of(wish))
        finally:
            desk.database.close()

    def finished(path: Path) -> None:
        offer_file(desk, tr("The register is printed"), path)

    desk.tasks.run(Job(work, finished))


def _name_of(wish: RegisterWish) -> str:
    names = {
        "out": tr("register_of_outgoing_papers_{year}"),
        "in": tr("register_of_incoming_papers_{year}"),
    }
    name = names.get(wish.direction, tr("register_of_papers_{year}"))
    return name.format(year=wish.year) + wish.ending


@dataclass(frozen=True)
class CasePaper:
    """An official paper somebody wants of a case.

    Attributes:
        paper: a code of `db.rules.documents.PAPERS`.
        case_code: of the case.
        referral_id: what a paper of a referral is about.
        ending: ".pdf" or ".docx".
        takes_number: whether it gets the next number of the register.
        superior: to which body above an escalation goes.
        remark: of a letter that urges, for the office itself.
        meeting: what was typed about a meeting.
    """

    paper: str
    case_code: str
    referral_id: str = ""
    ending: str = ".pdf"
    takes_number: bool = False
    superior: str = ""
    remark: str = ""
    meeting: MeetingDraft = field(default_factory=MeetingDraft)


def print_paper(
    desk: DeskContext, wanted: CasePaper, done: Callable[[Path], None] | None = None
) -> None:
    """Write an official paper of a case; `done` is called with the file as well."""

    def work(_progress: Progress) -> MadePaper:
        try:
            return write_paper(desk, wanted)
        finally:
            desk.database.close()

    def finished(made: MadePaper) -> None:
        offer_paper(desk, wanted, made)
        if done is not None:
            done(made.path)

    desk.tasks.run(Job(work, finished))


def write_paper(desk: DeskContext, wanted: CasePaper) -> MadePaper:
    """Write an official paper into the folder of papers; for a worker, which closes its own door.

    Raises:
        HotlineError: as `make_paper`.
    """
    name = f"{wanted.case_code}_{wanted.paper}{wanted.ending}"
    wish = PaperWish(
        wanted.paper,
        wanted.case_code,
        papers_folder(desk) / name,
        full_name(desk),
        wanted.referral_id,
        wanted.takes_number,
        wanted.superior,
        wanted.remark,
        wanted.meeting,
    )
    return make_paper(desk.database, desk.actor, wish)


def offer_paper(desk: DeskContext, wanted: CasePaper, made: MadePaper) -> None:
    """Say that a paper is written, with a button that opens it; open lists reload."""
    title = tr("{paper} {number} is written") if made.number else tr("{paper} is written")
    if made.is_proposed:
        title = tr("{paper}: its number waits for approval")
    named = word("paper", wanted.paper)
    offer_file(desk, title.format(paper=named, number=made.number), made.path)
    if wanted.takes_number:
        desk.events.announce("documents")
        desk.events.announce("cases")


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
