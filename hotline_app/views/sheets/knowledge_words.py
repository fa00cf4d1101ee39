"""What two versions of a record differ in, in words."""

from collections.abc import Callable, Mapping

from hotline_app.i18n import tr

_LONGEST = 80


def differences(
    before: Mapping[str, str], now: Mapping[str, str], named: Callable[[str], str]
) -> str:
    """A line for each field that somebody else changed.

    Args:
        before: field -> as this person read it.
        now: field -> as it is stored.
        named: gives the words for a field.
    """
    line = tr("{field}: “{before}” is now “{now}”")
    return "\n".join(
        line.format(field=named(name), before=_short(before[name]), now=_short(now[name]))
        for name in before
        if before[name] != now[name]
    )


def _short(value: str) -> str:
    return value if len(value) < _LONGEST else f"{value[:_LONGEST]}…"
