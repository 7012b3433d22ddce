"""What endures is suggested, never tasked; the chair's yes or no is kept."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.enduring import answer_enduring
from models.operations.meetings import add_meeting
from models.operations.settings import set_enduring
from models.operations.themes import set_theme, set_track
from models.queries.enduring import answers, suggestions
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.programmes import TODAY, Plan

MOPEDS = "Moped enabled theft"


def test_off_track_the_third_time_is_suggested_until_the_chair_answers(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    plan = Plan(workspace, book)
    plan.looks(MOPEDS, "off track", "2026-08-06", "2026-09-03")
    assert workspace.read(suggestions, today=TODAY) == ()
    plan.looks(MOPEDS, "off track", "2026-10-01")
    (row,) = workspace.read(suggestions, today=TODAY)
    evidence = "off track at 3 meetings in a row: Thu 6 Aug, Thu 3 Sep, Thu 1 Oct"
    assert (row.forum_code, row.theme, row.evidence) == ("CF-FLP", MOPEDS, evidence)
    asked = {"forum_id": row.forum_id, "theme_id": row.theme_id}
    workspace.transact(answer_enduring, **asked, agreed=False, reason="new tactics from November")
    assert workspace.read(suggestions, today=TODAY) == ()
    with pytest.raises(RuleBroken, match="Nothing is suggested"):
        workspace.transact(answer_enduring, **asked, agreed=True)
    (said,) = workspace.read(answers)
    assert (said.words, said.evidence, said.on) == ("no: new tactics from November", evidence, TODAY)
    november = dt.date(2026, 11, 6)
    clock.go_to(november)
    plan.looks(MOPEDS, "off track", "2026-11-05")
    (again,) = workspace.read(suggestions, today=november)
    assert again.former_answer == "no: new tactics from November"


def test_the_thresholds_are_settings_of_the_book(workspace: Workspace, book: SmallBook) -> None:
    plan = Plan(workspace, book)
    plan.looks(MOPEDS, "", "2026-08-06", "2026-09-03")
    workspace.transact(set_enduring, in_a_row=0, times=2, of=6)
    (row,) = workspace.read(suggestions, today=TODAY, forum_id=book.forums["CF-FLP"])
    assert row.evidence == "taken at 2 of the last 6 meetings: Thu 6 Aug, Thu 3 Sep"
    with pytest.raises(RuleBroken, match="give more meetings"):
        workspace.transact(set_enduring, in_a_row=3, times=7, of=6)
    with pytest.raises(RuleBroken, match="is no number of meetings"):
        workspace.transact(set_enduring, in_a_row=3, times=3, of=99)


def test_a_forum_that_meets_once_a_year_endures_as_others_do(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    for year in (2026, 2027, 2028):
        day = dt.date(year, 6, 1)
        meeting = workspace.transact(add_meeting, forum_id=book.forums["RAB"], date=day).value
        clock.go_to(day + dt.timedelta(1))
        theme = workspace.transact(set_theme, meeting_id=meeting, title=MOPEDS).value
        workspace.transact(set_track, meeting_theme_id=theme, track="off track")
    (row,) = workspace.read(suggestions, today=dt.date(2028, 6, 2))
    assert row.evidence.startswith("off track at 3 meetings in a row")
