from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.demo import fill_demo, seeded_mint
from models.operations.outcomes import record_action
from models.queries.actions import actions
from models.queries.framework import framework_of
from models.queries.meetings import meetings
from models.queries.year import proposed_year
from models.records import Record
from models.records.agenda import AgendaItem, DeepDive
from models.records.exceptions import LocalException
from models.records.meetings import Attendance, Meeting
from models.records.organisation import Person
from models.records.outcomes import Action, ActionEvent, Decision
from models.records.papers import Paper
from models.records.risks import Risk
from models.records.themes import MeetingTheme
from models.rules.framework_file import read_framework
from models.rules.framework_text import write_framework
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows, demo_book

FIRST, LAST, TODAY = date(2026, 4, 1), date(2027, 3, 31), date(2026, 10, 27)


def count(book: Workspace, kind: type[Record]) -> int:
    return book.read(lambda session: session.scalar(select(func.count()).select_from(kind)) or 0)


def test_the_demo_year_holds_the_391_meetings_of_the_rules(demo_year: Workspace) -> None:
    rows = demo_year.read(meetings, first=FIRST, last=LAST)
    levels = [row.level for row in rows]
    assert {level: levels.count(level) for level in levels} == {
        "corporate": 31, "business group": 64, "thematic": 16, "BCU": 144, "programme": 96, "oversight": 40,
    }  # fmt: skip
    assert sum(bool(row.moved_because) for row in rows) == 14
    assert sum(row.date == date(2027, 1, 4) for row in rows) == 7
    assert all(row.stored for row in demo_year.read(proposed_year, first=FIRST, last=LAST))


def test_a_move_names_its_rule_date_and_its_reason(demo_year: Workspace) -> None:
    moved = next(row for row in demo_year.read(meetings, first=FIRST, last=LAST) if row.forum_code == "CF-PROF")
    assert (moved.rule_date, moved.date) == (date(2026, 4, 3), date(2026, 4, 7))
    assert "Good Friday" in moved.moved_because


def test_the_volumes_of_the_demo_year_are_those_of_its_design(demo_year: Workspace) -> None:
    assert count(demo_year, Person) == 260
    assert count(demo_year, Decision) == 780
    assert count(demo_year, Paper) == 1050
    assert count(demo_year, DeepDive) == 26
    assert count(demo_year, Risk) == 14 + 60 + 96 + 72
    assert 2900 <= count(demo_year, AgendaItem) <= 2950
    assert count(demo_year, Attendance) > 1500


def test_the_action_log_of_the_demo_year_adds_up(demo_year: Workspace) -> None:
    everything = demo_year.read(actions, today=TODAY, status="all")
    log = [row for row in everything if row.closed_on is None or row.closed_on >= FIRST]
    raised = [row for row in log if row.raised_on >= FIRST]
    ended = [row for row in log if row.closed_on]
    assert (len(log) - len(raised), len(raised), len(ended)) == (140, 502, 418)
    assert len(demo_year.read(actions, today=TODAY, status="open")) == 224
    assert len(demo_year.read(actions, today=TODAY, status="overdue")) == 31


def test_dates_of_actions_move_as_often_as_in_life(found: Rows) -> None:
    moves = [row.moves for row in found(select(Action.moves))]
    assert moves.count(1) / len(moves) == pytest.approx(0.21, abs=0.04)
    assert moves.count(2) / len(moves) == pytest.approx(0.06, abs=0.03)


def test_history_lines_agree_with_the_actions_they_belong_to(found: Rows) -> None:
    lines = found(select(ActionEvent.action_id, ActionEvent.kind, ActionEvent.at, ActionEvent.new_due))
    moved = [line for line in lines if line.kind == "moved"]
    assert len(moved) == sum(row.moves for row in found(select(Action.moves)))
    assert all(line.at.date() < TODAY for line in lines)
    backwards = select(Action.id).where((Action.due < Action.raised_on) | (Action.first_due > Action.due))
    assert not found(backwards)


def test_references_and_meeting_numbers_are_given_once(found: Rows) -> None:
    for kind in (Action, Decision, Paper, Risk):
        given = [row.reference for row in found(select(kind.reference))]
        assert len(given) == len(set(given))
    numbers = found(select(Meeting.forum_id, Meeting.number))
    assert len(numbers) == len(set(numbers))


def test_the_next_number_goes_on_where_the_demo_ends(tmp_path: Path) -> None:
    book = demo_book(tmp_path / "a.book", "small")
    rows = book.read(meetings, last=TODAY)
    board = next(row for row in rows if row.forum_code == "MB")
    known = {row.reference for row in book.read(actions, today=TODAY, status="all")}
    key = book.transact(
        record_action, text="One more", forum_id=board.forum_id, owner_body="Home Office", due=TODAY
    ).value
    new = next(row for row in book.read(actions, today=TODAY, status="all") if row.id == key)
    assert new.reference not in known
    book.close()


def test_the_framework_of_a_demo_book_can_be_exported(demo_year: Workspace) -> None:
    framework = demo_year.read(framework_of)
    assert len([forum for forum in framework.forums if forum.scheduled]) == 40
    assert read_framework(write_framework(framework), "export.toml") == framework


def test_the_same_seed_gives_the_same_book_and_another_seed_another(tmp_path: Path) -> None:
    books = [demo_book(tmp_path / f"{place}.book", "small", seed) for place, seed in enumerate((7, 7, 8))]
    told = (
        select(Action.id, Action.revision, Action.reference, Action.text, Action.due).order_by(Action.id),
        select(MeetingTheme.id, MeetingTheme.meeting_id, MeetingTheme.answer).order_by(MeetingTheme.id),
        select(LocalException.id, LocalException.value, LocalException.note).order_by(LocalException.id),
    )
    for columns in told:
        one, two, other = (book.read(lambda session: session.execute(columns).all()) for book in books)  # noqa: B023
        assert one == two != other
    for book in books:
        book.close()


def test_the_small_book_is_small(book_address: str) -> None:
    book = demo_book(book_address, "small")
    assert (count(book, Meeting), count(book, Person), count(book, Action), count(book, Decision)) == (40, 40, 120, 60)
    assert count(book, Paper) == 90
    assert 270 <= count(book, AgendaItem) <= 290
    assert not book.troubles()
    assert book.undo_words == ""
    book.close()


def test_the_large_book_holds_ten_years(tmp_path: Path) -> None:
    book = demo_book(tmp_path / "large.book", "large")
    kinds = (Meeting, AgendaItem, Action, Person)
    assert [count(book, kind) for kind in kinds] == [7_000, 52_000, 15_000, 900]
    book.close()


def test_a_book_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    book = demo_book(tmp_path / "a.book", "small")
    with pytest.raises(RuleBroken, match="empty book"):
        book.transact_with(seeded_mint(2), fill_demo, size="small", seed=2)
    book.close()
