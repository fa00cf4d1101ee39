"""Words for lists of cases: standard views, orders, filters."""

from collections.abc import Mapping

from db.records.case_filters import CaseOrder
from hotline_app.i18n import tr


def view_words(code: str) -> str:
    """The name of a standard view."""
    return {
        "all": tr("All cases"),
        "open": tr("All open"),
        "mine": tr("Mine"),
        "overdue": tr("Overdue"),
        "unassigned": tr("Unassigned"),
        "urgent": tr("Urgent"),
    }.get(code, code)


def order_words(order: CaseOrder) -> str:
    """How the rows are ordered, in a few words."""
    down, up = _orders()[order.by]
    return down if order.is_descending else up


def _orders() -> Mapping[str, tuple[str, str]]:
    return {
        "received": (tr("newest first"), tr("oldest first")),
        "name": (tr("by name, Y to A"), tr("by name, A to Y")),
        "due": (tr("latest due first"), tr("soonest due first")),
        "status": (tr("by status, finished first"), tr("by status, new first")),
        "urgency": (tr("by urgency, ordinary first"), tr("by urgency, urgent first")),
        "unit": (tr("by unit, Y to A"), tr("by unit, A to Y")),
        "owner": (tr("by officer, Y to A"), tr("by officer, A to Y")),
        "changed": (tr("last changed first"), tr("longest unchanged first")),
    }


def flag_words(term: str) -> str:
    """A filter without a value."""
    return {
        "open": tr("Open cases"),
        "finished": tr("Finished cases"),
        "overdue": tr("Overdue"),
        "referral_late": tr("Referrals overdue"),
        "unassigned": tr("Unassigned"),
        "without_unit": tr("Without a unit"),
    }[term]


def kind_words(kind: str) -> str:
    """What a filter is about."""
    return {
        "status": tr("Status"),
        "need": tr("Need"),
        "unit": tr("Union unit"),
        "owner": tr("Handling officer"),
        "urgency": tr("Urgency"),
        "outcome": tr("Outcome"),
        "channel": tr("Channel"),
        "matter": tr("Kind of matter"),
        "programme": tr("Programme"),
        "opened": tr("Opened"),
        "closed": tr("Closed"),
        "due": tr("Due"),
        "overdue": tr("Overdue"),
    }.get(kind, "")


def span_words(name: str) -> str:
    """A named span of days."""
    return {
        "today": tr("today"),
        "yesterday": tr("yesterday"),
        "this_week": tr("this week"),
        "last_week": tr("last week"),
        "this_month": tr("this month"),
        "last_month": tr("last month"),
        "this_year": tr("this year"),
    }[name]
