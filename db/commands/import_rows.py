"""The rows of one import batch, gathered per table and stored with prepared statements."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Final

from db import lookups
from db.choices import CaseStatus, Direction, PersonRole, Sex, YesNoUnknown
from db.commands import counters
from db.commands.persons import employer_of_call
from db.commands.stamps import Desk
from db.identifiers import new_id
from db.models.base import Row
from db.models.cases import Case, CaseNeed, CasePerson, CaseTransition, Contact
from db.models.people import Person, PersonPhone
from db.records.imports import ImportedContact
from db.rows import defaults_of, insert_statement, stored_values
from db.rules import case_states, names, text
from db.rules.case_numbers import SLOTS_PER_SECOND
from db.rules.days import VIETNAM

_ORDER: Final = (Person, PersonPhone, Case, CaseNeed, CasePerson, CaseTransition, Contact)


class BatchRows:
    """Gathers the rows of a batch, then stores them table by table."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rows: defaultdict[type[Row], list[dict[str, Any]]] = defaultdict(list)
        self._people: dict[tuple[str, str], str] = {}
        self._employers: dict[str, str | None] = {}
        self._units: dict[str, str | None] = {}
        self._taken: set[int] = set()

    def without_known(self, contacts: Sequence[ImportedContact]) -> list[ImportedContact]:
        """The contacts whose key was not logged before, each key once, oldest first."""
        keys = [contact.source_key for contact in contacts]
        marks = ", ".join("?" * len(keys))
        known = {
            row[0]
            for row in self._desk.database.rows(
                f"SELECT idempotency_key FROM contacts WHERE idempotency_key IN ({marks})", keys
            )
        }
        new: dict[str, ImportedContact] = {}
        for contact in contacts:
            if contact.source_key not in known:
                new.setdefault(contact.source_key, contact)
        return sorted(new.values(), key=lambda contact: contact.received_at)

    def store(self, contacts: Sequence[ImportedContact]) -> list[int]:
        """Store contacts with their persons and cases; returns the cases' numbers."""
        codes = self._codes(contacts)
        for contact in contacts:
            person_id = self._person(contact)
            case_id = None
            if not contact.non_case_kind:
                case_id = self._case(contact, person_id, next(codes[_year(contact)]))
            self._contact(contact, case_id, person_id)
        for model in _ORDER:
            self._insert(model)
        return sorted(self._taken)

    def _codes(self, contacts: Sequence[ImportedContact]) -> dict[int, Any]:
        years = Counter(_year(contact) for contact in contacts if not contact.non_case_kind)
        codes: dict[int, Any] = {}
        for year, count in years.items():
            first = counters.next_value(self._desk, "case", year, count)
            prefix = f"{self._desk.actor.office_code}-{year}"
            codes[year] = iter([f"{prefix}-{first + step:06d}" for step in range(count)])
        return codes

    def _owned(self, model: type[Row], **values: Any) -> str:
        record_id = new_id()
        actor, at = self._desk.actor, self._desk.at
        self._rows[model].append(
            {
                **defaults_of(model),
                "id": record_id,
                "office_id": actor.office_id,
                "version": 1,
                "created_at": at,
                "created_by": actor.user_id,
                "updated_at": at,
                "updated_by": actor.user_id,
                **values,
            }
        )
        return record_id

    def _person(self, contact: ImportedContact) -> str | None:
        name = text.clean_line(contact.person_name)
        if contact.is_anonymous or not (name or contact.phone):
            return None
        key = (contact.phone, text.fold(name))
        if key not in self._people:
            self._people[key] = self._known_person(key) or self._new_person(contact, name)
        return self._people[key]

    def _known_person(self, key: tuple[str, str]) -> str | None:
        if not key[0]:
            return None
        found: str | None = self._desk.database.value(
            "SELECT p.id FROM person_phones f JOIN persons p ON p.id = f.person_id "
            "WHERE f.e164 = ? AND p.folded_name = ? LIMIT 1",
            key,
        )
        return found

    def _new_person(self, contact: ImportedContact, name: str) -> str:
        sort_name = names.guess_sort_name(name)
        person_id = self._owned(
            Person,
            full_name=name,
            folded_name=text.fold(name),
            sort_name=sort_name,
            sort_key=names.sort_key(sort_name),
            sex=Sex.UNKNOWN,
            main_phone=contact.phone,
            union_member=YesNoUnknown.UNKNOWN,
            address=contact.address,
        )
        if contact.phone:
            self._rows[PersonPhone].append(
                {
                    "id": new_id(),
                    "person_id": person_id,
                    "e164": contact.phone,
                    "as_typed": contact.phone_as_typed,
                    "note": "",
                }
            )
        return person_id

    def _case(self, contact: ImportedContact, person_id: str | None, code: str) -> str:
        number = self._number(contact.received_at)
        is_final = contact.status in case_states.FINAL
        closed_at = (contact.closed_at or contact.updated_at) if is_final else None
        case_id = self._owned(
            Case,
            number=number,
            code=code,
            status=contact.status,
            urgency=contact.urgency,
            matter_kind=contact.matter_kind,
            summary=contact.summary,
            person_id=person_id,
            employer_id=self._employer(contact.employer),
            unit_id=self._unit(contact),
            address=contact.address,
            opened_at=contact.received_at,
            opened_by=self._desk.actor.user_id,
            closed_at=(closed_at or contact.received_at) if is_final else None,
        )
        self._rows[CaseNeed].append({"case_id": case_id, "need_id": contact.need})
        if person_id is not None:
            role = PersonRole.IN_NEED
            self._rows[CasePerson].append(
                {"case_id": case_id, "person_id": person_id, "role": role}
            )
        self._transition(case_id, None, CaseStatus.NEW, contact.received_at)
        if contact.status is not CaseStatus.NEW:
            moved_at = closed_at or contact.updated_at or contact.received_at
            self._transition(case_id, CaseStatus.NEW, contact.status, moved_at)
        return case_id

    def _transition(
        self, case_id: str, start: CaseStatus | None, end: CaseStatus, at: datetime
    ) -> None:
        self._rows[CaseTransition].append(
            {
                "id": new_id(),
                "case_id": case_id,
                "from_status": start,
                "to_status": end,
                "reason": "",
                "moved_by": self._desk.actor.user_id,
                "moved_at": at,
            }
        )

    def _number(self, opened_at: datetime) -> int:
        number = counters.case_number(self._desk.database, opened_at)
        while number in self._taken:
            number += 1
            if number % SLOTS_PER_SECOND == 0:
                second = datetime.fromtimestamp(number // SLOTS_PER_SECOND, tz=VIETNAM)
                number = counters.case_number(self._desk.database, second)
        self._taken.add(number)
        return number

    def _employer(self, typed: str) -> str | None:
        if typed not in self._employers:
            found = employer_of_call(self._desk, typed)
            self._employers[typed] = None if found is None else found.id
        return self._employers[typed]

    def _unit(self, contact: ImportedContact) -> str | None:
        if not contact.unit:
            return None
        if contact.unit not in self._units:
            day = contact.received_at.astimezone(VIETNAM).date()
            self._units[contact.unit] = lookups.unit_id(self._desk.database, contact.unit, day)
        return self._units[contact.unit]

    def _contact(
        self, contact: ImportedContact, case_id: str | None, person_id: str | None
    ) -> None:
        self._owned(
            Contact,
            case_id=case_id,
            person_id=person_id,
            idempotency_key=contact.source_key,
            direction=Direction.INBOUND,
            channel_id=contact.channel,
            matter_kind=None if contact.non_case_kind else contact.matter_kind,
            non_case_kind=contact.non_case_kind or None,
            received_at=contact.received_at,
            phone=contact.phone,
            phone_as_typed=contact.phone_as_typed,
            narrative=contact.summary,
            call_back_safe=YesNoUnknown.UNKNOWN,
            finalized_at=self._desk.at,
        )

    def _insert(self, model: type[Row]) -> None:
        rows = self._rows.pop(model, [])
        if not rows:
            return
        columns = tuple(rows[0])
        self._desk.database.execute_many(
            insert_statement(model, columns),
            [stored_values(values) for values in map(itemgetter(*columns), rows)],
        )


def _year(contact: ImportedContact) -> int:
    return contact.received_at.astimezone(VIETNAM).year
