"""Addresses kept right, answer cards and notices."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import click

from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.records.offices import AgencyDraft
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.days import day_of
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr

_AGENCY_FIELDS: Final = ("takes", "address", "phones", "hours", "area", "aliases", "eligibility")


@command("agency", words=lambda: tr("Change a reception address, assure it today, or withdraw it."))
@click.argument("action", type=choice(("edit", "assure", "withdraw")))
@click.argument("name")
@option("--takes", default=None, words=lambda: tr("Which matters it takes."))
@option("--address", default=None, words=lambda: tr("Where it is."))
@option("--phones", default=None, words=lambda: tr("Its phones."))
@option("--hours", default=None, words=lambda: tr("When it is open."))
@option("--area", default=None, words=lambda: tr("For which area."))
@option("--aliases", default=None, words=lambda: tr("Other names, divided by “;”."))
@option("--eligibility", default=None, words=lambda: tr("Whom it takes."))
@option("--reason", default="", words=lambda: tr("Why it is withdrawn."))
def agency(session: Session, action: str, name: str, reason: str, **typed: str | None) -> Answer:
    """Keep one address right."""
    from db import lookups
    from db.commands import agency_edits
    from db.errors import NotFound
    from db.queries import agencies

    with session.desk() as desk:
        database, actor = desk.database, desk.actor
        found = lookups.agency_id(database, name)
        if found is None:
            raise NotFound("agency", name)
        before = agencies.one(database, found)
        if action == "assure":
            saved = agency_edits.assure_agency(database, actor, found, before.version)
            line = tr("{name} is assured as of today").format(name=saved.name)
        elif action == "withdraw":
            saved = agency_edits.withdraw_agency(database, actor, found, reason, before.version)
            line = tr("The address is withdrawn")
        else:
            stored = {one: getattr(before, one) for one in _AGENCY_FIELDS if one != "aliases"}
            draft = AgencyDraft(before.name, **stored, aliases=";".join(before.aliases))
            given = {one: value for one, value in typed.items() if value is not None}
            draft = replace(draft, **given)
            saved = agency_edits.edit_agency(database, actor, found, draft, before.version)
            line = tr("The address is saved")
    return Answer({"agency": saved}, [line])


@command(
    "answer-cards",
    words=lambda: tr("Find answer cards by words, with or without tones, or by need."),
)
@click.argument("words", required=False, default="")
@option("--need", "needs", multiple=True, words=lambda: tr("Code of a need; may be repeated."))
@option("--on", default="", metavar="DATE", words=lambda: tr("Only those valid on this day."))
def answer_cards(session: Session, words: str, needs: tuple[str, ...], on: str) -> Answer:
    """Find answer cards."""
    from db import clock
    from db.queries import answer_cards as questions
    from db.rules.days import vietnam_day

    day = day_of(on) if on else None
    with session.desk() as desk:
        found = questions.search(desk.database, words, day)
        if needs:
            offered = questions.for_needs(desk.database, needs, day or vietnam_day(clock.now()))
            kept = {card.id for card in found}
            found = tuple(card for card in offered if card.id in kept or not words)
    lines: list[str] = []
    for card in found:
        doubt = tr("Not yet checked against the official text: compare before use.")
        pairs = [
            (tr("Answer"), card.answer),
            (tr("Valid"), _window(card.valid_from, card.valid_to)),
            (tr("Programme"), card.programme_code),
            (tr("Source document"), card.source_document),
            ("⚠", doubt if card.is_checked is False else ""),
            ("id", card.id),
        ]
        lines += [*([""] if lines else []), card.question, *facts(pairs, "  ")]
    return Answer({"answer_cards": found}, lines or [tr("No answer card fits.")])


@command("add-answer-card", words=lambda: tr("Add an answer to what callers often ask."))
@click.argument("question")
@click.argument("answer")
@option("--source", default="", words=lambda: tr("The paper it is taken from."))
@option("--programme", default="", words=lambda: tr("Code of the programme it speaks of."))
@option("--need", "needs", multiple=True, words=lambda: tr("Code of a need; may be repeated."))
@option("--from", "first", default="", metavar="DATE", words=lambda: tr("First day it is valid."))
@option("--to", "last", default="", metavar="DATE", words=lambda: tr("Last day it is valid."))
def add_answer_card(session: Session, question: str, answer: str, **typed: Any) -> Answer:
    """Add an answer card."""
    from db.commands.answer_cards import save_answer_card

    draft = AnswerCardDraft(
        question,
        answer,
        typed["source"],
        typed["programme"],
        typed["needs"],
        typed["first"],
        typed["last"],
    )
    with session.desk() as desk:
        card = save_answer_card(desk.database, desk.actor, draft)
    return Answer({"answer_card": card}, [tr("The answer card is saved")])


@command("notices", words=lambda: tr("List the notices that are valid today, or on another day."))
@option("--on", default="", metavar="DATE", words=lambda: tr("Only those valid on this day."))
def notices(session: Session, on: str) -> Answer:
    """List notices."""
    from db import clock
    from db.queries.notices import valid_notices
    from db.rules.days import vietnam_day

    day = day_of(on) if on else vietnam_day(clock.now())
    with session.desk() as desk:
        found = valid_notices(desk.database, day)
    headings = (tr("Title"), tr("Text"), tr("Valid"), "id")
    rows = [(one.title, one.text, _window(one.valid_from, one.valid_to), one.id) for one in found]
    return Answer({"notices": found}, table(headings, rows) or [tr("No notice is valid.")])


@command("add-notice", words=lambda: tr("Add a notice that every desk should know."))
@click.argument("title")
@click.argument("text")
@option("--source", default="", words=lambda: tr("The paper it is taken from."))
@option("--from", "first", default="", metavar="DATE", words=lambda: tr("First day it is valid."))
@option("--to", "last", default="", metavar="DATE", words=lambda: tr("Last day it is valid."))
def add_notice(session: Session, title: str, text: str, **typed: str) -> Answer:
    """Add a notice."""
    from db.commands.notices import save_notice

    draft = NoticeDraft(title, text, typed["source"], typed["first"], typed["last"])
    with session.desk() as desk:
        notice = save_notice(desk.database, desk.actor, draft)
    return Answer({"notice": notice}, [tr("The notice is saved")])


@command("withdraw", words=lambda: tr("Withdraw an answer card or a notice; it stays stored."))
@click.argument("kind", type=choice(("answer-card", "notice")))
@click.argument("record_id")
@option("--reason", required=True, words=lambda: tr("Why it is withdrawn."))
def withdraw(session: Session, kind: str, record_id: str, reason: str) -> Answer:
    """Withdraw a card or a notice."""
    from db.commands.answer_cards import withdraw_answer_card
    from db.commands.notices import withdraw_notice
    from db.queries import answer_cards as cards
    from db.queries import notices as known

    with session.desk() as desk:
        database, actor = desk.database, desk.actor
        saved: Any
        if kind == "notice":
            seen = known.one(database, record_id).version
            saved = withdraw_notice(database, actor, record_id, reason, seen)
        else:
            seen = cards.one(database, record_id).version
            saved = withdraw_answer_card(database, actor, record_id, reason, seen)
    return Answer({kind.replace("-", "_"): saved}, [tr("It is withdrawn")])


def _window(first: date | None, last: date | None) -> str:
    from db.rules.days import format_day

    return f"{format_day(first) if first else '…'} – {format_day(last) if last else '…'}"
