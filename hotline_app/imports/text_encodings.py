"""Which encoding a text file is in: by its mark, by UTF-8's own rules, else by its Vietnamese.

The whole file is looked at, block by block: one bad byte in the last row would otherwise stop
an import in the middle.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hotline_app.imports.refusals import ImportRefused
from hotline_app.imports.vietnamese_text import (
    FONTS,
    foreign_words,
    legacy_font,
    reads_as_vietnamese,
)

_BLOCK: Final = 1 << 18
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES: Final = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"MZ", "EXE"),
)
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
_WORD_BYTES: Final = re.compile(rb"[^\s,;.:\"'()\[\]/\\|]+")
_WORDS_WANTED: Final = 2000


@dataclass(frozen=True, slots=True)
class TextEncoding:
    """How a text file is to be read.

    Attributes:
        codec: Python's name of the encoding.
        font: "TCVN3" or "VNI" when the text was typed with such a font, else empty.
    """

    codec: str
    font: str = ""

    @property
    def name(self) -> str:
        """The name a person knows: "UTF-8", "Windows-1258", "TCVN3"."""
        names = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32"}
        plain = names.get(self.codec) or self.codec.replace("cp", "Windows-").replace("utf", "UTF")
        return self.font or plain


def find_encoding(path: Path) -> TextEncoding:
    """Find the encoding of the text file `path`.

    Raises:
        ImportRefused: empty_file, not_a_table (a known other format, or bytes that are no text),
            damaged (UTF-8 with broken letters), unknown_encoding.
    """
    with path.open("rb") as file:
        head = file.read(_BLOCK)
    if not head.strip(b"\0\r\n\t \xef\xbb\xbf"):
        raise ImportRefused("empty_file", path.name)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise ImportRefused("not_a_table", path.name, kind)
    codec = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    codec = codec or _wide_codec(head)
    if codec and not codec.startswith("utf-8"):
        return TextEncoding(codec)
    if len(_CONTROL.findall(head)) + head.count(b"\0") > len(head) // 50 + 1:
        raise ImportRefused("not_a_table", path.name)
    return _narrow_encoding(path, codec or "utf-8")


def _wide_codec(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain letters is zero."""
    pairs = len(head) // 2
    low, high = head[1::2].count(0), head[0::2].count(0)
    if pairs >= 4 and max(low, high) > pairs * 0.3 and min(low, high) < pairs * 0.05:
        return "utf-16-le" if low > high else "utf-16-be"
    return ""


def _narrow_encoding(path: Path, codec: str) -> TextEncoding:
    """UTF-8 by its own rules, else the one-byte encoding whose words are Vietnamese."""
    words: list[bytes] = []
    good = bad = line = bad_line = 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    for block in _blocks(path):
        if block.isascii() and not decoder.getstate()[0]:
            line += block.count(b"\n")
            continue
        if len(words) < _WORDS_WANTED:
            words += [word for word in _WORD_BYTES.findall(block) if not word.isascii()]
        text = decoder.decode(block)
        broken = re.search("[\udc80-\udcff]", text)
        if broken:
            bad_line = bad_line or line + text.count("\n", 0, broken.start()) + 1
            bad += len(re.findall("[\udc80-\udcff]", text))
        good += sum(map(len, re.findall("[^\x00-\x7f\udc80-\udcff]+", text)))
        line += block.count(b"\n")
    bad += len(decoder.decode(b"", final=True))
    if not bad:
        return TextEncoding(codec, legacy_font(foreign_words(w.decode() for w in _whole(words))))
    if good > bad * 10 or codec == "utf-8-sig":
        raise ImportRefused("damaged", f"{path.name}:{bad_line or line + 1}", "UTF-8")
    return _one_byte_encoding(path, words[:_WORDS_WANTED])


def _blocks(path: Path) -> Iterator[bytes]:
    """The file in blocks that end at a line where there is one: no word is cut in two."""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block + file.readline(_BLOCK)


def _whole(words: list[bytes]) -> Iterator[bytes]:
    """Those words that are UTF-8 on their own (a block of a file without lines may cut one)."""
    for word in words:
        try:
            word.decode()
        except UnicodeDecodeError:
            continue
        yield word


def _one_byte_encoding(path: Path, words: list[bytes]) -> TextEncoding:
    western = [word.decode("cp1252", "replace") for word in words]
    scores = {
        TextEncoding("cp1258"): reads_as_vietnamese(
            foreign_words(word.decode("cp1258", "replace") for word in words)
        )
    }
    # TCVN3 and VNI use places that Windows-1252 leaves free: Latin-1 keeps every byte.
    latin = [word.decode("latin-1") for word in words]
    for font, repair in FONTS.items():
        scores[TextEncoding("latin-1", font)] = reads_as_vietnamese(
            foreign_words(map(repair, latin))
        )
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] >= 0.6:
        return best
    if sum(word.replace("-", "").replace("’", "").isalpha() for word in western) * 2 > len(western):
        return TextEncoding("cp1252")
    raise ImportRefused("unknown_encoding", path.name)
