"""What the next version of an agenda says of itself."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.operations.agenda import (
    add_item,
    edit_item,
    issue_agenda,
    move_item,
    open_agenda,
    remove_item,
    unwithdraw_item,
    withdraw_item,
)
from models.operations.meetings import move_meeting
from models.operations.paper_stages import set_status
from models.operations.papers import commission_paper
from models.operations.year import lay_out_year
from models.queries.agenda import agenda, versions
from models.queries.meetings import find_meeting
from models.queries.version_note import version_note
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

LATE = {"late_reason": "the vendor’s offer lapses"}


class Group:
    """The Management Board of Tue 3 Nov 2026, its agenda with two items of its own gone out."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        workspace.transact(lay_out_year, first=FIRST, last=LAST)
        self.id = workspace.read(find_meeting, reference="MB 2026-11-03").id
        self.do(open_agenda)
        self.keys = [self.do(add_item, title=title) for title in ("Budget", "Estates")]
        self.do(issue_agenda, body=b"first")

    def do(self, operation: Callable[..., Any], **facts: Any) -> Any:
        return self.workspace.transact(operation, meeting_id=self.id, **facts).value

    def change(self, operation: Callable[..., Any], place: int = 0, **facts: Any) -> None:
        self.workspace.transact(operation, item_id=self.keys[place], **facts)

    @property
    def note(self) -> str:
        return self.workspace.read(version_note, meeting_id=self.id)


@pytest.fixture
def group(workspace: Workspace, book: SmallBook) -> Group:
    """The board with version 1 of its agenda issued."""
    assert book.forums
    return Group(workspace)


def test_nothing_is_said_before_the_first_issue_nor_when_nothing_changed(group: Group) -> None:
    other = group.workspace.read(find_meeting, reference="MB 2027-01-05").id
    group.workspace.transact(open_agenda, meeting_id=other)
    assert group.workspace.read(version_note, meeting_id=other) == ""
    assert group.note == ""
    group.change(edit_item, minutes=25)
    group.change(edit_item, minutes=10)
    assert group.note == ""


def test_additions_withdrawals_and_other_changes_are_said_by_number(group: Group) -> None:
    first = group.do(add_item, title="Award", after_item_id=group.keys[1], **LATE)
    group.do(add_item, title="Lease", after_item_id=first, **LATE)
    group.change(withdraw_item, because="not ready")
    group.change(edit_item, 1, ask="Agree the sale", minutes=30)
    group.do(add_item, title="Break", kind="break")
    said = "item 6 withdrawn; item 7 asked otherwise; items 7A and 7B added (late); break added"
    assert group.note == said
    gone = group.do(add_item, title="Mistake", **LATE)
    group.workspace.transact(remove_item, item_id=gone)
    assert group.note == said


def test_the_order_is_said_of_what_moved_alone(group: Group) -> None:
    group.change(move_item, 1, to_position=4)
    assert group.note == "item 7 moved"
    group.change(move_item, 1, to_position=7)
    assert group.note == ""


def test_the_next_issue_says_it_and_begins_anew(group: Group) -> None:
    group.change(withdraw_item, because="not ready")
    group.do(move_meeting, date=dt.date(2026, 11, 10), reason="The chair is away")
    note = "date changed from Tue 3 November 2026; item 6 withdrawn"
    assert group.note == note
    group.do(issue_agenda, body=b"second", note="Room to be confirmed")
    assert group.note == ""
    group.change(unwithdraw_item)
    assert group.note == "item 6 taken after all"
    group.do(issue_agenda, body=b"third", note="item 6 taken after all; more to come")
    found = group.workspace.read(versions, meeting_id=group.id, kind="agenda")
    assert [row.note for row in found] == [
        "",
        f"{note}; Room to be confirmed",
        "item 6 taken after all; more to come",
    ]


def test_papers_that_came_or_changed_are_said(group: Group, book: SmallBook) -> None:
    paper = group.do(commission_paper, forum_id=book.forums["MB"], title="Budget", item_id=group.keys[0])
    reference = group.workspace.read(agenda, meeting_id=group.id).items[5].paper
    assert group.note == f"paper {reference} added"
    group.do(issue_agenda, body=b"second")
    group.workspace.transact(set_status, paper_id=paper, status="received")
    assert group.note == f"paper {reference} now received"


def test_a_late_item_withdrawn_when_the_last_agenda_went_out_is_new_when_it_is_taken(group: Group) -> None:
    late = group.do(add_item, title="Award", **LATE)
    group.workspace.transact(withdraw_item, item_id=late, because="not ready")
    group.do(issue_agenda, body=b"second")
    assert group.note == ""
    group.workspace.transact(unwithdraw_item, item_id=late)
    assert group.note == "item 7A added (late)"
