"""The panel for how the list looks: columns, order, saved views."""

import tkinter as tk

import ttkbootstrap as ttk

from db.commands import saved_views as acts
from db.queries import saved_views
from db.records.case_filters import ORDERS, CaseOrder
from db.records.saved_views import SavedView, ViewDraft
from db.rules import text as folding
from hotline_app.i18n import tr
from hotline_app.labels_lists import order_words
from hotline_app.views.case_list.case_columns import USUAL
from hotline_app.views.case_list.case_list_panel import ListPanel, ListWork
from hotline_app.views.case_list.case_list_view_acts import ViewActs
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import Picker, source_of
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.toast import News
from hotline_app.widgets.words import fitted

NAME_ROOM = 210


class ViewPanel(ListPanel):
    """Columns and order change the list at once; a name and Ctrl+S save it as a view."""

    key = "list_view"

    def __init__(self, parent: tk.Misc, work: ListWork, acts: ViewActs) -> None:
        self._acts = acts
        super().__init__(parent, work)

    def title(self) -> str:
        """What the panel is for."""
        return tr("Columns, order, views")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Save as a view (Ctrl+S)")

    def build(self) -> None:
        """Make the fields."""
        view = self._acts.now()
        by_name = [Choice(column.key, column.title) for column in self._acts.columns]
        self._columns = MultiPicker(
            self.form,
            FieldSpec(tr("Columns, from left to right")),
            source_of(by_name, folding.fold),
        )
        self._columns.value = view.columns or USUAL
        self._columns.pack(fill="x", pady=(0, px(self, 6)))
        self._columns.on_change(self._arranged)
        ttk.Button(
            self.form,
            text=tr("Usual columns and widths"),
            style="GhostInside.TButton",
            command=self._usual,
        ).pack(anchor="w", pady=(0, px(self, 10)))
        orders = [CaseOrder(by, down) for by in ORDERS for down in (True, False)]
        self._orders = {f"{one.by}:{one.is_descending}": one for one in orders}
        choices = [Choice(key, order_words(one)) for key, one in self._orders.items()]
        self._order = Picker(self.form, FieldSpec(tr("Order")), source_of(choices, folding.fold))
        self._order.value = f"{view.order.by}:{view.order.is_descending}"
        self._order.pack(fill="x", pady=(0, px(self, 10)))
        self._order.on_change(self._ordered)
        self.line("name", tr("Name of the view"), tr("The filters and the search are saved too."))
        self.required.append("name")
        whose = [("own", tr("Mine")), ("office", tr("The whole office"))]
        self.add("whose", Chips(self.form, FieldSpec(tr("Who uses it")), whose)).value = "own"
        self._known = ttk.Frame(self.form, style="Inside.TFrame")
        self._known.pack(fill="x")
        self._show_known()

    def begin(self) -> None:
        """Put the keyboard on the columns."""
        self._columns.focus_set()

    def act(self) -> None:
        """Save the list as it is looked at."""
        desk, name = self.work.desk, self.value("name")
        title = self._acts.unsaved()
        if title:
            words = tr("“{title}” comes from another page and fits no view. Take it away first.")
            self.notify(words.format(title=title))
            return
        draft = ViewDraft(name, self._acts.now(), self.value("whose") == "office")
        acts.save_view(desk.database, desk.actor, draft)
        self.fields["name"].value = ""
        self.finished(tr("The view “{name}” is saved").format(name=name.strip()))
        self._show_known()
        self._acts.saved()

    def _arranged(self) -> None:
        if self._columns.value:
            self._acts.arranged(self._columns.value)

    def _usual(self) -> None:
        self._acts.arranged(())
        self._columns.value = USUAL

    def _ordered(self) -> None:
        order = self._orders.get(self._order.value)
        if order is not None and order != self._acts.now().order:
            self._acts.ordered(order)

    def _show_known(self) -> None:
        """List the saved views, each with a button that takes it away."""
        for child in self._known.winfo_children():
            child.destroy()
        found = saved_views.case_views(self.work.desk.database, self.work.desk.actor)
        if found:
            ttk.Label(self._known, text=tr("Saved views"), style="FieldName.TLabel").pack(
                anchor="w", pady=(px(self, 4), px(self, 4))
            )
        for one in found:
            self._show_view(one)
        self.watch_wheel()

    def _show_view(self, one: SavedView) -> None:
        row = ttk.Frame(self._known, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, px(self, 4)))
        button = ttk.Button(
            row,
            text=tr("Take away"),
            style="GhostInside.TButton",
            command=lambda: self._withdraw(one),
        )
        button.pack(side="right")
        name = one.name if one.is_own else tr("{name} (office)").format(name=one.name)
        words = fitted(name, font_of(self, "Body"), px(self, NAME_ROOM))
        ttk.Label(row, text=words, style="Inside.TLabel").pack(side="left")

    def _withdraw(self, one: SavedView) -> None:
        desk = self.work.desk
        acts.withdraw_view(desk.database, desk.actor, one.id)
        draft = ViewDraft(one.name, one.view, not one.is_own)
        news = News(
            tr("The view “{name}” is taken away").format(name=one.name),
            "",
            "good",
            tr("Undo"),
            lambda: self._bring_back(draft),
        )
        desk.events.announce("news", news=news)
        self._show_known()
        self._acts.saved()

    def _bring_back(self, draft: ViewDraft) -> None:
        acts.save_view(self.work.desk.database, self.work.desk.actor, draft)
        self._acts.saved()
        if self.winfo_exists():
            self._show_known()
