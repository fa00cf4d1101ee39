"""The catalogues of words, for those who write them.

`python -m tests.quality.catalogues compile` turns every .po file into the .mo file that is
shipped; `... missing` prints what has no Vietnamese words yet.
"""

import io
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HOUSE = Path(__file__).resolve().parents[2]
LOCALE_FOLDER = HOUSE / "hotline_app" / "locale"
PACKAGES = ("hotline_app", "exports")
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {"tr": None, "ntr": (1, 2)}

# One sentence, or the singular and the plural of a counted one.
MessageId = str | tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """What one catalogue says for one sentence.

    Attributes:
        domain: name of the .po file.
        forms: translations; several for counted sentences.
        is_fuzzy: somebody has to look at it again.
    """

    domain: str
    forms: tuple[str, ...]
    is_fuzzy: bool


def sentences_in_sources() -> dict[MessageId, str]:
    """Return every sentence handed to `tr` or `ntr`, with a place where it stands."""
    found: dict[MessageId, str] = {}
    for package in PACKAGES:
        for name, line, message, *_ in extract_from_dir(
            HOUSE / package, [("**.py", "python")], keywords=KEYWORDS
        ):
            found.setdefault(message, f"{package}/{name}:{line}")
    start = HOUSE / "main.py"
    if start.is_file():
        for line, message, *_ in extract_from_file("python", start, keywords=KEYWORDS):
            found.setdefault(message, f"main.py:{line}")
    return found


def catalogue_files(language: str = "vi") -> list[Path]:
    """Return the .po files of a language."""
    return sorted((LOCALE_FOLDER / language / "LC_MESSAGES").glob("*.po"))


def read_catalogue(path: Path) -> Catalog:
    """Read one .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=path.stem)


def words_in_catalogues(language: str = "vi") -> dict[MessageId, list[Words]]:
    """Return what every domain says for each sentence."""
    found: dict[MessageId, list[Words]] = {}
    for path in catalogue_files(language):
        for message in read_catalogue(path):
            if message.id:
                forms = (message.string,) if isinstance(message.string, str) else message.string
                key = message.id if isinstance(message.id, str) else tuple(message.id)
                found.setdefault(key, []).append(Words(path.stem, tuple(forms), message.fuzzy))
    return found


def fields_in(text: str) -> set[str]:
    """Return the names of the `{fields}` of a sentence."""
    return {name for _text, name, _format, _turn in string.Formatter().parse(text) if name}


def compiled(path: Path) -> bytes:
    """Return what the .mo file of a .po file should hold."""
    catalogue = read_catalogue(path)
    # Babel writes the hour of compiling into catalogues that name none.
    catalogue.creation_date = catalogue.revision_date = UNDATED
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def missing() -> Iterator[str]:
    """Give a line for every sentence without Vietnamese words."""
    known = words_in_catalogues()
    for message, place in sentences_in_sources().items():
        usable = [
            words
            for words in known.get(message, [])
            if not words.is_fuzzy and all(form.strip() for form in words.forms)
        ]
        if not usable:
            yield f"{place}: {message!r}"


def compile_all() -> int:
    """Write every .mo file; returns how many."""
    languages = sorted(folder.name for folder in LOCALE_FOLDER.iterdir() if folder.is_dir())
    paths = [path for language in languages for path in catalogue_files(language)]
    for path in paths:
        path.with_suffix(".mo").write_bytes(compiled(path))
    return len(paths)


def main(act: str) -> int:
    """Carry out `compile` or `missing`."""
    if act == "compile":
        print(f"{compile_all()} catalogues compiled")
        return 0
    lines = list(missing())
    print("\n".join(lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "compile"))
