"""Themes and risks are passed up as items are: offered above, with the reason and where they come from."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.escalations import edit_escalation, escalate_risk, escalate_theme, remove_escalation
from models.operations.forum_life import end_forum
from models.operations.forum_settings import link_forums
from models.operations.risks import add_risk
from models.operations.stages import end_meeting, enter_room
from models.operations.themes import set_theme
from models.queries.escalations import escalations
from models.queries.record import meeting_record
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.operations.carrying import DAYS, Run, run_of


@pytest.fixture
def below(workspace: Workspace, book: SmallBook) -> Run:
    """Frontline CrimeFighters, which escalates to MB."""
    workspace.transact(link_forums, forum_id=book.forums["CF-FLP"], other_id=book.forums["MB"], kind="escalates to")
    return run_of(workspace, book.forums["CF-FLP"])


@pytest.fixture
def above(below: Run, book: SmallBook) -> Run:
    """The Management Board."""
    return run_of(below.workspace, book.forums["MB"])


def test_a_theme_is_offered_above_and_both_ends_show_it(below: Run, above: Run) -> None:
    work = below.workspace
    key = work.transact(set_theme, meeting_id=below.meetings[0], title="Moped enabled theft").value
    work.transact(escalate_theme, meeting_theme_id=key, reason="Three meetings off track", several_groups=True)
    with pytest.raises(RuleBroken, match="is escalated to MB already"):
        work.transact(escalate_theme, meeting_theme_id=key, reason="Again")
    (row,) = work.read(escalations, forum_id=below.forum)
    assert (row.subject, row.title, row.from_words) == ("theme", "Moped enabled theft", "CF-FLP on Tue 27 Oct 2026")
    above.open(0)
    number = above.item(0, "Moped enabled theft").number
    assert above.origins("Moped enabled theft") == {0: "escalated from CF-FLP: Three meetings off track"}
    (row,) = work.read(escalations, theme_id=row.theme_id)
    assert row.arrived == f"MB Thu 5 Nov 2026, item {number}"


def test_a_theme_escalated_in_the_room_stands_in_the_record_of_the_meeting(
    below: Run, above: Run, clock: Clock
) -> None:
    work, meeting = below.workspace, below.meetings[0]
    key = work.transact(set_theme, meeting_id=meeting, title="Moped enabled theft").value
    clock.go_to(DAYS[0])
    work.transact(enter_room, meeting_id=meeting)
    made = work.transact(escalate_theme, meeting_theme_id=key, reason="Off track").value
    work.transact(edit_escalation, escalation_id=made, reason="Off track again")
    (entry,) = work.read(meeting_record, meeting_id=meeting, today=DAYS[0]).entries
    assert (entry.kind, entry.text, entry.second) == ("escalation", "Off track again", "to MB · Moped enabled theft")
    work.transact(end_meeting, meeting_id=meeting)
    above.open(1)
    assert above.origins("Moped enabled theft") == {1: "escalated from CF-FLP Thu 5 Nov 2026: Off track again"}


def test_a_risk_comes_as_an_item_that_carries_it(below: Run, above: Run) -> None:
    work = below.workspace
    risk = work.transact(
        add_risk, title="Demand outruns capacity", level="corporate", likelihood=4, impact=4, reference="CR-03"
    ).value
    made = work.transact(escalate_risk, risk_id=risk, from_forum_id=below.forum, reason="Needs two groups").value
    above.open(0)
    item = above.item(0, "CR-03 Demand outruns capacity")
    assert [one.reference for one in item.risks] == ["CR-03"]
    (row,) = work.read(escalations, risk_id=risk)
    assert (row.subject, row.from_forum_code, row.at.date()) == ("risk", "CF-FLP", dt.date(2026, 10, 27))
    work.transact(remove_escalation, escalation_id=made)
    assert "CR-03 Demand outruns capacity" not in above.titles(0)
    assert work.read(escalations) == ()


def test_what_took_over_above_is_the_forum_above(below: Run, above: Run, book: SmallBook, clock: Clock) -> None:
    work = below.workspace
    work.transact(link_forums, forum_id=below.forum, other_id=book.forums["PG"], kind="escalates to")
    key = work.transact(set_theme, meeting_id=below.meetings[0], title="Moped enabled theft").value
    with pytest.raises(RuleBroken, match="escalates to several forums"):
        work.transact(escalate_theme, meeting_theme_id=key, reason="Off track")
    work.transact(end_forum, forum_id=above.forum, on=dt.date(2026, 10, 31))
    clock.go_to(dt.date(2026, 11, 2))
    work.transact(escalate_theme, meeting_theme_id=key, reason="Off track")
    (row,) = work.read(escalations, forum_id=below.forum)
    assert row.to_forum_code == "PG"
