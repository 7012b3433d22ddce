"""Exceptions land on one agenda: that of their unit, of who came after it, or of the nearest above."""

import datetime as dt
from typing import Any

import pytest

from models.operations.exceptions import import_exceptions, match_exception_unit, set_aside_exception
from models.operations.forum_template import add_template_item
from models.operations.meetings import cancel_meeting
from models.operations.organisation import add_unit, merge_units
from models.operations.themes import set_theme_window
from models.queries.exceptions import ExceptionRow, exceptions, meeting_exceptions, series, unmatched_count
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.exception_files import csv_file
from tests.operations.carrying import Run, run_of

SEPTEMBER, OCTOBER = dt.date(2026, 9, 1), dt.date(2026, 10, 1)
FILE = csv_file(
    "AS,offences,Knife crime,2026-09,worse,12,9,",
    "AS,offences,Burglary,2026-09,better,5,9,",
    "AS,outcomes,Robbery,2026-09,worse,,9,",
    "FLP,offences,Theft,2026-09,worse,7,5,",
    "Isle,offences,Theft,2026-09,worse,7,5,",
)


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> Run:
    """The CrimeFighters of Central South, which lists exceptions; five meetings are planned from Mon 9 Nov 2026 on."""
    made = run_of(workspace, book.forums["CF-AS"])
    workspace.transact(
        add_template_item,
        forum_id=made.forum,
        title="Worse",
        placement="standing",
        minutes=10,
        shows="local exceptions, worse",
    )
    return made


def take(workspace: Workspace, body: bytes = FILE) -> None:
    workspace.transact(import_exceptions, name="exceptions.csv", body=body)


def named(rows: tuple[ExceptionRow, ...]) -> list[str]:
    return [f"{row.unit_words} {row.measure}" for row in rows]


def test_they_land_on_the_next_meeting_worse_before_better(board: Run) -> None:
    take(board.workspace)
    landed = board.workspace.read(meeting_exceptions, meeting_id=board.meetings[0])
    assert named(landed) == ["AS Knife crime", "AS Robbery", "AS Burglary"]
    assert landed[0].meeting_words == "CF-AS Thu 5 Nov 2026"
    assert (landed[1].value_words, landed[1].expected_words) == ("pending", "9")
    assert board.workspace.read(meeting_exceptions, meeting_id=board.meetings[1]) == ()
    assert board.workspace.read(meeting_exceptions, meeting_id="nothing") == ()


def test_a_meeting_that_falls_away_hands_them_to_the_next(board: Run) -> None:
    take(board.workspace)
    board.workspace.transact(cancel_meeting, meeting_id=board.meetings[0], reason="Aid to another force")
    assert board.workspace.read(meeting_exceptions, meeting_id=board.meetings[0]) == ()
    assert len(board.workspace.read(meeting_exceptions, meeting_id=board.meetings[1])) == 3


def test_what_comes_after_a_meeting_waits_for_the_one_after(board: Run, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 11, 6))
    take(board.workspace)
    assert board.workspace.read(meeting_exceptions, meeting_id=board.meetings[0]) == ()
    assert len(board.workspace.read(meeting_exceptions, meeting_id=board.meetings[1])) == 3


def test_a_borough_lands_with_its_unit_and_a_merged_one_with_who_came_after(board: Run, book: SmallBook) -> None:
    workspace = board.workspace
    book.units["LX"] = workspace.transact(
        add_unit, code="LX", name="Lambeth", kind="borough", parent_id=book.units["AS"]
    ).value
    old = workspace.transact(add_unit, code="MD", name="Southwark", kind="borough").value
    take(workspace, csv_file("Lambeth,,A,2026-09,worse,1,,", "BOCU Southwark,,A,2026-09,worse,1,,"))
    assert [row.meeting_id for row in workspace.read(exceptions, text="southwark")] == [""]
    workspace.transact(merge_units, old_unit_ids=[old], new_unit_id=book.units["AS"], on=dt.date(2026, 11, 1))
    assert named(workspace.read(meeting_exceptions, meeting_id=board.meetings[0])) == [
        "Lambeth A",
        "BOCU Southwark A",
    ]


def test_set_aside_or_unmatched_ones_are_on_no_agenda(board: Run, book: SmallBook) -> None:
    workspace = board.workspace
    take(workspace)
    assert workspace.read(unmatched_count) == 1
    knife = next(row for row in workspace.read(exceptions, text="knife"))
    workspace.transact(set_aside_exception, exception_id=knife.id, because="Recounted")
    (isle,) = workspace.read(exceptions, matched=False)
    workspace.transact(match_exception_unit, exception_id=isle.id, unit_id=book.units["AS"])
    landed = workspace.read(meeting_exceptions, meeting_id=board.meetings[0])
    assert named(landed) == ["Isle Theft", "AS Robbery", "AS Burglary"]
    assert next(iter(workspace.read(exceptions, text="knife"))).meeting_id == ""


@pytest.mark.parametrize(
    ("narrow", "count"),
    [
        ({}, 5),
        ({"matched": False}, 1),
        ({"matched": True}, 4),
        ({"direction": "better"}, 1),
        ({"first": OCTOBER}, 0),
        ({"last": dt.date(2026, 9, 30)}, 5),
        ({"text": "THEFT"}, 2),
        ({"unit_id": "AS"}, 3),
        ({"forum_id": "CF-AS"}, 3),
        ({"forum_id": "CF-FLP"}, 1),
        ({"meeting_id": "first"}, 3),
    ],
)
def test_the_list_is_narrowed(board: Run, book: SmallBook, narrow: dict[str, Any], count: int) -> None:
    board.workspace.transact(set_theme_window, forum_id=book.forums["CF-FLP"], window=3)
    take(board.workspace)
    keys = {**book.units, **book.forums, "first": board.meetings[0]}
    rows = board.workspace.read(exceptions, **{name: keys.get(str(value), value) for name, value in narrow.items()})
    assert len(rows) == count


def test_the_unmatched_come_first_and_a_forum_without_a_plan_is_named(board: Run, book: SmallBook) -> None:
    board.workspace.transact(set_theme_window, forum_id=book.forums["CF-FLP"], window=3)
    take(board.workspace)
    rows = board.workspace.read(exceptions)
    assert named(rows)[0] == "Isle Theft"
    theft = next(row for row in rows if row.unit_code == "FLP")
    assert (theft.forum_code, theft.meeting_words) == ("CF-FLP", "")


def test_a_series_runs_month_by_month(board: Run, book: SmallBook) -> None:
    take(board.workspace)
    take(board.workspace, csv_file("AS,offences,Knife crime,2026-08,better,8,9,", "AS,,Robbery,2026-08,worse,3,,"))
    knife = next(iter(board.workspace.read(exceptions, text="knife")))
    points = board.workspace.read(series, unit_id=book.units["AS"], measure_id=knife.measure_id)
    assert [(point.period.month, point.value) for point in points] == [(8, 8.0), (9, 12.0)]
