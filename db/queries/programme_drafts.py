"""A stored programme as it would be typed: to change it, or to begin its next version."""

from dataclasses import replace

from db.connection import Database
from db.queries import programmes
from db.records.programme_drafts import (
    BenefitDraft,
    ConditionDraft,
    DeadlineDraft,
    DocumentDraft,
    ProgrammeDraft,
)
from db.records.programmes import BenefitRecord, ProgrammeRecord
from db.rules.days import format_day
from db.rules.money import format_vnd
from db.rules.programme_values import typed_value
from db.rules.programme_versions import next_version


def as_draft(database: Database, code: str) -> ProgrammeDraft:
    """A programme as it would be typed; saved unchanged it changes nothing.

    Raises:
        NotFound: no such programme.
    """
    stored = programmes.programme(database, code)
    return ProgrammeDraft(
        number=stored.number,
        title=stored.title,
        issuer=stored.issuer,
        issued_on=format_day(stored.issued_on) if stored.issued_on else "",
        level=stored.level,
        valid_from=format_day(stored.valid_from) if stored.valid_from else "",
        valid_to=format_day(stored.valid_to) if stored.valid_to else "",
        amends=stored.amends,
        replaces=stored.replaces,
        scope_area=stored.scope_area,
        budget=_amount(stored.budget),
        source=stored.source,
        note=stored.note,
        confidence=stored.confidence,
        code=stored.code,
        benefits=tuple(_benefit(one) for one in stored.benefits),
        documents=_documents(database, stored),
        deadlines=tuple(
            DeadlineDraft(title, format_day(due_on) if due_on else "")
            for title, due_on in stored.deadlines
        ),
    )


def next_version_draft(database: Database, code: str) -> ProgrammeDraft:
    """The beginning of the programme that follows `code`: same benefits, its own number and days.

    Raises:
        NotFound: no such programme.
    """
    before = as_draft(database, code)
    taken = {row[0] for row in database.rows("SELECT code FROM benefits")}
    followers = []
    for benefit in before.benefits:
        own = next_version(benefit.code, taken)
        taken.add(own)
        followers.append(replace(benefit, code=own))
    return replace(
        before,
        code="",
        number="",
        issued_on="",
        valid_from="",
        valid_to="",
        source="",
        amends=(),
        replaces=(code,),
        benefits=tuple(followers),
    )


def known_questions(database: Database) -> tuple[tuple[str, str, str], ...]:
    """Facts that check-lists ask for: (fact, question, question in English), by question."""
    rows = database.rows(
        "SELECT fact, min(question_vi), min(question_en) FROM conditions GROUP BY fact ORDER BY 2"
    )
    return tuple((row[0], row[1], row[2]) for row in rows)


def _benefit(stored: BenefitRecord) -> BenefitDraft:
    return BenefitDraft(
        who=stored.who,
        kind=stored.kind,
        amount=_amount(stored.amount),
        unit=stored.unit,
        max_units="" if stored.max_units is None else str(stored.max_units),
        is_once=stored.is_once,
        note=stored.note,
        confidence=stored.confidence,
        conditions=tuple(
            ConditionDraft(
                question_vi=one.question_vi,
                kind=one.kind,
                value=typed_value(one.kind, one.value),
                fact=one.fact,
                question_en=one.question_en,
                confidence=one.confidence,
            )
            for one in stored.conditions
        ),
        code=stored.code,
        purpose=stored.purpose,
    )


def _documents(database: Database, stored: ProgrammeRecord) -> tuple[DocumentDraft, ...]:
    rows = database.rows(
        "SELECT title, only_if FROM required_documents WHERE programme_id = ? ORDER BY position",
        [stored.id],
    )
    return tuple(DocumentDraft(*row) for row in rows)


def _amount(amount: int | None) -> str:
    return "" if amount is None else format_vnd(amount)
