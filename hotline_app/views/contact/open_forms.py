"""The forms that one window holds, as one page hands them to the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hotline_app.draft_files import KeptFile
from hotline_app.drafts import Draft
from hotline_app.tasks import Task


@dataclass(eq=False)
class OpenForm:
    """One form of the window; an empty one has nothing on disk.

    Attributes:
        draft: what stands on disk.
        problems: field -> words of what kept it from being saved after it had left the window.
        saving: saves it while the next form is in front, or None.
        copies: files on their way to it, in order; until they are there it is not empty.
        settled: called once they are there or were refused; saves a form that left meanwhile.
    """

    draft: Draft | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    saving: Task | None = None
    copies: list[Task] = field(default_factory=list)
    settled: Callable[[], None] | None = None

    @property
    def is_given_up(self) -> bool:
        """Whether what it waited for ended with its window."""
        waits_for = [*self.copies, *([self.saving] if self.saving else [])]
        return all(task.is_cancelled for task in waits_for)

    def copied(self) -> None:
        """The first of the files on their way is there, or was refused."""
        del self.copies[0]
        if not self.copies and self.settled is not None:
            act, self.settled = self.settled, None
            act()

    @property
    def fields(self) -> Mapping[str, Any]:
        """What was written last."""
        return self.draft.record.fields if self.draft else {}

    @property
    def cursor(self) -> tuple[str, int] | None:
        """Where the cursor stood when it was written."""
        return self.draft.record.cursor if self.draft else None

    @property
    def files(self) -> tuple[KeptFile, ...]:
        """The files that came with it."""
        return self.draft.record.files if self.draft else ()


@dataclass
class OpenForms:
    """What this window holds; the form in front is at `place`.

    Those in `leaving` are being saved: they stand on disk until that is done.
    """

    forms: list[OpenForm] = field(default_factory=lambda: [OpenForm()])
    place: int = 0
    leaving: list[OpenForm] = field(default_factory=list)
