"""Running times of an agenda."""

from datetime import time

from models.rules.agenda_times import Slot, overrun, running_times


def test_items_follow_each_other() -> None:
    assert running_times(time(9, 30), [5, 35, 0, 20]) == (
        Slot(time(9, 30), time(9, 35)),
        Slot(time(9, 35), time(10, 10)),
        Slot(time(10, 10), time(10, 10)),
        Slot(time(10, 10), time(10, 30)),
    )
    assert running_times(time(9, 30), []) == ()


def test_a_late_meeting_runs_past_midnight() -> None:
    assert running_times(time(23, 30), [20, 20])[1] == Slot(time(23, 50), time(0, 10))


def test_the_overrun_is_said_in_minutes() -> None:
    assert overrun(time(9, 30), 60, [30, 30]) == 0
    assert overrun(time(9, 30), 60, [30, 45]) == 15
    assert overrun(time(23, 30), 60, [90]) == 30
    assert overrun(time(9, 30), 60, []) == 0


def test_a_promised_start_is_kept_and_the_gap_or_the_overlap_is_known() -> None:
    fixed = [None, time(10, 30), time(10, 40), None]
    slots = running_times(time(9, 30), [30, 20, 15, 5], fixed)
    assert [(slot.start, slot.gap) for slot in slots] == [
        (time(9, 30), 0),
        (time(10, 30), 30),
        (time(10, 40), -10),
        (time(10, 55), 0),
    ]
    assert overrun(time(9, 30), 60, [30, 20, 15, 5], fixed) == 30


def test_a_promised_start_after_midnight_belongs_to_the_same_meeting() -> None:
    slots = running_times(time(23, 30), [20, 10], [None, time(0, 10)])
    assert slots[1] == Slot(time(0, 10), time(0, 20), 20)
