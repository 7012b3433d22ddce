"""Starts Drumbeat: `python main.py` does what the installed command `drumbeat` does."""

from desktop.command_line import main

if __name__ == "__main__":
    raise SystemExit(main())
