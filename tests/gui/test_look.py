import pytest

from hotline_app.fonts import FACES, FAMILY, FONT_FOLDER, choose_family
from hotline_app.widgets.palette import DARK, LIGHT, Palette
from hotline_app.widgets.theme import FONTS, font_of, px
from tests.gui.demo_pages import CasesPage, FormPage


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3: (L1 + 0.05) / (L2 + 0.05)."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in rgb(colour)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read(palette: Palette):
    pairs = [
        (palette.ink, palette.card),
        (palette.ink, palette.page),
        (palette.ink, palette.chosen),
        (palette.ink, palette.field),
        (palette.quiet, palette.card),
        (palette.quiet, palette.page),
        (palette.quiet, palette.chosen),
        (palette.problem, palette.card),
        (palette.good, palette.card),
        (palette.warn, palette.card),
        (palette.nav_ink, palette.nav),
        (palette.act_ink, palette.nav_on),
        (palette.act_ink, palette.act),
        (palette.act_ink, palette.danger),
        *((tone.ink, tone.surface) for tone in palette.tones.values()),
    ]
    weak = [pair for pair in pairs if contrast(*pair) < 4.5]
    assert not weak


def test_an_unknown_tone_is_grey():
    assert LIGHT.tone("nothing") == LIGHT.tones["grey"]


def test_our_font_is_in_use(gui):
    assert {face for face in FACES if (FONT_FOLDER / face).is_file()} == set(FACES)
    assert font_of(gui.root, "Body").actual("family") == FAMILY
    assert font_of(gui.root, "Strong").actual("weight") == "bold"
    assert font_of(gui.root, "Body").actual("weight") == "normal"


def test_a_system_font_stands_in():
    assert choose_family(("Arial", "Segoe UI")) == "Segoe UI"
    assert choose_family(("Arial",)) == ""


@pytest.mark.parametrize("letter", ["ư", "ợ", "Đ", "ƀ", "Ƀ", "ê̆", "ĕ", "ŏ", "ñ", "č"])
def test_ede_and_vietnamese_letters_have_a_shape(gui, letter):
    canvas_width = font_of(gui.root, "Title").measure(letter)
    assert canvas_width > 0
    import ttkbootstrap as ttk

    pictures = []
    for words in (letter, "\ue0ff"):
        label = ttk.Label(gui.root, text=words, style="Title.TLabel")
        label.place(x=5, y=5, width=60, height=60)
        gui.settle()
        pictures.append(_pixels(gui, label))
        label.destroy()
    assert pictures[0] != pictures[1], "drawn as the sign for a missing letter"


def _pixels(gui, widget) -> bytes:
    import os

    from PIL import ImageGrab

    left, top = widget.winfo_rootx(), widget.winfo_rooty()
    box = (left, top, left + 60, top + 60)
    return ImageGrab.grab(box, xdisplay=os.environ.get("DISPLAY")).tobytes()


@pytest.mark.parametrize("page_class", [CasesPage, FormPage])
def test_a_switch_leaves_no_colour_behind(gui, page_class):
    page = page_class(gui.root)
    page.place(x=0, y=0, relwidth=1, relheight=1)
    page.shown()
    gui.settle()
    light = gui.colours(page)
    gui.look.set_appearance("dark")
    dark = gui.colours(page)
    assert rgb(LIGHT.card) in light and rgb(DARK.card) in dark
    stale = {rgb(getattr(LIGHT, name)) for name in ("page", "card", "chosen", "line", "soft")}
    assert not dark & stale
    gui.look.set_appearance("light")
    assert gui.colours(page) == light


def test_a_switch_keeps_text_and_keyboard(gui):
    page = FormPage(gui.root)
    page.place(x=0, y=0, relwidth=1, relheight=1)
    gui.settle()
    gui.focus(page.story)
    gui.type("Nợ lương")
    page.name.show_problem("Thiếu")
    gui.look.set_appearance("dark")
    gui.settle()
    assert page.story.value == "Nợ lương"
    assert page.name.problem == "Thiếu"
    assert gui.root.focus_get() is page.story.text
    gui.type("x")
    assert page.story.value == "Nợ lươngx"


def test_all_letters_grow_together(gui):
    sizes = {name: font_of(gui.root, name).actual("size") for name in FONTS}
    gui.look.set_font_size(14)
    assert all(font_of(gui.root, name).actual("size") == sizes[name] + 4 for name in FONTS)


def test_sizes_follow_the_screen(gui):
    assert px(gui.root, 20) == 20
