"""PDF pages that leave memory as soon as they are full.

reportlab keeps every page until the file is saved. Here each finished page goes to the open file at
once; what stays is its place in the file, so a booklet of any length needs little memory.
"""

from typing import IO, Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from exports.fonts import face


class _FileOnDisk(pdfdoc.PDFFile):  # type: ignore[misc]
    """reportlab's output collector, writing through instead of collecting."""

    def __init__(self, version: tuple[int, int], stream: IO[bytes]) -> None:
        super().__init__(version)
        stream.write(b"".join(self.strings))
        self.strings.clear()
        self.write = stream.write


class _StreamedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A document whose objects are written one by one, pages first."""

    def __init__(self, stream: IO[bytes], language: str) -> None:
        super().__init__(compression=1, lang=language)
        self._output = _FileOnDisk(self._pdfVersion, stream)

    def addPage(self, page: Any) -> None:  # noqa: N802 - reportlab's name
        """Write the page and its text now, and keep only references to it."""
        name = self.thisPageName()
        super().addPage(page)
        # Compressed only: reportlab would also spell the bytes in ASCII, a quarter larger.
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        self._write(name)
        contents = page.Contents.__InternalName__
        self._write(contents)
        reference = pdfdoc.PDFObjectReference(name)
        self.Pages.pages[-1] = self.idToObject[name] = self.idToObject[contents] = reference

    def _write(self, name: str) -> None:
        formatted = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        self.idToOffset[name] = self._output.add(formatted)

    def format(self) -> bytes:
        """Write what is left, then the table of places and the trailer.

        Returns:
            Nothing more to write: the bytes are in the file already.
        """
        self.encrypt.prepare(self)
        number = 0
        while (number := number + 1) in self.numberToId:  # writing may register more objects
            name = self.numberToId[number]
            if name not in self.idToOffset:
                self._write(name)
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, list(self.numberToId.values()))
        start = self._output.add(table.format(self))
        trailer = pdfdoc.PDFTrailer(
            startxref=start,
            Size=len(self.numberToId) + 1,
            Root=self.Reference(self.Catalog),
            Info=self.Reference(self.info),
            ID=self.ID(),
        )
        self._output.add(trailer.format(self))
        return b""


def open_canvas(stream: IO[bytes], title: str, language: str) -> Any:
    """A canvas of A4 pages that writes to `stream`; end it with `save()`."""
    # A face of our own to begin with: no page names one of the fonts a viewer must bring itself.
    canvas = Canvas(stream, pagesize=A4, pageCompression=1, initialFontName=face("regular").name)
    canvas._doc = _StreamedDocument(stream, language)
    canvas.setTitle(title)
    canvas.setCreator("Union hotline")
    return canvas
