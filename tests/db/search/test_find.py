"""Finding cases by whatever is typed: no tone is needed, no sign is an error."""

import unicodedata
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.choices import CaseStatus
from db.commands.calls import log_call
from db.commands.cases import assign_owner, change_status
from db.connection import Database
from db.queries import cases, users
from db.records.case_filters import CaseFilter
from db.records.people import Actor
from db.search import finder
from tests.factories import call

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = [
    *(unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)),
    *"ăâêôơưđ",
]


def _found(database: Database, typed: str, filters: CaseFilter | None = None) -> list[str]:
    return [row.summary for row in cases.search(database, typed, filters).rows]


def _log(database: Database, actor: Actor, summary: str, **fields: object) -> str:
    plain = {"name": "", "phone": "", "employer": "", "summary": summary, **fields}
    return log_call(database, actor, call(**plain)).case_code


def test_there_are_67_letters_with_marks() -> None:
    assert len(set(LETTERS)) == 67
    assert all(len(letter) == 1 for letter in LETTERS)


def test_every_letter_is_found_with_and_without_its_mark(database: Database, actor: Actor) -> None:
    words = {letter: f"t{letter}q{step:02}" for step, letter in enumerate(LETTERS)}
    for step, word in enumerate(words.values()):
        form, case = ("NFC", "NFD")[step % 2], (str.upper, str.lower)[step // 2 % 2]
        _log(database, actor, unicodedata.normalize(form, case(word)))
    for letter, word in words.items():
        base = unicodedata.normalize("NFD", letter)[0].replace("đ", "d")
        plain = word.replace(letter, base)
        spellings = {
            unicodedata.normalize(form, case(text))
            for form in ("NFC", "NFD")
            for case in (str.upper, str.lower)
            for text in (word, plain)
        }
        for typed in spellings:
            (only,) = _found(database, typed)
            assert only.lower() == word


@pytest.fixture
def people(database: Database, actor: Actor) -> Database:
    for name, phone in (
        ("Nguyễn Văn An", "0912345678"),
        ("An Văn Nguyễn", "0987654321"),
        ("H'Hen Niê", "0262 385 2345"),
        ("Y Moan Êban", "0905111222"),
        ("Trần Thị Bưởi", "0905111333"),
    ):
        _log(database, actor, f"của {name}", name=name, phone=phone)
    _log(database, actor, "anh Văn hỏi hộ chị An và cụ Nguyễn")
    return database


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen van an", ["Nguyễn Văn An", "anh Văn hỏi", "An Văn Nguyễn"]),
        ("van nguyen", ["An Văn Nguyễn", "anh Văn hỏi", "Nguyễn Văn An"]),
        ("NVA", ["Nguyễn Văn An"]),
        ("ttb", ["Trần Thị Bưởi"]),
        ("buoi", ["Trần Thị Bưởi"]),
        ("bư", ["Trần Thị Bưởi"]),
        ("h'hen", ["H'Hen Niê"]),
        ("h’hen nie", ["H'Hen Niê"]),
        ("hhen", ["H'Hen Niê"]),
        ("hen", ["H'Hen Niê"]),
        ("eban", ["Y Moan Êban"]),
        ("0912 345 678", ["Nguyễn Văn An"]),
        ("+84912345678", ["Nguyễn Văn An"]),
        ("678", ["Nguyễn Văn An"]),
        ("5.678", ["Nguyễn Văn An"]),
        ("0262 385 2345", ["H'Hen Niê"]),
        ("2345", ["H'Hen Niê"]),
        ("111", []),
        ("nguyen khong co", []),
    ],
)
def test_people(typed: str, found: list[str], people: Database) -> None:
    got = _found(people, typed)
    assert len(got) == len(found)
    assert all(wanted in summary for wanted, summary in zip(found, got, strict=True))


@pytest.mark.parametrize("before", ["", "Trần "])
def test_the_word_after_a_long_one(before: str, database: Database, actor: Actor) -> None:
    """Beginnings of such pairs have no index: whole words are asked for first, letters apart."""
    for name in ("Nguyễn Thị Lan", "Nguyễn Thiên Ân", "Nguyễn Văn Tú", "Lê Thị Nguyên"):
        _log(database, actor, name, name=before + name)
    _log(database, actor, "Thị xã", name="Hoa", address="Thị xã")
    typed = before + "nguyễn th"
    everybody = ["Lê Thị Nguyên", "Nguyễn Thiên Ân", "Nguyễn Thị Lan"]
    if before:
        # Those in whose name the two stand side by side come first.
        everybody = [*everybody[1:], everybody[0]]
    assert _found(database, typed.lower().replace("ễ", "e")) == everybody
    assert len(_found(database, f"{before}nguyen t")) == 4
    side_by_side = ["Nguyễn Thị Lan", "Nguyễn Thiên Ân"]
    assert _found(database, f"{before}nguyen thi") == [*side_by_side, "Lê Thị Nguyên"]
    assert _found(database, f"{before}nguyen thie") == ["Nguyễn Thiên Ân"]
    every = finder.find(database, f"{before}nguyen thi")
    for limit in (1, 2, 3):
        assert finder.find(database, f"{before}nguyen thi", limit=limit) == every[:limit]


def test_codes_and_their_ends(database: Database, actor: Actor) -> None:
    for step in range(1, 13):
        _log(database, actor, f"việc thứ {step} xong", received_at=f"30/8/2021 0{step % 10}:00")
    assert _found(database, "BMT-2021-000007") == ["việc thứ 7 xong"]
    assert _found(database, "bmt 2021 000007") == ["việc thứ 7 xong"]
    assert _found(database, "000012") == ["việc thứ 12 xong"]
    assert "việc thứ 12 xong" in _found(database, "12")
    for step in (1, 7, 12):
        assert cases.resolve_code(database, str(step)) == f"BMT-2021-{step:06d}"


def test_newest_first_and_the_exact_tones_before_all(database: Database, actor: Actor) -> None:
    for day, summary in ((1, "xin sữa"), (2, "cái sủa"), (3, "đã sửa"), (4, "sua")):
        _log(database, actor, summary, received_at=f"0{day}/8/2021")
    assert _found(database, "sua") == ["sua", "đã sửa", "cái sủa", "xin sữa"]
    assert _found(database, "sữa")[0] == "xin sữa"
    assert _found(database, unicodedata.normalize("NFD", "SỬA"))[0] == "đã sửa"
    assert _found(database, "") == ["sua", "đã sửa", "cái sủa", "xin sữa"]


def test_filters(database: Database, actor: Actor) -> None:
    owner = users.actor(database, "canbo").user_id
    gạo = _log(database, actor, "gạo", urgency="urgent", unit="CUMGAR", phone="0912345678")
    trọ = _log(database, actor, "trọ", needs=("lodging", "food"), unit="BMT")
    _log(database, actor, "lương", needs=("wages",))
    change_status(database, actor, trọ, CaseStatus.VERIFYING)
    assign_owner(database, actor, gạo, "canbo")
    for filters, found in (
        (CaseFilter(statuses=("new",)), ["lương", "gạo"]),
        (CaseFilter(statuses=("new", "verifying")), ["lương", "trọ", "gạo"]),
        (CaseFilter(needs=("food",)), ["trọ", "gạo"]),
        (CaseFilter(needs=("food", "wages"), statuses=("new",)), ["lương", "gạo"]),
        (CaseFilter(units=("CUMGAR",)), ["gạo"]),
        (CaseFilter(urgencies=("urgent",)), ["gạo"]),
        (CaseFilter(owner_ids=(owner,)), ["gạo"]),
        (CaseFilter(statuses=("closed",)), []),
    ):
        assert _found(database, "", filters) == found
        assert cases.search(database, "", filters).total == len(found)
    assert _found(database, "tro", CaseFilter(needs=("food",))) == ["trọ"]
    assert _found(database, "tro", CaseFilter(needs=("wages",))) == []
    assert _found(database, "678", CaseFilter(urgencies=("urgent",))) == ["gạo"]
    assert _found(database, "678", CaseFilter(urgencies=("high",))) == []


def test_no_typed_word_is_a_filter(database: Database, actor: Actor) -> None:
    _log(database, actor, "gạo")
    for typed in ("new", "status new", "food", "normal"):
        assert _found(database, typed) == []


def test_counts_are_capped_and_say_so(
    database: Database, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in range(30):
        _log(database, actor, f"gạo túi{step}")
    monkeypatch.setattr(cases, "COUNTED_TO", 20)
    page = cases.search(database, "gao", limit=5)
    assert (len(page.rows), page.total, page.is_total_exact) == (5, 20, False)
    page = cases.search(database, "gao tui2", limit=5)
    assert (len(page.rows), page.total, page.is_total_exact) == (5, 11, True)
    page = cases.search(database, "", limit=5)
    assert (len(page.rows), page.total, page.is_total_exact) == (5, 30, True)
    assert len(cases.numbers(database, "gao")) == 30
    assert [row.number for row in page.rows] == list(cases.numbers(database))[:5]


@pytest.mark.parametrize("typed", ["፩፪፫", "٠٩١٢", "𝟗𝟏𝟐𝟑", "①②③④", "---", "()", "+++", "...9"])
def test_odd_digits_and_bare_signs_find_nothing_by_accident(typed: str, people: Database) -> None:
    assert cases.search(people, typed).total == 0


TYPED = st.one_of(
    st.text(max_size=40),
    st.text(
        st.sampled_from("\"'*()^:-+{}|&! ANDORTNE\x00\x1f,.;%_\\đưạ0189🍚👩\u200d"), max_size=25
    ),
    st.lists(
        st.sampled_from(
            ["AND", "OR", "NOT", "NEAR(a b, 3)", "words:", '"', "*", "^", "gao", "0912"]
        ),
        max_size=6,
    ).map(" ".join),
)


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=TYPED, with_filter=st.booleans())
def test_nothing_that_is_typed_is_an_error(typed: str, with_filter: bool, people: Database) -> None:
    filters = CaseFilter(statuses=("new", typed), needs=(typed,)) if with_filter else None
    page = cases.search(people, typed, filters, limit=3)
    assert len(page.rows) <= 3
    assert page.total >= len(page.rows)
    assert set(page.numbers) <= set(cases.numbers(people, typed, filters))


def test_a_thousand_words_are_no_error(people: Database) -> None:
    assert cases.search(people, "gạo " * 1000).total == 0
    assert cases.search(people, "x" * 100_000).total == 0
    assert cases.search(people, "1 " * 2000).total == 1


def test_a_quick_word_for_every_hand(
    new_office: Callable[[], Database],
) -> None:
    database = new_office()
    actor = users.actor(database)
    _log(database, actor, "bình thường", employer="Xí nghiệp 2/9", address="Ea Tam")
    assert _found(database, "xi nghiep 2/9") == ["bình thường"]
    assert _found(database, "ea tam") == ["bình thường"]
    assert _found(database, "eatam") == []
