"""The quick card, read back: one page, every key, nothing over the edge, no missing letter."""

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.records.offices import Letterhead
from exports.errors import ExportRefused
from exports.quick_card import CardGroup, CardKey, QuickCard, write_quick_card
from hotline_app import i18n
from hotline_app.windows.keys import KEYS, key_sheet
from hotline_app.windows.quick_card import call_steps, card_of
from tests.exports.reading import characters, ink, page_texts, squeezed

HEAD = Letterhead("LĐLĐ TỈNH ĐẮK LẮK", "CÔNG ĐOÀN", "Đắk Lắk", "CĐ", phone="0262 3999 999")
NAME = "Công đoàn phường Buôn Ma Thuột"


@pytest.fixture(params=["vi", "en"])
def language(request):
    i18n.install(request.param)
    yield request.param
    i18n.install("vi")


def without_space(text):
    return "".join(text.split())


def wild_card(**fields):
    usual = {"office": NAME, "phone": "", "steps": (), "groups": (), "language": "vi"}
    return QuickCard(**(usual | fields))


def test_one_page_with_every_key_of_the_table_and_every_step(language, tmp_path):
    path = write_quick_card(card_of(NAME, HEAD), tmp_path / "card.pdf", i18n.tr)
    assert len(PdfReader(path).pages) == 1
    text = squeezed(path)
    for heading, keys in key_sheet().items():
        assert without_space(heading) in text
        for shown, words in keys:
            assert without_space(shown + words) in text
    for step in call_steps():
        assert without_space(step) in text
    assert without_space(NAME) in text
    assert "02623999999" in text


def test_every_key_named_in_a_step_is_a_key_of_the_table(language):
    shown = {key.shown for key in KEYS} | {"Alt+1", "Alt+9"}
    steps = " ".join(call_steps())
    assert "{" not in steps
    for word in (
        steps.replace(",", " ").replace(":", " ").replace(";", " ").replace(".", " ").split()
    ):
        if word.startswith(("Ctrl+", "Alt+", "F1", "F3", "F4", "F6")):
            assert word in shown


def test_large_enough_to_read_and_inside_the_margins(language, tmp_path):
    path = write_quick_card(card_of(NAME, HEAD), tmp_path / "card.pdf", i18n.tr)
    left, top, right, bottom = ink(path)
    assert left > 11
    assert right < 199
    assert top > 11
    assert bottom < 286
    # A capital letter of 9 points is some 6 points high.
    heights = [upper - lower for letter, _l, lower, _r, upper in characters(path) if letter == "F"]
    assert min(heights) > 5.5


def test_no_letter_is_missing(language, tmp_path):
    path = write_quick_card(card_of("Ê Đê, M’nông: ê̆ Ƀ", HEAD), tmp_path / "card.pdf", i18n.tr)
    assert "[U+" not in page_texts(path)[0]
    fonts = PdfReader(path).pages[0]["/Resources"]["/Font"]
    assert all("LiberationSerif" in font.get_object()["/BaseFont"] for font in fonts.values())


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    office=st.text(max_size=300),
    phone=st.text(max_size=60),
    keys=st.lists(st.tuples(st.text(max_size=20), st.text(max_size=120)), max_size=60),
)
def test_whatever_is_written_it_is_one_page(tmp_path, office, phone, keys):
    groups = (CardGroup(office[:40], tuple(CardKey(*key) for key in keys)),)
    card = wild_card(office=office, phone=phone, groups=groups, steps=(office[:80],))
    path = write_quick_card(card, tmp_path / "card.pdf", i18n.tr)
    assert len(pypdfium2.PdfDocument(str(path))) == 1


def test_a_name_of_five_thousand_letters_leaves_room_for_the_keys(tmp_path):
    path = write_quick_card(card_of("Công đoàn " * 500, HEAD), tmp_path / "card.pdf", i18n.tr)
    text = squeezed(path)
    assert all(without_space(key.shown) in text for key in KEYS)
    assert ink(path)[3] < 286


def test_a_card_without_number_and_keys(tmp_path):
    path = write_quick_card(wild_card(), tmp_path / "card.pdf", i18n.tr)
    assert without_space(NAME) in squeezed(path)


def test_a_missing_folder_is_refused_and_the_old_card_stays(tmp_path):
    path = tmp_path / "card.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ExportRefused) as refused:
        write_quick_card(wild_card(), tmp_path / "no" / "card.pdf", i18n.tr)
    assert refused.value.code == "folder_missing"
    assert path.read_bytes() == b"old"
