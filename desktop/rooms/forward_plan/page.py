"""The Forward plan room: which theme every board takes when, why, and what is owed to it."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from desktop.kit.desk import Desk
from desktop.kit.filters import FilterChips
from desktop.kit.inspector import Inspector
from desktop.kit.navigator import Navigator
from desktop.kit.page import Page
from desktop.rooms.forward_plan.coverage import CoverageView
from desktop.rooms.forward_plan.dives import DivesView
from desktop.rooms.forward_plan.exceptions import ExceptionsView
from desktop.rooms.forward_plan.priorities import PrioritiesView
from desktop.rooms.forward_plan.programme import ProgrammeView
from desktop.rooms.forward_plan.promises import PromisesView
from desktop.rooms.forward_plan.view import Around, ListView, View

VIEWS: tuple[type[View], ...] = (ProgrammeView, CoverageView, DivesView, ExceptionsView, PromisesView, PrioritiesView)
"""The views of the room in the order of their buttons; a new one is one file and one line here."""

WANTED = "forward_plan/wanted"
"""Under this name another room leaves the view, and after a blank the key, of what is to be shown."""


class ForwardPlanPage(Page):
    """Views over the same plan, each with its filters, its commands and what stands beside what is chosen."""

    name = "forward_plan"
    concerns = frozenset().union(*(view.concerns for view in VIEWS))

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        around = Around(desk, navigator, self)
        made = [view(around) for view in VIEWS]
        self._all = {view.name: view for view in made}
        self._read: set[str] = set()
        self._filters: dict[str, FilterChips] = {}
        self._named: dict[str, set[str]] = {view.name: set() for view in made}
        self._told: frozenset[str] | None = None
        self._shown_beside = False
        self._noticed = ""
        kept = navigator.view_state.words("forward_plan/view")
        first = kept if kept in self._all else made[0].name
        self._views = self.header.add_views([(view.name, view.title) for view in made], first)
        self._stack = QStackedWidget()
        for view in made:
            self._stack.addWidget(view.pane)
            view.altered.connect(self._inspect)
            view.asked.connect(self.show_within)
            if isinstance(view, ListView):
                view.list.previewed.connect(lambda _row: self.show_inspector())
        self._details = Inspector("Details")
        self.set_body(self._stack, self._details)
        self._views.chosen.connect(self.show_view)
        self._lead()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done in the view that is shown; a deed looks up what is chosen when it is done."""
        return {name: partial(self._do, name) for name in self._offered()}

    def _offered(self) -> Mapping[str, Callable[[], None]]:
        edit: dict[str, Callable[[], None]] = {"edit.rename": self._details.edit_first} if self._shown_beside else {}
        return edit | dict(self._view().commands())

    def _do(self, name: str) -> None:
        deed = self._offered().get(name)
        if deed is not None:
            deed()

    def focus_main(self) -> None:
        """Put the focus where the work of the view is, or on the one command of an empty view."""
        if self._view().empty() is None:
            self._view().focus()
        else:
            super().focus_main()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and show what another room asked for."""
        super().showEvent(event)
        name, _, key = self.navigator.view_state.words(WANTED).partition(" ")
        if name:
            self.navigator.view_state.remember(WANTED, "")
            self.show_within(name, key)

    def show_view(self, name: str) -> None:
        """Show another view, and remember it; one that there is not is passed over. A drawer closes."""
        if name not in self._all:
            return
        if self._is_drawer():
            self._details.hide()
        self._views.set_current(name)
        self.navigator.view_state.remember("forward_plan/view", name)
        self._lead()
        self._refresh_view()
        self.focus_main()

    def show_within(self, name: str, key: str) -> None:
        """Show a view and choose something in it by its key, if one is given."""
        self.show_view(name)
        if key:
            self._uncover(key)
            self.show_inspector()

    def _uncover(self, key: str) -> None:
        """Choose something; filters that hide it are taken off."""
        view = self._view()
        if view.show_subject(key):
            return
        self.chips.clear()
        for name, values in view.filters_for(key).items():
            self.chips.set_values(name, values)
        if not view.show_subject(key):
            view.show_elsewhere(key)

    def refresh(self) -> None:
        """Read the view that is looked at again; the others wait until they are."""
        self._read.clear()
        self._refresh_view()

    def view(self, name: str) -> View:
        """Return a view by its name."""
        return self._all[name]

    def _view(self) -> View:
        return self._all[self._views.current()]

    def _lead(self) -> None:
        """Put the buttons and the filters of the view into the head of the room."""
        view = self._view()
        self._told = None
        self.header.set_commands(view.lead_commands)
        if view.name not in self._filters:
            self._filters[view.name] = self._filters_of(view)
        fresh, column = self._filters[view.name], self.layout()
        if fresh is not self.chips and isinstance(column, QLayout):
            self.chips.hide()
            column.replaceWidget(self.chips, fresh)
            self.chips = fresh
        fresh.setVisible(bool(view.search_hint or self._named[view.name]))

    def _filters_of(self, view: View) -> FilterChips:
        """Return the filters of a view, made when it is first shown; they keep what was chosen."""
        chips = FilterChips()
        chips.setParent(self)
        legend = view.legend()
        if legend is not None:
            chips.add_right(legend)
        if view.search_hint:
            chips.add_search(view.search_hint)
        chips.changed.connect(self._show)
        return chips

    def _refresh_view(self) -> None:
        view = self._view()
        if view.name not in self._read:
            view.read()
            self._read.add(view.name)
            self._offer_filters(view)
        self._show()

    def _offer_filters(self, view: View) -> None:
        """Offer what there is to filter by; a filter that appears later is put behind the others."""
        named = self._named[view.name]
        for chip in view.chips():
            if chip.name in named:
                self.chips.set_choices(chip.name, chip.choices)
            else:
                made = self.chips.add_chip(chip.name, chip.title, chip.choices, many=chip.many)
                made.set_values(chip.chosen & {value for value, _ in chip.choices})
                named.add(chip.name)

    def _show(self) -> None:
        """Show what the filters let through, and what stands beside what is chosen."""
        view = self._view()
        view.display(self._values, self.chips.search_text())
        self._stack.setCurrentWidget(view.pane)
        empty = view.empty()
        self.set_title("Forward plan", "" if empty else view.sentence())
        self.set_empty(empty)
        if isinstance(view, ListView):
            self.chips.set_search_hint(f"Filter these {len(view.table.rows()):,}")
            if view.chosen() is None:
                view.list.select_first()
        self._announce(view)
        self._inspect()

    def _values(self, name: str) -> frozenset[str]:
        """Return what a filter of the view says; one that it has not does not narrow."""
        return self.chips.values(name) if name in self._named[self._view().name] else frozenset()

    def _announce(self, view: View) -> None:
        """Show under the head what asks for an answer; what stands there already stays untouched."""
        notice = view.notice()
        said = f"{view.name} {notice.text}" if notice else ""
        if said == self._noticed:
            return
        self._noticed = said
        if notice is None:
            self.set_banner("")
        else:
            self.set_banner(notice.text, icon=notice.icon, tone=notice.tone, deeds=notice.deeds)

    def _inspect(self) -> None:
        """Show what stands beside what is chosen, and offer what can be done with it."""
        view = self._view()
        beside = view.beside()
        self._shown_beside = beside is not None
        if beside is None:
            self._details.clear(view.choose_words)
        else:
            self._details.display(f"{view.name} {beside.subject}", beside.sections, beside.deeds)
        now = frozenset(self.commands())
        if now != self._told:
            self._told = now
            self.update_commands()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab walk from the head over the filters and the banner to the work and what stands beside it."""
        parts = (self.header, self.chips, self._banner, self._view().pane, self._details)
        found = [each for part in parts for each in (part, *part.findChildren(QWidget)) if not each.focusProxy()]
        able = [
            each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is self.window()
        ]
        for before, after in pairwise(able):
            QWidget.setTabOrder(before, after)
