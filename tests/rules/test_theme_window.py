"""The rolling window of themes: the next so many meetings that are still to close."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.theme_window import WindowMeeting, is_closed, window
from models.rules.vocabulary import MeetingStatus

DAYS = {
    "oct": dt.date(2026, 10, 1),
    "nov": dt.date(2026, 11, 5),
    "dec": dt.date(2026, 12, 3),
    "jan": dt.date(2027, 1, 7),
}


def meetings(**statuses: str) -> list[WindowMeeting]:
    return [WindowMeeting(key, day, statuses.get(key, "planned")) for key, day in DAYS.items()]


@pytest.mark.parametrize(
    ("today", "statuses", "keys"),
    [
        (dt.date(2026, 10, 1), {}, ("oct", "nov", "dec")),
        (dt.date(2026, 10, 1), {"oct": "held"}, ("nov", "dec", "jan")),
        (dt.date(2026, 10, 2), {}, ("nov", "dec", "jan")),
        (dt.date(2026, 10, 2), {"oct": "minutes agreed", "nov": "cancelled"}, ("dec", "jan")),
        (dt.date(2026, 10, 2), {"nov": "postponed"}, ("dec", "jan")),
        (dt.date(2026, 10, 27), {"nov": "by correspondence"}, ("dec", "jan")),
        (dt.date(2026, 10, 1), {"oct": "in the room"}, ("oct", "nov", "dec")),
    ],
)
def test_the_window_moves_on_when_a_meeting_closes(
    today: dt.date, statuses: dict[str, str], keys: tuple[str, ...]
) -> None:
    assert window(meetings(**statuses), 3, today) == keys


@given(
    st.lists(
        st.tuples(st.dates(dt.date(2026, 1, 1), dt.date(2027, 1, 1)), st.sampled_from([*MeetingStatus])), max_size=12
    ),
    st.integers(0, 6),
    st.dates(dt.date(2026, 1, 1), dt.date(2027, 1, 1)),
)
def test_it_holds_only_what_is_to_come_in_order_and_no_more_than_its_size(
    found: list[tuple[dt.date, MeetingStatus]], size: int, today: dt.date
) -> None:
    known = {str(n): WindowMeeting(str(n), day, status) for n, (day, status) in enumerate(found)}
    kept = [known[key] for key in window(list(known.values()), size, today)]
    assert len(kept) <= size
    assert [one.day for one in kept] == sorted(one.day for one in kept)
    assert all(one.day >= today and not is_closed(one.status, one.day, today) for one in kept)
