"""The agenda, from the forum's template to the issued paper."""

import datetime as dt
import hashlib
from typing import Any

import pytest

from models.errors import NothingToUndo, RuleBroken
from models.operations.agenda import add_item, edit_item, issue_agenda, move_item, open_agenda, remove_item
from models.operations.minutes import record_minute
from models.operations.year import lay_out_year
from models.queries.agenda import AgendaView, ItemRow, agenda, issued_body
from models.queries.meetings import find_meeting, meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

pytestmark = pytest.mark.usefixtures("book")


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The Management Board of Tue 3 Nov 2026, its agenda open."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(meetings, forum_id=book.forums["MB"], first=dt.date(2026, 11, 3))[0].id
    workspace.transact(open_agenda, meeting_id=key)
    return key


def items(workspace: Workspace, meeting_id: str) -> tuple[ItemRow, ...]:
    return workspace.read(agenda, meeting_id=meeting_id).items


def titles(view: AgendaView) -> list[str]:
    return [item.title for item in view.items]


def test_an_agenda_is_laid_out_from_the_template(workspace: Workspace, board: str) -> None:
    assert titles(workspace.read(agenda, meeting_id=board)) == [
        "Apologies and declarations of interests",
        "Minutes of the meeting of 1 September 2026",
        "Performance overview with financial context",
        "Actions of earlier meetings",
        "Corporate priorities",
        "Corporate risk picture: effect of today’s decisions",
        "Any other business",
        "Date of next meeting",
    ]


@pytest.mark.usefixtures("board")
def test_a_first_meeting_has_no_minutes_to_agree(workspace: Workspace) -> None:
    first = workspace.read(find_meeting, reference="MB 2026-05-05").id
    workspace.transact(open_agenda, meeting_id=first)
    assert "Minutes" not in " ".join(titles(workspace.read(agenda, meeting_id=first)))


def test_opening_an_agenda_twice_adds_nothing(workspace: Workspace, board: str) -> None:
    before = items(workspace, board)
    workspace.transact(open_agenda, meeting_id=board)
    assert items(workspace, board) == before


def test_an_item_goes_before_what_is_pinned_last_or_after_a_named_one(workspace: Workspace, board: str) -> None:
    workspace.transact(add_item, meeting_id=board, title="Mid-year budget", minutes=20)
    fifth = items(workspace, board)[4]
    workspace.transact(add_item, meeting_id=board, title="Break", kind="break", after_item_id=fifth.id)
    rows = items(workspace, board)
    assert [row.title for row in rows[4:8]] == ["Corporate priorities", "Break", "Mid-year budget", rows[7].title]
    assert [row.number for row in rows[4:8]] == ["5", "", "6", "7"]
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))


def test_running_times_add_up_and_an_overrun_is_shown(workspace: Workspace, board: str) -> None:
    workspace.transact(add_item, meeting_id=board, title="Violence Stocktake", minutes=120)
    view = workspace.read(agenda, meeting_id=board)
    assert view.items[2].start == dt.time(9, 40)
    assert view.overrun == sum(item.minutes for item in view.items) - 180


@pytest.mark.parametrize("title", ["Performance overview with financial context", "Any other business"])
def test_what_is_pinned_is_neither_moved_nor_removed(workspace: Workspace, board: str, title: str) -> None:
    pinned = next(row for row in items(workspace, board) if row.title == title)
    with pytest.raises(RuleBroken, match="cannot be moved"):
        workspace.transact(move_item, item_id=pinned.id, to_position=5)
    with pytest.raises(RuleBroken, match="cannot be removed"):
        workspace.transact(remove_item, item_id=pinned.id)


def test_an_item_cannot_pass_the_pinned_ones(workspace: Workspace, board: str) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Mid-year budget").value
    with pytest.raises(RuleBroken, match="“Performance overview with financial con…” comes before it"):
        workspace.transact(move_item, item_id=key, to_position=3)
    with pytest.raises(RuleBroken, match="comes after it"):
        workspace.transact(move_item, item_id=key, to_position=8)
    workspace.transact(move_item, item_id=key, to_position=4)
    assert items(workspace, board)[3].id == key


def test_an_item_with_a_minute_under_it_is_not_removed(workspace: Workspace, board: str) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Mid-year budget").value
    workspace.transact(record_minute, meeting_id=board, item_id=key, text="The Board heard")
    with pytest.raises(RuleBroken, match="has minutes recorded under it"):
        workspace.transact(remove_item, item_id=key)
    workspace.undo()
    workspace.transact(remove_item, item_id=key)
    assert key not in {row.id for row in items(workspace, board)}


def test_only_what_is_given_is_edited(workspace: Workspace, board: str, book: SmallBook) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Budget", lead_post_id=book.posts["DIR-EST"]).value
    workspace.transact(edit_item, item_id=key, ask="Agree the savings", minutes=25)
    row = next(row for row in items(workspace, board) if row.id == key)
    assert (row.title, row.ask, row.minutes) == ("Budget", "Agree the savings", 25)
    assert (row.lead, row.lead_name) == ("Director Estates", "Marguerite Okonjo-Bell")


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": " "}, "title"), ({"minutes": 0}, "minutes"), ({"purpose": "chat"}, "purpose"), ({"part": 3}, "part")],
)
def test_bad_values_are_refused_by_field(workspace: Workspace, board: str, change: dict[str, Any], field: str) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Budget").value
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(edit_item, item_id=key, **change)
    assert refused.value.field == field


def test_an_issued_agenda_is_kept_byte_for_byte_and_cannot_be_undone(workspace: Workspace, board: str) -> None:
    body = b"%PDF-1.7 the very bytes"
    assert workspace.transact(issue_agenda, meeting_id=board, body=body).value == 1
    assert workspace.transact(issue_agenda, meeting_id=board, body=b"%PDF two", note="Item 6 added").value == 2
    view = workspace.read(agenda, meeting_id=board)
    assert [(row.version, row.note, row.issued_by) for row in view.versions] == [
        (1, "", "Imogen"),
        (2, "Item 6 added", "Imogen"),
    ]
    assert view.versions[0].digest == hashlib.sha256(body).hexdigest()
    assert workspace.read(issued_body, digest=view.versions[0].digest) == body
    assert view.meeting.status == "agenda issued"
    with pytest.raises(NothingToUndo):
        workspace.undo()
