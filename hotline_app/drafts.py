"""Every open form, journalled to disk: what was typed survives a crash and a power cut."""

import json
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hotline_app.draft_files import KeptFile, folder_of, forget_files, sweep
from hotline_app.safe_files import replace_text, set_aside

FORMAT = 1


@dataclass(frozen=True)
class DraftRecord:
    """One unfinished form as it stands on disk.

    Attributes:
        draft_id: names the file.
        kind: which form ("contact", "case_note", ...).
        opened_at: when the form was opened (aware, UTC).
        changed_at: when it was last changed (aware, UTC).
        fields: field name -> value, any JSON value.
        cursor: name of the focused field and the place of the cursor in it, or None.
        files: whose bytes stand beside the draft.
    """

    draft_id: str
    kind: str
    opened_at: datetime
    changed_at: datetime
    fields: dict[str, Any]
    cursor: tuple[str, int] | None = None
    files: tuple[KeptFile, ...] = ()


class Draft:
    """One open form's file. Nothing is on disk before the first change."""

    def __init__(self, path: Path, record: DraftRecord) -> None:
        self._path = path
        self.record = record
        self._is_behind = False

    def update(self, fields: Mapping[str, Any], cursor: tuple[str, int] | None = None) -> None:
        """Write the form as it stands now, on disk when this returns.

        Args:
            fields: field name -> value, any JSON value; all fields, not only the changed ones.
            cursor: name of the focused field and the place of the cursor in it.

        Raises:
            OSError: the disk refused; what was written last is still there, and `record` has what
                is new as long as the program runs.
        """
        is_same = dict(fields) == self.record.fields and cursor == self.record.cursor
        if is_same and not self._is_behind:
            return
        self._write(replace(self.record, fields=dict(fields), cursor=cursor))

    @property
    def files_folder(self) -> Path:
        """Where the bytes of its files stand."""
        return folder_of(self._path)

    def set_files(self, files: tuple[KeptFile, ...]) -> None:
        """Write which files belong to the form; their bytes are there already.

        Raises:
            OSError: the disk refused, as for `update`.
        """
        self._write(replace(self.record, files=files))

    def clear(self) -> None:
        """Forget the form: it was saved, or its owner threw it away.

        A disk that refuses does not undo that; what was saved is known again at the next start.
        """
        with suppress(OSError):
            self._path.unlink()
        forget_files(self.files_folder)

    def _write(self, record: DraftRecord) -> None:
        self.record = replace(record, changed_at=datetime.now(UTC))
        self._is_behind = True
        replace_text(self._path, _as_json(self.record))
        self._is_behind = False


class DraftJournal:
    """The folder of unfinished forms.

    Args:
        folder: `Paths.drafts`; made when missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open_here: set[str] = set()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(folder)

    def open(self, kind: str) -> Draft:
        """Start the draft of a form that was just opened."""
        now = datetime.now(UTC)
        record = DraftRecord(uuid.uuid4().hex, kind, now, now, {})
        return self._taken(record)

    def resume(self, record: DraftRecord) -> Draft:
        """Go on with a form that was found unfinished."""
        return self._taken(record)

    def let_go(self, record: DraftRecord) -> None:
        """The form went away unfinished: it may be offered again."""
        self._open_here.discard(record.draft_id)

    def discard(self, record: DraftRecord) -> None:
        """Throw an unfinished form away; `put_back` finds it until the program starts again."""
        with suppress(FileNotFoundError):
            self._path(record.draft_id).replace(self._thrown(record))

    def put_back(self, record: DraftRecord) -> None:
        """Take back that a form was thrown away."""
        with suppress(FileNotFoundError):
            self._thrown(record).replace(self._path(record.draft_id))

    def unfinished(self) -> list[DraftRecord]:
        """Return the forms nobody has open, oldest first.

        A damaged file is set aside under a `.broken` name; files left half-written by a power
        cut were never put in place and are ignored.
        """
        found = []
        for path in self._folder.glob("*.json"):
            if path.stem in self._open_here:
                continue
            record = _read(path)
            if record is None:
                set_aside(path)
            elif record.fields or record.files:
                found.append(record)
        return sorted(found, key=lambda record: record.opened_at)

    def _taken(self, record: DraftRecord) -> Draft:
        self._open_here.add(record.draft_id)
        return Draft(self._path(record.draft_id), record)

    def _thrown(self, record: DraftRecord) -> Path:
        return self._path(record.draft_id).with_suffix(".thrown")

    def _path(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}.json"


def _as_json(record: DraftRecord) -> str:
    return json.dumps(
        {
            "format": FORMAT,
            "kind": record.kind,
            "opened_at": record.opened_at.isoformat(),
            "changed_at": record.changed_at.isoformat(),
            "fields": record.fields,
            "cursor": list(record.cursor) if record.cursor else None,
            "files": [asdict(file) for file in record.files],
        },
        ensure_ascii=False,
    )


def _read(path: Path) -> DraftRecord | None:
    """Return the record in a file, or None when the file makes no sense."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        field, place = stored["cursor"] or (None, 0)
        return DraftRecord(
            draft_id=path.stem,
            kind=str(stored["kind"]),
            opened_at=datetime.fromisoformat(stored["opened_at"]),
            changed_at=datetime.fromisoformat(stored["changed_at"]),
            fields=dict(stored["fields"]),
            cursor=None if field is None else (str(field), int(place)),
            # Forms written by an older version know no files.
            files=tuple(KeptFile(**file) for file in stored.get("files", ())),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
