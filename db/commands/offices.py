"""Setting up an office: its record, its first user, and the reference data it starts with."""

from db import audit, clock
from db.choices import OfficeLevel, Role
from db.commands import reference_data
from db.commands.stamps import Desk
from db.commands.users import check_user, insert_user
from db.connection import Database
from db.errors import DatabaseRefused, ValidationFailed
from db.identifiers import new_id
from db.models.organisation import Office, Signatory
from db.queries import offices as stored_offices
from db.records.offices import OfficeDraft, OfficeRecord
from db.records.people import Actor, UserDraft
from db.rows import insert, insert_owned
from db.rules import text

_LONGEST_CODE = 12


def set_up_office(database: Database, draft: OfficeDraft, first_user: UserDraft) -> OfficeRecord:
    """Set up the office of this database with its first user, an administrator.

    Raises:
        ValidationFailed: the code, the name or the user cannot be taken.
        DatabaseRefused: "exists", the database already has an office.
    """
    with database.writing():
        if database.value("SELECT 1 FROM offices WHERE is_here") is not None:
            raise DatabaseRefused("exists", database.where)
        problems = _problems(draft)
        problems.update(check_user(database, first_user))
        if problems:
            raise ValidationFailed(problems)
        now = clock.now()
        office_id, user_id = new_id(), new_id()
        code = draft.code.strip().upper()
        actor = Actor(user_id, first_user.name, Role.ADMINISTRATOR, office_id, code)
        desk = Desk(database, actor, now, clock.to_text(now))
        _insert_office(desk, draft)
        insert_user(desk, first_user, role=Role.ADMINISTRATOR, user_id=user_id)
        reference_data.store_all(desk)
        subject = audit.Subject("offices", office_id)
        audit.record(database, actor, "set_up_office", subject, {"code": code})
    return stored_offices.here(database)


def _problems(draft: OfficeDraft) -> dict[str, str]:
    problems: dict[str, str] = {}
    code = draft.code.strip().upper()
    if not code:
        problems["code"] = "code_missing"
    elif not (code.isascii() and code.isalnum() and len(code) <= _LONGEST_CODE):
        problems["code"] = "code_not_plain"
    if not text.clean_line(draft.name):
        problems["name"] = "name_missing"
    if draft.level not in set(OfficeLevel):
        problems["level"] = "unknown_code"
    return problems


def _insert_office(desk: Desk, draft: OfficeDraft) -> None:
    name = text.clean_line(draft.name)
    parent = text.clean_line(draft.parent_name)
    if not parent:
        is_province = draft.level == OfficeLevel.PROVINCE
        parent = (
            "Tổng Liên đoàn Lao động Việt Nam" if is_province else "Liên đoàn Lao động tỉnh Đắk Lắk"
        )
    insert(
        desk.database,
        Office,
        id=desk.actor.office_id,
        code=desk.actor.office_code,
        name=name,
        level=draft.level,
        is_here=True,
        parent_name=parent,
        letterhead_name=name,
        place_name=text.clean_line(draft.place_name),
        document_symbol=text.clean_line(draft.document_symbol),
        address=text.clean_line(draft.address),
        phone=text.clean_line(draft.phone),
        created_at=desk.at,
        updated_at=desk.at,
    )
    insert_owned(
        desk.database,
        Signatory,
        desk.actor,
        authority=text.clean_line(draft.signatory_authority),
        title=text.clean_line(draft.signatory_title),
        name=text.clean_line(draft.signatory_name),
        valid_from=desk.now.date(),
    )
