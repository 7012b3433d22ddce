"""The year at a glance, and the journal as it is read."""

import datetime as dt

from models.operations.meetings import cancel_meeting
from models.operations.settings import change_settings
from models.operations.year import lay_out_year
from models.queries.calendar import closed_days, working_calendar, year_calendar
from models.queries.history import entries
from models.queries.meetings import find_meeting
from models.queries.people import post_choices
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook


def test_a_calendar_shows_one_level_its_closed_days_and_its_legend(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(change_settings, organisation="Test Police", marking="OFFICIAL-SENSITIVE")
    key = workspace.read(find_meeting, reference="MB 2026-05-05").id
    workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    year = workspace.read(year_calendar, first=FIRST, last=LAST, level="corporate")
    assert (year.title, year.marking, len(year.meetings)) == ("Test Police", "OFFICIAL-SENSITIVE", 21)
    assert [(line.code, line.cadence) for line in year.forums][:2] == [
        ("MB", "every 2 months, first Tuesday, from May 2026"),
        ("PG", "monthly, third Wednesday"),
    ]
    assert book.forums["PG"] in {row.forum_id for row in year.meetings}


def test_closed_days_are_holidays_and_closures_without_weekends(workspace: Workspace, book: SmallBook) -> None:
    days = dict(workspace.read(closed_days, first=dt.date(2026, 12, 23), last=dt.date(2027, 1, 4)))
    assert days[dt.date(2026, 12, 25)] == "Christmas Day"
    assert days[dt.date(2026, 12, 24)] == "Winter closure"
    assert dt.date(2027, 1, 2) not in days
    calendar = workspace.read(working_calendar, first=FIRST, last=LAST)
    assert calendar.next_working(dt.date(2026, 12, 23)) == dt.date(2027, 1, 4)
    assert book.units


def test_the_journal_says_who_did_what_and_what_was_taken_back(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.undo()
    rows = workspace.read(entries, limit=3)
    assert [(row.actor, row.rows, row.taken_back) for row in rows[:2]] == [("Imogen", 46, False), ("Imogen", 46, True)]
    workspace.redo()
    assert [row.taken_back for row in workspace.read(entries, limit=4)] == [False, False, False, False]
    touched = workspace.read(entries, table="forum", row_id=book.forums["MB"])
    assert [row.words for row in touched] == ["Fill the book"]


def test_choices_of_posts_name_their_holders(workspace: Workspace, book: SmallBook) -> None:
    words = dict(workspace.read(post_choices, as_of=FIRST))
    assert words[book.posts["AC-FLP"]] == "AC Frontline Policing, Grace Adeyemi-Clarke"
    assert words[book.posts["HEAD-DI"]] == "Head of Data & Insight"
