"""Whatever the size of the window, every form comes to rest: nothing is laid out for ever."""

from collections import Counter

import pytest

from tests.gui.full_office import FullOffice
from tests.gui.whole_desk import FORMS, WholeDesk

# Around the widths where words begin to wrap, bars come and go, and cards change places.
SIZES = ((900, 600), (1180, 660), (1366, 720), (1700, 1000))
MOST_LAYOUTS = 2_000
"""Five times what the busiest page needs; a page that never rests reaches it in a second."""
KINDS = sorted({form.split("/")[0] for form in FORMS})


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = FullOffice(tmp_path_factory.mktemp("office"))
    office.write_names()
    yield office
    office.database.close()


@pytest.fixture
def whole(gui, office, tmp_path):
    before = gui.root.geometry()
    whole = WholeDesk(gui.root, gui.look, office.folder / "office.db", tmp_path, "hanh")
    yield whole
    whole.close()
    gui.root.geometry(before)


def busy_at(gui, sizes):
    """The sizes of the window at which laying out goes on and on, and what is busiest there."""
    laid_out, busy = Counter(), {}

    def seen(event):
        laid_out.update([str(event.widget)])
        if laid_out.total() > 2 * MOST_LAYOUTS:
            # Else the test would go on for ever as well.
            for part in gui.root.winfo_children():
                part.destroy()

    gui.root.bind_all("<Configure>", seen, add="+")
    try:
        for width, height in sizes:
            laid_out.clear()
            gui.root.geometry(f"{width}x{height}+0+0")
            gui.settle()
            if laid_out.total() > MOST_LAYOUTS:
                busy[width, height] = laid_out.most_common(3)
                break
    finally:
        gui.root.unbind_all("<Configure>")
    return busy


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_comes_to_rest_in_every_window(gui, whole, office, kind):
    for form in FORMS:
        if form.split("/")[0] == kind:
            whole.show(form, office)
            assert busy_at(gui, SIZES) == {}, form


@pytest.mark.parametrize("form", ["case/merge", "case/verification", "person/edit"])
def test_a_panel_comes_to_rest_at_every_width(gui, whole, office, form):
    whole.show(form, office)
    assert busy_at(gui, [(width, 720) for width in range(1200, 1290, 3)]) == {}
