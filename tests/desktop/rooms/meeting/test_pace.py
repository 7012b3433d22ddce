"""The reckoning of the room's clock, on plain rows."""

import datetime as dt

import pytest

from desktop.rooms.meeting.pace import Pace, pace, rest_begins, watch
from desktop.rooms.meeting.running_order import OrderLine, order_lines, second_line, spoken
from models.queries.agenda import ItemRow
from models.queries.item_clock import Clock

END = dt.time(12, 30)


def item(key: str, minutes: int, start: dt.time, kind: str = "item", **facts: str) -> ItemRow:
    end = (dt.datetime.combine(dt.date(2026, 11, 3), start) + dt.timedelta(minutes=minutes)).time()
    return ItemRow(
        key, "1", int(key), key, kind, f"Item {key}", "decide", "", "", "", "", start, end, minutes, "", 1, "", "",
        int(facts.get("decisions", "0")), 0,
        withdrawn_because=facts.get("withdrawn", ""), outcome=facts.get("outcome", ""),
    )  # fmt: skip


ITEMS = (
    item("1", 30, dt.time(10)),
    item("2", 60, dt.time(10, 30)),
    item("3", 10, dt.time(11, 30), withdrawn="not ready"),
    item("4", 40, dt.time(11, 30)),
    item("5", 20, dt.time(12, 10), "pinned last"),
)


def test_what_runs_over_puts_the_end_off() -> None:
    found = pace(ITEMS, Clock("2", {"1": 2220, "2": 900}), dt.time(10, 52), END)
    assert found.words == "7 min behind, ends 12:37"
    assert found.starts == {
        "1": dt.time(10), "2": dt.time(10, 37), "4": dt.time(11, 37), "5": dt.time(12, 17)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("now", "used", "words"),
    [
        (dt.time(10, 30), 0, "on time, ends 12:30"),
        (dt.time(10, 20), 0, "10 min ahead, ends 12:20"),
        (dt.time(11, 40), 4200, "10 min behind, ends 12:40"),
    ],
)
def test_the_pace_is_said_in_words(now: dt.time, used: int, words: str) -> None:
    assert pace(ITEMS, Clock("2", {"1": 1800, "2": used}), now, END).words == words


def test_without_a_running_clock_nothing_is_reckoned() -> None:
    assert pace(ITEMS, Clock("", {"1": 60}), dt.time(10), END) == Pace()
    assert Pace().words == ""


def test_the_rest_begins_when_the_running_item_is_over_its_time() -> None:
    assert rest_begins(ITEMS, Clock("2", {"2": 900}), dt.time(10, 52, 30)) == dt.time(11, 38)
    assert rest_begins(ITEMS, Clock("2", {"2": 4000}), dt.time(11, 50, 1)) == dt.time(11, 51)


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (64, "1:04"), (904, "15:04"), (6000, "100:00")])
def test_a_stop_watch(seconds: int, shown: str) -> None:
    assert watch(seconds) == shown


def test_a_line_says_how_far_its_item_has_come() -> None:
    lines = order_lines(ITEMS, Clock("2", {"1": 2220, "2": 900}), {"2": dt.time(10, 37)})
    assert [line.time for line in lines[:3]] == ["37 of 30", "15 of 60", "10 min"]
    assert [line.sign[2] for line in lines] == ["taken", "being taken", "withdrawn", "", ""]
    assert (lines[0].over, lines[1].over, lines[4].pinned) == (True, False, True)
    assert spoken(lines[1]) == "10:37, item 2, Item 2, 15 of 60, being taken"
    later = OrderLine(item("6", 10, dt.time(12), outcome="not reached", decisions="1"), dt.time(12))
    assert second_line(later) == "1 D · not reached"
