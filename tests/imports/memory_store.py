"""A store in memory with the promises of the real one: keys once, runs resumed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from db.records.imports import ImportedContact, ImportRun


class PowerCut(Exception):
    """The computer went off before a batch was stored."""


@dataclass
class MemoryStore:
    """Keeps everything; `cut_after` batches the power goes."""

    cut_after: int | None = None
    runs: dict[str, ImportRun] = field(default_factory=dict)
    contacts: dict[str, ImportedContact] = field(default_factory=dict)
    batches: list[int] = field(default_factory=list)

    def begin(self, file_name: str, sha256: str, preset: str) -> ImportRun:
        known = next(
            (r for r in self.runs.values() if (r.sha256, r.preset) == (sha256, preset)), None
        )
        if known is None:
            known = ImportRun(str(len(self.runs)), file_name, sha256, preset, 0, 0, 0, 0, False)
            self.runs[known.id] = known
        return known

    def batch(
        self, run_id: str, contacts: Sequence[ImportedContact], rows_done: int, refused: int
    ) -> tuple[int, int]:
        if self.cut_after is not None and len(self.batches) >= self.cut_after:
            raise PowerCut
        new = {one.source_key: one for one in contacts if one.source_key not in self.contacts}
        self.contacts |= new
        self.batches.append(len(contacts))
        run = self.runs[run_id]
        there = len(contacts) - len(new)
        self.runs[run_id] = replace(
            run,
            rows_done=rows_done,
            refused=run.refused + refused,
            added=run.added + len(new),
            already_there=run.already_there + there,
        )
        return len(new), there

    def finish(self, run_id: str) -> None:
        self.runs[run_id] = replace(self.runs[run_id], is_finished=True)
