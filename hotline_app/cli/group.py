"""`hotline`: the options before a command's name, the list of commands, the way out."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NoReturn

import click

from hotline_app.cli import sections
from hotline_app.cli.door import DONE, Refused, ending, speak_utf8
from hotline_app.cli.face import Worded, choice, option
from hotline_app.cli.opening import SIZES, USUAL_SIZE, Pictures, open_window, photograph
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import DEFAULT_LANGUAGE, LANGUAGES, install, tr
from hotline_app.paths import find_paths
from hotline_app.settings import SCALES, read_settings


class Group(Worded, click.Group):
    """All commands; the language is chosen before anything is read or shown."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.words = _words

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run one command line and leave the process with 0, 2 or 1."""
        arguments = list(sys.argv[1:] if args is None else args)
        speak_utf8()
        install(wanted_language(arguments, os.environ))
        try:
            code = super().main(arguments, prog_name="hotline", standalone_mode=False)
        except BaseException as error:
            if isinstance(error, SystemExit):
                raise
            code = ending(error, is_verbose="--verbose" in arguments)
        sys.exit(code if isinstance(code, int) else DONE)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; an unknown one is refused with the nearest names."""
        if args and self.get_command(ctx, args[0]) is None:
            raise Refused(_no_such_command(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order of the work."""
        return [name for _, names in sections.SECTIONS for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands of each part of the work under a heading."""
        longest = max(map(len, self.list_commands(ctx)))
        for heading, names in sections.SECTIONS:
            rows = [
                (name.ljust(longest), found.get_short_help_str())
                for name in names
                if (found := self.get_command(ctx, name)) is not None
            ]
            with formatter.section(heading()):
                formatter.write_dl(rows)


def _words() -> str:
    return tr(
        "The hotline desk of a trade-union office. Without a command the window opens.\n\n"
        "Every command answers in words, or with --json as one JSON value. It ends with 0 when "
        "it was done, 2 when it was refused, 1 when something unexpected happened."
    )


def _no_such_command(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known)
    if near:
        sentence = tr("There is no command {name}. Did you mean: {near}?")
        return sentence.format(name=name, near=", ".join(near))
    return tr("There is no command {name}. “hotline --help” lists them.").format(name=name)


def wanted_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language: `--language`, else HOTLINE_LANGUAGE, else the settings, else Vietnamese."""
    wanted = [environment.get("HOTLINE_LANGUAGE", "")]
    for place, argument in enumerate(arguments):
        if argument == "--language" and place + 1 < len(arguments):
            wanted.insert(0, arguments[place + 1])
        elif argument.startswith("--language="):
            wanted.insert(0, argument.partition("=")[2])
    for language in wanted:
        if language in LANGUAGES:
            return language
    with suppress(OSError, ValueError):
        return read_settings(find_paths().settings_file).language
    return DEFAULT_LANGUAGE


@click.group("hotline", cls=Group, invoke_without_command=True)
@option("--database", metavar="URL", default="", words=lambda: tr("File or URL of the database."))
@option("--as", "user", metavar="USER", default="", words=lambda: tr("User who acts."))
@option(
    "--language",
    type=choice(LANGUAGES),
    metavar="vi|en",
    words=lambda: tr("Language of words and help."),
)
@option("--verbose", is_flag=True, words=lambda: tr("Say more about what goes wrong."))
@option(
    "--screenshot",
    metavar="DIR",
    default="",
    words=lambda: tr("Write a picture of every page of the window into this folder, then stop."),
)
@option(
    "--screenshot-all",
    is_flag=True,
    words=lambda: tr("With --screenshot: every size, scale, language and appearance."),
)
@option(
    "--screenshot-forms",
    is_flag=True,
    words=lambda: tr("With --screenshot: forms, panels and dialogs besides the pages."),
)
@option(
    "--size",
    type=choice(SIZES),
    default=USUAL_SIZE,
    words=lambda: tr("With --screenshot: size of the window."),
)
@option(
    "--scale",
    type=choice([str(scale) for scale in SCALES if scale]),
    default="",
    words=lambda: tr("With --screenshot: scale in per cent."),
)
@option(
    "--appearance",
    type=choice(("light", "dark")),
    default="",
    words=lambda: tr("With --screenshot: light or dark only."),
)
@option(
    "--json",
    "as_json",
    is_flag=True,
    words=lambda: tr("Answer with one JSON value, for other programs."),
)
@click.pass_context
def hotline(context: click.Context, /, **given: Any) -> None:
    """Take the options before the command's name; without a command open the window."""
    session = Session(
        database_url=given["database"],
        user=given["user"],
        as_json=given["as_json"],
        is_verbose=given["verbose"],
    )
    context.obj = session
    if context.invoked_subcommand is not None:
        return
    if not given["screenshot"]:
        open_window(session)
        return
    wanted = Pictures(
        file_path(given["screenshot"]),
        given["size"],
        int(given["scale"] or 0),
        given["appearance"],
        given["screenshot_all"],
        given["screenshot_forms"],
    )
    photograph(session, wanted)


for found in sections.commands():
    hotline.add_command(found)
