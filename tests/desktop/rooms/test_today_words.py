import datetime as dt
from dataclasses import replace

import pytest

from desktop.rooms.today.due_lines import When, icon_of, meaning_of, sentence_of, tone_of, when_of
from desktop.rooms.today.page import instant
from desktop.rooms.today.side import initials, left_words, since_words, when_words
from desktop.rooms.today.stages import missing, progress_of
from models.queries.agenda import AgendaView, ItemRow
from models.queries.meetings import DeadlineRow, MeetingRow
from models.queries.today import DueRow

TODAY = dt.date(2026, 10, 27)


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(dt.date(2026, month, day), dt.time(hour, minute))


MEETING = MeetingRow(
    id="1", revision="r", reference="MB 2026-11-03", forum_id="mb", forum_code="MB", forum_name="Management Board",
    level="corporate", unit="Headquarters", number=4, rule_date=None, date=dt.date(2026, 11, 3), start=dt.time(9, 30),
    end=dt.time(12, 30), minutes=180, zone="Europe/London", place="Room 4.12", chair="Commissioner", chair_name="",
    acting_chair=False, status="planned", moved_because="", sequence=0,
    deadlines=(DeadlineRow("agenda out", at(10, 27, 17)),),
)  # fmt: skip
ITEM = ItemRow(
    id="i", revision="r", position=1, number="3", kind="item", title="Stocktake", purpose="discuss", ask="",
    lead_post_id="", lead="", lead_name="", start=dt.time(9, 30), end=dt.time(10), minutes=30, paper="", part=1,
    part_reason="", origin="", decisions=0, actions=0,
)  # fmt: skip
DUE = DueRow("today", "agenda out", "Open agenda", "", "MB", "corporate", at(10, 27, 17), 0, "", ("", ""))


def view_of(status: str, *items: ItemRow, overrun: int = 0) -> AgendaView:
    meeting = replace(MEETING, status=status)
    return AgendaView(meeting, items, (), 0, False, "", "", "", "OFFICIAL", overrun, (), None, None)


@pytest.mark.parametrize(
    ("row", "when"),
    [
        (DUE, When("by 17:00", "hourglass", "warn")),
        (replace(DUE, due=at(10, 27)), When("today", "clock", "info")),
        (replace(DUE, group="overdue", days_late=1), When("1 day late", "circle-alert", "bad")),
        (replace(DUE, group="overdue", days_late=48), When("48 days late", "circle-alert", "bad")),
        (replace(DUE, group="next week", due=at(11, 3, 17)), When("Tue 3 Nov", "clock", "text 2")),
    ],
)
def test_a_line_says_when(row: DueRow, when: When) -> None:
    assert when_of(row) == when


def test_groups_and_the_whole_day_are_counted() -> None:
    late = replace(DUE, group="overdue", days_late=1)
    assert sentence_of((late, DUE)) == "2 due in the next ten working days, 1 of them late"
    assert sentence_of(()) == "Nothing is due in the next ten working days"
    assert meaning_of("Overdue", (late,), TODAY) == "1"
    assert meaning_of("Today", (DUE,), TODAY) == "Tue 27 Oct, 1"
    assert meaning_of("Next week", (replace(DUE, due=at(11, 3)),), TODAY) == "to Tue 3 Nov, 1"
    assert (tone_of(late), tone_of(DUE), icon_of(DUE)) == ("bad", "warn", "send")


@pytest.mark.parametrize(
    ("minutes", "words"), [(68, "in 1 h 8 min"), (60, "in 1 h"), (5, "in 5 min"), (0, "under way"), (-20, "under way")]
)
def test_the_time_left_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert left_words(minutes) == words


def test_a_meeting_of_today_says_how_long_until_it_begins() -> None:
    assert when_words(MEETING, at(11, 3, 8, 22)) == "Today 09:30–12:30, in 1 h 8 min · Room 4.12"
    assert when_words(MEETING, at(11, 2, 8, 22)) == "Tue 3 Nov 09:30–12:30 · Room 4.12"


def test_people_are_told_apart_by_their_initials() -> None:
    assert [initials(name) for name in ("Dev Chaudhry-Lisle", "Imogen", "")] == ["DC", "I", ""]
    assert since_words(None) == "What others did"
    assert since_words(at(10, 26, 17, 40)) == "Since you left, Mon 26 Oct 17:40"


@pytest.mark.parametrize(
    ("view", "stage", "words"),
    [
        (view_of("planned"), 1, "Planned, stage 1 of 6. The agenda goes out Tue 27 Oct."),
        (view_of("agenda open", ITEM), 2, "Agenda open, stage 2 of 6. Before issue: 1 lead to name."),
        (view_of("agenda open", replace(ITEM, lead="AC")), 2, "Agenda open, stage 2 of 6. Ready to be issued."),
        (view_of("held"), 4, "In the room, stage 4 of 6."),
        (view_of("minutes agreed"), 6, "Minutes agreed, stage 6 of 6."),
    ],
)
def test_a_meeting_says_its_stage_and_what_is_next(view: AgendaView, stage: int, words: str) -> None:
    found = progress_of(view, TODAY)
    assert (found.stage, found.words) == (stage, words)


def test_what_an_agenda_lacks_is_named() -> None:
    assert missing(view_of("agenda open", overrun=15)) == ("items of its own", "15 minutes too long")
    assert "was to go out Tue 27 Oct" in progress_of(view_of("planned"), dt.date(2026, 10, 28)).words


def test_a_moment_that_cannot_be_read_was_never() -> None:
    assert instant("") is None
    assert instant("2026-10-27T09:00:00+00:00") == dt.datetime(2026, 10, 27, 9, tzinfo=dt.UTC)
