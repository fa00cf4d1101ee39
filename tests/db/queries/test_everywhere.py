"""One field finds everything: cases, people, phones, the registers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.commands.agencies import add_agency
from db.commands.calls import log_call
from db.connection import Database
from db.queries import everywhere
from db.records.everywhere import Hit, HitKind
from db.records.offices import AgencyDraft
from db.records.people import Actor
from tests.factories import call


@pytest.fixture
def office(database: Database, actor: Actor) -> Database:
    people = (
        ("Nguyễn Văn Đức", "0912345678", "Công ty May Ban Mê", "Hết gạo trong khu trọ"),
        ("Nguyễn Văn Duy", "0912345679", "Công ty Cà phê Thắng Lợi", "Chưa nhận lương"),
        ("H'Hen Niê", "0987000111", "Hợp tác xã Cư M'gar", "Hỏi bảo hiểm thất nghiệp"),
    )
    for name, phone, employer, summary in people:
        log_call(database, actor, call(name=name, phone=phone, employer=employer, summary=summary))
    draft = AgencyDraft("Bảo hiểm xã hội cơ sở", takes="BHXH, BHTN", phones="0262 3852 345")
    add_agency(database, actor, draft)
    database.execute(
        "INSERT INTO answer_cards (id, office_id, version, created_at, created_by, updated_at, "
        "updated_by, question, folded, answer, source_document, programme_code, is_active) "
        "VALUES ('card', ?, 1, '2021', ?, '2021', ?, 'Mất việc thì xin trợ cấp ở đâu?', "
        "'mat viec thi xin tro cap o dau', 'Trung tâm Dịch vụ việc làm', 'Luật Việc làm', '', 1)",
        [actor.office_id, actor.user_id, actor.user_id],
    )
    return database


def found(database: Database, typed: str) -> dict[HitKind, tuple[Hit, ...]]:
    return dict(everywhere.find(database, typed))


def titles(database: Database, typed: str, kind: HitKind) -> list[str]:
    return [hit.title for hit in found(database, typed).get(kind, ())]


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("duc", HitKind.PERSON, "Nguyễn Văn Đức"),
        ("nguyen van d", HitKind.PERSON, "Nguyễn Văn Duy"),
        ("NVĐ", HitKind.PERSON, "Nguyễn Văn Đức"),
        ("hhen", HitKind.PERSON, "H'Hen Niê"),
        ("het gao", HitKind.CASE, "Nguyễn Văn Đức"),
        ("ban me", HitKind.EMPLOYER, "Công ty May Ban Mê"),
        ("cu mgar", HitKind.EMPLOYER, "Hợp tác xã Cư M'gar"),
        ("bhtn", HitKind.AGENCY, "Bảo hiểm xã hội cơ sở"),
        ("3852 345", HitKind.AGENCY, "Bảo hiểm xã hội cơ sở"),
        ("tro cap", HitKind.ANSWER_CARD, "Mất việc thì xin trợ cấp ở đâu?"),
        ("678", HitKind.PHONE, "+84912345678"),
        ("0912 345 679", HitKind.PHONE, "+84912345679"),
        ("+84912345679", HitKind.PHONE, "+84912345679"),
    ],
)
def test_without_tones(office: Database, typed: str, kind: HitKind, title: str) -> None:
    assert title in titles(office, typed, kind)


def test_exact_tones_come_first(office: Database, actor: Actor) -> None:
    log_call(office, actor, call(name="Nguyễn Văn Dục", phone="0912345600"))
    assert titles(office, "đức", HitKind.PERSON) == ["Nguyễn Văn Đức", "Nguyễn Văn Dục"]
    assert titles(office, "dục", HitKind.CASE)[0] == "Nguyễn Văn Dục"


def test_a_programme_by_number_and_title(office: Database) -> None:
    hits = found(office, "3089")[HitKind.PROGRAMME]
    assert "TLD-3089-2021" in [hit.key for hit in hits]


def test_a_phone_knows_its_person_or_its_newest_case(office: Database, actor: Actor) -> None:
    (hit,) = everywhere.phone_hits(office, "345678")
    assert hit.note == "Nguyễn Văn Đức"
    assert hit.key == everywhere.person_hits(office, "duc")[0].key
    shared = log_call(office, actor, call(name="Vợ Đức", phone="0912345678"))
    (hit,) = everywhere.phone_hits(office, "345678")
    assert (hit.key, hit.case_code) == ("", shared.case_code)


def test_a_person_who_never_had_a_case(office: Database) -> None:
    office.execute("DELETE FROM case_people")
    assert titles(office, "duc", HitKind.PERSON) == ["Nguyễn Văn Đức"]
    assert titles(office, "nguyen duc", HitKind.PERSON) == ["Nguyễn Văn Đức"]
    assert titles(office, "nguyen hen", HitKind.PERSON) == []


def test_only_what_is_asked_for(office: Database) -> None:
    kinds = (HitKind.AGENCY, HitKind.CASE)
    answer = [kind for kind, _ in everywhere.find(office, "bao hiem", kinds)]
    assert answer == [HitKind.AGENCY, HitKind.CASE]


def test_hits_are_limited(office: Database, actor: Actor) -> None:
    for number in range(12):
        log_call(office, actor, call(name=f"Trần Thị Lan {number}", phone=f"09123400{number:02}"))
    for _kind, hits in everywhere.find(office, "lan", limit=4):
        assert len(hits) <= 4
    assert len(everywhere.person_hits(office, "lan", 4)) == 4


@pytest.mark.parametrize("typed", ["", "   ", "'", '"', "% _", "···", "—"])
def test_nothing_to_look_for(office: Database, typed: str) -> None:
    assert found(office, typed) == {}


@given(typed=st.text(max_size=60))
def test_nothing_that_is_typed_is_an_error(shared_office: Database, typed: str) -> None:
    for kind, hits in everywhere.find(shared_office, typed):
        assert hits and all(hit.kind is kind for hit in hits)


@pytest.fixture(scope="module")
def shared_office(office_file, tmp_path_factory):
    import shutil

    from db.connection import open_database
    from db.queries import users

    path = tmp_path_factory.mktemp("shared") / "office.db"
    shutil.copyfile(office_file, path)
    database = open_database(path)
    log_call(database, users.actor(database), call())
    yield database
    database.close()


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0912 345 678", "+84912345678"), ("+84 912345678", "+84912345678"), ("678", ""), ("a", "")],
)
def test_a_whole_number_may_be_dialled(typed: str, number: str) -> None:
    assert everywhere.dialled(typed) == number
