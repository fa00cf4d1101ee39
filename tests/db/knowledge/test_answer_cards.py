"""Answer cards and notices: saved, found with and without tones, offered while valid."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.commands.answer_cards import save_answer_card, withdraw_answer_card
from db.commands.notices import save_notice, withdraw_notice
from db.commands.programmes import check_programme
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.queries import answer_cards, notices
from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.records.people import Actor
from db.rules import text
from tests import factories

TODAY = date(2021, 8, 30)
RICE = AnswerCardDraft(
    "Hết gạo thì gọi ai?",
    "Gọi tổ dân phố hoặc UBND phường.",
    source_document="Công văn 1111/LĐLĐ",
    needs=("food",),
    valid_from="01/08/2021",
    valid_to="30/09/2021",
)


def _questions(found: tuple[answer_cards.AnswerCardRecord, ...]) -> list[str]:
    return [card.question for card in found]


@pytest.fixture(autouse=True)
def _empty(database: Database) -> None:
    database.execute("DELETE FROM answer_card_needs")
    database.execute("DELETE FROM answer_cards")


def test_a_card_is_kept_as_typed_and_offered_for_its_need(database: Database, actor: Actor) -> None:
    card = save_answer_card(database, actor, RICE)
    assert (card.question, card.needs, card.version) == (RICE.question, ("food",), 1)
    assert (card.valid_from, card.valid_to) == (date(2021, 8, 1), date(2021, 9, 30))
    assert card.is_checked is None
    assert answer_cards.for_needs(database, ("food", "wages"), TODAY) == (card,)
    assert answer_cards.for_needs(database, ("wages",), TODAY) == ()
    assert answer_cards.for_needs(database, (), TODAY) == ()
    assert answer_cards.for_needs(database, ("food",), date(2021, 7, 31)) == ()
    assert answer_cards.for_needs(database, ("food",), date(2021, 10, 1)) == ()


def test_the_card_that_answers_more_needs_stands_first(database: Database, actor: Actor) -> None:
    one = save_answer_card(database, actor, AnswerCardDraft("Một", "x", needs=("food", "wages")))
    two = save_answer_card(database, actor, AnswerCardDraft("Hai", "x", needs=("food",)))
    assert answer_cards.for_needs(database, ("wages", "food"), TODAY) == (one, two)
    assert answer_cards.for_needs(database, ("food",), TODAY) == (two, one)
    assert answer_cards.for_needs(database, ("food",), TODAY, limit=1) == (two,)


def test_words_find_with_and_without_tones(database: Database, actor: Actor) -> None:
    tones = save_answer_card(database, actor, AnswerCardDraft("Hết gạo thì sao?", "Gọi phường"))
    other = save_answer_card(database, actor, AnswerCardDraft("Nhà trọ", "Hét gáo, het gao"))
    find = answer_cards.search
    assert find(database, "hết gạo") == (tones, other)
    assert set(find(database, "HET GAO")) == {tones, other}
    assert find(database, "gao phuong") == (tones,)
    assert find(database, "xe đạp") == ()
    assert find(database, "%") == find(database, "") == (other, tones)


def test_search_on_a_day_leaves_out_what_is_not_valid(database: Database, actor: Actor) -> None:
    card = save_answer_card(database, actor, RICE)
    assert answer_cards.search(database, "gao", TODAY) == (card,)
    assert answer_cards.search(database, "gao", date(2022, 1, 1)) == ()
    assert answer_cards.search(database, "gao") == (card,)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"question": " "}, {"question": "question_missing"}),
        ({"answer": ""}, {"answer": "answer_missing"}),
        ({"needs": ("gold",)}, {"needs": "unknown_code"}),
        ({"programme_code": "NO-1"}, {"programme_code": "unknown_programme"}),
        ({"valid_from": "xx"}, {"valid_from": "not_a_day"}),
        ({"valid_to": "01/07/2021"}, {"valid_to": "ends_before_it_begins"}),
        (
            {"question": "", "answer": "", "valid_to": "31/02/2021"},
            {
                "question": "question_missing",
                "answer": "answer_missing",
                "valid_to": "not_a_day",
            },
        ),
    ],
)
def test_all_problems_are_said_at_once(
    database: Database, actor: Actor, fields: dict[str, str], problem: dict[str, str]
) -> None:
    from dataclasses import replace

    with pytest.raises(ValidationFailed) as refusal:
        save_answer_card(database, actor, replace(RICE, **fields))
    assert refusal.value.problems == problem
    assert answer_cards.every_card(database) == ()


def test_an_edit_names_the_version_it_saw(database: Database, actor: Actor) -> None:
    card = save_answer_card(database, actor, RICE)
    draft = AnswerCardDraft("Hết sữa thì gọi ai?", "Gọi phường.", needs=("children",))
    edited = save_answer_card(database, actor, draft, card.id, 1)
    assert (edited.question, edited.needs, edited.version) == (draft.question, ("children",), 2)
    assert answer_cards.search(database, "gao") == ()
    with pytest.raises(StaleRecord):
        save_answer_card(database, actor, RICE, card.id, 1)
    assert answer_cards.one(database, card.id) == edited
    with pytest.raises(NotFound):
        save_answer_card(database, actor, RICE, "0" * 36, 1)
    changes = database.value("SELECT changes FROM audit_entries ORDER BY number DESC LIMIT 1")
    assert '"question":["Hết gạo thì gọi ai?","Hết sữa thì gọi ai?"]' in changes


def test_a_withdrawn_card_is_kept_but_offered_no_more(database: Database, actor: Actor) -> None:
    card = save_answer_card(database, actor, RICE)
    with pytest.raises(ValidationFailed):
        withdraw_answer_card(database, actor, card.id, " ", 1)
    gone = withdraw_answer_card(database, actor, card.id, "Hết hiệu lực", 1)
    assert not gone.is_active
    assert answer_cards.every_card(database) == (gone,)
    assert answer_cards.search(database, "gao") == ()
    assert answer_cards.for_needs(database, ("food",), TODAY) == ()
    with pytest.raises(ValidationFailed, match="no_longer_offered"):
        withdraw_answer_card(database, actor, card.id, "lại", 2)
    assert save_answer_card(database, actor, RICE, card.id, 2).is_active


def test_a_card_of_a_programme_says_whether_that_was_checked(
    database: Database, actor: Actor
) -> None:
    draft = AnswerCardDraft("Hỏi", "Đáp", programme_code="TLD-3089-2021")
    card = save_answer_card(database, actor, draft)
    assert card.is_checked is False
    check_programme(database, actor, "TLD-3089-2021")
    assert answer_cards.one(database, card.id).is_checked is True


WILD = st.text(max_size=200)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WILD, WILD, st.data())
def test_any_text_is_found_again_by_its_words(
    database: Database, actor: Actor, question: str, answer: str, picked: st.DataObject
) -> None:
    draft = AnswerCardDraft(question, answer)
    if not (text.clean_line(question) and text.clean(answer)):
        with pytest.raises(ValidationFailed):
            save_answer_card(database, actor, draft)
        return
    card = save_answer_card(database, actor, draft)
    words = text.words(card.question + " " + card.answer)
    if words:
        word = picked.draw(st.sampled_from(words))
        assert card in answer_cards.search(database, word, limit=10_000)


def test_a_card_of_5000_characters(database: Database, actor: Actor) -> None:
    long = "Gạo nếp " * 625
    card = save_answer_card(database, actor, AnswerCardDraft(long, long))
    assert answer_cards.search(database, "nep gao") == (card,)


def test_notices_are_shown_while_valid(database: Database, actor: Actor) -> None:
    draft = NoticeDraft("Đổi số", "Từ mai dùng số mới.", "Thông báo 5", "30/08/2021", "31/08/2021")
    notice = save_notice(database, actor, draft)
    always = save_notice(database, actor, NoticeDraft("Luôn", "x"))
    assert notices.valid_notices(database, TODAY) == (always, notice)
    assert notices.valid_notices(database, TODAY - timedelta(days=1)) == (always,)
    assert notices.valid_notices(database, TODAY + timedelta(days=2)) == (always,)
    assert notices.every_notice(database) == (always, notice)


def test_a_notice_is_changed_and_withdrawn(database: Database, actor: Actor, set_clock) -> None:  # type: ignore[no-untyped-def]
    set_clock(factories.LETTER_DAY)
    notice = save_notice(database, actor, NoticeDraft("Đổi số", "Từ mai"))
    changed = save_notice(database, actor, NoticeDraft("Đổi số", "Từ kia"), notice.id, 1)
    assert (changed.text, changed.version) == ("Từ kia", 2)
    with pytest.raises(StaleRecord):
        save_notice(database, actor, NoticeDraft("a", "b"), notice.id, 1)
    with pytest.raises(ValidationFailed, match="reason_missing"):
        withdraw_notice(database, actor, notice.id, "", 2)
    gone = withdraw_notice(database, actor, notice.id, "Nhầm", 2)
    assert gone.valid_to == date(2021, 8, 29)
    assert notices.valid_notices(database, TODAY) == ()
    with pytest.raises(ValidationFailed, match="no_longer_offered"):
        withdraw_notice(database, actor, notice.id, "Nhầm", 3)


def test_a_notice_needs_title_and_text(database: Database, actor: Actor) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        save_notice(database, actor, NoticeDraft(" ", "\n", valid_from="32/1/2021"))
    assert refusal.value.problems == {
        "title": "title_missing",
        "text": "text_missing",
        "valid_from": "not_a_day",
    }
