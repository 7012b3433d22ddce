"""What an item may serve is what is in force on its day; what it serves stays, in force or not."""

import datetime as dt

from models.operations.agenda import add_item, open_agenda
from models.operations.alignments import align
from models.operations.priorities import add_priority_set
from models.operations.year import lay_out_year
from models.queries.item_priorities import item_priorities, priorities_for_item
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

NEXT_YEAR = dt.date(2027, 4, 1)


def test_a_plan_of_next_year_is_not_offered_but_kept_where_it_was_chosen(workspace: Workspace, book: SmallBook) -> None:
    assert book.forums
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    meeting = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=meeting)
    item = workspace.transact(add_item, meeting_id=meeting, title="Budget").value
    for name, starts in (("This", FIRST), ("Next", NEXT_YEAR)):
        titles = [("Violence", ""), ("Terrorism", "")]
        workspace.transact(
            add_priority_set, kind="business plan", name=f"{name} plan", short=name[0], starts=starts, titles=titles
        )
    assert [row.label for row in workspace.read(priorities_for_item, item_id=item)] == ["T 1", "T 2"]
    first = workspace.read(priorities_for_item, item_id=item)[0]
    workspace.transact(align, item_id=item, priority_ids=[first.id])
    assert workspace.read(item_priorities, item_id=item) == (first,)
    workspace.undo()
    assert workspace.read(item_priorities, item_id=item) == ()
