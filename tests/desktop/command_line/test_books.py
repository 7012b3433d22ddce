"""Making, checking and keeping books from the command line."""

import json
from pathlib import Path

import pytest

from desktop.app.books import opened
from desktop.command_line import main
from desktop.command_line.user import user
from models.store.journal import head


def test_an_empty_book_is_sound_and_can_be_brought_back(tmp_path: Path) -> None:
    book, copy, again = tmp_path / "met.book", tmp_path / "met.backup", tmp_path / "again.book"
    assert main(["new", str(book), "--title", "Met HQ"]) == 0
    assert main(["backup", str(book), "-o", str(copy)]) == 0
    assert main(["restore", str(copy), str(again)]) == 0
    assert main(["check", str(again)]) == 0


def test_the_same_seed_gives_the_same_meetings_and_actions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for name in ("one.book", "two.book"):
        assert main(["new", str(tmp_path / name), "--demo", "small", "--seed", "7"]) == 0
        capsys.readouterr()
        for kind in ("meetings", "actions", "people"):
            assert main(["list", str(tmp_path / name), kind, "--json", "--today", "2026-10-27"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_a_plan_is_shown_and_stored_only_when_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(tmp_path / "met.book")
    assert main(["new", book, "--framework", "met-2026"]) == 0
    capsys.readouterr()
    assert main(["plan", book, "2026-27", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert (plan["count"], plan["moved"], plan["stored"]) == (391, 14, 0)
    assert main(["plan", book, "2026-27", "--accept"]) == 0
    assert "391 stored" in capsys.readouterr().out
    assert main(["plan", book, "2026-27", "--accept", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stored"] == 0


def test_a_framework_is_checked_and_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(tmp_path / "met.book")
    assert main(["new", book]) == 0
    assert main(["import", book, "framework", "met-2017", "--dry-run"]) == 0
    assert main(["import", book, "framework", "met-2017"]) == 0
    capsys.readouterr()
    assert main(["list", book, "forums", "--json", "--as-of", "2017-12-19"]) == 0
    assert len(json.loads(capsys.readouterr().out)) >= 40


def test_the_same_seed_gives_the_same_journal(tmp_path: Path) -> None:
    ends = []
    for name in ("one.book", "two.book"):
        assert main(["new", str(tmp_path / name), "--demo", "small", "--seed", "7", "--title", "Twin"]) == 0
        with opened(str(tmp_path / name), user()) as workspace:
            ends.append(workspace.read(head))
    assert ends[0] == ends[1]


def test_another_framework_has_no_invented_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "met.book"
    assert main(["new", str(book), "--framework", "met-2017", "--demo", "large"]) == 1
    assert "on met-2017 its year can be replayed (--demo year)" in capsys.readouterr().err
    assert not book.exists()
