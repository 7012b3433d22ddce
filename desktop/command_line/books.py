"""The commands that make, check and keep books."""

from argparse import Namespace
from pathlib import Path

from desktop.app.books import REPLAY, Contents, make_book, opened
from desktop.app.clock import real_clock
from desktop.command_line.user import user
from models.errors import BookUnavailable, RuleBroken
from models.queries.shipped import framework_from
from models.store.backup import back_up, restore_book

DEMO_FRAMEWORK, REPLAY_FRAMEWORK = "met-2026", "met-2017"


def new(words: Namespace) -> None:
    """Make a new book: empty, with a framework, with an invented year, or with the replay of 2017-18."""
    demo = words.demo or ""
    if words.framework == REPLAY_FRAMEWORK and demo == "year":
        demo = REPLAY
    elif demo and words.framework not in {None, DEMO_FRAMEWORK}:
        raise RuleBroken(
            f"The demo is made on {DEMO_FRAMEWORK}; on {REPLAY_FRAMEWORK} its year can be replayed (--demo year). "
            "Leave --framework or --demo out."
        )
    framework = framework_from(words.framework) if words.framework else None
    title = words.title or (framework.title if framework else Path(words.book).stem)
    make_book(words.book, Contents(title, framework, demo, words.seed), actor=user(), today=words.today)
    print(f"Made {words.book}.")


def check(words: Namespace) -> None:
    """Look for damage in a book."""
    with opened(words.book, user(), words.today) as workspace:
        troubles = workspace.troubles()
    if troubles:
        raise BookUnavailable(f"{words.book} is damaged: {troubles[0]} Restore it from a backup.")
    print(f"{words.book} is sound.")


def backup(words: Namespace) -> None:
    """Copy a book that may be in use."""
    with opened(words.book, user(), words.today) as workspace:
        print(f"Backed up to {back_up(workspace, words.output)}.")


def restore(words: Namespace) -> None:
    """Make a book from a backup."""
    restore_book(words.backup, Path(words.book), actor=user(), now=real_clock())
    print(f"Made {words.book} from {words.backup}.")
