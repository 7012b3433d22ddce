"""What is recorded at a meeting, and how it is numbered."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.actions import delete_action, edit_action
from models.operations.agenda import add_item
from models.operations.decisions import edit_decision, record_decision, remove_decision
from models.operations.forum_settings import set_pattern
from models.operations.minutes import edit_minute, record_minute, remove_minute
from models.operations.outcomes import record_action
from models.operations.promises import put_action_on_agenda
from models.operations.risks import add_risk
from models.operations.year import lay_out_year
from models.queries.actions import action
from models.queries.meetings import find_meeting, meetings
from models.queries.record import MeetingRecord, meeting_record
from models.queries.risk_links import links_of
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 11, 3)
DUE = dt.date(2026, 11, 18)

pytestmark = pytest.mark.usefixtures("book")


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The Management Board of Tue 3 Nov 2026."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return workspace.read(meetings, forum_id=book.forums["MB"], first=dt.date(2026, 11, 3))[0].id


@pytest.fixture
def item(workspace: Workspace, board: str) -> str:
    """Its item on the Violence Stocktake."""
    return workspace.transact(add_item, meeting_id=board, title="Violence Stocktake").value


def record(workspace: Workspace, board: str) -> MeetingRecord:
    return workspace.read(meeting_record, meeting_id=board, today=TODAY)


def promise(workspace: Workspace, book: SmallBook, **values: str) -> str:
    given: dict[str, Any] = {"text": "Publish ward-level maps", "owner_post_id": book.posts["AC-FLP"], **values}
    return workspace.transact(record_action, due=DUE, **given).value


def reference(workspace: Workspace, key: str) -> str:
    return workspace.read(action, action_id=key, today=TODAY).reference


def test_minutes_are_numbered_under_their_item(workspace: Workspace, board: str, item: str) -> None:
    for text in ("The Board heard that violence fell.", "Members asked why."):
        workspace.transact(record_minute, meeting_id=board, item_id=item, text=text)
    rows = record(workspace, board).minutes
    assert [row.number for row in rows] == ["6.1", "6.2"]
    workspace.transact(edit_minute, minute_id=rows[1].id, text="Members asked whether.", revision=rows[1].revision)
    workspace.transact(remove_minute, minute_id=rows[0].id)
    assert [(row.number, row.text) for row in record(workspace, board).minutes] == [("6.1", "Members asked whether.")]


def test_decisions_carry_the_forums_numbers_and_keep_them(workspace: Workspace, board: str, item: str) -> None:
    first = workspace.transact(record_decision, meeting_id=board, item_id=item, text="hold knife crime").value
    workspace.transact(edit_decision, decision_id=first, verb="approved")
    workspace.transact(remove_decision, decision_id=first)
    workspace.transact(record_decision, meeting_id=board, item_id=item, text="report in January", verb="commissioned")
    assert [(row.reference, row.verb) for row in record(workspace, board).decisions] == [("MB D 2/26", "commissioned")]


def test_an_action_names_owner_meeting_and_the_forum_that_tracks_it(
    workspace: Workspace, book: SmallBook, board: str, item: str
) -> None:
    helpers = (book.posts["DIR-SG"], book.posts["CDR-AS"])
    done = workspace.transact(
        record_action,
        meeting_id=board,
        item_id=item,
        text="Publish ward-level maps",
        owner_post_id=book.posts["AC-FLP"],
        contributors=helpers,
        due=DUE,
    )
    row = workspace.read(action, action_id=done.value, today=TODAY)
    assert done.words == "Record action MB 1/26"
    assert (row.reference, row.raised_at, row.tracked_by) == ("MB 1/26", "MB 3 Nov", "PG")
    assert (row.owner, row.owner_name) == ("AC Frontline Policing", "Grace Adeyemi-Clarke")
    assert row.contributors == "AS BCU Commander, Director Strategy & Governance"
    assert (row.first_due, row.due, row.moves, row.status) == (DUE, DUE, 0, "open")


def test_a_number_is_never_given_twice(workspace: Workspace, book: SmallBook, board: str) -> None:
    promise(workspace, book, meeting_id=board)
    workspace.undo()
    second = promise(workspace, book, meeting_id=board)
    assert reference(workspace, second) == "MB 2/26"
    workspace.transact(delete_action, action_id=second)
    assert reference(workspace, promise(workspace, book, meeting_id=board)) == "MB 3/26"


def test_numbers_begin_anew_with_the_financial_year(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, first=LAST + dt.timedelta(days=1), last=dt.date(2027, 6, 30))
    next_year = workspace.read(find_meeting, reference="MB 2027-05-04").id
    promised: dict[str, Any] = {"text": "Report", "owner_body": "A partner outside", "due_words": "Q2 2027-28"}
    key = workspace.transact(record_action, meeting_id=next_year, **promised).value
    assert reference(workspace, key) == "MB 1/27"


def test_a_forum_may_number_in_its_own_way(workspace: Workspace, book: SmallBook) -> None:
    assert reference(workspace, promise(workspace, book, forum_id=book.forums["CF-FLP"])) == "FLP 1/26"
    workspace.transact(set_pattern, forum_id=book.forums["PG"], kind="action", pattern="{n:02}/{code}", scope="forever")
    assert reference(workspace, promise(workspace, book, forum_id=book.forums["PG"])) == "01/PG"


@pytest.mark.parametrize(
    "owners",
    [{}, {"owner_post_id": "AC-FLP", "owner_body": "A partner"}, {"owner_post_id": "AC-FLP", "owner_person_id": "SEC"}],
)
def test_an_action_has_exactly_one_owner(workspace: Workspace, book: SmallBook, owners: dict[str, str]) -> None:
    keys = {"owner_post_id": book.posts, "owner_person_id": book.people}
    given: dict[str, Any] = {field: keys[field][code] if field in keys else code for field, code in owners.items()}
    with pytest.raises(RuleBroken, match="one accountable owner") as refused:
        workspace.transact(record_action, forum_id=book.forums["MB"], text="Do it", due=DUE, **given)
    assert refused.value.field == "owner_post_id"


@pytest.mark.parametrize("kind", ["owner_person_id", "owner_body"])
def test_a_person_or_a_body_outside_may_own_an_action(workspace: Workspace, book: SmallBook, kind: str) -> None:
    owner = {"owner_person_id": book.people["SEC"], "owner_body": "Crown Prosecution Service"}[kind]
    given: dict[str, Any] = {kind: owner}
    key = workspace.transact(record_action, forum_id=book.forums["MB"], text="Do it", due=DUE, **given).value
    row = workspace.read(action, action_id=key, today=TODAY)
    assert row.owner == {"owner_person_id": "Niamh O’Dwyer-Cole", "owner_body": "Crown Prosecution Service"}[kind]
    assert row.owner_name == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": "  "}, "text"),
        ({"due": None}, "due"),
        ({"due": dt.date(2026, 10, 1)}, "due"),
        ({"meeting_id": "", "forum_id": ""}, "forum_id"),
    ],
)
def test_what_is_missing_is_named_by_field(
    workspace: Workspace, board: str, change: dict[str, object], field: str
) -> None:
    given: dict[str, Any] = {"meeting_id": board, "text": "Do it", "due": DUE, "owner_body": "A partner", **change}
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(record_action, **given)
    assert refused.value.field == field


def test_an_item_of_another_meeting_is_refused(workspace: Workspace, item: str) -> None:
    other = workspace.read(find_meeting, reference="PG 2026-11-18").id
    with pytest.raises(RuleBroken, match="is not on this agenda"):
        workspace.transact(record_minute, meeting_id=other, item_id=item, text="The group heard")


def test_an_action_touches_risks_and_goes_with_its_links(workspace: Workspace, book: SmallBook, board: str) -> None:
    risk = workspace.transact(add_risk, title="Serious violence", level="corporate", likelihood=4, impact=4).value
    given: dict[str, Any] = {"owner_post_id": book.posts["AC-FLP"], "due": DUE, "meeting_id": board}
    key = workspace.transact(record_action, text="Publish maps", risk_ids=(risk,), **given).value
    workspace.transact(put_action_on_agenda, action_id=key)
    linked = workspace.read(links_of, risk)
    assert [(row.kind, row.reference) for row in linked] == [("action", "MB 1/26")]
    workspace.transact(edit_action, action_id=key, risk_ids=())
    assert workspace.read(links_of, risk) == ()
    workspace.undo()
    workspace.transact(delete_action, action_id=key)
    assert workspace.read(links_of, risk) == ()
    workspace.undo()
    assert workspace.read(links_of, risk) == linked
