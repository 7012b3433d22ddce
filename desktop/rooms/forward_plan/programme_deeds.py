"""What can be done on the programme board: with what is chosen there, and with the board as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from desktop.kit import icons, messages, printing
from desktop.kit.commands import command
from desktop.kit.controls import Deed
from desktop.rooms.forward_plan.cascade_dialog import CascadeDeeds
from desktop.rooms.forward_plan.theme_deeds import ThemeDeeds
from desktop.rooms.forward_plan.tile_details import Chosen
from desktop.rooms.forward_plan.view import Around, Notice
from models.documents.export import export, file_name
from models.documents.programme_board import programme_board_document
from models.queries.cascade import CascadeRow
from models.queries.enduring import SuggestionRow
from models.queries.gold_groups import gold_groups
from models.queries.programme import NOT_SET, Programme, Tile
from models.rules.vocabulary import CascadeAnswer
from models.rules.written_dates import month_end

Commands = dict[str, Callable[[], object]]
_MENU = (
    ("meeting.open",),
    ("theme.set", "theme.edit", "theme.move", "theme.remove"),
    ("theme.cascade", "theme.accept_all", "theme.accept", "theme.decline"),
    ("theme.track", "theme.escalate", "theme.gold", "theme.close_gold"),
)
PROMISES, DIVES = "promises", "deep-dives"
"""The views another one is asked for by, where the work on a tile is done."""


@dataclass(frozen=True, slots=True)
class BoardState:
    """What the board shows: the programme, the meeting whose theme is wanted first, and what may endure."""

    shown: Programme = field(default_factory=lambda: Programme((), frozenset(), (), {}, 0))
    first_gap: str = ""
    waiting: Sequence[SuggestionRow] = ()


class ProgrammeDeeds:
    """Commands, buttons and the menu of the board; each deed is done to whatever is chosen when it is called."""

    def __init__(
        self, around: Around, chosen: Callable[[], Chosen | None], ask_for: Callable[[str, str], object]
    ) -> None:
        self._around, self._chosen, self._ask_for = around, chosen, ask_for
        self._cascades, self._themes = CascadeDeeds(around), ThemeDeeds(around)
        self.state = BoardState()

    # with a unit's answer, from the list beside the theme

    def accept(self, row: CascadeRow) -> None:
        """Accept for a unit."""
        self._cascades.accept(row.meeting_theme_id)

    def decline(self, row: CascadeRow) -> None:
        """Ask why a unit declines."""
        self._cascades.decline(row.meeting_theme_id, row.unit)

    # commands

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what can be done now, with what is chosen and with the board."""
        chosen = self._chosen()
        found = self._of_board() | (self._of_meeting(chosen) if chosen else {})
        return {name: _silent(do) for name, do in found.items()}

    def _of_board(self) -> Commands:
        found: Commands = {
            "theme.list": self._themes.vocabulary,
            "theme.enduring": self._themes.enduring,
            "print.programme_board": self._preview,
            "print.preview": self._preview,
        }
        if self.state.first_gap:
            found["theme.set"] = lambda: self._themes.set_theme(self.state.first_gap)
        return found

    def _of_meeting(self, chosen: Chosen) -> Commands:
        key = chosen.cell.meeting_id
        found: Commands = {"meeting.open": lambda: self._around.navigator.open_meeting(key)}
        if not chosen.cell.is_over:
            found["theme.set"] = lambda: self._themes.set_theme(key)
        if chosen.tile and chosen.is_theme:
            found |= self._of_theme(chosen, chosen.tile)
        return found

    def _of_theme(self, chosen: Chosen, tile: Tile) -> Commands:
        key, themes = tile.key, self._themes
        found: Commands = {
            "theme.edit": lambda: themes.edit(key),
            "theme.track": lambda: themes.track(key),
            "theme.escalate": lambda: themes.escalate(key),
            "print.cascade_report": lambda: self._report(chosen),
        }
        if not chosen.cell.is_over:
            move, remove = (lambda: themes.move_by_dialog(key)), (lambda: themes.remove(key))
            found |= {"theme.move": move, "theme.remove": remove, "edit.delete": remove}
        if tile.status == CascadeAnswer.WAITING:
            found["theme.accept"] = lambda: self._cascades.accept(key)
            found["theme.decline"] = lambda: self._cascades.decline(key, chosen.forum.name)
        elif tile.taken and not chosen.cell.is_over and (chosen.forum.passes_down or not chosen.forum.waits):
            found["theme.cascade"] = lambda: self._cascades.cascade(key)
        if tile.cascade:
            found["print.unit_agendas"] = lambda: self._cascades.print_agendas(chosen.forum.id, meeting_theme_id=key)
        if tile.cascade and tile.cascade.waiting:
            found["theme.accept_all"] = lambda: self._cascades.accept_all(key)
        return found | self._with_gold(chosen, tile)

    def _with_gold(self, chosen: Chosen, tile: Tile) -> Commands:
        if tile.gold_words:
            return {"theme.close_gold": lambda: self._close_gold(tile.theme_id)}
        gold = (chosen.forum.id, tile.theme_id, chosen.cell.meeting_id)
        return {"theme.gold": lambda: self._themes.gold(*gold)}

    def _close_gold(self, theme_id: str) -> None:
        desk = self._around.desk
        for group in desk.read(gold_groups, today=desk.today, theme_id=theme_id, open_only=True)[:1]:
            self._themes.close_gold(group.id)

    def _report(self, chosen: Chosen) -> None:
        """Save what became of the forum's themes in the months that are shown."""
        months = self.state.shown.months
        self._cascades.print_report(chosen.forum.id, months[0], month_end(months[-1].year, months[-1].month))

    def _preview(self) -> None:
        """Show the board as it is printed."""
        desk = self._around.desk
        document = programme_board_document(
            self.state.shown, title=desk.book_title, marking=desk.marking, today=desk.today, printed=desk.now()
        )
        body, name = export(document, ".pdf"), file_name(document, ".pdf")
        messages.attempt(lambda: printing.preview(self._around.parent, "Programme board", body, name))

    # buttons

    def open(self) -> None:
        """Do what is next: set the theme that is wanted, go to a promise or a deep-dive, or open the meeting."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.gap:
            self._fill(chosen)
        elif chosen.tile and chosen.tile.kind == "deep-dive":
            self._ask_for(DIVES, chosen.tile.key)
        else:
            self._around.navigator.run("meeting.open")

    def _fill(self, chosen: Chosen) -> None:
        if chosen.cell.gap == NOT_SET:
            self._around.navigator.run("theme.set")
        else:
            self._ask_for(PROMISES, "")

    def beside(self, chosen: Chosen) -> tuple[Deed, ...]:
        """Return the buttons at the foot of what stands beside the board."""
        return (*self._next(chosen), Deed("", self.open_menu, icon="ellipsis", tip="More"))

    def _next(self, chosen: Chosen) -> tuple[Deed, ...]:
        """Return the deeds that are next for what is chosen."""
        run, tile = self._around.navigator.run, chosen.tile
        meeting = Deed("Open meeting", lambda: run("meeting.open"), icon="gavel")
        if chosen.gap:
            wanted = Deed("Set theme…", lambda: run("theme.set"), "S")
            return (wanted if chosen.cell.gap == NOT_SET else Deed("Fix its date…", self.open, icon="calendar-days"),)
        if tile is None or not chosen.is_theme:
            dive = tile is not None and tile.kind == "deep-dive"
            return (Deed("Open deep-dive", self.open, icon="telescope"),) if dive else (meeting,)
        if tile.status == CascadeAnswer.WAITING:
            decline = Deed("Decline…", lambda: run("theme.decline"), "D")
            return (Deed("Accept", lambda: run("theme.accept"), "A"), decline)
        asked = tile.cascade.accepted + tile.cascade.declined + tile.cascade.waiting if tile.cascade else 0
        if asked:
            every = Deed("Accept all", lambda: run("theme.accept_all"), tip="Accept for all units still to answer")
            agendas = Deed(f"Print {asked} agendas", lambda: run("print.unit_agendas"), icon="printer")
            return (every, agendas) if tile.cascade and tile.cascade.waiting else (agendas,)
        return (meeting,)

    def open_menu(self, at: QPoint | None = None) -> None:
        """Open the menu of what can be done with what is chosen, at a place of the screen or where the pointer is."""
        menu = QMenu("Theme", self._around.parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = self.commands()
        for group in _MENU:
            menu.addSeparator()
            for row in (command(command_id) for command_id in group if command_id in offered):
                menu.addAction(icons.icon(row.icon), row.title, offered[row.id])
        menu.popup(at or QCursor.pos())

    def notice(self) -> Notice | None:
        """Ask for the chair's answer where a theme endures."""
        waiting = self.state.waiting
        if not waiting:
            return None
        more = f" And {len(waiting) - 1} more." if len(waiting) > 1 else ""
        answer = Deed("Answer…", lambda: self._around.navigator.run("theme.enduring"))
        said = f"{waiting[0].theme} may endure at {waiting[0].forum_code}: {waiting[0].evidence}.{more}"
        return Notice(said, "repeat", "warn", (answer,))


def _silent(do: Callable[[], object]) -> Callable[[], None]:
    """Return a deed as a command, which answers nothing."""

    def done() -> None:
        do()

    return done
