"""What a form can tell of its fields before anything is stored."""

from collections.abc import Collection, Mapping

from hotline_app.i18n import tr
from hotline_app.labels import problem_words
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FormField
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import Picker


def problems_of(
    fields: Mapping[str, FormField], required: Collection[str], *, only_listed: bool = False
) -> dict[str, str]:
    """Name -> words: what is empty and must not be, no day, or no choice of its list.

    Args:
        fields: of the form, by name.
        required: names of those that must be filled.
        only_listed: words in a picker that are no choice of its list are a problem here already;
            otherwise the act is asked, which knows more.
    """
    problems = {}
    for name, made in fields.items():
        typed = made.typed if isinstance(made, Picker) else made.value
        is_empty = not (typed.strip() if isinstance(typed, str) else typed)
        if is_empty and name in required:
            is_choice = isinstance(made, Chips | Picker)
            problems[name] = tr("Choose one.") if is_choice else tr("This must not be empty.")
        elif isinstance(made, DateField) and not is_empty and made.day is None:
            problems[name] = problem_words(name, "not_a_day")
        elif only_listed and _is_loose(made):
            problems[name] = tr("Not in the list. Pick one, or empty the field.")
    return problems


def _is_loose(made: FormField) -> bool:
    """Whether words stand in a picker that are no choice."""
    if isinstance(made, Picker):
        return bool(made.typed.strip()) and not made.value and not made.takes_free_text
    return isinstance(made, MultiPicker) and bool(made.typed.strip())
