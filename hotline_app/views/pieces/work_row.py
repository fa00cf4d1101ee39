"""A short row of the work on a case, and the rows of one kind under their heading."""

from dataclasses import dataclass

from hotline_app.widgets.pill import Status


@dataclass(frozen=True)
class WorkRow:
    """One row: what, quiet words, a pill, and the acts (key, words) that may follow.

    `has_picture` says that a small picture of the item can be shown; `third` is one more line of
    quiet words.
    """

    item_id: str
    first: str
    second: str
    status: Status | None = None
    acts: tuple[tuple[str, str], ...] = ()
    has_picture: bool = False
    third: str = ""


@dataclass(frozen=True)
class WorkSection:
    """Rows of one kind under their heading; `about` sums them up in quiet words."""

    title: str
    rows: tuple[WorkRow, ...]
    about: str = ""
