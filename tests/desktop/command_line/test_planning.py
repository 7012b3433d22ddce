"""A year laid out on a file and on a server alike, by rule and resolved."""

import json
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from desktop.app.books import opened
from desktop.command_line import main, planning
from models.errors import SolverMissing
from models.operations.absences import record_absence
from models.operations.leeway import set_leeway
from models.queries.forums import find_forum
from models.queries.people import find_post
from models.rules.planner.answer import Answer
from models.rules.planner.problem import Problem

MEETING = {
    *("reference", "forum", "forum_name", "level", "number", "rule_date", "date", "start", "end", "minutes", "place"),
    *("chair", "chair_name", "required", "status", "moved_because", "alternatives"),
}
REPORT = {
    *("year", "proved_best", "gap", "seconds", "changed", "unplaced", "findings_before", "findings_after", "meetings"),
    *("first", "last", "count", "levels", "moved", "stored"),
}


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what a command prints."""
    capsys.readouterr()
    assert main(list(words)) == 0
    return capsys.readouterr().out


def resolved(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Return what `drumbeat plan … --resolve --json` prints."""
    report: dict[str, Any] = json.loads(printed(capsys, "plan", *words, "--resolve", "--json"))
    assert set(report) == REPORT
    assert all(set(meeting) == MEETING for meeting in report["meetings"])
    return report


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    """Return what `drumbeat list … --json` prints."""
    rows: list[dict[str, Any]] = json.loads(printed(capsys, "list", *words, "--json"))
    return rows


def double_booked(meetings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the pairs of meetings that ask one person to two places at once."""
    placed = [row for row in meetings if row["date"]]
    return [
        (one["reference"], other["reference"])
        for turn, one in enumerate(placed)
        for other in placed[turn + 1 :]
        if one["date"] == other["date"] and one["start"] < other["end"] and other["start"] < one["end"]
        if set(one["required"]) & set(other["required"])
    ]


@pytest.fixture
def framework(tmp_path: Path) -> str:
    """A book with the framework of 2026 and nothing on its calendar."""
    book = str(tmp_path / "met-2026.book")
    assert main(["new", book, "--framework", "met-2026"]) == 0
    return book


def test_the_shipped_framework_gives_its_year_wherever_the_book_is_kept(
    book_address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", book_address, "--framework", "met-2026"]) == 0
    assert main(["plan", book_address, "2026-27", "--accept"]) == 0
    assert len(listed(capsys, book_address, "meetings")) == 391
    assert main(["check", book_address]) == 0


def test_a_demo_year_can_be_made_wherever_the_book_is_kept(book_address: str) -> None:
    assert main(["new", book_address, "--demo", "small"]) == 0
    assert main(["check", book_address]) == 0


def test_a_resolved_year_is_stored_wherever_the_book_is_kept(
    book_address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", book_address, "--framework", "met-2026"]) == 0
    report = resolved(capsys, book_address, "2026-27", "--accept")
    stored = {(row["forum"], row["number"]): row for row in listed(capsys, book_address, "meetings")}
    assert report["stored"] == report["count"] == len(stored) == 391
    for row in report["meetings"]:
        there = stored[row["forum"], row["number"]]
        assert [row[name] for name in ("rule_date", "date", "start", "end", "place")] == [
            there[name] for name in ("rule_date", "date", "start", "end", "place")
        ]
    assert main(["check", book_address]) == 0


def test_a_resolved_year_asks_nobody_to_two_places(framework: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = resolved(capsys, framework, "2026-27")
    assert (report["year"], report["proved_best"], report["gap"]) == ("2026-27", True, 0)
    assert "overlap" in {row["kind"] for row in report["findings_before"] if row["severity"] == "hard"}
    assert not [row for row in report["findings_after"] if row["severity"] == "hard"]
    assert not double_booked(report["meetings"])
    assert report["unplaced"] == []
    assert listed(capsys, framework, "meetings") == []


def test_what_moves_says_why_and_what_else_was_possible(framework: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = resolved(capsys, framework, "2026-27")
    by_rule = json.loads(printed(capsys, "plan", framework, "2026-27", "--json"))
    usual = {row["reference"]: row["date"] for row in by_rule["meetings"]}
    moved = [row for row in report["meetings"] if row["alternatives"]]
    assert len(moved) == report["changed"] > 0
    for row in moved:
        assert row["moved_because"]
        assert {"date", "start", "place", "cost", "meaning", "why_not"} == set(row["alternatives"][0])
        assert row["reference"].endswith(usual[row["reference"]])
    assert all(row["date"] == usual[row["reference"]] for row in report["meetings"] if row not in moved)


def test_findings_name_meetings_by_reference_and_people_by_name(
    framework: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = resolved(capsys, framework, "2026-27")
    known = {row["reference"] for row in report["meetings"]}
    for finding in (*report["findings_before"], *report["findings_after"]):
        assert set(finding) == {"kind", "severity", "text", "meetings", "who", "date"}
        assert set(finding["meetings"]) <= known
    overlap = next(row for row in report["findings_before"] if row["kind"] == "overlap")
    both = [set(row["required"]) for row in report["meetings"] if row["reference"] in overlap["meetings"]]
    assert set(overlap["who"]) <= both[0] | both[1]


def test_a_resolved_demo_year_leaves_the_past_alone(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = resolved(capsys, str(demo_year), "2026-27")
    stored = {row["reference"]: row for row in listed(capsys, str(demo_year), "meetings")}
    moved = [row for row in report["meetings"] if row["alternatives"]]
    assert report["proved_best"]
    assert report["changed"] == len(moved) > 0
    assert all(row["date"] > "2026-10-27" for row in moved)
    assert all(row["status"] == stored[row["reference"]]["status"] for row in report["meetings"])
    still = {finding["severity"] for finding in report["findings_after"] if "PIB 2026-05-28" in finding["meetings"]}
    assert "hard" not in still


def test_accepting_a_resolved_demo_year_clears_its_hard_findings(
    demo_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = str(copyfile(demo_year, tmp_path / "demo.book"))
    report = resolved(capsys, book, "2026-27", "--accept")
    assert report["stored"] == report["changed"] + 1 > 1  # and CF-FLP of December is chaired by the deputy
    (deputised,) = listed(capsys, book, "meetings", "--forum", "CF-FLP", "--from", "2026-12-01", "--to", "2026-12-31")
    assert deputised["chair"] == "DAC Frontline Policing"
    assert not [row for row in listed(capsys, book, "findings") if row["severity"] == "hard"]
    assert resolved(capsys, book, "2026-27")["changed"] == 0


def test_what_has_no_place_is_said_with_its_reasons(
    demo_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, first = str(copyfile(demo_year, tmp_path / "demo.book")), date(2027, 3, 1)
    with opened(book, "Imogen") as workspace:
        chair = workspace.read(find_post, words="Deputy Commissioner", as_of=first).holder_id
        group = workspace.read(find_forum, code="PG").id
        workspace.transact(set_leeway, forum_id=group, before=2, after=2, deputy_chairs=False)
        workspace.transact(record_absence, person_id=chair, starts=first, ends=date(2027, 3, 26), reason="leave")
    report = resolved(capsys, book, "2026-27")
    unplaced = {row["reference"]: row for row in report["unplaced"]}
    assert "1–26 March" in unplaced["PG 2027-03-17"]["because"]
    assert unplaced["PG 2027-03-17"]["reasons"]
    out = [row for row in report["meetings"] if row["status"] == "unplaced"]
    assert {row["reference"] for row in out} == set(unplaced)
    assert not any(row["date"] or row["required"] or row["alternatives"] for row in out)
    assert report["count"] == len(report["meetings"]) - len(out)
    words = printed(capsys, "plan", book, "2026-27", "--resolve", "--accept")
    assert "Unplaced: PG 2027-03-17. Tobias Brennick" in words
    assert f"{len(out)} unplaced. {report['changed'] + 1} stored." in words  # one of them only its deputy
    assert "PG 2027-03-17" in {row["reference"] for row in listed(capsys, book, "meetings", "--forum", "PG")}


def test_a_year_long_past_can_be_laid_out_and_resolved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(tmp_path / "met-2017.book")
    assert main(["new", book, "--framework", "met-2017"]) == 0
    report = resolved(capsys, book, "2017-18", "--accept")
    assert report["stored"] == report["count"] == len(listed(capsys, book, "meetings"))
    assert {row["status"] for row in report["meetings"]} <= {"proposed", "unplaced"}


def test_an_empty_book_has_nothing_to_resolve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(tmp_path / "empty.book")
    assert main(["new", book]) == 0
    report = resolved(capsys, book, "2026-27")
    assert (report["count"], report["changed"], report["meetings"]) == (0, 0, [])
    assert "0 meetings" in printed(capsys, "plan", book, "2026-27", "--resolve")
    assert "No findings." in printed(capsys, "plan", book, "2026-27")


def test_a_resolved_year_can_be_read(framework: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = printed(capsys, "plan", framework, "2026-27", "--resolve")
    assert "391 meetings" in words
    assert "0 unplaced" in words
    assert "Nothing stored; add --accept" in words
    assert "Proved: no plan moves fewer meetings." in words


def test_a_year_by_rule_says_how_much_is_wrong_with_it(framework: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "add --resolve to mend them" in printed(capsys, "plan", framework, "2026-27")
    report = json.loads(printed(capsys, "plan", framework, "2026-27", "--json"))
    assert report["findings"]["hard"] > 0


def test_without_the_solver_only_resolving_is_refused(
    framework: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_problem: Problem) -> Answer:
        raise SolverMissing

    monkeypatch.setattr(planning, "resolve", missing)
    assert main(["plan", framework, "2026-27", "--resolve"]) == 1
    assert "highspy" in capsys.readouterr().err
    assert main(["plan", framework, "2026-27", "--accept"]) == 0
