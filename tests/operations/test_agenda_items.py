"""What an item may say of itself, who attends for it, and what becomes of all that when it is removed."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.agenda import add_item, edit_item, open_agenda, remove_item, set_attendees, set_lines
from models.operations.attendance import set_presence
from models.operations.interests import declare_interest
from models.operations.papers import commission_paper
from models.operations.promises import promise_item
from models.operations.risks import add_risk, link_risk
from models.operations.year import lay_out_year
from models.queries.agenda import ItemRow, agenda
from models.queries.meetings import find_meeting
from models.queries.offers import offers
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The Management Board of Tue 3 Nov 2026, its agenda open."""
    assert book.forums
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=key)
    return key


def item(workspace: Workspace, board: str, key: str) -> ItemRow:
    return next(row for row in workspace.read(agenda, meeting_id=board).items if row.id == key)


def test_an_item_keeps_all_that_is_said_of_it(workspace: Workspace, book: SmallBook, board: str) -> None:
    attendees = [book.posts["CDR-AS"], book.posts["HEAD-DI"]]
    key = workspace.transact(
        add_item,
        meeting_id=board,
        title="Knife crime",
        section="Violence",
        measure="knife injury, 5 year high",
        fixed_start=dt.time(11),
        attendees=attendees,
        title_sensitive=True,
    ).value
    row = item(workspace, board, key)
    assert (row.section, row.measure, row.start) == ("Violence", "knife injury, 5 year high", dt.time(11))
    assert (row.gap, row.title_sensitive, row.fixed) == (20, True, False)
    assert [(one.post, one.name) for one in row.attendees] == [
        ("AS BCU Commander", "Siân O’Neil-Parry"),
        ("Head of Data & Insight", ""),
    ]
    workspace.transact(
        edit_item, item_id=key, no_fixed_start=True, fixed_length=True, section="", title_sensitive=False
    )
    row = item(workspace, board, key)
    assert (row.fixed_start, row.fixed_length, row.section, row.title_sensitive) == (None, True, "", False)
    assert row.measure == "knife injury, 5 year high"


def test_attendees_and_lines_are_set_as_a_whole(workspace: Workspace, book: SmallBook, board: str) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Knife crime", attendees=[book.posts["CDR-AS"]]).value
    workspace.transact(set_attendees, item_id=key, post_ids=[book.posts["HEAD-DI"]], names=["Dr Ada Quill"])
    assert [(one.post, one.name) for one in item(workspace, board, key).attendees] == [
        ("Head of Data & Insight", ""),
        ("", "Dr Ada Quill"),
    ]
    workspace.transact(set_lines, item_id=key, lines=[("Injuries", "412"), ("Arrests", "90")])
    first = item(workspace, board, key).lines
    workspace.transact(set_lines, item_id=key, lines=[("Searches", ""), ("Injuries", "398")])
    lines = item(workspace, board, key).lines
    assert [(line.text, line.value) for line in lines] == [("Searches", ""), ("Injuries", "398")]
    assert lines[1].id == first[0].id
    with pytest.raises(RuleBroken, match="The line is missing"):
        workspace.transact(set_lines, item_id=key, lines=[(" ", "1")])


def test_an_item_shows_its_papers_and_the_risks_of_both(workspace: Workspace, book: SmallBook, board: str) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Knife crime", paper="kept elsewhere").value
    forum = book.forums["MB"]
    paper = workspace.transact(
        commission_paper, forum_id=forum, title="Knife crime", meeting_id=board, item_id=key
    ).value
    workspace.transact(commission_paper, forum_id=forum, title="Data pack", meeting_id=board, kind="data pack")
    risks = [
        workspace.transact(add_risk, title=title, level="corporate", likelihood=3, impact=4).value
        for title in ("Knife crime rises", "Trust falls")
    ]
    workspace.transact(link_risk, risk_id=risks[1], paper_id=paper)
    workspace.transact(link_risk, risk_id=risks[0], item_id=key)
    workspace.transact(link_risk, risk_id=risks[0], paper_id=paper)
    view = workspace.read(agenda, meeting_id=board)
    row = item(workspace, board, key)
    assert [(brief.id, brief.status, brief.late) for brief in row.papers] == [(paper, "commissioned", False)]
    assert (row.paper, [brief.title for brief in view.other_papers]) == (row.papers[0].reference, ["Data pack"])
    assert [risk.title for risk in row.risks] == ["Knife crime rises", "Trust falls"]


def test_a_removed_item_takes_its_own_along_and_lets_go_of_the_rest(
    workspace: Workspace, book: SmallBook, board: str
) -> None:
    key = workspace.transact(
        promise_item, forum_id=book.forums["MB"], title="Knife crime", meeting_id=board, ask="Agree"
    )
    promised = next(row for row in workspace.read(agenda, meeting_id=board).items if row.title == "Knife crime")
    workspace.transact(set_attendees, item_id=promised.id, post_ids=[book.posts["CDR-AS"]])
    workspace.transact(set_lines, item_id=promised.id, lines=[("Injuries", "412")])
    workspace.transact(commission_paper, forum_id=book.forums["MB"], title="P", meeting_id=board, item_id=promised.id)
    workspace.transact(
        set_presence, meeting_id=board, post_id=book.posts["DCOM"], presence="here", from_item_id=promised.id
    )
    workspace.transact(remove_item, item_id=promised.id)
    view = workspace.read(agenda, meeting_id=board)
    assert [brief.title for brief in view.other_papers] == ["P"]
    assert [seat.from_item for seat in view.seats if seat.presence] == [""]
    today = dt.date(2026, 10, 27)
    assert key.value not in [row.promise_id for row in workspace.read(offers, meeting_id=board, today=today)]
    workspace.undo()
    assert item(workspace, board, promised.id).attendees


def test_an_item_under_which_an_interest_was_declared_stays(workspace: Workspace, book: SmallBook, board: str) -> None:
    key = workspace.transact(add_item, meeting_id=board, title="Award").value
    post = book.posts["DIR-EST"]
    workspace.transact(declare_interest, meeting_id=board, item_id=key, post_id=post, nature="shares", left_room=True)
    with pytest.raises(RuleBroken, match="has an interest recorded under it"):
        workspace.transact(remove_item, item_id=key)
    (interest,) = workspace.read(agenda, meeting_id=board).interests
    assert (interest.who, interest.item_number) == ("Director Estates, Marguerite Okonjo-Bell", "6")
    assert interest.left_room
