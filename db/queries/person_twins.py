"""Who may be one and the same person, with what speaks for and against it; merge previews."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from db import record_moves
from db.choices import Sex
from db.connection import Database
from db.queries import person_details
from db.record_moves import PERSON_REFERENCES
from db.records.person_facts import MergeField, MergePreview, PersonFacts, Twin
from db.rules import text
from db.rules.days import format_day
from db.rules.person_merging import COLUMNS, NOTHING
from db.search import finder

MOST: Final = 12
_LOOKED_AT: Final = 200
_WEIGHTS: Final = {
    "same_phone": 4,
    "same_name": 3,
    "like_name": 2,
    "same_birth_year": 2,
    "same_workplace": 1,
}
_ENOUGH: Final = 5


def twins(database: Database, person_id: str) -> tuple[Twin, ...]:
    """Persons that may be this one, the likeliest first.

    A number alone is shared in a dormitory and a name alone by thousands: a number wants a like
    name, and a name wants birth year or workplace as well.

    Raises:
        NotFound: no such person.
    """
    person = person_details.facts(database, person_id)
    found = []
    for other in _candidates(database, person):
        reasons = _reasons(person, other)
        if sum(_WEIGHTS[reason] for reason in reasons) >= _ENOUGH:
            found.append(_twin(other, reasons, _against(person, other)))
    found.sort(key=lambda twin: (len(twin.against), -sum(_WEIGHTS[r] for r in twin.reasons)))
    return tuple(found[:MOST])


def reasons_of(one: PersonFacts, other: PersonFacts) -> Twin | None:
    """What speaks for and against two people being one; None when nothing speaks for it."""
    reasons = _reasons(one, other)
    return _twin(other, reasons, _against(one, other)) if reasons else None


def preview(database: Database, kept_id: str, merged_id: str) -> MergePreview:
    """What merging `merged_id` into `kept_id` would do; nothing is changed.

    Raises:
        NotFound: one of them does not exist.
    """
    kept = person_details.facts(database, kept_id)
    merged = person_details.facts(database, merged_id)
    one, other = _field_texts(kept), _field_texts(merged)
    fields = tuple(MergeField(name, one[name], other[name]) for name in one)
    twice = {
        reference.table: record_moves.count_twins(database, reference, merged_id, kept_id)
        for reference in PERSON_REFERENCES
        if reference.twin
    }
    whole = _counts(database, merged)
    moving = {table: count - twice.get(table, 0) for table, count in whole.items()}
    return MergePreview(kept, merged, fields, moving, twice)


def _counts(database: Database, person: PersonFacts) -> dict[str, int]:
    """How much hangs on a person, counted over what is indexed."""
    of_cases = (
        "SELECT count(*) FROM case_people cp JOIN {table} t ON t.case_id = cp.case_id "
        "WHERE cp.person_id = ? AND t.person_id = cp.person_id"
    )
    return {
        "cases": len(person.cases),
        "contacts": len(person.contacts),
        "person_phones": len(person.phones),
        "consents": len(person.consents),
        **{
            table: database.value(of_cases.format(table=table), [person.id])
            for table in ("assignments", "feedbacks")
        },
    }


def _candidates(database: Database, person: PersonFacts) -> Iterable[PersonFacts]:
    ids: dict[str, None] = {}
    for phone in person.phones:
        if phone.e164:
            ids.update(
                _ids(
                    database.rows(
                        "SELECT f.person_id FROM person_phones f WHERE f.e164 = ? LIMIT ?",
                        [phone.e164, _LOOKED_AT],
                    )
                )
            )
    ids.update(_of_like_name(database, person))
    ids.pop(person.id, None)
    alive = database.rows(
        "SELECT id FROM persons WHERE merged_into_id IS NULL AND id IN "
        f"({', '.join('?' * len(ids))})",
        list(ids),
    )
    return [person_details.facts(database, row[0]) for row in alive]


def _of_like_name(database: Database, person: PersonFacts) -> dict[str, None]:
    """Persons of the same name: by its place in the order, and through the index of cases."""
    folded = text.fold(person.full_name)
    if len(folded.split()) < 2:
        return {}
    where: list[tuple[str, list[Any]]] = [
        ("p.sort_key = (SELECT sort_key FROM persons WHERE id = ?)", [person.id])
    ]
    numbers = finder.find(database, person.full_name, limit=_LOOKED_AT)
    marks = ", ".join("?" * len(numbers))
    where.append(
        (
            "p.id IN (SELECT cp.person_id FROM cases c JOIN case_people cp ON cp.case_id = c.id "
            f"WHERE c.number IN ({marks})) AND p.folded_name = ?",
            [*numbers, folded],
        )
    )
    found: dict[str, None] = {}
    for condition, parameters in where:
        # Of a name that thousands bear only those are worth a look that share something more.
        found.update(
            _ids(
                database.rows(
                    f"SELECT p.id FROM persons p WHERE {condition} AND p.id <> ? AND "
                    "(p.birth_year = ? OR p.employer_id IS NOT NULL OR EXISTS "
                    "(SELECT 1 FROM case_people cp JOIN cases c ON c.id = cp.case_id "
                    "WHERE cp.person_id = p.id AND c.employer_id IS NOT NULL)) LIMIT ?",
                    [*parameters, person.id, person.birth_year, _LOOKED_AT],
                )
            )
        )
    return found


def _ids(rows: Sequence[tuple[Any, ...]]) -> dict[str, None]:
    return {row[0]: None for row in rows}


def _reasons(one: PersonFacts, other: PersonFacts) -> tuple[str, ...]:
    reasons = []
    numbers = {phone.e164 for phone in one.phones if phone.e164}
    if numbers & {phone.e164 for phone in other.phones}:
        reasons.append("same_phone")
    names = text.words(one.full_name), text.words(other.full_name)
    if names[0] and names[0] == names[1]:
        reasons.append("same_name")
    elif _are_like(*names):
        reasons.append("like_name")
    if one.birth_year is not None and one.birth_year == other.birth_year:
        reasons.append("same_birth_year")
    if _workplaces(one) & _workplaces(other):
        reasons.append("same_workplace")
    has_name = "same_name" in reasons or "like_name" in reasons
    return tuple(reasons) if has_name else ()


def _are_like(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is a part of the other: "Lan" or "Thị Lan" and "Nguyễn Thị Lan"."""
    if not one or not other:
        return False
    short, long = sorted((set(one), set(other)), key=len)
    return short <= long


def _against(one: PersonFacts, other: PersonFacts) -> tuple[str, ...]:
    against = []
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        against.append("other_birth_year")
    if Sex.UNKNOWN not in (one.sex, other.sex) and one.sex is not other.sex:
        against.append("other_sex")
    return tuple(against)


def _workplaces(person: PersonFacts) -> set[str]:
    names = {person.employer_name, *(case.employer_name for case in person.cases)}
    return {text.fold(name) for name in names if name}


def _twin(other: PersonFacts, reasons: tuple[str, ...], against: tuple[str, ...]) -> Twin:
    own = [person for person in (other.employer_name,) if person]
    of_cases = [case.employer_name for case in other.cases if case.employer_name]
    return Twin(
        id=other.id,
        full_name=other.full_name,
        birth_year=other.birth_year,
        phones=tuple(phone.e164 or phone.as_typed for phone in other.phones),
        workplace=next(iter([*own, *of_cases]), ""),
        case_count=len(other.cases),
        reasons=reasons,
        against=against,
    )


def _field_texts(person: PersonFacts) -> dict[str, str]:
    """A person's fields by the names of a merge; what is not known is empty."""
    birth = format_day(person.birth_on) if person.birth_on else str(person.birth_year or "")
    texts = {
        "full_name": person.full_name,
        "sex": person.sex.value,
        "birth": birth,
        "id_number": person.id_number,
        "household": _household(person),
        "zalo": person.zalo,
        "facebook": person.facebook,
        "employer": person.employer_name,
        "unit": person.unit_name,
        "union_member": person.union_member.value,
        "occupation": person.occupation,
        "address": person.address,
        "language": person.language,
        "alert": person.alert,
    }
    return {
        name: "" if texts[name] in NOTHING else texts[name] for name in COLUMNS if name in texts
    }


def _household(person: PersonFacts) -> str:
    """Who lives there: the id of a household says nothing to people."""
    if not person.household_id:
        return ""
    return "; ".join(one.full_name or "…" for one in person.household) or "…"
