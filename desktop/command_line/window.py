"""The command that opens the window."""

import sys
from argparse import Namespace

from desktop.app.start import run
from desktop.command_line.user import user


def window(words: Namespace) -> int:
    """Open the window and return when it is closed."""
    return run(words.book, actor=user(), today=words.today, arguments=sys.argv[:1])
