"""Logging a contact."""

from typing import Any

from db.choices import (
    ConsentMethod,
    Direction,
    MatterKind,
    NonCaseKind,
    Sex,
    Urgency,
    YesNoUnknown,
)
from db.records.drafts import CallDraft, LoggedContact
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr


@command(
    "log-call",
    words=lambda: tr(
        "Log a contact: a call, a message, a visit. It opens a case, joins the one named with "
        "--case, or is counted without a matter with --non-case."
    ),
)
@option("--phone", default="", words=lambda: tr("Phone as the caller says it."))
@option("--name", default="", words=lambda: tr("Name of the person in need."))
@option("--summary", default="", words=lambda: tr("What the matter is."))
@option("--need", "needs", multiple=True, words=lambda: tr("Code of a need; may be repeated."))
@option("--channel", default="hotline", words=lambda: tr("Code of the channel."))
@option("--direction", type=choice(Direction), default="in", words=lambda: tr("Who started it."))
@option(
    "--received",
    "received_at",
    default="",
    words=lambda: tr("Day and hour, “30/8/2021 14:30”; now when left out."),
)
@option("--employer", default="", words=lambda: tr("Where the person works."))
@option("--unit", default="", words=lambda: tr("Code or name of the union unit."))
@option("--urgency", type=choice(Urgency), default="normal", words=lambda: tr("How urgent it is."))
@option(
    "--matter",
    "matter_kind",
    type=choice(MatterKind),
    default="support",
    words=lambda: tr("Kind of matter."),
)
@option("--case", "case_code", default="", words=lambda: tr("Case this contact belongs to."))
@option(
    "--non-case",
    "non_case_kind",
    type=choice(NonCaseKind),
    default="",
    words=lambda: tr("A contact without a matter."),
)
@option("--on-behalf-of", default="", words=lambda: tr("Who called for the person in need."))
@option("--people", "people_count", default="", words=lambda: tr("How many people are concerned."))
@option("--birth-year", default="", words=lambda: tr("Year of birth."))
@option("--sex", type=choice(Sex), default="unknown", words=lambda: tr("Sex."))
@option(
    "--union-member",
    type=choice(YesNoUnknown),
    default="unknown",
    words=lambda: tr("Whether the person is a union member."),
)
@option("--address", default="", words=lambda: tr("Home address."))
@option("--alert", default="", words=lambda: tr("What everyone must see before calling back."))
@option(
    "--employer-must-not-know",
    is_flag=True,
    words=lambda: tr("The employer must not know of this case."),
)
@option(
    "--call-back-safe",
    type=choice(YesNoUnknown),
    default="unknown",
    words=lambda: tr("Whether it is safe to call back."),
)
@option(
    "--call-back-hours",
    default="",
    words=lambda: tr("When a call is safe, “after 17:00” or “17-21”."),
)
@option("--call-back-note", default="", words=lambda: tr("When and how to call back."))
@option(
    "--consent",
    "consent_method",
    type=choice(ConsentMethod),
    default="",
    words=lambda: tr("How the person agreed that the case is handled."),
)
@option("--policy", "policies", multiple=True, words=lambda: tr("Programme told to the caller."))
@option("--address-given", "addresses", multiple=True, words=lambda: tr("Body or office given."))
@option("--taken-by", default="", words=lambda: tr("User who took the contact, when not you."))
@option(
    "--key",
    "idempotency_key",
    default="",
    words=lambda: tr("The same key logs the contact only once."),
)
def log_call(session: Session, **typed: Any) -> Answer:
    """Log one contact."""
    from db.commands.calls import log_call as act

    with session.desk() as desk:
        if typed["case_code"]:
            typed["case_code"] = desk.case_code(typed["case_code"])
        logged = act(desk.database, desk.actor, CallDraft(**typed))
    return Answer(_value(logged), _lines(logged))


def _value(logged: LoggedContact) -> dict[str, Any]:
    case = {"code": logged.case_code, "id": logged.case_id} if logged.case_id else None
    person = {"id": logged.person_id, "name": logged.person_name, "phone": logged.phone}
    return {
        "case": case,
        "person": person,
        "contact": {"id": logged.contact_id},
        "is_new": logged.is_new,
        "is_new_case": logged.is_new_case,
        "notes": logged.notes,
    }


def _lines(logged: LoggedContact) -> list[str]:
    from db.rules.phones import display_phone

    if not logged.is_new:
        head = tr("This contact was logged before; nothing was added.")
    elif logged.is_new_case:
        head = tr("Logged: case {code} was opened.").format(code=logged.case_code)
    elif logged.case_code:
        head = tr("Logged: the contact joins case {code}.").format(code=logged.case_code)
    else:
        head = tr("Logged: a contact without a matter.")
    pairs = [
        (tr("Case"), logged.case_code),
        (tr("Person"), logged.person_name),
        (tr("Phone"), display_phone(logged.phone) if logged.phone else ""),
        *((tr("Note"), labels.phone_note_words(note)) for note in logged.notes),
    ]
    return [head, *facts(pairs, "  ")]
