"""The words of the command line: what may be said, and what each word means."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TypeAlias

from models.rules.written_dates import read_date

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
LISTS = (
    *("meetings", "actions", "forums", "units", "posts", "people"),
    *("clashes", "load", "findings", "drafts", "absences"),
    *("papers", "risks", "decisions", "documents", "deep-dives"),
    *("themes", "vocabulary", "exceptions", "measures", "priorities", "tasking"),
    *("promises", "returns", "forward-plan", "gold-groups", "good-practice"),
)
DOCUMENTS = (
    *("agenda", "run-sheet", "minutes", "record", "action-log", "decision-register", "risk-register"),
    *("papers-due", "paper", "paper-skeleton", "pack", "chase", "owner-mails", "after-meeting"),
    *("year-calendar", "month-calendar", "week-calendar", "calendar-file", "calendar", "meetings", "invitations"),
    *("plan", "plan-calendar", "drafts", "clashes", "load", "vacancies", "attendance"),
    *("forward-plan", "programme-board", "theme-coverage", "deep-dives", "cascade-report", "learning-log"),
    "unit-agendas",
)
COMMANDS = ("new", "plan", "list", "print", "import", "check", "backup", "restore", "open")
YEAR = re.compile(r"(\d{4})[-/](\d{2}|\d{4})")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `drumbeat BOOK` is read as `drumbeat open BOOK`."""
    top = argparse.ArgumentParser(
        prog="drumbeat",
        description="Lay out the year's boards, carry a meeting from agenda to action log, lose nothing.",
        epilog="“drumbeat” alone, or with a BOOK (a file, or a postgresql:// address), opens the window.",
        allow_abbrev=False,
    )
    commands: Subparsers = top.add_subparsers(dest="command", metavar="COMMAND")
    add_books(commands)
    add_plan(commands)
    add_list(commands)
    add_print(commands)
    add_import(commands)
    return top


def add_command(commands: Subparsers, name: str, words: str) -> argparse.ArgumentParser:
    """Add a command that works on a book."""
    command = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
    command.add_argument("book", metavar="BOOK", help="a book file, or a postgresql:// address")
    command.add_argument("--today", type=read_date, metavar="DATE", help="the date to take as today")
    return command


def add_books(commands: Subparsers) -> None:
    """Add the commands that make, check, keep and open books."""
    window = commands.add_parser("open", help="open the window", allow_abbrev=False)
    window.add_argument("book", metavar="BOOK", nargs="?", default="", help="a book file, or a postgresql:// address")
    window.add_argument("--today", type=read_date, metavar="DATE", help="the date to take as today")
    new = add_command(commands, "new", "make a new book")
    new.add_argument("--framework", metavar="NAME|FILE", help="a shipped framework (met-2026, met-2017) or a TOML file")
    filled = "fill it with an invented year; with --framework met-2017, year replays 2017"
    new.add_argument("--demo", choices=("small", "year", "large"), help=filled)
    new.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed gives the same book")
    new.add_argument("--title", default="", help="what the book is called")
    add_command(commands, "check", "look for damage in a book")
    backup = add_command(commands, "backup", "copy a book that may be in use")
    backup.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to; beside the book if not said")
    restore = commands.add_parser("restore", help="make a book from a backup", allow_abbrev=False)
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("book", metavar="BOOK")


def add_plan(commands: Subparsers) -> None:
    """Add the command that lays out a year."""
    plan = add_command(commands, "plan", "lay out a year, by rule or resolved; without --accept nothing is stored")
    plan.add_argument("year", type=year, metavar="YEAR", help="a financial year such as 2026-27")
    plan.add_argument("--resolve", action="store_true", help="find the least change that clears every hard finding")
    plan.add_argument("--accept", action="store_true", help="store the meetings")
    plan.add_argument("--json", action="store_true", help="print one JSON value and nothing else")


def add_list(commands: Subparsers) -> None:
    """Add the command that lists what a book holds."""
    listing = add_command(commands, "list", "list what a book holds")
    listing.add_argument("kind", choices=LISTS)
    listing.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    add_selectors(listing)


def add_print(commands: Subparsers) -> None:
    """Add the command that writes documents."""
    printing = add_command(commands, "print", "write a document; the suffix of FILE chooses the format")
    printing.add_argument("document", choices=DOCUMENTS)
    printing.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    printing.add_argument("--page", choices=("A3", "A4"), default="A3", help="page size of the year calendar")
    printing.add_argument(
        "--version", type=int, metavar="N", help="the very bytes of an issued agenda, pack, minutes or action log"
    )
    printing.add_argument("--paper", default="", metavar="REFERENCE", help="a paper, such as “MB(26)41”")
    add_selectors(printing)


def add_import(commands: Subparsers) -> None:
    """Add the command that takes files in."""
    importing = add_command(commands, "import", "take a file into a book")
    importing.add_argument("kind", choices=("framework", "exceptions"))
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="read and check, store nothing")
    importing.add_argument("--json", action="store_true", help="print one JSON value and nothing else")


def add_selectors(command: argparse.ArgumentParser) -> None:
    """Add the selectors every list and document understands."""
    command.add_argument("--forum", default="", metavar="CODE", help="a forum by its code, such as MB")
    command.add_argument("--meeting", default="", metavar="REFERENCE", help="a meeting, such as “MB 2026-11-03”")
    command.add_argument("--unit", default="", metavar="CODE", help="a unit by its code or name")
    command.add_argument("--level", default="", metavar="LEVEL", help="a level, such as corporate or BCU")
    command.add_argument("--from", dest="first", type=read_date, metavar="DATE", help="from this day on")
    command.add_argument("--to", dest="last", type=read_date, metavar="DATE", help="up to and including this day")
    command.add_argument("--as-of", dest="as_of", type=read_date, metavar="DATE", help="as things stood on this day")
    command.add_argument("--owner", default="", metavar="POST", help="what concerns a post, by code, title or holder")
    command.add_argument("--part", type=int, choices=(1, 2), help="one part only; 1 is what may be published")


def year(text: str) -> tuple[date, date]:
    """Return the first and last day of a financial year such as 2026-27."""
    found = YEAR.fullmatch(text.strip())
    start = int(found[1]) if found else 0
    if found is None or int(found[2][-2:]) != (start + 1) % 100:
        raise argparse.ArgumentTypeError(f"“{text}” is no financial year. Write it as 2026-27.")
    return date(start, 4, 1), date(start + 1, 3, 31)
