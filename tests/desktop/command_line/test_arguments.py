"""Bad input: exit 1 and one sentence saying what is wrong and what to do; nothing half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.command_line import main


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return the one sentence with which a command is refused."""
    capsys.readouterr()
    assert main(list(words)) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    return printed.err


def test_an_unknown_forum_is_named(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "“MBX”" in refusal(capsys, "list", str(demo_year), "meetings", "--forum", "MBX")


def test_an_unknown_meeting_is_named(demo_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "agenda.pdf"
    sentence = refusal(capsys, "print", str(demo_year), "agenda", "--meeting", "MB 2026-11-04", "-o", str(out))
    assert "MB 2026-11-0" in sentence
    assert not out.exists()


def test_a_broken_framework_names_line_and_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framework = tmp_path / "broken.toml"
    framework.write_text('title = "Met"\nmarking = "SECRETISH"\n[[forum]]\ncode = "MB"\n', encoding="utf-8")
    book = tmp_path / "new.book"
    assert "line 2, field marking" in refusal(capsys, "new", str(book), "--framework", str(framework))
    assert list(tmp_path.iterdir()) == [framework]


def test_a_weekday_that_does_not_fit_its_date_is_refused(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("list", str(demo_year), "meetings", "--from", "Monday 19 December 2017")
    assert "Tuesday" in refusal(capsys, *words)


@pytest.mark.parametrize("body", [b"", b"Dear all,\n" * 400, b"SQLite format 3\x00"])
def test_a_file_that_is_no_book_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], body: bytes) -> None:
    book = tmp_path / "other.book"
    book.write_bytes(body)
    assert str(book) in refusal(capsys, "check", str(book))
    assert book.read_bytes() == body


def test_a_folder_that_cannot_be_written_is_said(
    demo_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "missing" / "log.pdf"
    sentence = refusal(capsys, "print", str(demo_year), "action-log", "--forum", "MB", "-o", str(out))
    assert "Choose another folder" in sentence


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(demo_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    out = closed / "log.pdf"
    refusal(capsys, "print", str(demo_year), "action-log", "--forum", "MB", "-o", str(out))
    assert list(closed.iterdir()) == []


def test_an_unknown_format_names_the_known_ones(
    demo_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "log.doc"
    assert ".pdf" in refusal(capsys, "print", str(demo_year), "action-log", "--forum", "MB", "-o", str(out))
    assert not out.exists()


def test_a_book_is_never_written_over(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = demo_year.read_bytes()
    assert "there already" in refusal(capsys, "new", str(demo_year))
    assert demo_year.read_bytes() == before


@pytest.mark.parametrize("words", [["list"], ["new"], ["plan", "B", "2026-28"], ["print", "B", "novel", "-o", "x.pdf"]])
def test_wrong_usage_ends_with_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_a_reader_that_has_read_enough_is_no_trouble(demo_year: Path) -> None:
    main_file = Path(__file__).parents[3] / "main.py"
    command = [sys.executable, str(main_file), "list", str(demo_year), "meetings"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as listing:
        assert listing.stdout
        assert listing.stderr
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 0
