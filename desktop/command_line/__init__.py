"""The commands that need no window, and the one that opens it."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from desktop.command_line.arguments import COMMANDS, parser
from models.errors import DrumbeatError

REFUSED = 1
DEEDS = {
    "new": ("books", "new"),
    "check": ("books", "check"),
    "backup": ("books", "backup"),
    "restore": ("books", "restore"),
    "open": ("window", "window"),
    "plan": ("planning", "plan"),
    "list": ("listing", "listing"),
    "print": ("writing", "write"),
    "import": ("importing", "take_in"),
}
"""The module and the function of each command; only the one that is run is imported, so that each starts fast."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused with a sentence; wrong usage ends with 2."""
    try:
        words = parser().parse_args(spelt_out(list(sys.argv[1:] if arguments is None else arguments)))
        module, function = DEEDS[words.command]
        status = getattr(import_module(f"desktop.command_line.{module}"), function)(words) or 0
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough, as “| head” does; Python must not say so at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except DrumbeatError as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    return int(status)


def spelt_out(arguments: list[str]) -> list[str]:
    """Return the arguments with `open` put before a BOOK that stands first, or where nothing is said."""
    asks_help = bool(arguments) and arguments[0] in {"-h", "--help"}
    return arguments if asks_help or (arguments and arguments[0] in COMMANDS) else ["open", *arguments]
