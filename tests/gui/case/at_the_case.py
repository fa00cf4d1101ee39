"""A case to work on, and what its page says."""

from io import BytesIO

from PIL import Image

from db.commands import calls
from db.records.drafts import CallDraft


def case_of(office, **fields):
    typical = {"phone": "0912345678", "name": "H'Bia Ê Ƀăn", "summary": "Nợ lương"}
    draft = CallDraft(needs=("wages",), **{**typical, **fields})
    return calls.log_call(office.database, office.operator, draft).case_code


def words_on(widget) -> str:
    texts = []
    if "text" in widget.keys() and widget.winfo_manager():  # noqa: SIM118
        texts.append(str(widget.cget("text")))
    return "\n".join([*texts, *(words_on(child) for child in widget.winfo_children())])


def press_row(gui, page, key):
    button = next(one for name, one in page.side.buttons.items() if name.startswith(f"{key}:"))
    gui.focus(button)
    button.invoke()
    gui.settle()


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    written = BytesIO()
    Image.new("RGB", (600, 400), "teal").save(written, "JPEG", exif=exif.tobytes())
    return written.getvalue()
