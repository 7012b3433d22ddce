"""How many meetings ahead each forum sets its themes, which it takes always, and its boroughs' local priorities."""

from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.form import ask, int_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.operations.themes import set_forum_themes
from models.queries.theme_windows import WindowRow, theme_windows
from models.queries.themes import themes
from models.rules.vocabulary import Strength

_SIZE = (820, 600)  # px at 100 %
_STRENGTHS = (
    ("", "Not on the agenda"),
    (Strength.REQUIRED.value, "Required: standing items"),
    (Strength.RECOMMENDED.value, "Recommended, at the chair’s discretion"),
)


class WindowsDialog(ListDialog[WindowRow]):
    """Forums by level; what is changed is stored at once."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        columns = (
            Column[WindowRow]("Forum", lambda row: row.name, kind="two-line", second=lambda row: row.code),
            Column[WindowRow]("Window", _window, width="12 meetings"),
            Column[WindowRow]("Always", lambda row: row.fixed_theme, width="Moped enabled theft"),
            Column[WindowRow]("Local", lambda row: row.local_priorities, width="recommended"),
        )
        table = RowTable(columns, lambda row: row.id, lambda row: desk.levels.opened(row.level))
        sentence = (
            "After a meeting closes, the window moves on and the meeting that enters it wants a theme. "
            "“Local” says how a forum asks for the priorities of its boroughs."
        )
        super().__init__(parent, "Windows of forums", sentence, table, lines=2)
        self._desk = desk
        self.set_deeds((Deed("Change…", self.edit, "F2", "pencil"),), (Deed("Close", self.accept, "Esc"),))
        self.lines.opened.connect(lambda _row: self.edit())
        open_sized(self, *_SIZE)
        self.refresh()
        self.lines.select_first()
        self.lines.setFocus()

    def refresh(self) -> None:
        """Read the forums again."""
        self.table.replace(self._desk.read(theme_windows, as_of=self._desk.today))

    def edit(self) -> None:
        """Ask for the window of the chosen forum."""
        row = self.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            self._desk.perform(
                set_forum_themes,
                forum_id=row.id,
                window=int_of(values, "window") or 0,
                fixed_theme_id=text_of(values, "fixed_theme_id"),
                local_priorities=text_of(values, "local_priorities"),
                revision=text_of(values, "revision") or row.revision,
            )

        known = tuple((one.id, one.title) for one in self._desk.read(themes))
        fields = (
            Field("window", "Window", "number", default=row.window, help="meetings ahead; 0: it sets no themes"),
            Field("fixed_theme_id", "Always takes", "post", choices=known, default=row.fixed_theme_id or None),
            Field("local_priorities", "Local priorities", "choice", choices=_STRENGTHS, default=row.local_priorities),
        )
        if ask(self, f"Themes of {row.code}", "Store", fields, submit, today=self._desk.today):
            self.refresh()


def _window(row: WindowRow) -> str:
    if not row.window:
        return "none"
    return "1 meeting" if row.window == 1 else f"{row.window} meetings"
