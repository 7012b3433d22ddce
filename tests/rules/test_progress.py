"""Where actions stand and whether the log adds up."""

from datetime import date

import pytest

from models.rules.progress import ActionStatus, balance, days_late, is_open, is_overdue

MARCH = date(2018, 3, 31)


def test_three_statuses_end_an_action() -> None:
    ended = {status for status in ActionStatus if not is_open(status)}
    assert ended == {ActionStatus.COMPLETE, ActionStatus.CLOSED, ActionStatus.WITHDRAWN}


@pytest.mark.parametrize(
    ("status", "due", "today", "overdue"),
    [
        (ActionStatus.OPEN, MARCH, MARCH, False),
        (ActionStatus.OPEN, MARCH, date(2018, 4, 1), True),
        (ActionStatus.REOPENED, MARCH, date(2018, 4, 1), True),
        (ActionStatus.COMPLETE, MARCH, date(2018, 4, 1), False),
        (ActionStatus.OPEN, None, date(2018, 4, 1), False),
    ],
)
def test_an_action_is_overdue_from_the_day_after(
    status: ActionStatus, due: date | None, today: date, overdue: bool
) -> None:
    assert is_overdue(status, due, today) is overdue


def test_days_late() -> None:
    assert days_late(MARCH, date(2018, 4, 10)) == 10
    assert days_late(MARCH, MARCH) == 0
    assert days_late(MARCH, date(2018, 1, 1)) == 0
    assert days_late(None, MARCH) == 0


def test_the_log_of_the_demo_year_adds_up() -> None:
    assert balance(140, 860, 820, 180)
    assert not balance(140, 860, 820, 181)
