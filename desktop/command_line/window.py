"""The command that opens the window."""

import os
import sys
from argparse import Namespace

from desktop.app.start import run
from desktop.command_line.user import user
from models.errors import NoDisplay


def window(words: Namespace) -> int:
    """Open the window and return when it is closed; NoDisplay where there is none to open it on."""
    check_display()
    return run(words.book, actor=user(), today=words.today, arguments=sys.argv[:1])


def check_display() -> None:
    """Refuse in a sentence what Qt would end by aborting the program: a desk without a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise NoDisplay(
            "There is no display here, so no window can open. "
            "Use “drumbeat print” and “drumbeat list”, or “make run”, which then works on paper."
        )
