"""The terms of cases: how they stand, pauses, extensions, legal matters, what is overdue."""

from typing import Any

import click

from db.records.case_clocks import EXTENDABLE, LISTED, ExtensionDraft
from hotline_app import labels
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.case_words import term_lines
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import ntr, tr
from hotline_app.labels_clocks import advice_words

_MOST = 200


@command("terms", words=lambda: tr("Show the terms of a case: due, pauses, extensions."))
@click.argument("case")
def terms(session: Session, case: str) -> Answer:
    """Show every clock of a case."""
    from db import clock
    from db.queries.case_details import detail as question
    from db.rules.case_clocks import clocks_of

    with session.desk() as desk:
        detail = question(desk.database, case)
    found = clocks_of(detail, clock.now())
    advice = advice_words(detail.case.legal_track)
    lines = [*term_lines(detail), *([advice] if advice else [])]
    value = {
        "case": {"code": detail.case.code, "paused_at": detail.case.paused_at},
        "clocks": found,
        "changes": detail.clock_changes,
    }
    return Answer(value, lines or [tr("This case has no terms.")])


@command("pause-terms", words=lambda: tr("Let the terms of a case pause; the law's own run on."))
@click.argument("case")
@option("--reason", required=True, words=lambda: tr("What is waited for."))
def pause_terms(session: Session, case: str, reason: str) -> Answer:
    """Pause the terms."""
    from db.commands.case_clocks import pause_terms as act

    with session.desk() as desk:
        code = desk.case_code(case)
        act(desk.database, desk.actor, code, reason)
    line = tr("{code}: the terms pause.").format(code=code)
    return Answer({"case": {"code": code, "is_paused": True}}, [line])


@command("resume-terms", words=lambda: tr("Let the terms of a case go on."))
@click.argument("case")
@option("--reason", default="", words=lambda: tr("What has come."))
def resume_terms(session: Session, case: str, reason: str) -> Answer:
    """Let the terms go on."""
    from db.commands.case_clocks import resume_terms as act

    with session.desk() as desk:
        code = desk.case_code(case)
        act(desk.database, desk.actor, code, reason)
    line = tr("{code}: the terms go on.").format(code=code)
    return Answer({"case": {"code": code, "is_paused": False}}, [line])


@command("extend-term", words=lambda: tr("Give one term of a case a later last day."))
@click.argument("case")
@click.argument("term", type=choice(EXTENDABLE), metavar="TERM")
@option("--to", "day", required=True, metavar="DATE", words=lambda: tr("The new last day."))
@option("--reason", required=True, words=lambda: tr("Why it takes longer."))
def extend_term(session: Session, case: str, term: str, day: str, reason: str) -> Answer:
    """Extend a term."""
    from db.commands.case_clocks import extend_term as act
    from db.rules.days import format_moment

    with session.desk() as desk:
        code = desk.case_code(case)
        due_at = act(desk.database, desk.actor, code, ExtensionDraft(term, day, reason))
    line = tr("{code}: {clock} is due {moment} now.").format(
        code=code, clock=labels.word("clock", term), moment=format_moment(due_at)
    )
    return Answer({"case": {"code": code}, "clock": term, "due_at": due_at}, [line])


@command(
    "signed-record",
    words=lambda: tr("Record the day a complaint or denunciation was written and signed."),
)
@click.argument("case")
@click.argument("day", metavar="DATE")
def signed_record(session: Session, case: str, day: str) -> Answer:
    """Record the signature."""
    from db.commands.legal_steps import record_signed_paper

    return _legal_matter(session, case, day, record_signed_paper)


@command(
    "accept-legal-matter",
    words=lambda: tr("Accept a signed complaint or denunciation; its settlement counts from then."),
)
@click.argument("case")
@option("--on", "day", default="", metavar="DATE", words=lambda: tr("The day; today if left out."))
def accept_legal_matter(session: Session, case: str, day: str) -> Answer:
    """Accept a legal matter."""
    from db.commands.legal_steps import accept_legal_matter as act

    return _legal_matter(session, case, day, act)


def _legal_matter(session: Session, case: str, day: str, act: Any) -> Answer:
    from db.queries.case_details import detail

    with session.desk() as desk:
        code = desk.case_code(case)
        act(desk.database, desk.actor, code, day)
        whole = detail(desk.database, code)
    value = {
        "code": code,
        "signed_record_on": whole.case.signed_record_on,
        "accept_due_at": whole.case.accept_due_at,
        "legal_due_at": whole.case.legal_due_at,
    }
    return Answer({"case": value}, [f"{code}:", *term_lines(whole)])


@command("overdue", words=lambda: tr("List the open cases that are overdue, by their term."))
@option("--term", type=choice(LISTED), default="", words=lambda: tr("Only this term."))
@option(
    "--mine", is_flag=True, words=lambda: tr("Only my cases and those of people I stand in for.")
)
def overdue(session: Session, term: str, mine: bool) -> Answer:
    """List what is overdue, term by term."""
    from db import clock
    from db.queries import case_lists, cases
    from db.queries import overdue as question
    from db.queries.stand_ins import desks_of
    from db.rules.case_terms import read_terms
    from db.rules.days import format_moment, vietnam_day

    now = clock.now()
    with session.desk() as desk:
        me, *others = desks_of(desk.database, desk.actor.user_id, vietnam_day(now))
        counted = question.counts(desk.database, now, (me, *others) if mine else ())
        rows = []
        for one in [term] if term else LISTED:
            wanted = [f"overdue:{one}", *(["owner:me"] if mine else [])]
            numbers = case_lists.newest(
                desk.database, read_terms(wanted, me, now, others), limit=_MOST
            )
            rows += [(one, row) for row in cases.rows(desk.database, numbers)]
    counts = {one: number for one, number in counted.items() if term in ("", one)}
    headings = (tr("Term"), tr("Case"), tr("Person"), tr("Handling officer"), tr("Opened"))
    lines = table(
        headings,
        [
            (
                labels.word("clock", one),
                r.code,
                r.person_name,
                r.owner_name,
                format_moment(r.opened_at),
            )
            for one, r in rows
        ],
    )
    total = sum(counts.values())
    said = ntr("{count} term is overdue.", "{count} terms are overdue.", total)
    value = {"counts": counts, "cases": [{"clock": one, "case": row} for one, row in rows]}
    return Answer(value, [*lines, said.format(count=total)])
