"""What stands in the fields of a contact: for the journal, and as the draft of a call."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from db.records.drafts import CallDraft
from hotline_app.i18n import tr
from hotline_app.views.forms.phone_input import PhoneInput
from hotline_app.widgets.fields import FormField
from hotline_app.widgets.multi_picker import MultiPicker, waiting_words
from hotline_app.widgets.picker import Picker


def content_of(field: FormField) -> Any:
    """Return what stands in a field as a JSON value, half-typed letters included."""
    if isinstance(field, PhoneInput):
        return {"text": field.value, "is_kept": field.is_kept}
    if isinstance(field, MultiPicker):
        return {"keys": list(field.value), "typed": field.typed}
    if isinstance(field, Picker):
        return {"key": field.value, "typed": field.typed}
    return list(field.value) if isinstance(field.value, tuple) else field.value


def put_content(field: FormField, content: Any) -> None:
    """Write what `content_of` returned; None empties the field."""
    if isinstance(field, PhoneInput):
        stored = content or {}
        field.value = stored.get("text", "")
        field.is_kept = stored.get("is_kept", False)
    elif isinstance(field, MultiPicker):
        stored = content or {}
        field.value = tuple(stored.get("keys", ()))
        if field.typed != stored.get("typed", ""):
            field.typed = stored.get("typed", "")
    elif isinstance(field, Picker):
        stored = content or {}
        field.value = stored.get("key", "")
        # What was picked is shown in the language of now, not in that of then.
        if not field.value and stored.get("typed"):
            field.typed = stored["typed"]
    else:
        field.value = content if content is not None else ""


def words_of_waiting(field: FormField) -> str:
    """Say what is wrong with letters typed into a list and not picked, or ""."""
    return waiting_words(field) if isinstance(field, Picker | MultiPicker) else ""


def draft_of(values: Mapping[str, Any], **known: Any) -> CallDraft:
    """Make the draft of a call.

    Args:
        values: from `ContactForm.values`, and the "attachments" when there are any.
        known: what the form does not hold: case_code, person_id, idempotency_key, received_at
            (used where none was typed).
    """
    received_at = values["received_at"].strip() or known.pop("received_at", "")
    return CallDraft(
        phone=values["phone"]["text"],
        is_phone_kept=values["phone"]["is_kept"],
        name=values["name"],
        summary=values["summary"],
        needs=tuple(values["needs"]["keys"]),
        channel=values["channel"]["key"],
        received_at=received_at,
        matter_kind=values["matter_kind"]["key"],
        urgency=values["urgency"],
        people_count=values["people_count"],
        employer_must_not_know=bool(values["employer_must_not_know"]),
        call_back_safe=values["call_back_safe"] or "unknown",
        call_back_note=call_back_note(values),
        call_back_hours=values["call_back_hours"],
        consent_method=values["consent_method"],
        consents=tuple(values["consents"]),
        policies=tuple(values["policies"]["keys"]),
        addresses=tuple(values["addresses"]["keys"]),
        answer_cards=tuple(values["answer_cards"]["keys"]),
        direction=values["direction"],
        taken_by=values["taken_by"]["key"],
        attachments=values.get("attachments", ()),
        **_about_caller(values),
        **{name: value for name, value in known.items() if name != "received_at"},
    )


def _about_caller(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says of the person who called and where it works."""
    return {
        "employer": values["employer"]["typed"],
        "unit": values["unit"]["key"],
        "on_behalf_of": values["on_behalf_of"],
        "birth_year": values["birth_year"],
        "union_member": values["union_member"] or "unknown",
        "sex": values["sex"] or "unknown",
        "address": values["address"],
        "alert": values["alert"],
    }


def call_back_note(values: Mapping[str, Any]) -> str:
    """Say when to call back and who may answer, as it is kept with the contact."""
    hours, who = values["call_back_hours"].strip(), values["call_back_who"].strip()
    if hours and who:
        return tr("{hours}; may answer: {who}").format(hours=hours, who=who)
    return tr("may answer: {who}").format(who=who) if who else str(hours)


def non_case_draft(values: Mapping[str, Any], kind: str, known: Mapping[str, str]) -> CallDraft:
    """Make the draft of a contact without a matter: the phone is kept whatever it looks like.

    Args:
        values: from `ContactForm.values`.
        kind: a code of `NonCaseKind`.
        known: as for `draft_of`; no case is joined.
    """
    draft = draft_of({**values, "received_at": ""}, **{**known, "case_code": ""})
    return replace(
        draft,
        non_case_kind=kind,
        is_phone_kept=True,
        policies=(),
        addresses=(),
        answer_cards=(),
        consent_method="",
        consents=(),
    )


def has_more_than_phone(values: Mapping[str, Any], blank: Mapping[str, Any]) -> bool:
    """Whether anything but the phone differs from the empty form."""
    return {**values, "phone": None} != {**blank, "phone": None}
