"""What the pages of the window are given to work with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records.people import Actor
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.paths import Paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks

if TYPE_CHECKING:
    from db.connection import Database


@dataclass(frozen=True)
class DeskContext:
    """Everything a page needs; each page takes `(parent, desk)`.

    Pages do not know each other, they announce: `events.announce("cases")` after a change,
    `events.announce("open_case", code=...)` to show a case, `events.announce("news", news=...)`
    for a toast. Refusals that no field answers for may be raised: the error door shows them.

    Attributes:
        database: the open database of the office.
        actor: who sits here.
        settings: of this workstation, as they were at the start.
        paths: the folders of this computer.
        tasks: runs slow work; such work closes its own connection when it is done.
        events: announcements.
        journal: unfinished forms on disk.
    """

    database: "Database"
    actor: Actor
    settings: Settings
    paths: Paths
    tasks: Tasks
    events: Events
    journal: DraftJournal
