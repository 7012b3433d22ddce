"""The Documents room: what was issued, what was decided, and which papers are due."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.inspector import Inspector
from desktop.kit.navigator import Navigator
from desktop.kit.page import Page
from desktop.rooms.documents.decisions import DecisionsView
from desktop.rooms.documents.issued import IssuedView
from desktop.rooms.documents.narrowing import narrowing_of
from desktop.rooms.documents.papers import PapersView
from desktop.rooms.documents.view import Around, View

_CHIPS = (("forum", "Forum", True), ("level", "Level", True), ("kind", "Kind", True), ("state", "State", False),
          ("span", "When", False))  # fmt: skip


class DocumentsPage(Page):
    """Three lists over all forums, each with filters, what stands beside a row, and its print."""

    name = "documents"
    concerns = frozenset(
        {
            "issued_document", "meeting", "forum", "forum_name", "agenda_item", "decision", "decision_audience",
            "decision_effect", "risk", "risk_link", "paper", "paper_author", "paper_event", "post", "person",
            "post_holding", "paper_attachment",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        around = Around(desk, navigator, self)
        self._decisions, self._papers = DecisionsView(around), PapersView(around)
        made: tuple[View[Any], ...] = (IssuedView(around), self._decisions, self._papers)
        self._all: dict[str, View[Any]] = {view.name: view for view in made}
        self._read: set[str] = set()
        kept = navigator.view_state.words("documents/view")
        first = kept if kept in self._all else made[0].name
        self._views = self.header.add_views([(view.name, view.title) for view in made], first)
        self.header.add_command("print.preview")
        for name, title, many in _CHIPS:
            self.chips.add_chip(name, title, (), many=many)
        self.chips.add_search("Filter these")
        self._stack = QStackedWidget()
        for view in made:
            self._stack.addWidget(view.pane)
            view.altered.connect(self._inspect)
            view.list.previewed.connect(lambda _row: self.show_inspector())
        self._details = Inspector("Details")
        self.set_body(self._stack, self._details)
        self._views.chosen.connect(self.show_view)
        self.chips.changed.connect(self._show)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the prints of the room, and what can be done with the row chosen."""
        offered: dict[str, Callable[[], None]] = {
            "print.decision_register": lambda: self._print(self._decisions),
            "print.papers_due": lambda: self._print(self._papers),
        }
        view = self._view()
        if view.chosen() is not None or view is not self._all["issued"]:
            offered["print.preview"] = lambda: messages.attempt(view.preview)
        if view.chosen() is not None:
            offered["meeting.open"] = view.go_to_meeting
        if view is self._decisions and view.chosen() is not None:
            offered["edit.rename"] = self._details.edit_first
        return offered

    def show_view(self, name: str) -> None:
        """Show another list, and remember it."""
        self._views.set_current(name)
        self.navigator.view_state.remember("documents/view", name)
        self._refresh_view()
        self.focus_main()

    def refresh(self) -> None:
        """Read the list that is looked at again; the others wait until they are."""
        self._read.clear()
        self._refresh_view()

    def _refresh_view(self) -> None:
        view = self._view()
        if view.name not in self._read:
            view.read()
            self._read.add(view.name)
        offer = view.offer()
        offered = (offer.forums, offer.levels, offer.kinds, offer.states, offer.spans)
        for (name, _title, _many), choices in zip(_CHIPS, offered, strict=True):
            self.chips.set_choices(name, choices)
        self._show()

    def _show(self) -> None:
        """Put the rows the filters let through in place, and what stands beside the chosen one."""
        view = self._view()
        view.display(narrowing_of(self.chips.values, self.chips.search_text()))
        self._stack.setCurrentWidget(view.pane)
        self.set_title("Documents", view.sentence())
        self.set_empty(view.empty())
        self.chips.set_search_hint(f"Filter these {len(view.table.rows()):,}")
        if view.chosen() is None:
            view.list.select_first()
        self._inspect()

    def _inspect(self) -> None:
        """Show what stands beside the row chosen."""
        view = self._view()
        row = view.chosen()
        if row is None:
            self._details.clear(view.choose_words)
        else:
            self._details.display(f"{view.name} {view.table.key_of(row)}", view.sections(row), view.deeds(row))
        self.update_commands()

    def _print(self, view: DecisionsView | PapersView) -> None:
        """Save the register or the list as it is shown; one not looked at yet is read first."""
        if view is not self._view():
            self.show_view(view.name)
        view.save()

    def _view(self) -> View[Any]:
        return self._all[self._views.current()]
