"""What goes out when a meeting ends, from the command line."""

from pathlib import Path

import pytest

from desktop.command_line import main
from tests.desktop.command_line.test_meeting_prints import TODAY, refusal, written
from tests.desktop.command_line.test_paper_prints import letter


def test_after_a_meeting_one_command_writes_log_letters_and_next_agenda(busy_board: Path, tmp_path: Path) -> None:
    out = tmp_path / "after"
    assert main(["print", str(busy_board), "after-meeting", "--meeting", "MB 2026-09-01", *TODAY, "-o", str(out)]) == 0
    names = sorted(file.name for file in out.iterdir())
    assert sum(name.endswith(".eml") for name in names) > 3
    assert any("action log" in name and name.endswith(".xlsx") for name in names)
    assert any("agenda 2026-11-03" in name for name in names)


def test_owners_get_their_own_actions_at_their_own_address(busy_board: Path, tmp_path: Path) -> None:
    out = tmp_path / "mails"
    assert main(["print", str(busy_board), "owner-mails", "--forum", "MB", *TODAY, "-o", str(out)]) == 0
    letters = [letter(file.read_bytes()) for file in out.iterdir()]
    assert all(len(one["To"].addresses) == 1 for one in letters)
    assert len({one["To"].addresses[0].addr_spec for one in letters}) == len(letters) > 3
    said = [part for one in letters for part in one.get_content().splitlines() if part.startswith("- MB")]
    assert len(said) == len(set(said)) > 5


def test_one_owner_is_written_one_letter(busy_board: Path, tmp_path: Path) -> None:
    words = ("owner-mails", "--forum", "MB", "--owner", "AC Frontline Policing", *TODAY)
    message = letter(written(busy_board, tmp_path / "one.eml", *words))
    assert "of AC Frontline Policing" in message["Subject"]
    assert "Head of Board Secretariat" in message.get_content()


@pytest.mark.parametrize(
    ("words", "out", "said"),
    [
        (("owner-mails", "--forum", "MB", *TODAY), "many.eml", "Name a .zip file or a folder"),
        (("owner-mails", "--forum", "MB", "--owner", "Commissioner", *TODAY), "one.eml", "owns no open action"),
        (("owner-mails", *TODAY), "none", "Whose action log?"),
    ],
)
def test_what_cannot_be_followed_is_said(
    busy_board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], out: str, said: str
) -> None:
    assert said in refusal(capsys, busy_board, tmp_path / out, *words)
