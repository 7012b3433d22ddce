"""The five views of the framework: the map, and lists of forums, units, posts and people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.kit.framework_map import FrameworkMap
from desktop.kit.map_layout import MapForum
from desktop.kit.map_routes import MapLine
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.rooms.framework.columns import forum_columns, person_columns, post_columns, unit_columns
from models.queries.forums import ForumRow, PersonRow, PostRow, UnitRow
from models.rules.level_names import LevelNames

VIEWS = (("map", "Map"), ("forums", "Forums"), ("units", "Units"), ("posts", "Posts"), ("people", "People"))
Subject = ForumRow | UnitRow | PostRow | PersonRow


@dataclass(frozen=True, slots=True)
class Rows:
    """What the views show."""

    forums: tuple[ForumRow, ...] = ()
    cards: tuple[MapForum, ...] = ()
    lines: tuple[MapLine, ...] = ()
    units: tuple[UnitRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    people: tuple[PersonRow, ...] = ()


class FrameworkViews(QStackedWidget):
    """One of the five is shown; `chosen` carries the row chosen in it, or none."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, levels: Callable[[], LevelNames]) -> None:
        super().__init__()
        self._levels = levels
        self.map = FrameworkMap()
        self._forums = RowTable(forum_columns(), lambda row: row.id, lambda row: levels().opened(row.level))
        self._units = RowTable(unit_columns(), lambda row: row.id, lambda row: levels().opened(row.kind))
        self._posts = RowTable(post_columns(), lambda row: row.id)
        self._people = RowTable(person_columns(), lambda row: row.id)
        self.forums: RowView[ForumRow] = RowView(self._forums, "Forums")
        self.units: RowView[UnitRow] = RowView(self._units, "Units")
        self.posts: RowView[PostRow] = RowView(self._posts, "Posts")
        self.people: RowView[PersonRow] = RowView(self._people, "People", lines=1)
        self.addWidget(self.map)
        self._panes = [RowPane(view) for view in (self.forums, self.units, self.posts, self.people)]
        for place, pane in enumerate(self._panes, 1):
            self.addWidget(pane)
            pane.view.chosen.connect(lambda row, place=place: self._tell(place, row))
            pane.view.opened.connect(self.opened)
        self.map.forum_chosen.connect(lambda key: self._tell(0, self._forums.row_of(key)))
        self.map.forum_opened.connect(lambda key: self.opened.emit(self._forums.row_of(key)))

    def choose(self, name: str) -> None:
        """Show a view by its name."""
        place = [view for view, _ in VIEWS].index(name)
        self.setCurrentIndex(place)
        self.setFocusProxy(self._panes[place - 1].view if place else self.map)

    def display(self, rows: Rows) -> None:
        """Show rows in all views."""
        self._forums.replace(rows.forums)
        self._units.replace(rows.units)
        self._posts.replace(rows.posts)
        self._people.replace(rows.people)
        self.map.display(rows.cards, rows.lines, self._levels())

    def shown_forums(self) -> tuple[ForumRow, ...]:
        """Return the forums the filters let through."""
        return self._forums.rows()

    def current_row(self) -> Subject | None:
        """Return the row chosen in the view shown."""
        place = self.currentIndex()
        if place == 0:
            return self._forums.row_of(self.map.selected())
        row: Subject | None = self._panes[place - 1].view.current_row()
        return row

    def select(self, key: str) -> None:
        """Choose a row in the view shown; the first one where there is no such row."""
        place = self.currentIndex()
        if place == 0:
            self.map.select(key if self._forums.row_of(key) else self._first_card())
        elif not self._panes[place - 1].view.select_key(key):
            self._panes[place - 1].view.select_first()

    def set_foot(self, words: Sequence[str]) -> None:
        """Say under each list what is shown of what."""
        for pane, said in zip(self._panes, words, strict=True):
            pane.set_foot(said)

    def _first_card(self) -> str:
        rows = self._forums.rows()
        return rows[0].id if rows else ""

    def _tell(self, place: int, row: Subject | None) -> None:
        """Hand on what is chosen in the view shown; hidden ones keep quiet."""
        if place == self.currentIndex():
            self.chosen.emit(row)
