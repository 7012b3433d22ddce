"""A program killed in the middle of writing leaves a sound book that holds everything it had said was saved."""

import signal
import subprocess
import sys
from pathlib import Path

from models.store.book import open_book
from tests.store import deeds
from tests.store.conftest import NOON
from tests.store.test_undo import new_book

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import datetime as dt, sys
from models.store.book import open_book
from tests.store import deeds
book = open_book(sys.argv[1], actor="Writer", clock=lambda: dt.datetime(2026, 10, 27, tzinfo=dt.UTC))
number = 0
while True:
    book.transact(deeds.add_person, name=f"Person {number:06}")
    print(number, flush=True)
    number += 1
"""


def test_what_was_said_to_be_saved_is_there_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "killed.book"
    new_book(path).close()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    said = [writer.stdout.readline() for _ in range(25)]
    writer.send_signal(signal.SIGKILL)
    said += writer.stdout.read().splitlines(keepends=True)
    writer.wait()
    writer.stdout.close()
    saved = [int(line) for line in said if line.endswith("\n")]
    again = open_book(str(path), actor="Secretary", clock=lambda: NOON)
    names = again.read(deeds.names)
    assert names[: len(saved)] == [f"Person {number:06}" for number in saved]
    assert again.troubles() == ()
    again.close()
