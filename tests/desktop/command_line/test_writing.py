"""Every document in every format it has, written by the command line."""

from pathlib import Path

import pytest

from desktop.command_line import main

TODAY = ("--today", "2026-10-27")


@pytest.mark.parametrize(
    ("words", "suffix", "begins"),
    [
        (("agenda", "--meeting", "MB 2026-11-03"), ".pdf", b"%PDF"),
        (("agenda", "--forum", "MB", *TODAY), ".pdf", b"%PDF"),
        (("agenda", "--forum", "PG", "--meeting", "PG 2027-03-17"), ".pdf", b"%PDF"),
        (("action-log", "--forum", "MB", *TODAY), ".pdf", b"%PDF"),
        (("action-log", "--forum", "MB", *TODAY), ".xlsx", b"PK"),
        (("action-log", "--forum", "MB", *TODAY), ".csv", b"\xef\xbb\xbf"),
        (("record", "--meeting", "MB 2026-09-01", *TODAY), ".pdf", b"%PDF"),
        (("year-calendar", "--from", "2026-04-01"), ".pdf", b"%PDF"),
        (("year-calendar", "--from", "2026-04-01", "--page", "A4", "--level", "corporate"), ".pdf", b"%PDF"),
        (("calendar", "--forum", "MB", *TODAY), ".ics", b"BEGIN:VCALENDAR"),
    ],
)
def test_a_document_is_written(
    demo_year: Path, tmp_path: Path, words: tuple[str, ...], suffix: str, begins: bytes
) -> None:
    out = tmp_path / f"out{suffix}"
    assert main(["print", str(demo_year), *words, "-o", str(out)]) == 0
    assert out.read_bytes().startswith(begins)


def test_the_same_day_gives_the_same_bytes(demo_year: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for out in (first, second):
        assert main(["print", str(demo_year), "action-log", "--forum", "PG", *TODAY, "-o", str(out)]) == 0
    assert first.read_bytes() == second.read_bytes()
