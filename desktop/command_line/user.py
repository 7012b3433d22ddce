"""Who sits at this computer."""

import getpass


def user() -> str:
    """Return the name under which changes are journaled."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown user"
