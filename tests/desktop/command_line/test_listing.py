"""The acceptance figures of the demo year and of the papers' framework, as a script reads them."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.app.books import opened
from desktop.command_line import main
from models.operations.absences import record_absence
from models.operations.people import add_person, appoint
from models.operations.plan import keep_draft
from models.queries.people import find_post
from tests.rules.frameworks import shipped

YEAR = ("--from", "2026-04-01", "--to", "2027-03-31")
FIELDS = {
    "reference",
    "forum",
    "forum_name",
    "level",
    "number",
    "rule_date",
    "date",
    "start",
    "end",
    "place",
    "chair",
    "status",
    "moved_because",
    "deadlines",
}


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    """Return what `drumbeat list … --json` prints."""
    capsys.readouterr()
    assert main(["list", *words, "--json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


@pytest.fixture
def year(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The meetings of the demo year."""
    return listed(capsys, str(demo_year), "meetings", *YEAR)


def test_the_demo_year_has_its_391_meetings_by_level(year: list[dict[str, Any]]) -> None:
    assert len(year) == 391
    assert Counter(row["level"] for row in year) == {
        "corporate": 31,
        "business group": 64,
        "thematic": 16,
        "BCU": 144,
        "programme": 96,
        "oversight": 40,
    }


def test_every_meeting_has_the_promised_fields(year: list[dict[str, Any]]) -> None:
    assert all(set(row) >= FIELDS for row in year)


def test_fourteen_meetings_are_moved_each_with_its_reason(year: list[dict[str, Any]]) -> None:
    moved = [row for row in year if row["rule_date"] != row["date"]]
    assert len(moved) == 14
    assert all(row["moved_because"] for row in moved)
    assert not any(row["moved_because"] for row in year if row not in moved)
    easter = next(row for row in moved if row["forum"] == "CF-PROF" and row["date"] == "2026-04-07")
    assert easter["rule_date"] == "2026-04-03"
    assert "Good Friday" in easter["moved_because"]


def test_the_first_monday_of_2027_holds_seven(year: list[dict[str, Any]]) -> None:
    assert sum(row["date"] == "2027-01-04" for row in year) == 7


def test_deadlines_are_counted_in_working_days(year: list[dict[str, Any]]) -> None:
    board = next(row for row in year if row["reference"] == "MB 2026-11-03")
    assert board["deadlines"]["final papers"].startswith("2026-10-27T")
    assert (board["start"], board["end"]) == ("09:30", "12:30")


def test_the_papers_framework_gives_the_boards_of_2017(
    papers_framework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    span = ("--from", "2017-04-01", "--to", "2018-03-31")
    board = listed(capsys, str(papers_framework), "meetings", "--forum", "MB", *span)
    assert [row["date"][:7] for row in board] == ["2017-05", "2017-07", "2017-09", "2017-11", "2018-01", "2018-03"]
    group = listed(capsys, str(papers_framework), "meetings", "--forum", "PG", *span)
    assert len(group) == 7
    assert group[0]["date"].startswith("2017-09")


def test_a_table_is_for_reading(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(demo_year), "forums"]) == 0
    printed = capsys.readouterr().out
    assert "Management Board" in printed
    assert printed.rstrip().endswith("in all.")


@pytest.mark.parametrize("kind", ["meetings", "actions", "forums", "units", "posts", "people"])
def test_every_kind_gives_json(demo_year: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert listed(capsys, str(demo_year), kind)


def test_the_deputy_commissioner_is_asked_to_two_places_once(
    demo_year: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clash,) = listed(capsys, str(demo_year), "clashes", "--owner", "Deputy Commissioner", *YEAR)
    assert (clash["date"], clash["kind"]) == ("2026-05-28", "overlap")
    assert clash["meetings"] == ["PIB 2026-05-28", "IDE 2026-05-28"]
    assert "14:00–16:00" in clash["text"]
    assert "15:00–16:30" in clash["text"]


def test_the_fullest_day_is_the_first_monday_of_2027(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["list", str(demo_year), "load", *YEAR, "--json"]) == 0
    fullest = json.loads(capsys.readouterr().out)["days"][0]
    assert (fullest["date"], fullest["count"], len(fullest["moved_here"])) == ("2027-01-04", 7, 6)
    assert fullest["own_rule"] == ["SV 2027-01-04"]


def test_the_load_can_be_read(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(demo_year), "load", *YEAR]) == 0
    assert "Mon 4 Jan 2027   7      6" in capsys.readouterr().out


def test_a_level_goes_by_what_the_book_calls_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, framework = tmp_path / "county.book", tmp_path / "county.toml"
    framework.write_text(f'level_names = {{ BCU = "district" }}\n{shipped("met-2026")}', "utf-8")
    assert main(["new", str(book), "--framework", str(framework)]) == 0
    assert len(listed(capsys, str(book), "forums", "--level", "District")) == 12
    assert len(listed(capsys, str(book), "forums", "--level", "BCU")) == 12
    assert main(["list", str(book), "forums", "--level", "county"]) == 1
    assert "There is no level “county”; choose one of: corporate," in capsys.readouterr().err


def test_findings_are_narrowed_by_forum_level_and_post(demo_year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = listed(capsys, str(demo_year), "findings", *YEAR)
    of_forum = listed(capsys, str(demo_year), "findings", "--forum", "AP", *YEAR)
    of_level = listed(capsys, str(demo_year), "findings", "--level", "BCU", *YEAR)
    of_post = listed(capsys, str(demo_year), "findings", "--owner", "Deputy Commissioner", *YEAR)
    assert all(any(name.startswith("AP ") for name in row["meetings"]) for row in of_forum)
    assert all("Tobias Brennick" in row["who"] for row in of_post)
    assert all(0 < len(some) < len(every) for some in (of_forum, of_level, of_post))


def test_absences_and_drafts_are_listed(book_address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", book_address, "--framework", "met-2026"]) == 0
    day = date(2027, 3, 15)
    with opened(book_address, "Imogen") as workspace:
        away, here = (workspace.transact(add_person, name=name).value for name in ("Ada Moss-Quill", "Tom Fell-Ode"))
        post = workspace.read(find_post, words="Deputy Commissioner", as_of=day).id
        workspace.transact(appoint, post_id=post, person_id=away)
        for person in (away, here):
            workspace.transact(record_absence, person_id=person, starts=day, reason="leave")
        workspace.transact(keep_draft, name="By rule", first=date(2026, 4, 1), last=date(2027, 3, 31), moves=())
    assert len(listed(capsys, book_address, "absences", *YEAR)) == 2
    (absence,) = listed(capsys, book_address, "absences", "--owner", "Deputy Commissioner", *YEAR)
    assert (absence["person"], absence["starts"], absence["reason"]) == ("Ada Moss-Quill", "2027-03-15", "leave")
    (draft,) = listed(capsys, book_address, "drafts")
    assert (draft["name"], draft["meetings"]) == ("By rule", 0)
