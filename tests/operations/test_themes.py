"""Themes: the vocabulary, what a meeting takes, and what a forum's window is."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.cascade import cascade_theme, decline_theme
from models.operations.meetings import cancel_meeting
from models.operations.themes import (
    add_theme,
    edit_meeting_theme,
    edit_theme,
    remove_meeting_theme,
    remove_theme,
    set_local_priorities,
    set_prevalence,
    set_theme,
    set_theme_window,
    set_track,
    theme_named,
)
from models.queries.themes import MeetingThemeRow, meeting_themes, themes, usual_sources
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.programmes import TODAY, Plan

NOVEMBER = "2026-11-05"


@pytest.fixture
def plan(workspace: Workspace, book: SmallBook) -> Plan:
    return Plan(workspace, book)


def at(plan: Plan, day: str = NOVEMBER, code: str = "CF-FLP") -> tuple[MeetingThemeRow, ...]:
    return plan.workspace.read(meeting_themes, meeting_id=plan.meeting(day, code))


def test_a_theme_joins_the_vocabulary_once_whatever_it_is_called(workspace: Workspace, book: SmallBook) -> None:
    key = workspace.transact(add_theme, title="Anti-social behaviour", kind="crime type", synonyms=["ASB"]).value
    assert workspace.transact(theme_named, title="asb").value == key
    with pytest.raises(RuleBroken, match="goes by the name “ASB” already"):
        workspace.transact(add_theme, title="ASB")
    under = workspace.transact(add_theme, title="Nuisance bikes", parent_id=key).value
    with pytest.raises(RuleBroken, match="cannot count under itself"):
        workspace.transact(edit_theme, theme_id=key, parent_id=under)
    workspace.transact(edit_theme, theme_id=key, title="Antisocial behaviour", note="in every borough")
    workspace.transact(set_prevalence, theme_id=key, unit_ids=[book.units["AS"]])
    (row,) = workspace.read(themes, text="asb")
    assert (row.title, row.note, row.prevalent_unit_ids) == (
        "Antisocial behaviour",
        "in every borough",
        (book.units["AS"],),
    )
    with pytest.raises(RuleBroken, match="other themes count under it"):
        workspace.transact(remove_theme, theme_id=key)
    workspace.transact(remove_theme, theme_id=under)
    workspace.transact(remove_theme, theme_id=key)
    assert workspace.read(themes) == ()


def test_a_theme_is_set_with_its_line_of_sight_and_taken_back_by_one_undo(plan: Plan) -> None:
    served = [plan.priorities["PCP 1"]]
    key = plan.theme("Knife crime", NOVEMBER, note="after the summer", priority_ids=served, risk_ids=[plan.risk])
    (row,) = at(plan)
    assert [(one.label, one.words) for one in row.sources] == [
        ("PCP 1", "Reducing violence"),
        ("CR-01", "Serious violence"),
    ]
    assert (row.id, row.set_on, row.set_by, row.taken, row.repeats) == (key, TODAY, "Imogen", True, 1)
    used = plan.workspace.read(usual_sources, theme_id=row.theme_id, as_of=TODAY)
    assert used == row.sources
    assert [
        one.kind for one in plan.workspace.read(usual_sources, theme_id=row.theme_id, as_of=dt.date(2029, 5, 1))
    ] == ["risk"]
    assert plan.workspace.undo() is not None
    assert at(plan) == ()


def test_the_same_theme_stands_once_and_a_cancelled_meeting_takes_none(plan: Plan) -> None:
    plan.theme("Knife crime", NOVEMBER)
    with pytest.raises(RuleBroken, match="has the theme “Knife crime” already"):
        plan.theme("knife crime", NOVEMBER)
    december = plan.meeting("2026-12-03")
    plan.workspace.transact(cancel_meeting, meeting_id=december, reason="Recess")
    with pytest.raises(RuleBroken, match="is cancelled"):
        plan.workspace.transact(set_theme, meeting_id=december, title="Burglary")


def test_what_is_not_given_stays_and_which_theme_it_is_stays_once_cascaded(plan: Plan) -> None:
    key = plan.theme("Knife crime", NOVEMBER, risk_ids=[plan.risk])
    plan.workspace.transact(edit_meeting_theme, meeting_theme_id=key, priority_ids=[plan.priorities["PCP 2"]])
    plan.workspace.transact(edit_meeting_theme, meeting_theme_id=key, title="Robbery", status="proposed")
    (row,) = at(plan)
    assert (row.title, row.status, row.taken) == ("Robbery", "proposed", False)
    assert [one.label for one in row.sources] == ["PCP 2", "CR-01"]
    plan.workspace.transact(cascade_theme, meeting_theme_id=key)
    with pytest.raises(RuleBroken, match="“Robbery” is cascaded"):
        plan.workspace.transact(edit_meeting_theme, meeting_theme_id=key, title="Burglary")


def test_a_removed_theme_takes_its_cascade_along_but_not_from_an_agenda_that_is_out(plan: Plan) -> None:
    first, second = plan.theme("Knife crime", NOVEMBER), plan.theme("Robbery", "2026-12-03")
    for key in (first, second):
        plan.workspace.transact(cascade_theme, meeting_theme_id=key)
    november, december = "2026-11-09", "2026-12-14"
    (below,) = at(plan, december, "CF-AS")
    assert below.cascaded_from == "CF-FLP Thu 3 Dec 2026"
    meeting_id = plan.meeting(november, "CF-AS")
    plan.workspace.transact(open_agenda, meeting_id=meeting_id)
    plan.workspace.transact(issue_agenda, meeting_id=meeting_id, body=b"%PDF-1.7 the agenda")
    for key in (first, second):
        plan.workspace.transact(remove_meeting_theme, meeting_theme_id=key)
    (kept,) = at(plan, november, "CF-AS")
    assert (kept.title, kept.cascaded_from_id, kept.answer, kept.taken) == ("Knife crime", "", "", True)
    assert at(plan, december, "CF-AS") == at(plan) == ()


def test_a_declined_theme_is_not_taken_and_cannot_be_set_beside_itself(plan: Plan) -> None:
    plan.workspace.transact(cascade_theme, meeting_theme_id=plan.theme("Knife crime", NOVEMBER))
    (below,) = at(plan, "2026-11-09", "CF-AS")
    plan.workspace.transact(decline_theme, meeting_theme_id=below.id, reason="covered 14 Oct")
    assert not at(plan, "2026-11-09", "CF-AS")[0].taken
    with pytest.raises(RuleBroken, match="declined “Knife crime”; open that answer again"):
        plan.theme("Knife crime", "2026-11-09", "CF-AS")


def test_how_it_stood_is_said_once_the_meeting_has_looked_at_it(plan: Plan, clock: Clock) -> None:
    key = plan.theme("Knife crime", NOVEMBER)
    with pytest.raises(RuleBroken, match="has still to look at it"):
        plan.workspace.transact(set_track, meeting_theme_id=key, track="off track")
    clock.go_to(dt.date(2026, 11, 5))
    plan.workspace.transact(set_track, meeting_theme_id=key, track="off track", words="rising in the east")
    (row,) = at(plan)
    assert (row.track, row.track_words) == ("off track", "rising in the east")


def test_a_fixed_theme_stands_at_every_meeting_without_being_set(plan: Plan) -> None:
    forum = plan.book.forums["CF-FLP"]
    violence = plan.workspace.transact(theme_named, title="Violence").value
    plan.workspace.transact(set_theme_window, forum_id=forum, window=0, fixed_theme_id=violence)
    first, last = dt.date(2026, 11, 1), dt.date(2026, 12, 31)
    rows = plan.workspace.read(meeting_themes, forum_id=forum, first=first, last=last, with_fixed=True)
    assert [(row.id, row.title, row.sources[0].kind) for row in rows] == [("", "Violence", "fixed")] * 2
    with pytest.raises(RuleBroken, match="give 0 to 12"):
        plan.workspace.transact(set_theme_window, forum_id=forum, window=13)
    with pytest.raises(RuleBroken, match="choose one of: required"):
        plan.workspace.transact(set_local_priorities, forum_id=forum, strength="now and then")
