"""The one hook for bugs: a trace into the log, one dialog, and the program stays alive."""

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QObject, Signal

SENTENCE = "Something went wrong inside Drumbeat. Your book is safe; what happened was written to {path}."
_MOST = 50  # traces of one kind written before the log falls silent about it


class ExceptionHook(QObject):
    """Catches what nobody caught, from any thread; `caught` is told in the window's thread, once a kind."""

    caught = Signal(str)

    def __init__(self, log: Path, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._log, self._clock = log, clock
        self._seen: dict[str, int] = {}

    def install(self) -> None:
        """Take over both hooks of Python."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the trace; tell the user the first time such an error comes from such a place."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        place = _place(kind, trace)
        count = self._seen[place] = self._seen.get(place, 0) + 1
        if count <= _MOST:
            self._write("".join(format_exception(kind, error, trace)))
        if count == 1:
            self.caught.emit(SENTENCE.format(path=self._log))

    def _catch_in_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self.catch(raised.exc_type, raised.exc_value, raised.exc_traceback)

    def _write(self, text: str) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("a", encoding="utf-8") as log:
            log.write(f"{self._clock():%Y-%m-%d %H:%M:%S}\n{text}\n")


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the kind of an error and the line it came from."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{kind.__name__} {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else kind.__name__
