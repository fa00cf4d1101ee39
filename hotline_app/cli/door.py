"""How the command line ends: 0 done, 2 refused with a sentence that helps, 1 unexpected."""

import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from db.errors import ValidationFailed
from hotline_app import labels
from hotline_app.i18n import tr
from hotline_app.paths import find_paths

DONE, UNEXPECTED, REFUSED, STOPPED = 0, 1, 2, 130


class Refused(Exception):
    """The command line itself refuses; the message is a whole sentence in the language in use."""


def ending(error: BaseException, *, is_verbose: bool) -> int:
    """Say on the standard error what an error means, and give the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, (click.Abort, KeyboardInterrupt, EOFError)):
        say(tr("Stopped."))
        return STOPPED
    if isinstance(error, click.UsageError):
        say(usage_words(error))
        return REFUSED
    words = str(error) if isinstance(error, Refused) else labels.refusal_words(error)
    if words is None:
        return _unexpected(error, is_verbose=is_verbose)
    say(words)
    if is_verbose:
        codes = error.problems if isinstance(error, ValidationFailed) else vars(error)
        say(f"{type(error).__name__} {codes}")
    return REFUSED


def _unexpected(error: BaseException, *, is_verbose: bool) -> int:
    from hotline_app.errors import ErrorDoor

    if error.__cause__ is error:
        # The core hands an error on as its own cause; a log would describe it without end.
        error.__cause__ = None
    log_file: Path | None = None
    with suppress(OSError, ValueError):
        door = ErrorDoor(find_paths().log)
        door.handle(error)
        log_file = door.log_file
        door.close()
    kind = type(error).__name__
    if log_file is None:
        say(tr("Something unexpected went wrong ({kind}).").format(kind=kind))
    else:
        sentence = tr(
            "Something unexpected went wrong ({kind}). Send the people who look after the program "
            "this file: {file}"
        )
        say(sentence.format(kind=kind, file=log_file))
    if is_verbose:
        say("".join(traceback.format_exception(error)))
    return UNEXPECTED


def say(words: str) -> None:
    """Write a sentence to the standard error."""
    click.echo(words, err=True)


def usage_words(error: click.UsageError) -> str:
    """What is wrong with a command line, and where the help is."""
    path = error.ctx.command_path if error.ctx else "hotline"
    hint = tr("See “{command} --help”.").format(command=path)
    return f"{_usage_problem(error)} {hint}"


def _usage_problem(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return tr("There is no option {name} here.").format(name=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        return _option_problem(error)
    if isinstance(error, click.MissingParameter):
        return tr("{name} is missing.").format(name=_name(error.param))
    if isinstance(error, click.BadParameter):
        return _value_problem(error)
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return tr("Choose a command.")
    return tr("There are too many words on this line. Put a text with blanks between quotes.")


def _option_problem(error: click.BadOptionUsage) -> str:
    parameters = error.ctx.command.params if error.ctx else []
    found = next((p for p in parameters if error.option_name in p.opts), None)
    if isinstance(found, click.Option) and found.is_flag:
        return tr("The option {name} takes no value.").format(name=error.option_name)
    return tr("The option {name} needs a value after it.").format(name=error.option_name)


def _value_problem(error: click.BadParameter) -> str:
    name = _name(error.param)
    kind: Any = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        choices = ", ".join(map(str, kind.choices))
        return tr("{name} must be one of: {choices}.").format(name=name, choices=choices)
    if isinstance(kind, click.types.IntParamType):
        return tr("{name} must be a whole number that makes sense here.").format(name=name)
    return tr("{name} cannot be taken like this.").format(name=name)


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(click.Context(click.Command(""))).strip("[].")
    return max(parameter.opts, key=len)


def speak_utf8() -> None:
    """Make both outputs take every letter, on Windows consoles and without a locale too."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
