"""What is typed and not yet stored, kept on this desk so that a crash loses at most two seconds of it."""

import json
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.kit.view_state import ViewState

WITHIN = 1000
"""After how many milliseconds at the latest what was typed is on the disk; writing takes its own time on top."""


class KeptDraft(QObject):
    """Unfinished words by name; `keep` comes back at once and writes soon, `drop` writes at once."""

    def __init__(self, state: ViewState, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state, self._place = state, place
        self._kept = _read(state.words(place))
        self._timer = QTimer(self, singleShot=True, interval=WITHIN)
        self._timer.timeout.connect(self.write)

    def words(self, name: str) -> dict[str, str]:
        """Return what is kept under a name, empty when there is nothing."""
        return dict(self._kept.get(name, {}))

    def keep(self, name: str, words: dict[str, str]) -> None:
        """Keep other words under a name; a pause in typing is not waited for."""
        if self._kept.get(name) == words:
            return
        self._kept[name] = dict(words)
        if not self._timer.isActive():
            self._timer.start()

    def drop(self, name: str) -> None:
        """Forget what was kept under a name, because it is stored or was given up."""
        if self._kept.pop(name, None) is not None:
            self.write()

    def write(self) -> None:
        """Write everything to the disk now."""
        self._timer.stop()
        self._state.remember(self._place, json.dumps(self._kept) if self._kept else "")
        self._state.store()


def _read(text: str) -> dict[str, dict[str, str]]:
    """Return the drafts in a text; one that cannot be read holds none."""
    try:
        found: Any = json.loads(text or "{}")
    except ValueError:
        return {}
    drafts = found.items() if isinstance(found, dict) else ()
    return {str(name): _words(words) for name, words in drafts if isinstance(words, dict)}


def _words(words: dict[Any, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in words.items()}
