"""What a found thing looks like in the list, and which page opens it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from db.choices import CaseStatus, Role
from db.records.everywhere import Hit, HitKind
from hotline_app.events import Events
from hotline_app.i18n import tr
from hotline_app.views.pieces.case_words import short_status, shown_phone
from hotline_app.widgets.hit_list import HitGroup, HitRow
from hotline_app.windows.page_topics import TOPICS

# Kind -> topic announced, icon.
_OPENED: Final[dict[HitKind, tuple[str, str]]] = {
    HitKind.CASE: ("open_case", "folder2-open"),
    HitKind.PERSON: ("open_person", "person"),
    HitKind.PHONE: ("open_person", "telephone"),
    HitKind.EMPLOYER: ("open_employer", "building"),
    HitKind.AGENCY: ("open_agency", "geo-alt"),
    HitKind.PROGRAMME: ("open_programme", "cash-coin"),
    HitKind.ANSWER_CARD: ("open_answer_card", "chat-square-text"),
}


def _headings() -> dict[HitKind, str]:
    return {
        HitKind.CASE: tr("Cases"),
        HitKind.PERSON: tr("People on file"),
        HitKind.PHONE: tr("Phones"),
        HitKind.EMPLOYER: tr("Employers"),
        HitKind.AGENCY: tr("Reception addresses"),
        HitKind.PROGRAMME: tr("Programmes"),
        HitKind.ANSWER_CARD: tr("Answer cards"),
    }


def kinds_offered(events: Events) -> tuple[HitKind, ...]:
    """The kinds somebody would open; a phone may open its newest case as well."""
    offered = [kind for kind in HitKind if events.is_heard(_OPENED[kind][0])]
    if HitKind.CASE in offered and HitKind.PHONE not in offered:
        offered.append(HitKind.PHONE)
    return tuple(kind for kind in HitKind if kind in offered)


def group_of(kind: HitKind, hits: tuple[Hit, ...], events: Events, role: Role) -> HitGroup:
    """The hits of one kind under their heading."""
    rows = tuple(_row(hit, events, role) for hit in hits)
    return HitGroup(_headings()[kind], rows)


def _row(hit: Hit, events: Events, role: Role) -> HitRow:
    icon = _OPENED[hit.kind][1]
    opens = _opener(hit, events)
    phone = shown_phone(hit.phone, role) if hit.phone else ""
    if hit.kind is HitKind.CASE:
        title = f"{hit.key} · {hit.title or tr('No name given')}"
        return HitRow(icon, title, hit.note, short_status(CaseStatus(hit.status)), opens)
    if hit.kind is HitKind.PHONE:
        return HitRow(icon, phone, hit.note or tr("No name given"), hit.case_code, opens)
    if hit.kind is HitKind.PERSON:
        return HitRow(icon, hit.title or tr("No name given"), hit.note, phone, opens)
    return HitRow(icon, hit.title, hit.note, "", opens)


def _opener(hit: Hit, events: Events) -> Callable[[], None]:
    topic = _OPENED[hit.kind][0]
    if hit.kind is HitKind.PHONE and (not hit.key or not events.is_heard(topic)):
        return partial(events.announce, "open_case", code=hit.case_code)
    return partial(events.announce, topic, **{TOPICS[topic][0]: hit.key})
