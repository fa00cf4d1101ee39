"""What tells who denounces: kept secret wherever a list may be read by others.

Luật Tố cáo 25/2018/QH14, Art. 8 and 56: name, address and other marks of a denouncer are kept
secret.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from db.connection import Database
from db.rules.legal_tracks import DENUNCIATION

_BATCH: Final = 500
_SHORTEST: Final = 4  # letters; shorter ones are parts of other words
_WORDS: Final = (
    "WITH d AS (SELECT id, code, person_id, address FROM cases WHERE legal_track = ? "
    "AND code IN ({marks})) "
    "SELECT d.code, d.address FROM d "
    "UNION SELECT d.code, p.full_name FROM d JOIN persons p ON p.id = d.person_id "
    "UNION SELECT d.code, p.address FROM d JOIN persons p ON p.id = d.person_id "
    "UNION SELECT d.code, p.full_name FROM d JOIN case_people q ON q.case_id = d.id "
    "JOIN persons p ON p.id = q.person_id "
    "UNION SELECT d.code, p.full_name FROM d JOIN contacts k ON k.case_id = d.id "
    "JOIN persons p ON p.id = k.person_id "
    "UNION SELECT d.code, k.on_behalf_of FROM d JOIN contacts k ON k.case_id = d.id"
)


def of_cases(database: Database, codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Code of a denunciation -> names and addresses that tell who denounces; others are left out.

    Args:
        database: of the office.
        codes: of any cases.
    """
    wanted = sorted({code for code in codes if code})
    found: defaultdict[str, set[str]] = defaultdict(set)
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        sql = _WORDS.format(marks=", ".join("?" * len(part)))
        for code, words in database.rows(sql, [DENUNCIATION, *part]):
            found[code].add(words.strip())
    return {
        code: tuple(sorted(one for one in words if len(one) >= _SHORTEST))
        for code, words in found.items()
    }
