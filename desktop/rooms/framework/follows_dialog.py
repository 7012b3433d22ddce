"""What follows from a deed, shown before it is stored: one list, perhaps one switch, one button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.kit.controls import Deed, plain_label
from desktop.kit.dialog_size import open_sized
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.errors import DrumbeatError

_ONE_DAY = "Wed 30 Sep 2026, 14:00"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that follows: its group, what it touches with a line beneath, and from what to what."""

    key: str
    group: str
    what: str
    second: str = ""
    now: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The words of the dialog: its title, one sentence, the button that stores, and what an empty list means.

    `switch` is the check box that changes what follows, ticked at first; empty for none.
    """

    title: str
    sentence: str
    deed: str
    nothing: str
    what: str = "What follows"
    switch: str = ""


class FollowsDialog(ListDialog[Effect]):
    """The effects under their kinds; `read` and `store` are told whether the switch is on."""

    def __init__(
        self,
        parent: QWidget,
        told: Told,
        read: Callable[[bool], Sequence[Effect]],
        store: Callable[[bool], object],
    ) -> None:
        columns = (
            Column[Effect](told.what, lambda row: row.what, kind="two-line", second=lambda row: row.second),
            Column[Effect]("Now", lambda row: row.now, width=_ONE_DAY),
            Column[Effect]("Then", lambda row: row.then, width=_ONE_DAY, bold=lambda _row: True),
        )
        table = RowTable(columns, lambda row: row.key, lambda row: row.group)
        super().__init__(parent, told.title, told.sentence, table, lines=2)
        self._read, self._store = read, store
        self.switch = QCheckBox(told.switch)
        self.switch.setChecked(True)
        self.switch.setVisible(bool(told.switch))
        self.switch.toggled.connect(self.refresh)
        self._nothing = plain_label(told.nothing, tone="text 2", wrap=True)
        self._wrong = plain_label("", "small", "bad", wrap=True)
        self._wrong.hide()
        for part in (self.switch, self._nothing, self._wrong):
            self.above.addWidget(part)
        cancel = Deed("Back", self.reject, "Esc")
        self.set_deeds((), (cancel, Deed(told.deed, self.store, "Ctrl+Return", kind="filled")))
        self.refresh()
        open_sized(self)
        self.lines.select_first()
        self.lines.setFocus()

    def refresh(self) -> None:
        """Read again what follows, as the switch stands."""
        self.table.replace(self._read(self.switch.isChecked()))
        self._nothing.setVisible(not self.table.rows())

    def store(self) -> None:
        """Do it; what is refused is said here and the list stays."""
        try:
            self._store(self.switch.isChecked())
        except DrumbeatError as refused:
            self._wrong.setText(str(refused))
            self._wrong.show()
        else:
            self.accept()


def follows(
    parent: QWidget, told: Told, read: Callable[[bool], Sequence[Effect]], store: Callable[[bool], object]
) -> bool:
    """Show what follows; return whether it was stored."""
    dialog = FollowsDialog(parent, told, read, store)
    stored = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return stored
