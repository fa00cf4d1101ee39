"""The register of papers: its lines, the newest first, and the wordings of the office's papers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from db.choices import Direction
from db.clock import from_text, stored_day
from db.connection import Database
from db.errors import NotFound
from db.queries.office_settings import setting
from db.records.documents import DocumentRecord, PaperWording, Wording
from db.rules import text
from db.rules.documents import NEW_EACH_TIME, PAPERS, wording_from

_COLUMNS: Final = (
    "d.rowid, d.id, d.direction, d.document_type, d.year, d.number, d.symbol, d.document_on, "
    "d.addressee, d.subject, coalesce(c.code, ''), coalesce(d.referral_id, ''), d.is_withdrawn, "
    "d.withdrawn_reason, d.created_at, coalesce(u.full_name, ''), d.version, d.received_on, "
    "coalesce(h.full_name, ''), coalesce(d.attachment_id, ''), coalesce(f.file_name, ''), "
    "coalesce(d.answers_id, ''), coalesce(o.symbol, g.name, '') "
    "FROM document_numbers d LEFT JOIN cases c ON c.id = d.case_id "
    "LEFT JOIN users u ON u.id = d.created_by LEFT JOIN users h ON h.id = d.handler_id "
    "LEFT JOIN attachments f ON f.id = d.attachment_id "
    "LEFT JOIN document_numbers o ON o.id = d.answers_id "
    "LEFT JOIN referrals r ON r.id = d.answers_id LEFT JOIN agencies g ON g.id = r.agency_id"
)
_SHIPPED: Final = Path(__file__).parent.parent / "reference" / "wordings.json"


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which lines of the register.

    Attributes:
        direction: "out", "in" or "" for both.
        document_type: one kind, or "".
        year: one year, or 0.
        first, last: days of the papers.
        only_withdrawn: numbers that are not used.
        case_id: those of one case.
    """

    direction: str = ""
    document_type: str = ""
    year: int = 0
    first: date | None = None
    last: date | None = None
    only_withdrawn: bool = False
    case_id: str = ""


def register(
    database: Database, wanted: DocumentFilter | None = None, *, most: int = 0
) -> tuple[DocumentRecord, ...]:
    """Lines of the register, the last one written first.

    Args:
        database: of the office.
        wanted: which lines; None means all.
        most: at most so many; 0 means all.
    """
    conditions, values = _conditions(wanted or DocumentFilter())
    limit = f" LIMIT {int(most)}" if most else ""
    rows = database.rows(
        f"SELECT {_COLUMNS}{conditions} ORDER BY d.rowid DESC{limit}",
        values,
    )
    return tuple(_read(row) for row in rows)


def in_book_order(
    database: Database, wanted: DocumentFilter | None = None
) -> tuple[DocumentRecord, ...]:
    """Lines as a register on paper has them: kind by kind, from number 1 on."""
    conditions, values = _conditions(wanted or DocumentFilter())
    rows = database.rows(
        f"SELECT {_COLUMNS}{conditions} "
        "ORDER BY d.direction DESC, d.year, d.document_type, d.number",
        values,
    )
    return tuple(_read(row) for row in rows)


def count(database: Database) -> int:
    """How many lines the register has."""
    return int(database.value("SELECT count(*) FROM document_numbers"))


def one(database: Database, typed: str, *, direction: str = "") -> DocumentRecord:
    """The line with this id, end of an id (four signs or more), or number and symbol.

    Args:
        database: of the office.
        typed: what was typed.
        direction: only papers that go "out" or come "in"; "" means both.

    Raises:
        NotFound: no such line, or it fits several.
    """
    wanted = text.clean_line(typed)
    way = f" AND d.direction = '{Direction(direction).value}'" if direction else ""
    rows = database.rows(
        f"SELECT {_COLUMNS} WHERE (d.id = ? OR d.symbol = ?){way}", [wanted, wanted]
    )
    ending = wanted.lower().replace("%", "").replace("_", "")
    if not rows and len(ending) >= 4:
        rows = database.rows(f"SELECT {_COLUMNS} WHERE d.id LIKE ?{way}", [f"%{ending}"])
    if len(rows) != 1:
        raise NotFound("document", typed)
    return _read(rows[0])


def of_referral(database: Database, referral_id: str, symbol: str) -> DocumentRecord | None:
    """The outgoing paper with which a referral went, or None."""
    rows = database.rows(
        f"SELECT {_COLUMNS} WHERE d.referral_id = ? AND d.symbol = ? AND d.direction = 'out' "
        "ORDER BY d.rowid DESC LIMIT 1",
        [referral_id, symbol],
    )
    return _read(rows[0]) if rows else None


def answers_to(database: Database, document: DocumentRecord) -> tuple[DocumentRecord, ...]:
    """The papers that came in answer to one of ours, or to the referral it went with."""
    rows = database.rows(
        f"SELECT {_COLUMNS} WHERE d.direction = 'in' AND d.answers_id IN (?, ?) ORDER BY d.rowid",
        [document.id, document.referral_id or document.id],
    )
    return tuple(_read(row) for row in rows)


def number_of(database: Database, paper: str, case_id: str, referral_id: str = "") -> str:
    """Number and symbol that this paper got before, or ""; some take a new one each time."""
    if paper in NEW_EACH_TIME:
        return ""
    sql = (
        "SELECT symbol FROM document_numbers d WHERE direction = 'out' AND document_type = ? "
        "AND case_id = ? AND coalesce(referral_id, '') = ? AND NOT is_withdrawn"
    )
    if referral_id:
        # The one the referral keeps: reminders of it stand among the letters as well.
        sql += " AND symbol = (SELECT document_number FROM referrals r WHERE r.id = d.referral_id)"
    values = [PAPERS[paper], case_id, referral_id]
    found: str | None = database.value(f"{sql} ORDER BY rowid DESC LIMIT 1", values)
    return found or ""


def approved_number(database: Database, paper: str, case_id: str, subject: str) -> str:
    """Number that a second person approved for a paper with this subject, or "".

    Of papers that take a new number each time: what was approved is printed once more by its words.
    """
    found: str | None = database.value(
        "SELECT d.symbol FROM approvals a JOIN document_numbers d ON d.id = a.subject_id "
        "WHERE a.case_id = ? AND a.kind = 'letter' AND a.state = 'approved' "
        "AND d.document_type = ? AND d.subject = ? AND NOT d.is_withdrawn "
        "ORDER BY d.rowid DESC LIMIT 1",
        [case_id, PAPERS[paper], text.clean_line(subject)],
    )
    return found or ""


def wording(database: Database, paper: str) -> Wording:
    """The words of a paper: the office's own, else those it came with.

    Raises:
        NotFound: there is no such paper.
    """
    shipped = shipped_wording(paper)
    own = setting(database, f"paper:{paper}")
    return wording_from(own) if own else shipped


def all_wordings(database: Database) -> tuple[PaperWording, ...]:
    """The words of every paper, in the order in which a case needs the papers."""
    return tuple(
        PaperWording(paper, wording(database, paper), bool(setting(database, f"paper:{paper}")))
        for paper in PAPERS
    )


def shipped_wording(paper: str) -> Wording:
    """The words that a paper came with.

    Raises:
        NotFound: there is no such paper.
    """
    if paper not in PAPERS:
        raise NotFound("paper", paper)
    return wording_from(_shipped()[paper])


@cache
def _shipped() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(_SHIPPED.read_text(encoding="utf-8"))
    return found


def searched_text(record: DocumentRecord) -> str:
    """What a line is found by."""
    words = (record.symbol, record.party, record.subject, record.case_code)
    return text.fold(" ".join((*words, record.withdrawn_reason, record.handler, record.answers)))


def _conditions(wanted: DocumentFilter) -> tuple[str, Sequence[Any]]:
    chosen: list[tuple[str, Any]] = [
        ("d.direction = ?", wanted.direction),
        ("d.document_type = ?", wanted.document_type),
        ("d.year = ?", wanted.year),
        ("d.document_on >= ?", wanted.first.isoformat() if wanted.first else ""),
        ("d.document_on <= ?", wanted.last.isoformat() if wanted.last else ""),
        ("d.case_id = ?", wanted.case_id),
        ("d.is_withdrawn = ?", 1 if wanted.only_withdrawn else ""),
    ]
    used = [(sql, value) for sql, value in chosen if value]
    if not used:
        return "", []
    return " WHERE " + " AND ".join(sql for sql, _ in used), [value for _, value in used]


def _read(row: tuple[Any, ...]) -> DocumentRecord:
    return DocumentRecord(
        place=row[0],
        id=row[1],
        direction=row[2],
        document_type=row[3],
        year=row[4],
        number=row[5],
        symbol=row[6],
        document_on=date.fromisoformat(row[7]),
        party=row[8],
        subject=row[9],
        case_code=row[10],
        referral_id=row[11],
        is_withdrawn=bool(row[12]),
        withdrawn_reason=row[13],
        recorded_at=from_text(row[14]),
        recorded_by=row[15],
        version=row[16],
        received_on=stored_day(row[17]),
        handler=row[18],
        scan_id=row[19],
        scan_name=row[20],
        answers_id=row[21],
        answers=row[22],
    )
