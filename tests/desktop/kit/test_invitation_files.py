import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.invitation_files import save_invitations
from models.operations.meetings import cancel_meeting
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting, meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, new_book, small_book


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = new_book(str(tmp_path / "test.book"))
    small_book(opened)
    opened.transact(lay_out_year, first=FIRST, last=LAST)
    yield opened
    opened.close()


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """What was saved, by name."""
    files: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "save_bytes", lambda name, _kinds, body: files.append((name, body)))
    return files


def test_one_meeting_is_one_file_and_a_cancelled_one_a_cancellation(
    workspace: Workspace, saved: list[tuple[str, bytes]], qtbot: QtBot
) -> None:
    assert qtbot
    desk = Desk(workspace)
    row = desk.read(find_meeting, reference="MB 2026-11-03")
    save_invitations(desk, (row,), "MB")
    desk.perform(cancel_meeting, meeting_id=row.id, reason="Election")
    save_invitations(desk, (desk.read(find_meeting, reference="MB 2026-11-03"),), "MB")
    assert [name.split(maxsplit=1)[1] for name, _ in saved] == [
        "MB 2026-11-03 invitation.ics",
        "MB 2026-11-03 cancellation.ics",
    ]
    assert b"METHOD:REQUEST" in saved[0][1]
    assert b"METHOD:CANCEL" in saved[1][1]
    assert b"SEQUENCE:1" in saved[1][1]


def test_several_meetings_are_an_archive_of_one_file_each(
    workspace: Workspace, saved: list[tuple[str, bytes]], qtbot: QtBot
) -> None:
    assert qtbot
    desk = Desk(workspace)
    rows = [row for row in desk.read(meetings) if row.forum_code == "PG"]
    save_invitations(desk, rows, "PG")
    ((name, body),) = saved
    files = zipfile.ZipFile(io.BytesIO(body)).namelist()
    assert name.endswith("PG invitations.zip")
    assert len(files) == len(rows) + 1


def test_without_meetings_there_is_nobody_to_invite(
    workspace: Workspace, saved: list[tuple[str, bytes]], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert qtbot
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)
    save_invitations(Desk(workspace), (), "MB")
    assert said == ["No meeting is shown to invite people to. Show some, then try again."]
    assert not saved
