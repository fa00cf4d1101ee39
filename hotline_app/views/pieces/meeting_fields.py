"""The fields of a print form about a meeting: who is invited, when, where, what about."""

from typing import Final

from db.records.documents import MeetingDraft
from hotline_app.i18n import tr
from hotline_app.views.forms.case_form import CaseForm

_OF_PAPERS: Final = {
    "invitation": ("invited", "held_on", "hour", "place", "about"),
    "handover_record": ("held_on", "hour", "place", "handed_by", "witness"),
}
"""Paper -> its fields, from top to bottom."""
_ALL: Final = ("invited", "held_on", "hour", "place", "about", "handed_by", "witness")


def add_meeting_fields(form: CaseForm) -> None:
    """Make the fields; none is compulsory: what stays empty is dots on the paper."""
    form.lines("invited", tr("Who is invited (one on each line)"), 3)
    form.day("held_on", tr("Day"), tr("Empty: dots to write on"))
    form.line("hour", tr("Hour"), tr("For example 8:30"))
    form.line("place", tr("Venue"))
    form.line("about", tr("What the invitation is about"))
    form.line("handed_by", tr("Handed over by"))
    form.line("witness", tr("Witness"))


def show_meeting_fields(form: CaseForm, paper: str, after: str = "kind") -> None:
    """Show the fields that a paper has, below another field."""
    shown = _OF_PAPERS.get(paper, ())
    for name in _ALL:
        form.show_field(name, name in shown, after=after)
        if name in shown:
            after = name


def typed_meeting(form: CaseForm, paper: str) -> MeetingDraft:
    """What was typed in the fields of a paper."""
    shown = _OF_PAPERS.get(paper, ())
    return MeetingDraft(**{name: form.value(name) for name in shown})
