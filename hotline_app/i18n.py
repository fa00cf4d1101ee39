"""The words people see: English source strings, one catalogue per domain and language."""

import gettext
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

LOCALE_FOLDER = Path(__file__).with_name("locale")
DEFAULT_LANGUAGE = "vi"
# The private code for a language made up to try layouts with; people are never offered it.
PSEUDO_LANGUAGE = "qps"
OFFERED_LANGUAGES = ("vi", "en")
LANGUAGES = (*OFFERED_LANGUAGES, PSEUDO_LANGUAGE)

_FIELD = re.compile(r"(\{[^{}]*\})")
_ACCENTED = str.maketrans("aceinouyzACEINOUYZ", "áčéíñóúýžÁČÉÍÑÓÚÝŽ")
_STRETCH = 0.4


class PseudoCatalogue(gettext.NullTranslations):
    """Every sentence accented and 40 % longer: shows untranslated words and tight layouts."""

    def gettext(self, message: str) -> str:
        """Stretch one sentence."""
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Stretch the singular or the plural."""
        return stretched(msgid1 if n == 1 else msgid2)


class _Merged(gettext.GNUTranslations):
    """The catalogues of all domains of a language in one, so that a word is looked up once."""

    _catalog: dict[str, str]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._catalog = {}
        for path in sorted(folder.glob("*.mo"), reverse=True):
            known = self._catalog
            with path.open("rb") as file:
                self._parse(file)
            self._catalog = {**known, **self._catalog}


class _Language:
    """The language in use; one per process, because words are process-wide."""

    name = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def stretched(text: str) -> str:
    """Return `text` accented, bracketed and 40 % longer, its `{fields}` untouched."""
    parts = [
        part if part.startswith("{") else part.translate(_ACCENTED) for part in _FIELD.split(text)
    ]
    filling = "·" * max(1, round(len(text) * _STRETCH))
    return f"[{''.join(parts)} {filling}]"


def install(language: str) -> None:
    """Use `language` for every later `tr()` and `ntr()`.

    Args:
        language: one of `LANGUAGES`.

    Raises:
        ValueError: the language is not one of ours.
    """
    if language not in LANGUAGES:
        raise ValueError(f"unknown language: {language}")
    _Language.name = language
    _Language.catalogue = (
        PseudoCatalogue() if language == PSEUDO_LANGUAGE else _load_catalogue(language)
    )


def current_language() -> str:
    """Return the code of the language in use."""
    return _Language.name


def tr(text: str) -> str:
    """Return `text`, an English sentence of the source, in the language in use.

    Fields are named and filled afterwards: `tr("{count} rows").format(count=n)`.
    """
    # gettext answers the catalogue's header for the empty text.
    return _Language.catalogue.gettext(text) if text else ""


def ntr(one: str, many: str, n: int) -> str:
    """Return the form of a counted sentence for `n`; fields are filled afterwards."""
    return _Language.catalogue.ngettext(one, many, n)


@cache
def words_of(language: str) -> Callable[[str], str]:
    """Give `tr` in one language, whatever the window speaks: official papers are Vietnamese."""
    catalogue = _load_catalogue(language)

    def translated(text: str) -> str:
        return catalogue.gettext(text) if text else ""

    return translated


@cache
def _load_catalogue(language: str) -> gettext.NullTranslations:
    """Read every domain of a language; without files the source strings stand."""
    folder = LOCALE_FOLDER / language / "LC_MESSAGES"
    return _Merged(folder) if folder.is_dir() else gettext.NullTranslations()


install(DEFAULT_LANGUAGE)
