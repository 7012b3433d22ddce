"""An unfinished line outlives the program: on the disk within two seconds, gone once it is stored."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.kit.kept_draft import KeptDraft
from desktop.kit.view_state import ViewState

TYPED = "The Board heard, “100 %”; that\n[x]=1, ünder @GA !Friday"
TYPING = f"""
import time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.kit.kept_draft import KeptDraft
from desktop.kit.view_state import ViewState
app = QCoreApplication([])
draft = KeptDraft(ViewState(Path({{path!r}})), "room/drafts")
words = {TYPED!r}
def type_on(place=[0]):
    place[0] = min(place[0] + 1, len(words))
    draft.keep("meeting", dict(kind="action", text=words[:place[0]]))
    if place[0] == len(words):
        print("typed", flush=True)
        timer.stop()
timer = QTimer(interval=5)
timer.timeout.connect(type_on)
timer.start()
app.exec()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.ini"


def kept(path: Path) -> dict[str, str]:
    return KeptDraft(ViewState(path), "room/drafts").words("meeting")


def test_a_killed_program_loses_at_most_two_seconds(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPING.format(path=str(path))], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "typed\n"
        until = time.monotonic() + 2
        while kept(path).get("text") != TYPED and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
    assert kept(path) == {"kind": "action", "text": TYPED}


@pytest.mark.usefixtures("qapp")
def test_what_is_stored_is_dropped_from_the_disk_at_once(path: Path) -> None:
    draft = KeptDraft(ViewState(path), "room/drafts")
    draft.keep("meeting", {"text": "Said"})
    draft.keep("other", {"text": "Elsewhere"})
    draft.write()
    assert kept(path) == {"text": "Said"}
    draft.drop("meeting")
    assert kept(path) == {}
    assert KeptDraft(ViewState(path), "room/drafts").words("other") == {"text": "Elsewhere"}


def test_writing_does_not_wait_for_a_pause_in_typing(path: Path, qtbot: QtBot) -> None:
    draft = KeptDraft(ViewState(path), "room/drafts")
    until = time.monotonic() + 1.5
    while time.monotonic() < until:
        draft.keep("meeting", {"text": f"{time.monotonic()}"})
        qtbot.wait(50)
    assert kept(path) != {}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", ["", "{", "[1]", '{"meeting": 3}'])
def test_a_damaged_file_holds_no_draft(path: Path, words: str) -> None:
    state = ViewState(path)
    state.remember("room/drafts", words)
    state.store()
    assert kept(path) == {}
