"""Short texts and blocked numbers."""

import click

from db.records.desk_aids import PhoneBlockDraft, PhoneBlockRecord, TextModuleDraft
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import tr


@command("short-texts", words=lambda: tr("List your short texts and those of the office."))
def short_texts(session: Session) -> Answer:
    """List what `::` offers."""
    from db.queries.text_modules import of_user

    with session.desk() as desk:
        found = of_user(desk.database, desk.actor.user_id)
    headings = (tr("Name"), tr("Text"), tr("Whose"))
    rows = [
        (one.short_name, one.text, tr("The office") if one.is_office else tr("Only me"))
        for one in found
    ]
    lines = table(headings, rows) or [tr("There are no short texts yet.")]
    return Answer({"short_texts": found}, lines)


@command("add-short-text", words=lambda: tr("Add a short text that two colons offer."))
@click.argument("name")
@click.argument("text")
@option("--office", "is_office", is_flag=True, words=lambda: tr("For everybody at the office."))
def add_short_text(session: Session, name: str, text: str, is_office: bool) -> Answer:
    """Add a short text."""
    from db.commands.text_modules import save_text_module

    with session.desk() as desk:
        draft = TextModuleDraft(name, text, is_office)
        made = save_text_module(desk.database, desk.actor, draft)
    line = tr("The short text is saved: ::{name}").format(name=name.strip())
    return Answer({"short_text": {"id": made}}, [line])


@command("withdraw-short-text", words=lambda: tr("Offer a short text no longer."))
@click.argument("name")
def withdraw_short_text(session: Session, name: str) -> Answer:
    """Withdraw a short text by its name; one's own before the office's."""
    from db.commands.text_modules import withdraw_text_module
    from db.errors import NotFound
    from db.queries.text_modules import of_user

    wanted = name.strip().removeprefix("::")
    with session.desk() as desk:
        found = of_user(desk.database, desk.actor.user_id)
        module = next((one for one in found if one.short_name == wanted), None)
        if module is None:
            raise NotFound("text_module", name)
        withdraw_text_module(desk.database, desk.actor, module.id, module.version)
    line = tr("The short text is withdrawn: ::{name}").format(name=wanted)
    return Answer({"short_text": {"id": module.id}}, [line])


@command("block-phone", words=lambda: tr("Block a number until a day, with the reason."))
@click.argument("phone")
@option(
    "--until", "until_on", required=True, metavar="DATE", words=lambda: tr("Last day of the block.")
)
@option("--reason", required=True, words=lambda: tr("Why the number is blocked."))
def block_phone(session: Session, phone: str, until_on: str, reason: str) -> Answer:
    """Block a number."""
    from db.commands.phone_blocks import block_phone as act

    with session.desk() as desk:
        made = act(desk.database, desk.actor, PhoneBlockDraft(phone, reason, until_on))
    line = tr("{phone} is blocked until {day}.").format(phone=phone, day=until_on)
    return Answer({"phone_block": {"id": made}}, [line])


@command("lift-block", words=lambda: tr("Answer a blocked number again."))
@click.argument("phone")
def lift_block(session: Session, phone: str) -> Answer:
    """Lift the block of a number."""
    from db.commands.phone_blocks import lift_block as act
    from db.errors import NotFound

    with session.desk() as desk:
        block = _block_of(desk, phone)
        if block is None:
            raise NotFound("phone_block", phone)
        act(desk.database, desk.actor, block.id, block.version)
    line = tr("The block of {phone} is lifted.").format(phone=phone)
    return Answer({"phone_block": {"id": block.id}}, [line])


@command("blocked-phones", words=lambda: tr("List the numbers that are blocked today."))
def blocked_phones(session: Session) -> Answer:
    """List the blocks that stand."""
    from db import clock
    from db.queries.phone_blocks import standing
    from db.rules.days import format_day, vietnam_day
    from db.rules.phones import display_phone

    with session.desk() as desk:
        found = standing(desk.database, vietnam_day(clock.now()))
    headings = (tr("Phone"), tr("Until"), tr("Reason"), tr("Blocked by"))
    rows = [
        (display_phone(one.e164), format_day(one.until_on), one.reason, one.blocked_by)
        for one in found
    ]
    lines = table(headings, rows) or [tr("No number is blocked today.")]
    return Answer({"blocked_phones": found}, lines)


def _block_of(desk: Desk, phone: str) -> PhoneBlockRecord | None:
    from db import clock
    from db.queries.phone_blocks import of_number
    from db.rules.days import vietnam_day
    from db.rules.phones import read_phones

    today = vietnam_day(clock.now())
    numbers = [reading.e164 for reading in read_phones(phone) if reading.e164]
    blocks = (of_number(desk.database, number, today) for number in numbers)
    return next((block for block in blocks if block is not None), None)
