import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from models.errors import RuleBroken
from models.operations.framework import load_framework
from models.operations.people import add_person, appoint
from models.operations.year import lay_out_year
from models.queries.forums import find_forum
from models.queries.invitations import invitations
from models.queries.meetings import meetings
from models.queries.settings import settings
from models.queries.shipped import framework_from
from models.store.workspace import Workspace
from tests.books import new_book

EXPECTED = Path(__file__).parents[1] / "data" / "synthetic_forums.csv"


def laid_out(address: str, name: str, year: int) -> Workspace:
    book = new_book(address)
    book.transact(load_framework, framework=framework_from(name))
    book.transact(lay_out_year, first=date(year, 4, 1), last=date(year + 1, 3, 31))
    return book


def test_the_year_2026_27_is_391_meetings_of_which_14_are_moved(book_address: str) -> None:
    book = laid_out(book_address, "met-2026", 2026)
    rows = book.read(meetings)
    levels = [row.level for row in rows]
    assert {level: levels.count(level) for level in levels} == {
        "corporate": 31, "business group": 64, "thematic": 16, "BCU": 144, "programme": 96, "oversight": 40,
    }  # fmt: skip
    assert sum(bool(row.moved_because) for row in rows) == 14
    assert sum(row.date == date(2027, 1, 4) for row in rows) == 7
    assert book.read(settings).title == "Met HQ 2026-27"
    book.close()


def test_every_forum_of_2026_meets_as_often_as_the_demo_year_asks(tmp_path: Path) -> None:
    book = laid_out(str(tmp_path / "a.book"), "met-2026", 2026)
    met = [
        (row.forum_code, row.forum_name, row.level, row.start.strftime("%H:%M"), row.minutes)
        for row in book.read(meetings)
    ]
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asked = (row["forum_id"], row["forum"], row["level"], row["time"], int(row["minutes"]))
            assert met.count(asked) == int(row["meetings_in_year"])
    book.close()


def test_in_2026_27_the_deputy_commissioner_is_double_booked_once(tmp_path: Path) -> None:
    book = new_book(str(tmp_path / "a.book"))
    deputy = book.transact(load_framework, framework=framework_from("met-2026")).value.posts["DCOM"]
    book.transact(lay_out_year, first=date(2026, 4, 1), last=date(2027, 3, 31))
    rows = book.read(meetings, post_id=deputy)
    clashes = [
        (one.reference, two.reference) for one, two in pairwise(rows) if one.date == two.date and two.start < one.end
    ]
    assert clashes == [("PIB 2026-05-28", "IDE 2026-05-28")]
    book.close()


def test_in_2017_the_board_meets_every_two_months_and_performance_group_from_september(tmp_path: Path) -> None:
    book = laid_out(str(tmp_path / "a.book"), "met-2017", 2017)
    board, group = (book.read(meetings, forum_id=book.read(find_forum, code=code).id) for code in ("MB", "PG"))
    assert [row.date.month for row in board] == [5, 7, 9, 11, 1, 3]
    assert group[0].date == date(2017, 9, 20)
    assert len(group) == 7
    book.close()


def test_a_post_that_changes_hands_is_invited_by_the_name_of_the_day(tmp_path: Path) -> None:
    book = new_book(str(tmp_path / "a.book"))
    keys = book.transact(load_framework, framework=framework_from("met-2017")).value
    for name, starts in (("Old Holder", None), ("New Holder", date(2018, 1, 1))):
        person = book.transact(add_person, name=name).value
        book.transact(appoint, post_id=keys.posts["DAC-TP"], person_id=person, starts=starts)
    book.transact(lay_out_year, first=date(2017, 12, 1), last=date(2018, 1, 31))
    rows = book.read(meetings, forum_id=keys.forums["PG"])
    invited = book.read(invitations, meetings=rows)
    named = [next(one.name for one in invited[row.id] if one.post == "DAC Territorial Policing") for row in rows]
    assert named == ["Old Holder", "New Holder"]
    book.close()


def test_a_framework_is_refused_by_a_book_that_has_one(tmp_path: Path) -> None:
    book = new_book(str(tmp_path / "a.book"))
    book.transact(load_framework, framework=framework_from("met-2026"))
    with pytest.raises(RuleBroken, match="already has forums"):
        book.transact(load_framework, framework=framework_from("met-2017"))
    assert book.undo_words == "Load framework Met HQ 2026-27"
    book.undo()
    book.transact(load_framework, framework=framework_from("met-2017"))
    book.close()
