"""One round of work at the desk, as an operator and an officer do it, pressed in keys."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.benchmarks.desk_hands import Hands

NAMES = ("Nguyen Thi Hanh", "Tran Van Nam", "Le Thi Hoa", "Pham Quoc Tuan", "Y Blih Nie")
WORDS = ("cong ty no luong hai thang", "bi cho nghi viec", "can gao va sua cho con nho")
ASKED = ("nguyen van", "tran", "le thi h", "090", "buon ma thuot", "luong")
PAGES = ("today", "people", "employers", "programmes", "agencies", "answer_cards", "reports")
LAST_PAGES = ("weekly_export", "office", "line_list", "workstation")
SIZES = ("1180x700", "1366x768")


class Work:
    """The rounds of one desk.

    Args:
        hands: that press the keys.
        seed: of what is typed.
    """

    def __init__(self, hands: Hands, seed: int = 1) -> None:
        self.hands = hands
        self.random = Random(seed)

    def round(self) -> None:
        """An operator's quarter of an hour, then an officer's."""
        deeds: tuple[Callable[[], None], ...] = (
            self.log_contact,
            self.put_aside,
            self.one_key,
            self.search_everywhere,
            self.list_of_cases,
            self.work_on_case,
            self.look_around,
            self.change_looks,
        )
        for deed in deeds:
            deed()
            self.hands.rest()

    def log_contact(self) -> None:
        """A call: phone, caller, words, need, saved."""
        hands = self.hands
        page = hands.go("new_contact")
        self._write_call(page)
        before = page.form.values()
        hands.press("Control-s", "save a contact")
        hands.until(lambda: page.form.values() != before, "contact saved")

    def put_aside(self) -> None:
        """Another call rings: a second form, back to the first, both thrown away."""
        hands = self.hands
        page = hands.go("new_contact")
        page.form.phone.focus_set()
        hands.type(self._phone(), "type a phone")
        hands.press("Control-t", "second form")
        page.form.phone.focus_set()
        hands.type(self._phone(), "type a phone")
        hands.press("Control-Tab", "other form")
        hands.rest(0.2)
        while len(page.journal.forms) > 1 or page.form.values() != page.form.blank:
            hands.press("Control-w", "throw a form away")
            hands.rest(0.02)

    def one_key(self) -> None:
        """A contact without a matter, and taken back."""
        self.hands.press("F6", "one-key contact")
        self.hands.rest()

    def search_everywhere(self) -> None:
        """Ctrl+K, some letters, Esc."""
        hands = self.hands
        hands.press("Control-k", "open Ctrl+K")
        panel = hands.place.seat.panel
        asked = self.random.choice(ASKED)
        hands.type(asked, "type in Ctrl+K")
        hands.until(lambda: panel._answered == asked, "Ctrl+K answered")
        hands.press("Down", "move in Ctrl+K")
        hands.press("Escape", "close Ctrl+K")

    def list_of_cases(self) -> None:
        """Search as one types, scroll, jump, sort."""
        hands = self.hands
        page = hands.go("cases")
        hands.until(lambda: bool(page.rows.read_at) and not page._tasks.is_busy, "list of cases")
        hands.press("Control-f", "go to the search")
        for letter in self.random.choice(ASKED):
            hands.press("space" if letter == " " else letter, "type in Cases")
            hands.until(lambda: not page._tasks.is_busy, "Cases answered")
        for _letter in page.search.value:
            hands.press("BackSpace", "type in Cases")
        hands.until(lambda: not page._tasks.is_busy, "Cases answered")
        page.table.focus_set()
        for _turn in range(10):
            hands.press("Next", "scroll a page")
        for _turn in range(10):
            hands.press("Down", "scroll a row")
        hands.press("End", "jump to the end")
        hands.press("Home", "jump to the start")
        hands.act("jump by the bar", lambda: page.table._bar_moved("moveto", "0.5"))
        for column in ("worker", "received"):
            is_falling = column == "received"
            order = _order(column, is_falling)
            hands.act("sort the list", lambda order=order: page._ordered(order))
            hands.until(lambda: not page._tasks.is_busy, "list sorted")
        hands.press("Home", "jump to the start")

    def work_on_case(self) -> None:
        """Open a case; a note, a check, a referral; each panel and its act."""
        hands = self.hands
        cases = hands.go("cases")
        cases.table.focus_set()
        for _turn in range(self.random.randrange(12)):
            hands.press("Down", "scroll a row")
        hands.press("Return", "open a case")
        page = hands.window.page
        hands.rest()
        self._panel(page, "Alt-g", "note", ())
        self._panel(page, "Alt-x", "verify", ("method", "result"))
        self._panel(page, "Alt-u", "refer", ())
        hands.press("Alt-y", "open panel history")
        hands.rest()
        hands.press("Escape", "close a panel")
        hands.go("cases")
        hands.press("Control-e", "open panel export")
        hands.rest()
        hands.press("Escape", "close a panel")

    def look_around(self) -> None:
        """Every other page, and pages in turn."""
        for key in (*PAGES, *LAST_PAGES):
            self.hands.go(key)
        page = self.hands.go("people")
        self.hands.press("Control-f", "go to the search")
        self.hands.type(self.random.choice(ASKED), "type in People")
        self.hands.rest()
        page.table.focus_set()
        self.hands.press("Return", "open a person")
        self.hands.rest()
        for key in ("cases", "new_contact", "cases", "new_contact", "today", "cases"):
            self.hands.go(key)

    def change_looks(self) -> None:
        """Size, theme and language of the window."""
        hands = self.hands
        for key in ("new_contact", "cases"):
            hands.go(key)
            for size in SIZES:
                hands.act(f"resize on {key}", lambda size=size: hands.root.geometry(size))
                hands.rest()
            for _turn in range(2):
                hands.press("Control-d", f"theme on {key}")
                hands.rest()
        for language in ("en", "vi"):
            hands.act("change the language", lambda code=language: hands.window.set_language(code))
            hands.rest()

    def _write_call(self, page: Any) -> None:
        hands, fields = self.hands, page.form.fields
        page.form.phone.focus_set()
        hands.type(self._phone(), "type a phone")
        for name, words in (("name", NAMES), ("summary", WORDS)):
            fields[name].focus_set()
            hands.type(self.random.choice(words), f"type the {name}")
        fields["needs"].focus_set()
        hands.press("Down", "open a picker")
        hands.press("Return", "pick a need")
        hands.press("Escape", "close a picker")
        hands.rest(0.3)

    def _panel(self, page: Any, key: str, panel: str, chosen: tuple[str, ...]) -> None:
        hands = self.hands
        hands.press(key, f"open panel {panel}")
        if page.panel is None:
            return
        for name in chosen:
            page.panel.fields[name].focus_set()
            hands.press("space", "press a chip")
        fields = page.panel.fields
        written = [next(iter(fields))] + [name for name in ("consent_override",) if name in fields]
        for name in written:
            fields[name].focus_set()
            hands.type(self.random.choice(WORDS), f"type in {panel}")
        hands.press("Control-s", f"save panel {panel}")
        hands.rest()
        if page.panel is not None:
            said = {name: one.problem for name, one in page.panel.fields.items() if one.problem}
            raise AssertionError(f"the panel {panel} was not saved: {said}")

    def _phone(self) -> str:
        return f"090{self.random.randrange(5_000):07d}"


def _order(column: str, is_falling: bool) -> Any:
    from hotline_app.widgets.table_columns import Order

    return Order(column, is_falling)
