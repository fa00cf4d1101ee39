"""Words for what is known of a person, as the list, the page and its panels show them."""

from collections.abc import Callable, Mapping
from typing import Final

from db.choices import ConsentMethod, ConsentPurpose, Role
from db.records.people import ConsentRecord
from db.records.person_facts import PersonFacts, StoredPhone, Twin
from db.rules import days, phones
from db.rules.identity_numbers import mask_id_number
from hotline_app.i18n import ntr, tr
from hotline_app.labels import field_words, word
from hotline_app.views.pieces.case_words import shown_phone

# Codes of ISO 639: what is spoken in the Central Highlands.
LANGUAGES: Final[Mapping[str, Callable[[], str]]] = {
    "vi": lambda: tr("Vietnamese"),
    "rad": lambda: tr("Ê Đê"),
    "cmo": lambda: tr("M’nông"),
    "jra": lambda: tr("Gia Rai"),
    "tyz": lambda: tr("Tày"),
    "nut": lambda: tr("Nùng"),
    "hmn": lambda: tr("Mông"),
    "other": lambda: tr("Another language"),
}
_REASONS: Final[Mapping[str, Callable[[], str]]] = {
    "same_phone": lambda: tr("the same phone"),
    "same_name": lambda: tr("the same name"),
    "like_name": lambda: tr("a part of the name"),
    "same_birth_year": lambda: tr("the same year of birth"),
    "same_workplace": lambda: tr("the same workplace"),
    "other_birth_year": lambda: tr("another year of birth"),
    "other_sex": lambda: tr("another sex"),
}


def language_words(code: str) -> str:
    """The name of a language; one that is not known here is shown as it is."""
    known = LANGUAGES.get(code)
    return known() if known else code


def name_words(name: str) -> str:
    """The name, or that none was given."""
    return name or tr("No name given")


def birth_words(person: PersonFacts) -> str:
    """Day or year of birth, and whether it was estimated."""
    words = days.format_day(person.birth_on) if person.birth_on else str(person.birth_year or "")
    return (
        tr("{birth} (estimated)").format(birth=words)
        if words and person.is_birth_estimated
        else words
    )


def phone_words(phone: StoredPhone, role: Role) -> str:
    """A number as people read it."""
    return shown_phone(phone.e164, role) if phone.e164 else phone.as_typed


def id_number_words(digits: str, role: Role) -> str:
    """The number of the identity card: whole for those who work with people, else its end."""
    return mask_id_number(digits) if role is Role.PROVINCIAL_READER else digits


def masked(e164: str) -> str:
    """A number as lists show it: its middle hidden."""
    return phones.mask_phone(e164) if e164.startswith("+") else e164


def phone_note(phone: StoredPhone) -> str:
    """What is said about a number, and who else is on it."""
    shared = ""
    if phone.shared_with:
        shared = ntr(
            "{count} other person on this number",
            "{count} other people on this number",
            phone.shared_with,
        ).format(count=phone.shared_with)
    return " · ".join(part for part in (phone.note, shared) if part)


def consent_words(consent: ConsentRecord) -> str:
    """When consent was given, how and to whom, and when it was taken back."""
    words = tr("{method}, {moment}, recorded by {name}").format(
        method=word("consent_method", consent.method),
        moment=days.format_moment(consent.given_at),
        name=consent.recorded_by or "—",
    )
    parts = [words, consent.evidence]
    if consent.withdrawn_at is not None:
        parts.append(
            tr("withdrawn {moment}").format(moment=days.format_moment(consent.withdrawn_at))
        )
    return "\n".join(part for part in parts if part)


def twin_words(twin: Twin) -> str:
    """What speaks for and against two records being one person, in one line."""
    told = tr("Same person? {reasons}").format(
        reasons=", ".join(_REASONS[reason]() for reason in twin.reasons)
    )
    if not twin.against:
        return told
    against = tr("but {reasons}").format(
        reasons=", ".join(_REASONS[reason]() for reason in twin.against)
    )
    return f"{told}; {against}"


def changed_field_words(name: str, value: str) -> str:
    """A value of an audit entry as people read it."""
    if name in ("sex", "status"):
        return word(name, value) if value else ""
    if name in ("union_member", "has_union", "is_birth_estimated"):
        return word("yes_no_unknown", value) if value else ""
    if name == "language":
        return language_words(value)
    if name == "purpose" and value in set(ConsentPurpose):
        return word("consent_purpose", value)
    if name == "method" and value in set(ConsentMethod):
        return word("consent_method", value)
    if name == "id_number":
        return mask_id_number(value)
    if name == "household":
        return tr("a household") if value else ""
    if name == "phones":
        return "; ".join(_phone(part) for part in value.split("; ")) if value else ""
    return value


def change_words(name: str, before: str, after: str) -> str:
    """One field of an audit entry as a line."""
    field = field_words(name)
    old, new = changed_field_words(name, before), changed_field_words(name, after)
    if old and new:
        return tr("{field}: “{before}” → “{after}”").format(field=field, before=old, after=new)
    if new:
        return tr("{field}: {value}").format(field=field, value=new)
    return tr("{field}: “{value}” taken out").format(field=field, value=old)


def _phone(part: str) -> str:
    number, _, note = part.partition(" ")
    return f"{phones.display_phone(number)} {note}".strip()
