"""What follows when a meeting moves."""

import datetime as dt

import pytest

from models.operations.agenda import issue_agenda, open_agenda
from models.operations.forum_settings import set_deadline
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting
from models.queries.move_effects import move_effects
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook

PAPERS = {"draft papers": "10 working days before", "final papers": "5 working days before"}
NEW = dt.date(2027, 3, 24)


@pytest.fixture
def group(workspace: Workspace, book: SmallBook) -> str:
    """The Performance Group of Wed 17 Mar 2027, papers due a week before."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    for kind, words in PAPERS.items():
        workspace.transact(set_deadline, forum_id=book.forums["PG"], kind=kind, words=words)
    return workspace.read(find_meeting, reference="PG 2027-03-17").id


def test_its_deadlines_move_and_its_invitations_go_out_again(workspace: Workspace, clock: Clock, group: str) -> None:
    found = workspace.read(move_effects, meeting_id=group, date=NEW, now=clock())
    assert [(each.kind, each.old.date().isoformat(), each.new.date().isoformat()) for each in found.deadlines[:2]] == [
        ("draft papers", "2027-03-03", "2027-03-10"),
        ("final papers", "2027-03-10", "2027-03-17"),
    ]
    assert (found.invitations, found.next_version) == (3, 0)


def test_a_deadline_that_has_passed_stays(workspace: Workspace, clock: Clock, group: str) -> None:
    clock.go_to(dt.date(2027, 3, 5))
    found = workspace.read(move_effects, meeting_id=group, date=NEW, now=clock())
    assert [(each.passed, each.new == each.old) for each in found.deadlines[:2]] == [(True, True), (False, False)]


def test_an_issued_agenda_becomes_its_next_version(workspace: Workspace, clock: Clock, group: str) -> None:
    workspace.transact(open_agenda, meeting_id=group)
    workspace.transact(issue_agenda, meeting_id=group, body=b"agenda")
    assert workspace.read(move_effects, meeting_id=group, date=NEW, now=clock()).next_version == 2
