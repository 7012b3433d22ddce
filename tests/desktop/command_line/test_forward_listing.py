"""The forward plan of the demo year, as a script reads it."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import main

TODAY = ("--today", "2026-10-27")
KINDS = (
    *("themes", "vocabulary", "exceptions", "measures", "priorities", "tasking"),
    *("promises", "returns", "forward-plan", "gold-groups", "good-practice", "deep-dives"),
)


def listed(capsys: pytest.CaptureFixture[str], book: Path, *words: str) -> list[dict[str, Any]]:
    """Return what `drumbeat list … --json` prints."""
    capsys.readouterr()
    assert main(["list", str(book), *words, "--json", *TODAY]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def keys_in(value: object) -> set[str]:
    """Return every name a value holds, however deep."""
    if isinstance(value, dict):
        return {str(name) for name in value} | {name for one in value.values() for name in keys_in(one)}
    return {name for one in value for name in keys_in(one)} if isinstance(value, list) else set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_has_no_keys_in_it_and_is_a_table_too(
    demo_year: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    rows = listed(capsys, demo_year, kind)
    assert rows
    assert not [name for name in keys_in(rows) if name in {"id", "revision"} or name.endswith("_id")]
    assert main(["list", str(demo_year), kind, *TODAY]) == 0
    assert f"{len(rows)} in all." in capsys.readouterr().out


def test_themes_say_what_they_serve_and_who_declined(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [knife] = listed(capsys, demo_year, "themes", "--meeting", "CF-FLP 2026-11-05")
    assert (knife["reference"], knife["title"], knife["sources"]) == (
        "CF-FLP 2026-11-05",
        "Knife crime",
        ["PCP 1", "CR-03"],
    )
    below = listed(capsys, demo_year, "themes", "--level", "BCU", "--from", "2026-11-05", "--to", "2026-12-02")
    declined = [row for row in below if row["answer"] == "declined"]
    assert [(row["forum_code"], row["answer_reason"]) for row in declined] == [
        ("CF-SW", "Covered 14 Oct, returns in February")
    ]
    assert sum(row["answer"] == "accepted" and row["title"] == "Knife crime" for row in below) == 11


def test_exceptions_are_narrowed_by_unit_and_by_the_agenda_they_land_on(
    demo_year: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = listed(capsys, demo_year, "exceptions", "--unit", "EA", "--from", "2026-09-01")
    assert {row["unit_code"] for row in unit} == {"EA"}
    there = listed(capsys, demo_year, "exceptions", "--meeting", "CF-EA 2026-11-13")
    assert {row["meeting_words"] for row in there} == {"CF-EA Fri 13 Nov 2026"}
    assert len(there) == len(unit) == 30
    assert main(["list", str(demo_year), "exceptions", "--unit", "EA", "--from", "2026-09-01", *TODAY]) == 0
    assert " Sep 2026 " in capsys.readouterr().out


def test_local_priorities_of_a_borough_say_what_is_wrong(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [croydon] = listed(capsys, demo_year, "priorities", "--unit", "Croydon")
    assert "anti-social behaviour is missing" in croydon["troubles"]


def test_what_is_promised_without_a_date_is_chased(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys, demo_year, "promises", "--forum", "CF-FLP")
    undated = [(row["title"], row["chase_due"]) for row in rows if row["date"] is None]
    assert undated == [("Evaluation of pursuit tactics", "2026-09-04")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("exceptions", "--level", "BCU"), "The list of exceptions cannot be narrowed by --level."),
        (("themes", "--unit", "EA"), "The list of themes cannot be narrowed by --unit."),
        (("measures", "--forum", "CF-FLP"), "The list of measures cannot be narrowed by --forum."),
        (("promises", "--from", "2027-01-01", "--to", "2026-01-01"), "give the later day last."),
    ],
)
def test_what_a_list_cannot_follow_is_refused(
    demo_year: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert main(["list", str(demo_year), *words, *TODAY]) == 1
    assert sentence in capsys.readouterr().err
