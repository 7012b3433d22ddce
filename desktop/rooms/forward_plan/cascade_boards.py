"""A theme passed down: the boards below it with their next meetings, ticked, and one button that asks them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QDialog, QWidget

from desktop.kit.controls import Deed, plain_label
from desktop.kit.dialog_size import open_sized
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.short_words import counted
from desktop.kit.statuses import Status
from models.errors import DrumbeatError
from models.queries.cascade import FELL_AWAY, OWN, Candidate, CascadeView
from models.rules.written_dates import date_words

_YES, _NO, _THERE = (
    Status("Ask", "circle-check", "info"),
    Status("Leave", "circle", "text 2"),
    Status("Asked", "check", "text 2"),
)
_SENTENCE = "Each board ticked is asked at its next meeting, and accepts or declines it there. Space ticks."
_NOBODY = "No board stands below this one. Link them as “cascades to” in the framework."
_SIZE = (760, 560)  # px at 100 %


@dataclass(frozen=True, slots=True)
class Tick:
    """One board: whom it is, and whether it is to be asked; `open` says whether it still can be."""

    board: Candidate
    ticked: bool
    open: bool


class CascadeDialog(ListDialog[Tick]):
    """Boards below with their next meeting and how the theme stands there; `cascade` is told which are ticked."""

    def __init__(
        self,
        parent: QWidget,
        view: CascadeView,
        boards: Sequence[Candidate],
        cascade: Callable[[tuple[str, ...]], object],
    ) -> None:
        columns = (
            Column[Tick]("Ask", lambda _row: "", kind="status", status=_status, width="Asked"),
            Column[Tick]("Unit", lambda row: row.board.unit or row.board.forum, kind="two-line", second=_second),
            Column[Tick]("Next meeting", _next, width="Wed 30 Sep 2026"),
            Column[Tick]("Theme there", _there, width="waiting for an answer"),
        )
        table = RowTable(columns, lambda row: row.board.forum_id)
        title = f"Cascade “{view.theme}”"
        super().__init__(parent, title, _words(view), table, lines=2)
        self._cascade = cascade
        self.above.addWidget(plain_label(_SENTENCE if boards else _NOBODY, tone="text 2", wrap=True))
        self.above.addWidget(said := plain_label("", "small", "bad", wrap=True))
        self._said = said
        said.hide()
        table.replace([_tick(board) for board in boards])
        self.lines.previewed.connect(lambda _row: self.toggle())
        self.lines.opened.connect(lambda _row: self.toggle())
        some = any(row.open for row in table.rows())
        self.set_deeds(
            (
                Deed("All", self.tick_all, "Ctrl+A", enabled=some, tip="Tick every board that can be asked"),
                Deed("Prevalent only", self.tick_prevalent, enabled=some, tip=_PREVALENT),
            ),
            (
                Deed("Cancel", self.reject, "Esc"),
                Deed("Cascade", self.cascade, "Ctrl+Return", kind="filled", enabled=some),
            ),
        )
        open_sized(self, *_SIZE)
        self.lines.select_first()
        self.lines.setFocus()

    def toggle(self) -> None:
        """Tick the chosen board, or clear it; one that was asked, or has no meeting to come, stays as it is."""
        row = self.lines.current_row()
        if row is not None and row.open:
            changed = replace(row, ticked=not row.ticked)
            self.table.replace([changed if each is row else each for each in self.table.rows()])

    def tick_all(self) -> None:
        """Tick every board that can be asked."""
        self._tick(lambda _board: True)

    def tick_prevalent(self) -> None:
        """Tick the boards in whose units the theme is prevalent, and no others."""
        self._tick(lambda board: board.prevalent)

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the boards ticked."""
        return tuple(row.board.forum_id for row in self.table.rows() if row.ticked)

    def cascade(self) -> None:
        """Ask the boards ticked; what is refused is said, and the ticks stay."""
        if not self.ticked():
            self._refuse("Tick the boards that are to be asked.")
            return
        try:
            self._cascade(self.ticked())
        except DrumbeatError as refused:
            self._refuse(str(refused))
        else:
            self.accept()

    def _tick(self, wanted: Callable[[Candidate], bool]) -> None:
        rows = self.table.rows()
        self.table.replace([replace(row, ticked=row.open and wanted(row.board)) for row in rows])

    def _refuse(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()


def ask_cascade(
    parent: QWidget, view: CascadeView, boards: Sequence[Candidate], cascade: Callable[[tuple[str, ...]], object]
) -> bool:
    """Show the boards below a theme and ask those ticked; True when they were."""
    dialog = CascadeDialog(parent, view, boards, cascade)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


_PREVALENT = "Tick only boards in whose units the theme is prevalent"


def _tick(board: Candidate) -> Tick:
    free = bool(board.meeting_id) and board.there in {"", OWN, FELL_AWAY}
    return Tick(board, ticked=free, open=free)


def _status(row: Tick) -> Status:
    if not row.open:
        return _THERE if row.board.there else _NO
    return _YES if row.ticked else _NO


def _second(row: Tick) -> str:
    return f"{row.board.forum_code} · prevalent here" if row.board.prevalent else row.board.forum_code


def _next(row: Tick) -> str:
    return date_words(row.board.meeting_date) if row.board.meeting_date else "none planned"


def _there(row: Tick) -> str:
    words = {"": "", OWN: "has it already", FELL_AWAY: "its meeting fell away", "waiting": "waiting for an answer"}
    return words.get(row.board.there, row.board.there)


def _words(view: CascadeView) -> str:
    """Say which meeting's theme it is, and what became of it so far."""
    so_far = f"; so far {view.words}" if view.accepted or view.declined or view.waiting else ""
    not_yet = f"; {counted(view.not_asked, 'board')} not asked yet" if so_far and view.not_asked else ""
    return f"The theme of {view.forum} on {date_words(view.meeting_date)}{so_far}{not_yet}."
