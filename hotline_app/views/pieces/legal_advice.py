"""What the law asks for, said under the kind of matter as soon as it is chosen."""

from hotline_app.labels_clocks import advice_words
from hotline_app.widgets.fields import FormField


def advised(kind: FormField) -> FormField:
    """Let a field for the kind of matter give the advice of its choice; returns the field."""
    kind.on_change(lambda: kind.show_hint(advice_words(kind.value), "Warn.TLabel"))
    return kind
