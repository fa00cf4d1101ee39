"""Support programmes: what there is, in words, and the tick against the official text."""

from datetime import date

import click

from db import clock
from db.records.programmes import BenefitRecord, ProgrammeMoney, ProgrammeRecord
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, shortened, table
from hotline_app.cli.days import day_of
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import current_language, tr

_TITLE_ROOM = 64


@command(
    "programmes",
    words=lambda: tr("List the support programmes, or show one with its benefits and conditions."),
)
@click.argument("code", required=False, default="")
@option("--on", default="", metavar="DATE", words=lambda: tr("Only those in force on this day."))
def programmes(session: Session, code: str, on: str) -> Answer:
    """List programmes, or show one."""
    from db.queries import programme_money
    from db.queries import programmes as questions

    day = day_of(on) if on else None
    with session.desk() as desk:
        if code:
            programme = questions.programme(desk.database, code)
            every = programme_money.money_of_programmes(desk.database)
            money = every.get(programme.code, ProgrammeMoney())
            lines = [*_programme_lines(programme), *_money_lines(programme, money)]
            left = money.left(programme.budget)
            return Answer({"programme": programme, "money": money, "left": left}, lines)
        found = questions.all_programmes(desk.database, on=day)
    headings = (
        tr("Code"),
        tr("Programme number"),
        tr("From"),
        tr("To"),
        tr("Checked"),
        tr("Title"),
    )
    return Answer({"programmes": found}, table(headings, map(_row, found)))


def _row(programme: ProgrammeRecord) -> tuple[str, ...]:
    return (
        programme.code,
        programme.number,
        _day(programme.valid_from),
        _day(programme.valid_to),
        _day(programme.checked_on) or tr("not yet"),
        shortened(programme.title, _TITLE_ROOM),
    )


def _programme_lines(programme: ProgrammeRecord) -> list[str]:
    pairs = [
        (tr("Programme number"), programme.number),
        (tr("Issued"), f"{_day(programme.issued_on)} {programme.issuer}".strip()),
        (tr("Title"), programme.title),
        (tr("In force"), f"{_day(programme.valid_from)} – {_day(programme.valid_to)}"),
        (tr("Area"), programme.scope_area),
        (tr("Checked"), _checked(programme)),
        (tr("Amends"), ", ".join(programme.amends)),
        (tr("Replaces"), ", ".join(programme.replaces)),
        (tr("Papers needed"), "\n".join(programme.documents)),
        (
            tr("Deadlines"),
            "\n".join(_deadline(what, on) for what, on in programme.deadlines),
        ),
        (tr("Note"), programme.note),
        (tr("Source"), programme.source),
    ]
    lines = [programme.code, *facts(pairs, "  ")]
    for benefit in programme.benefits:
        lines += ["", *_benefit_lines(benefit)]
    return lines


def _money_lines(programme: ProgrammeRecord, money: ProgrammeMoney) -> list[str]:
    left = money.left(programme.budget)
    pairs = [
        (tr("Budget"), "" if programme.budget is None else _vnd(programme.budget)),
        (tr("Promised, not decided"), _vnd(money.promised)),
        (tr("Approved, not delivered"), _vnd(money.approved)),
        (tr("Delivered"), _vnd(money.delivered)),
        (tr("Left after what was approved and delivered"), "" if left is None else _vnd(left)),
    ]
    is_used = programme.budget is not None or money.cases
    return ["", tr("Budget and cases"), *facts(pairs, "  ")] if is_used else []


def _vnd(amount: int) -> str:
    from db.rules.money import format_vnd

    sign = "−" if amount < 0 else ""
    return tr("{amount} VND").format(amount=f"{sign}{format_vnd(abs(amount))}")


def _checked(programme: ProgrammeRecord) -> str:
    if programme.checked_on is None:
        return tr("not yet checked against the official text")
    return f"{_day(programme.checked_on)}, {programme.checked_by}"


def _benefit_lines(benefit: BenefitRecord) -> list[str]:
    lines = [f"  {benefit.code}", f"    {benefit.who}: {_amount(benefit)}"]
    if benefit.purpose:
        lines.append(f"    {tr('Serves the need')}: {benefit.purpose}")
    for condition in benefit.conditions:
        lines.append(f"    · {condition.question(current_language())} [{condition.fact}]")
    return lines


def _amount(benefit: BenefitRecord) -> str:
    from db.rules.money import format_vnd

    kind = labels.word("benefit_kind", benefit.kind)
    if benefit.amount is None:
        return kind
    return f"{format_vnd(benefit.amount)} đ/{benefit.unit} ({kind})"


def _deadline(what: str, on: date | None) -> str:
    """A last day, what it is for, and how far it is away."""
    from db.rules.days import vietnam_day
    from hotline_app.labels_knowledge import deadline_words

    if on is None:
        return what
    away = deadline_words((on - vietnam_day(clock.now())).days)
    return f"{_day(on)} {what} ({away})"


def _day(on: object) -> str:
    from db.rules.days import format_day

    return format_day(on) if isinstance(on, date) else ""


@command(
    "check-programme",
    words=lambda: tr("Record that a programme was checked against the official text today."),
)
@click.argument("code")
def check_programme(session: Session, code: str) -> Answer:
    """Tick a programme as checked."""
    from db.commands.programmes import check_programme as act
    from db.rules.days import vietnam_day

    with session.desk() as desk:
        act(desk.database, desk.actor, code)
        name = desk.actor.name
    line = tr("{code}: checked against the official text.").format(code=code)
    value = {"code": code, "checked_on": vietnam_day(clock.now()), "checked_by": name}
    return Answer({"programme": value}, [line])
