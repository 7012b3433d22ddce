"""The command that opens the window."""

import sys
from argparse import Namespace

from desktop.app import run
from desktop.command_line.clock import clock_at
from desktop.command_line.user import user


def window(words: Namespace) -> int:
    """Open the window and return when it is closed."""
    return run(words.book, actor=user(), clock=clock_at(words.today), arguments=sys.argv[:1])
