"""One QAction for every row of the command table, enabled when somebody offers the command now."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.kit.commands import COMMANDS, MENUS, tooltip
from desktop.kit.icons import icon

Offered = Mapping[str, Callable[[], None]]


class CommandBoard:
    """Menus, keys and the palette ask here what can be done; later offers win over earlier ones."""

    def __init__(self, window: QWidget, bar: QMenuBar) -> None:
        self._offered: dict[str, Callable[[], None]] = {}
        self._actions = {row.id: QAction(row.title, window) for row in COMMANDS}
        menus: dict[str, QMenu] = {}
        for row in COMMANDS:
            action = self._actions[row.id]
            action.setToolTip(tooltip(row))
            action.setEnabled(False)
            if row.key:
                action.setShortcut(row.key)
            action.triggered.connect(lambda _checked, name=row.id: self.run(name))
            if row.menu not in menus:
                menus[row.menu] = QMenu(row.menu, bar)
            menus[row.menu].addAction(action)
            window.addAction(action)
        for name in MENUS:
            if name in menus:
                bar.addMenu(menus[name])
        self._menus = menus
        self.dress()

    def offer(self, *sources: Offered) -> None:
        """Take what the window and the page can do now."""
        self._offered = {name: do for source in sources for name, do in source.items()}
        for name, action in self._actions.items():
            action.setEnabled(name in self._offered)

    def offered(self) -> frozenset[str]:
        """Return the ids of the commands possible now."""
        return frozenset(self._offered)

    def run(self, command_id: str) -> None:
        """Do a command when it is possible."""
        do = self._offered.get(command_id)
        if do:
            do()

    def letter(self, text: str) -> str:
        """Return the possible command that a single letter means, or nothing."""
        wanted = text.upper()
        return next((row.id for row in COMMANDS if row.letter == wanted and wanted and row.id in self._offered), "")

    def retitle(self, command_id: str, title: str) -> None:
        """Name the deed in a command, such as `Undo Record action`."""
        self._actions[command_id].setText(title)

    def tick(self, command_id: str, *, ticked: bool) -> None:
        """Show a tick before a command that is a state."""
        self._actions[command_id].setCheckable(True)
        self._actions[command_id].setChecked(ticked)

    def dress(self) -> None:
        """Paint the icons in the present appearance."""
        for row in COMMANDS:
            self._actions[row.id].setIcon(icon(row.icon, "text 2") if row.icon else QIcon())
