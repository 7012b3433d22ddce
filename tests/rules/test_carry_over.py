import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.carry_over import (
    GONE,
    Occasion,
    Waiting,
    actions_words,
    fallen_words,
    goes_on,
    is_due,
    opens_next,
    origin_words,
    pause_holds,
    promise_target,
)
from models.rules.vocabulary import MeetingStatus, PromiseKind

FIRST = dt.date(2026, 11, 5)
TEN = dt.time(10)
PLANNED, OPEN, OUT = MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED
HELD, CANCELLED = MeetingStatus.HELD, MeetingStatus.CANCELLED
FOLLOWS = Waiting(FIRST, source="0", follows=True)


def year(*statuses: MeetingStatus) -> list[Occasion]:
    """Meetings four weeks apart, the first on Thu 5 Nov 2026."""
    return [Occasion(str(turn), FIRST + dt.timedelta(28 * turn), TEN, one) for turn, one in enumerate(statuses)]


@pytest.mark.parametrize(
    ("statuses", "target", "agendas"),
    [
        ((HELD, PLANNED, PLANNED), "1", {"1"}),
        ((HELD, CANCELLED, PLANNED), "2", {"2"}),
        ((HELD, MeetingStatus.POSTPONED, PLANNED), "2", {"2"}),
        ((HELD, OUT, PLANNED), "1", {"1", "2"}),
        ((HELD, HELD, PLANNED, PLANNED), "2", {"1", "2"}),
        ((HELD,), "", set()),
        ((PLANNED, PLANNED), "1", {"1"}),
    ],
)
def test_the_next_meeting_has_it_unless_it_fell_away(
    statuses: tuple[MeetingStatus, ...], target: str, agendas: set[str]
) -> None:
    meetings = year(*statuses)
    assert promise_target(FOLLOWS, meetings) == target
    assert {one.key for one in meetings if goes_on(FOLLOWS, one.key, meetings)} == agendas


def test_a_planned_meeting_that_was_never_held_stands_in_the_way_only_until_its_day() -> None:
    meetings = year(HELD, PLANNED, PLANNED)
    assert not goes_on(FOLLOWS, "2", meetings, FIRST)
    assert goes_on(FOLLOWS, "2", meetings, FIRST + dt.timedelta(29))
    assert not opens_next("2", meetings, FIRST)
    assert opens_next("2", meetings, FIRST + dt.timedelta(29))


@pytest.mark.parametrize(
    ("status", "target"), [(PLANNED, "2"), (OUT, "2"), (CANCELLED, "3"), (HELD, "3"), (MeetingStatus.POSTPONED, "3")]
)
def test_a_named_meeting_has_it_until_it_is_over_or_falls_away(status: MeetingStatus, target: str) -> None:
    meetings = year(HELD, PLANNED, status, PLANNED)
    assert promise_target(Waiting(FIRST, named="2"), meetings) == target
    assert goes_on(Waiting(FIRST, named="2"), target, meetings)


@given(
    st.lists(st.tuples(st.integers(-60, 200), st.sampled_from(MeetingStatus)), min_size=1, max_size=7),
    st.booleans(),
)
def test_the_target_is_a_later_meeting_to_come_and_no_earlier_one_would_do(
    places: list[tuple[int, MeetingStatus]], follows: bool
) -> None:
    meetings = [Occasion(str(turn), FIRST + dt.timedelta(day), TEN, one) for turn, (day, one) in enumerate(places)]
    waiting = Waiting(FIRST, source="0", follows=follows)
    target = next((one for one in meetings if one.key == promise_target(waiting, meetings)), None)
    if target is None:
        return
    assert target.key != "0"
    assert target.status not in GONE
    assert goes_on(waiting, target.key, meetings) or target.status is not PLANNED


@pytest.mark.parametrize(("every", "since", "due"), [(1, 1, True), (3, 2, False), (3, 3, True), (3, 5, True)])
def test_an_item_of_every_nth_agenda_is_due_by_count(every: int, since: int, due: bool) -> None:
    assert is_due(every, since) is due
    assert is_due(every, None)


def test_a_pause_holds_once_or_until_a_day() -> None:
    assert pause_holds(once=True, return_on=None, used=False, meeting_day=FIRST)
    assert not pause_holds(once=True, return_on=None, used=True, meeting_day=FIRST)
    assert pause_holds(once=False, return_on=FIRST + dt.timedelta(1), used=False, meeting_day=FIRST)
    assert not pause_holds(once=False, return_on=FIRST, used=False, meeting_day=FIRST)


@pytest.mark.parametrize(
    ("kind", "place", "reason", "words"),
    [
        (PromiseKind.MOVED, "PG Wed 4 Nov 2026", "", "moved from PG Wed 4 Nov 2026"),
        (PromiseKind.NOT_REACHED, "", "", "not reached on 5 November 2026"),
        (PromiseKind.NEXT_TIME, "", "no figures", "to be decided: put off on 5 November 2026: no figures"),
        (PromiseKind.ACTION, "PG 12/26", "", "here because action PG 12/26 is open"),
        (PromiseKind.COMMISSIONED, "MB Tue 1 Sep 2026, item 4", "", "commissioned at MB Tue 1 Sep 2026, item 4"),
        (PromiseKind.ESCALATED, "", "two groups", "escalated: two groups"),
        (PromiseKind.PROMISED, "", "", "promised"),
    ],
)
def test_the_reason_is_said_in_words(kind: PromiseKind, place: str, reason: str, words: str) -> None:
    assert origin_words(kind, place, FIRST, reason) == words


def test_actions_are_named_and_counted() -> None:
    assert actions_words([], 0) == "none open"
    assert actions_words(["MB 18/26"], 0) == "here because MB 18/26 is open"
    assert actions_words(["MB 18/26", "MB 20/26", "MB 21/26"], 1) == (
        "here because MB 18/26 and 2 more are open, 1 overdue"
    )
    assert fallen_words("MB", FIRST, "cancelled") == "MB Thu 5 Nov 2026 was cancelled"
