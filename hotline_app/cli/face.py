"""click with our face: help in the language in use, the same options on every command.

Words are given as functions, because the language is known only when the program runs.
"""

from collections.abc import Callable, Iterable
from textwrap import shorten
from typing import Any

import click

from hotline_app.cli.answers import Answer, deliver
from hotline_app.cli.session import Session
from hotline_app.i18n import tr

Words = Callable[[], str]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_SHORT_HELP = 72


class Formatter(click.HelpFormatter):
    """Headings of the help in our words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is written."""
        super().write_usage(prog, args, prefix or tr("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(tr("Options") if heading == "Options" else heading)


class Context(click.Context):
    """A context whose help has our face."""

    formatter_class = Formatter


class Option(click.Option):
    """An option whose help is given as a function."""

    def __init__(self, *names: Any, words: Words, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option's two columns of the help."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        needed = " " + tr("(needed)") if self.required else ""
        return record[0], self.words() + needed


def option(*names: str, words: Words, **settings: Any) -> Decorator:
    """Give a command an option; choices and switches as click knows them."""
    return click.option(*names, cls=Option, words=words, **settings)


class Codes(click.Choice[str]):
    """One of our stable codes, or nothing where nothing is a default."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Take a code as it is; an empty text stays empty."""
        return "" if value == "" else super().convert(value, param, ctx)


def choice(codes: Iterable[str]) -> Codes:
    """One of our stable codes."""
    return Codes([str(code) for code in codes])


def _remember_json(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    session = context.find_object(Session)
    if session is not None and is_wanted:
        session.as_json = True


def json_option() -> Option:
    """`--json`, which may stand before and after the name of the command."""
    return Option(
        ["--json"],
        is_flag=True,
        expose_value=False,
        callback=_remember_json,
        words=lambda: tr("Answer with one JSON value, for other programs."),
    )


class Worded:
    """What the group and the commands share: help in our words."""

    words: Words
    context_class: type[click.Context] = Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        with formatter.indentation():
            for paragraph in self.words().split("\n\n"):
                formatter.write_paragraph()
                formatter.write_text(paragraph)

    def get_short_help_str(self, limit: int = _SHORT_HELP) -> str:
        """Give the first sentence, for the list of commands."""
        first = self.words().split("\n\n")[0].partition(". ")[0].rstrip(".")
        return shorten(first, max(limit, _SHORT_HELP), placeholder="…")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words behind the name; a refusal knows which command it is about."""
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give `--help` with our words."""
        found: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if found is not None:
            found.help = tr("Show this help.")
        return found

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Give the words of the usage line."""
        ours = {
            "[OPTIONS]": tr("[OPTIONS]"),
            "COMMAND [ARGS]...": tr("COMMAND [ARGS]..."),
            "[COMMAND] [ARGS]...": tr("[COMMAND] [ARGS]..."),
        }
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [ours.get(piece, piece) for piece in pieces]


class Command(Worded, click.Command):
    """A command that returns an `Answer`, printed for people or as JSON."""

    def __init__(self, *given: Any, words: Words, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.words = words
        self.params.append(json_option())

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and print its answer."""
        answer = super().invoke(ctx)
        session = ctx.find_object(Session)
        if isinstance(answer, Answer) and session is not None:
            deliver(answer, as_json=session.as_json)
            if not answer.is_done:
                ctx.exit(2)
        return answer


def command(name: str, *, words: Words, **settings: Any) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command: it gets the `Session` first and returns an `Answer`."""

    def made(function: Callable[..., Any]) -> Command:
        return click.command(name, cls=Command, words=words, **settings)(click.pass_obj(function))

    return made
