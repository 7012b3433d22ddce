"""Papers, risks, decisions, issued documents and deep-dives, as a script reads them."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import main
from tests.desktop.command_line.test_meeting_prints import COMING, HELD_ON, TODAY


def listed(capsys: pytest.CaptureFixture[str], book: Path, *words: str) -> list[dict[str, Any]]:
    """Return what `drumbeat list … --json` prints."""
    capsys.readouterr()
    assert main(["list", str(book), *words, "--json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_papers_say_where_they_stand_and_what_they_lack(busy_board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys, busy_board, "papers", *COMING)
    paper = next(row for row in rows if row["title"] == "Knife crime theme")
    assert paper["status"] == "commissioned"
    assert paper["ready"] is False
    assert paper["troubles"]
    assert not [name for name in paper if name == "id" or name.endswith("_id")]
    owned = listed(capsys, busy_board, "papers", *COMING, "--owner", "AC Frontline Policing")
    assert paper in owned
    assert paper not in listed(capsys, busy_board, "papers", *COMING, "--owner", "Commissioner")


def test_issued_documents_are_newest_first_with_their_digest(
    busy_board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = listed(capsys, busy_board, "documents", *COMING)
    assert [row["version"] for row in rows] == [2, 1]
    assert len({row["digest"] for row in rows}) == 2


def test_decisions_are_those_of_a_meeting_a_forum_or_a_part(
    busy_board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = listed(capsys, busy_board, "decisions", *HELD_ON)
    assert {row["date"] for row in day} == {"2026-09-01"}
    whole = listed(capsys, busy_board, "decisions", "--forum", "MB", *TODAY)
    assert len(whole) > len(day) > 0
    public = listed(capsys, busy_board, "decisions", "--forum", "MB", "--part", "1", *TODAY)
    assert {row["part"] for row in public} == {1}


def test_risks_carry_their_score_and_band(busy_board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    risk = next(row for row in listed(capsys, busy_board, "risks", *TODAY) if row["title"] == "Officer wellbeing")
    assert (risk["score"], risk["band"]) == (12, "high")


@pytest.mark.parametrize("kind", ["papers", "risks", "decisions", "documents", "deep-dives"])
def test_every_list_is_a_table_for_reading(busy_board: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["list", str(busy_board), kind, "--forum", "MB", *TODAY]) == 0
    assert "in all." in capsys.readouterr().out
