"""Storing the shipped reference data when an office is set up, with its sources and doubts."""

from collections.abc import Sequence

from db.commands.follow_up_templates import store_lines
from db.commands.stamps import Desk
from db.identifiers import new_id
from db.models.assistance import Benefit, Condition, Deadline, Programme, RequiredDocument
from db.models.casework import FollowUpTemplate
from db.models.desk import AnswerCard, AnswerCardNeed
from db.models.directory import (
    Channel,
    Holiday,
    Need,
    Place,
    Unit,
    UnitAlias,
    UnitSuccessor,
)
from db.reference import load
from db.reference.seeds import (
    AnswerCardSeed,
    BenefitSeed,
    ConditionSeed,
    FollowUpTemplateSeed,
    ProgrammeSeed,
    UnitSeed,
)
from db.rows import insert, insert_owned
from db.rules import text
from db.rules.follow_ups import read_lines


def store_all(desk: Desk) -> None:
    """Store every shipped register; the caller holds the transaction."""
    _store_registers(desk)
    for unit in load.load_units():
        _store_unit(desk, unit)
    for place in load.load_places():
        insert(
            desk.database,
            Place,
            id=new_id(),
            code=place.code,
            name=place.name,
            folded=text.fold(place.name),
            kind=place.kind,
            parent_code=place.parent or "",
            successor_codes="|".join(place.successors),
            valid_from=place.valid_from,
            valid_to=place.valid_to,
        )
    for programme in load.load_programmes():
        _store_programme(desk, programme)
    store_answer_cards(desk, load.load_answer_cards())
    store_follow_up_templates(desk, load.load_follow_up_templates())


def store_follow_up_templates(desk: Desk, seeds: Sequence[FollowUpTemplateSeed]) -> None:
    """Store sets of follow-ups behind those the office has; a need it has not is left out."""
    needs = {row[0] for row in desk.database.rows("SELECT code FROM needs")}
    last = desk.database.value("SELECT coalesce(max(position), -1) FROM follow_up_templates")
    for position, seed in enumerate(seeds, last + 1):
        template_id = insert_owned(
            desk.database,
            FollowUpTemplate,
            desk.actor,
            name=seed.name,
            need_id=seed.need if seed.need in needs else None,
            position=position,
        )
        store_lines(desk, template_id, read_lines("\n".join(seed.lines)))


def _store_registers(desk: Desk) -> None:
    for position, need in enumerate(load.load_needs()):
        insert(
            desk.database,
            Need,
            code=need.code,
            name_vi=need.name_vi,
            name_en=need.name_en,
            is_sensitive=need.is_sensitive,
            position=position,
        )
    for position, channel in enumerate(load.load_channels()):
        insert(
            desk.database,
            Channel,
            code=channel.code,
            name_vi=channel.name_vi,
            name_en=channel.name_en,
            position=position,
        )
    for holiday in load.load_holidays():
        insert(
            desk.database,
            Holiday,
            day=holiday.on,
            kind=holiday.kind,
            name=holiday.name,
            confidence=holiday.confidence,
        )


def _store_unit(desk: Desk, unit: UnitSeed) -> None:
    unit_id = new_id()
    insert(
        desk.database,
        Unit,
        id=unit_id,
        code=unit.code,
        name=unit.name,
        short_name=unit.short_name,
        kind=unit.kind,
        parent_code=unit.parent or "",
        gso_code=unit.gso_code or "",
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )
    spellings = {text.fold(name): name for name in (unit.name, unit.short_name, *unit.aliases)}
    for folded, name in spellings.items():
        insert(desk.database, UnitAlias, id=new_id(), unit_id=unit_id, name=name, folded=folded)
    for successor in unit.successors:
        insert(desk.database, UnitSuccessor, unit_id=unit_id, successor_code=successor)


def _store_programme(desk: Desk, programme: ProgrammeSeed) -> None:
    programme_id = insert_owned(
        desk.database,
        Programme,
        desk.actor,
        code=programme.code,
        number=programme.number,
        issued_on=programme.issued_on,
        issuer=programme.issuer,
        title=programme.title,
        level=programme.level,
        valid_from=programme.valid_from,
        valid_to=programme.valid_to,
        amends="|".join(programme.amends),
        replaces="|".join(programme.replaces),
        scope_area=programme.scope_area or "",
        source=programme.source,
        note=programme.note,
        confidence=programme.confidence,
    )
    for position, benefit in enumerate(programme.benefits):
        _store_benefit(desk, programme_id, position, benefit)
    _store_papers_and_days(desk, programme_id, programme)


def _store_papers_and_days(desk: Desk, programme_id: str, programme: ProgrammeSeed) -> None:
    """Store which papers a programme asks for and until when."""
    for position, document in enumerate(programme.documents):
        insert(
            desk.database,
            RequiredDocument,
            id=new_id(),
            programme_id=programme_id,
            title=document.title,
            only_if=document.only_if,
            confidence=document.confidence,
            position=position,
        )
    for position, deadline in enumerate(programme.deadlines):
        insert(
            desk.database,
            Deadline,
            id=new_id(),
            programme_id=programme_id,
            title=deadline.title,
            due_on=deadline.due_on,
            confidence=deadline.confidence,
            position=position,
        )


def store_answer_cards(desk: Desk, cards: Sequence[AnswerCardSeed]) -> None:
    """Store answer cards; needs the office has not are left out."""
    needs = {row[0] for row in desk.database.rows("SELECT code FROM needs")}
    programmes = {one.code: one for one in load.load_programmes()}
    # The newest stand first in lists: the first of the file is stored last.
    for card in reversed(cards):
        programme = programmes[card.programme]
        source = f"{programme.number}: {programme.source}"
        last_days = [one.due_on for one in programme.deadlines if one.due_on is not None]
        card_id = insert_owned(
            desk.database,
            AnswerCard,
            desk.actor,
            question=card.question,
            answer=card.answer,
            folded=text.fold(f"{card.question} {card.answer} {source} {programme.code}"),
            source_document=source,
            programme_code=programme.code,
            valid_from=programme.valid_from,
            # After the last day to hand in papers there is nothing to tell any more.
            valid_to=programme.valid_to or max(last_days, default=None),
        )
        for need in needs.intersection(card.needs):
            insert(desk.database, AnswerCardNeed, card_id=card_id, need_id=need)


def _store_benefit(desk: Desk, programme_id: str, position: int, benefit: BenefitSeed) -> None:
    benefit_id = new_id()
    insert(
        desk.database,
        Benefit,
        id=benefit_id,
        programme_id=programme_id,
        code=benefit.code,
        who=benefit.who,
        amount=benefit.amount,
        kind=benefit.kind,
        unit=benefit.unit,
        max_units=benefit.max_units,
        is_once=benefit.once,
        confidence=benefit.confidence,
        note=benefit.note,
        position=position,
        purpose=benefit.purpose,
    )
    for order, condition in enumerate(benefit.conditions):
        insert(
            desk.database,
            Condition,
            id=new_id(),
            benefit_id=benefit_id,
            code=condition.code,
            fact=condition.fact,
            kind=condition.kind,
            value=_condition_value(condition),
            question_vi=condition.question,
            question_en=condition.question_en,
            confidence=condition.confidence,
            position=order,
        )


def _condition_value(condition: ConditionSeed) -> str:
    if condition.value is None:
        return ""
    if isinstance(condition.value, tuple):
        return "|".join(condition.value)
    return str(condition.value)
