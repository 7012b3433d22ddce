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
        (("calendar-file", "--level", "corporate", *TODAY), ".ics", b"BEGIN:VCALENDAR"),
        (("calendar-file", "--owner", "Deputy Commissioner", *TODAY), ".ics", b"BEGIN:VCALENDAR"),
        (("month-calendar", "--level", "corporate", *TODAY), ".pdf", b"%PDF"),
        (("month-calendar", "--page", "A4", "--from", "2026-11-01", "--to", "2027-01-31"), ".xlsx", b"PK"),
        (("week-calendar", "--page", "A4", "--unit", "FLP", *TODAY), ".pdf", b"%PDF"),
        (("meetings", "--forum", "PG"), ".csv", b"\xef\xbb\xbf"),
        (("invitations", "--meeting", "PG 2027-03-17"), ".ics", b"BEGIN:VCALENDAR"),
        (("invitations", "--forum", "PG", *TODAY), ".zip", b"PK"),
        (("clashes", "--owner", "Deputy Commissioner"), ".pdf", b"%PDF"),
        (("clashes", "--level", "corporate"), ".csv", b"\xef\xbb\xbf"),
        (("load", "--from", "2026-04-01"), ".pdf", b"%PDF"),
        (("plan", "--forum", "PG", *TODAY), ".pdf", b"%PDF"),
        (("plan-calendar", "--forum", "PG", *TODAY), ".pdf", b"%PDF"),
        (("vacancies", "--forum", "MB"), ".html", b"<!doctype html>"),
        (("year-calendar", "--from", "2026-04-01"), ".docx", b"PK"),
        (("month-calendar", "--level", "corporate", *TODAY), ".docx", b"PK"),
        (("plan", "--forum", "PG", *TODAY), ".docx", b"PK"),
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


def test_a_persons_invitations_go_into_a_folder_one_file_a_meeting(demo_year: Path, tmp_path: Path) -> None:
    folder = tmp_path / "invitations"
    for _ in range(2):
        words = ("invitations", "--owner", "Tobias Brennick", "--to", "2026-11-30", *TODAY)
        assert main(["print", str(demo_year), *words, "-o", str(folder)]) == 0
    *single, everything = sorted(folder.iterdir(), key=lambda file: "all meetings" in file.name)
    bodies = [file.read_bytes() for file in single]
    assert all(body.count(b"UID:") == 1 and b"METHOD:REQUEST" in body for body in bodies)
    assert everything.read_bytes().count(b"UID:") == len(bodies) == 5
    assert all(file.name.startswith("OFFICIAL") and file.suffix == ".ics" for file in folder.iterdir())


@pytest.mark.parametrize(
    ("words", "out", "said"),
    [
        (("invitations", "--forum", "PG", *TODAY), "many.ics", "one invitation a file"),
        (("invitations", "--forum", "PG", *TODAY), "many.pdf", "Name a .zip file, a folder, or an .ics file"),
        (("invitations", "--forum", "PG", "--today", "2040-01-01"), "none.zip", "No meeting to invite to"),
        (("calendar-file", "--forum", "PG"), "feed.pdf", "ends in .ics"),
        (("calendar-file", "--unit", "Nowhere"), "feed.ics", "no unit “Nowhere”"),
        (("meetings", "--forum", "NOPE"), "list.pdf", "“NOPE”"),
        (("clashes", "--owner", "Nobody at all"), "clashes.pdf", "“Nobody at all”"),
        (("month-calendar", "--from", "2026-05-01", "--to", "2026-04-01"), "m.pdf", "lies before"),
        (("load", "--forum", "MB"), "load.pdf", "cannot be narrowed by --forum"),
        (("attendance", "--forum", "NOPE"), "a.pdf", "“NOPE”"),
        (("attendance", "--unit", "AS"), "a.pdf", "cannot be narrowed by --unit"),
        (("drafts",), "drafts.pdf", "No draft is kept"),
        (("plan", "--owner", "Deputy Commissioner"), "plan.pdf", "cannot be narrowed by --owner"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_one_sentence(
    demo_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], out: str, said: str
) -> None:
    assert main(["print", str(demo_year), *words, "-o", str(tmp_path / out)]) == 1
    refused = capsys.readouterr().err.strip()
    assert said in refused
    assert "\n" not in refused
    assert list(tmp_path.iterdir()) == []
