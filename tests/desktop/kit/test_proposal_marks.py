from datetime import date, time, timedelta

import pytest

from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import GHOST, TARGET, Absence, Marks, Mode, Proposed, arrow_points, marked, spanned
from desktop.kit.wall_layout import Box

DAY = date(2027, 3, 17)
LATER = DAY + timedelta(days=7)
PG = PlannerMeeting("pg", DAY, "PG", "corporate", time(14), "Performance Group")
MB = PlannerMeeting("mb", DAY, "MB", "corporate", time(9), "Management Board")


@pytest.mark.parametrize(
    ("mode", "signs"),
    [
        (Mode.BEFORE, [("", DAY)]),
        (Mode.AFTER, [(TARGET, LATER)]),
        (Mode.BOTH, [(GHOST, DAY), (TARGET, LATER)]),
    ],
)
def test_a_moved_meeting_is_shown_where_the_mode_wants_it(mode: Mode, signs: list[tuple[str, date]]) -> None:
    found = marked((PG, MB), Marks((Proposed("pg", LATER),), mode))
    assert [(each.sign, each.date) for each in found if each.id == "pg"] == signs
    assert [each for each in found if each.id == "mb"] == [MB]


def test_ghost_and_target_say_where_it_goes_and_why() -> None:
    ghost, target = marked((PG,), Marks((Proposed("pg", LATER, time(15), "the chair is away"),)))
    assert ghost.note == "proposed for Wed 24 Mar 2027 15:00; the chair is away"
    assert target.note == "proposed, from Wed 17 Mar 2027 14:00; the chair is away"
    assert target.time == time(15)


def test_a_meeting_without_a_place_leaves_its_ghost_alone() -> None:
    (ghost,) = marked((PG,), Marks((Proposed("pg", None, because="no room"),)))
    assert (ghost.sign, ghost.note) == (GHOST, "without a place; no room")


def test_only_a_planner_with_times_shows_a_ghost_on_the_same_day() -> None:
    marks = Marks((Proposed("pg", DAY, time(16)),))
    assert [each.sign for each in marked((PG,), marks)] == [TARGET]
    assert [each.sign for each in marked((PG,), marks, timed=True)] == [GHOST, TARGET]


def test_a_proposal_that_changes_nothing_leaves_no_sign() -> None:
    assert marked((PG,), Marks((Proposed("pg", DAY, time(14)),))) == (PG,)


def test_absences_speak_on_their_days() -> None:
    marks = Marks(absences=(Absence(DAY, DAY + timedelta(days=2), "Deputy Commissioner away"),))
    assert marks.away_on(DAY + timedelta(days=2)) == ("Deputy Commissioner away",)
    assert not marks.away_on(DAY + timedelta(days=3))


@pytest.mark.parametrize("target_left", [0, 140, 70])
def test_an_arrow_runs_below_the_chips_and_along_the_edge_of_the_column(target_left: float) -> None:
    cell, there = Box(70, 100, 70, 22), Box(target_left, 300, 70, 22)
    ghost, target = Box(92, 102.5, 25, 17), Box(target_left + 22, 302.5, 25, 17)
    points = arrow_points(ghost, target, cell, there)
    assert points[0][1] == ghost.y + ghost.height
    assert {y for _, y in points[1:3]} >= {ghost.y + ghost.height + 1}
    assert points[-1][1] == target.y + target.height + 1
    edge = cell.x if target_left < cell.x else cell.x + cell.width
    assert [x for x, _ in points[2:4]] == [edge - 0.5] * 2
    assert not target.x < points[-1][0] < target.x + target.width


def test_boxes_are_spanned() -> None:
    assert spanned((Box(10, 10, 5, 5), Box(20, 0, 5, 5))) == Box(10, 0, 15, 15)
