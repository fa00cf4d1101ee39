"""Making the demonstration office: every record goes through the same acts as in real work."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from db import clock
from db.choices import NonCaseKind, Role
from db.commands import agencies, calls, office_settings, offices, users
from db.connection import Database, open_database
from db.queries import users as known_users
from db.records.drafts import CallDraft
from db.records.offices import AgencyDraft, OfficeDraft
from db.records.people import UserDraft
from hotline_app.demo.deliveries import make_lists
from hotline_app.demo.history import Staff, live_through
from hotline_app.demo.people import InventedPerson, invent_person
from hotline_app.demo.stories import AGENCIES, STORIES, Story
from hotline_app.demo.telling import tell_stories
from hotline_app.demo.waiting import leave_waiting

OFFICE_CODE: Final = "BMT"
OFFICE_NAME: Final = "Công đoàn phường Buôn Ma Thuột (minh họa)"
DAYS: Final = 365
_CHANNELS: Final = (
    ("hotline", 62),
    ("zalo", 20),
    ("facebook", 9),
    ("in_person", 6),
    ("union_officer", 3),
)
_UNITS: Final = ("CDP-BUONMATHUOT", "CDP-TANAN", "CDX-HOAPHU")
_NON_CASE_SHARE: Final = 0.18
_SECOND_CALL_SHARE: Final = 0.2
_STAFF: Final = (
    ("truc1", "Trần Thị Hạnh", Role.OPERATOR),
    ("canbo", "Lê Quốc Tuấn", Role.CASE_OFFICER),
    ("phutrach", "Phạm Ngọc Lan", Role.SUPERVISOR),
)


def make_demo(
    path: Path, cases: int, seed: int, progress: Callable[[int, int], None] | None = None
) -> Database:
    """Make an office at `path` with `cases` cases over the past year; returns it open.

    Args:
        seed: the same seed and day make the same office.
        progress: called with the number of cases made and their total.

    Raises:
        DatabaseRefused: the file exists with an office in it, or cannot be written.
    """
    random = Random(seed)
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    start = today - timedelta(days=DAYS)
    database = open_database(path, create=True)
    with clock.at(start):
        staff = _set_up(database)
    people = [invent_person(random, serial) for serial in range(max(3, cases * 3 // 4))]
    moments = sorted(_moment(random, start, today) for _ in range(cases))
    for done, moment in enumerate(moments, start=1):
        with clock.at(moment):
            _call(database, staff, random, people, today)
        if progress is not None:
            progress(done, cases)
    make_lists(database, staff.officer)
    with clock.at(today):
        tell_stories(database, staff)
    leave_waiting(database, staff)
    return database


def _set_up(database: Database) -> Staff:
    draft = OfficeDraft(
        code=OFFICE_CODE,
        name=OFFICE_NAME,
        place_name="Buôn Ma Thuột",
        signatory_name="Nguyễn Văn Minh Họa",
    )
    offices.set_up_office(database, draft, UserDraft("quantri", "Quản trị minh họa"))
    administrator = known_users.actor(database)
    office_settings.mark_as_demonstration(database, administrator)
    for name, full_name, role in _STAFF:
        users.add_user(database, administrator, UserDraft(name, full_name, role))
    for name, takes in AGENCIES:
        agencies.add_agency(database, administrator, AgencyDraft(name, takes))
    actors = [known_users.actor(database, name) for name, _, _ in _STAFF]
    return Staff(*actors)


def _moment(random: Random, start: datetime, end: datetime) -> datetime:
    """An instant within office hours (07:00-21:00 in Viet Nam), more of them in the morning."""
    day = start + timedelta(days=random.randrange((end - start).days))
    hour = random.choices(range(14), weights=(4, 8, 9, 8, 6, 3, 5, 7, 7, 6, 4, 3, 2, 1))[0]
    # The day starts at 00:00 UTC, which is 07:00 in Viet Nam.
    return day + timedelta(hours=hour, minutes=random.randrange(60), seconds=random.randrange(60))


def _call(
    database: Database,
    staff: Staff,
    random: Random,
    people: list[InventedPerson],
    today: datetime,
) -> None:
    person = random.choice(people)
    if random.random() < _NON_CASE_SHARE:
        kind = random.choice(list(NonCaseKind)).value
        calls.log_call(database, staff.operator, CallDraft(phone=person.phone, non_case_kind=kind))
    story = random.choices(STORIES, weights=[story.weight for story in STORIES])[0]
    logged = calls.log_call(database, staff.operator, _draft(random, person, story))
    if random.random() < _SECOND_CALL_SHARE:
        with clock.at(min(today, clock.now() + timedelta(hours=random.randint(2, 30)))):
            again = CallDraft(
                phone=person.phone,
                name=person.full_name,
                summary="Gọi lại hỏi kết quả, cung cấp thêm giấy tờ.",
                case_code=logged.case_code,
            )
            calls.log_call(database, staff.operator, again)
    live_through(database, staff, random, (logged.case_code, story), today)


def _draft(random: Random, person: InventedPerson, story: Story) -> CallDraft:
    channels = [channel for channel, _ in _CHANNELS]
    weights = [weight for _, weight in _CHANNELS]
    words = story.words.format(months=random.randint(2, 5), people=random.randint(4, 40))
    return CallDraft(
        phone=person.phone,
        name=person.full_name,
        summary=words,
        needs=(story.need,),
        channel=random.choices(channels, weights)[0],
        matter_kind=story.matter_kind,
        employer=person.workplace,
        unit=random.choice(_UNITS),
        urgency=story.urgency,
        birth_year=str(person.birth_year),
        sex=person.sex,
        union_member=random.choice(("yes", "yes", "no", "unknown")),
        address=person.address,
        employer_must_not_know=random.random() < 0.15,
        consent_method="spoken",
        call_back_safe=random.choice(("yes", "yes", "no", "unknown")),
    )
