"""Employers and union units as their pages show them and take them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.choices import CaseStatus, UnitKind, YesNoUnknown


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """One line of the list of employers. `place` is the row's key in the order of the list."""

    place: int
    id: str
    name: str
    tax_code: str
    industrial_park: str
    size: int | None
    has_union: YesNoUnknown
    union_name: str
    upper_union_name: str
    alias_count: int


@dataclass(frozen=True, slots=True)
class EmployerFacts:
    """One employer and its way into the union.

    Attributes:
        has_union: yes: it has a grass-roots union; no: none yet; unknown: nobody asked.
        union_code, union_name: its grass-roots union.
        upper_code, upper_name: the unit that takes its cases: the union directly above.
        way: code and name of every unit from the employer upwards.
        merged: id of the merge and name of those merged into this one.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    tax_code: str
    industrial_park: str
    size: int | None
    has_union: YesNoUnknown
    union_code: str
    union_name: str
    upper_code: str
    upper_name: str
    address: str
    version: int
    created_at: datetime
    created_by: str
    updated_at: datetime
    updated_by: str
    way: tuple[tuple[str, str], ...] = ()
    merged: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EmployerFigures:
    """The cases of an employer, counted.

    Attributes:
        by_status: status -> cases.
        by_need, open_by_need: need -> cases; a case may have several needs.
        latest: code, status, summary and opening of the newest cases.
    """

    total: int
    open: int
    by_status: Mapping[CaseStatus, int]
    by_need: Mapping[str, int]
    open_by_need: Mapping[str, int]
    latest: tuple[tuple[str, CaseStatus, str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A union unit as typed. An empty `code` is made; `employer_id` names whose union it is."""

    name: str
    kind: str = UnitKind.GRASS_ROOTS
    parent: str = ""
    code: str = ""
    short_name: str = ""
    valid_from: str = ""
    valid_to: str = ""
    aliases: tuple[str, ...] = ()
    employer_id: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit in the tree; `place` is its line, `depth` counts the units above it."""

    place: int
    id: str
    code: str
    name: str
    kind: UnitKind
    depth: int
    parent_code: str
    valid_from: date | None
    valid_to: date | None
    successor_codes: tuple[str, ...]
    employer_count: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One unit with what stands above, below and after it.

    Attributes:
        way: code and name of every unit above, the nearest first.
        children: code, name and last day of the units directly below.
        successors, predecessors: code and name.
        employers: id and name of those whose union it is or whose cases it takes.
        counts: "cases" and "open_cases" of the unit; empty until they are counted.
    """

    id: str
    code: str
    name: str
    short_name: str
    kind: UnitKind
    parent_code: str
    parent_name: str
    valid_from: date | None
    valid_to: date | None
    aliases: tuple[str, ...]
    version: int
    way: tuple[tuple[str, str], ...] = ()
    children: tuple[tuple[str, str, date | None], ...] = ()
    successors: tuple[tuple[str, str], ...] = ()
    predecessors: tuple[tuple[str, str], ...] = ()
    employers: tuple[tuple[str, str], ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
