"""Both ends of an escalation say where it came from, where it went, and why."""

from desktop.rooms.meeting.escalated_section import escalated_section
from models.operations.escalations import escalate
from models.operations.forum_settings import link_forums
from models.queries.agenda import agenda
from models.store.workspace import Workspace
from tests.books import small_book
from tests.operations.carrying import run_of


def test_the_item_below_and_the_one_above_show_the_trail(workspace: Workspace) -> None:
    book = small_book(workspace)
    workspace.transact(link_forums, forum_id=book.forums["CF-FLP"], other_id=book.forums["MB"], kind="escalates to")
    below, above = run_of(workspace, book.forums["CF-FLP"]), run_of(workspace, book.forums["MB"])
    below.open(0)
    item = below.add(0, "Custody capacity")
    workspace.transact(escalate, item_id=item, reason="Cells are full", several_groups=True)
    waiting = workspace.read(agenda, meeting_id=below.meetings[0]).escalations
    (section,) = escalated_section(waiting, item)
    assert section.notes[0].text == "to MB, needs several business groups, waits for its next agenda. Cells are full"
    assert escalated_section(waiting, "another") == ()
    above.open(1)
    there = above.item(1, "Custody capacity")
    (section,) = escalated_section(workspace.read(agenda, meeting_id=above.meetings[1]).escalations, there.id)
    number = below.item(0, "Custody capacity").number
    assert section.notes[0].text == (
        f"item from CF-FLP Thu 5 Nov 2026, item {number}, needs several business groups. Cells are full"
    )
