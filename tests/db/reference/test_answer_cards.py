"""Shipped answer cards say only what the shipped programmes say."""

import re

import pytest

from db.connection import Database
from db.queries import answer_cards
from db.reference.load import load_answer_cards, load_needs, load_programmes
from db.reference.seeds import AnswerCardSeed

CARDS = load_answer_cards()
PROGRAMMES = {one.code: one for one in load_programmes()}
NAMES = [card.question for card in CARDS]


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_every_amount_is_one_of_the_programme(card: AnswerCardSeed) -> None:
    programme = PROGRAMMES[card.programme]
    amounts = {benefit.amount for benefit in programme.benefits}
    said = {int(found.replace(".", "")) for found in re.findall(r"\d+(?:\.\d{3})+", card.answer)}
    assert said
    assert said <= amounts


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_only_verified_benefits_are_told(card: AnswerCardSeed) -> None:
    programme = PROGRAMMES[card.programme]
    assert programme.confidence == "verified"
    assert any(benefit.confidence == "verified" for benefit in programme.benefits)
    assert programme.source


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_last_days_are_those_of_the_programme(card: AnswerCardSeed) -> None:
    last_days = re.findall(r"chậm nhất (\d+)/(\d+)/(\d+)", card.answer)
    known = {one.due_on for one in PROGRAMMES[card.programme].deadlines if one.due_on}
    for day, month, year in last_days:
        assert any(
            (one.day, one.month, one.year) == (int(day), int(month), int(year)) for one in known
        )


def test_no_card_says_that_somebody_is_entitled() -> None:
    for card in CARDS:
        assert "được hưởng" not in card.answer
        assert card.answer.endswith("Cơ quan chi trả quyết định; đường dây nóng chỉ hướng dẫn.")


def test_a_new_office_has_them_marked_as_not_checked(database: Database) -> None:
    stored = answer_cards.every_card(database)
    assert {card.question for card in stored} == set(NAMES)
    assert {card.is_checked for card in stored} == {False}
    needs = {need.code for need in load_needs()}
    for card in stored:
        programme = PROGRAMMES[card.programme_code]
        last_days = [one.due_on for one in programme.deadlines if one.due_on]
        assert card.valid_from == programme.valid_from
        assert card.valid_to == (programme.valid_to or max(last_days, default=None))
        assert card.needs
        assert set(card.needs) <= needs
        assert programme.number in card.source_document
