"""Everything that was issued, as the Documents room lists it."""

import datetime as dt
from typing import Any

import pytest

from models.operations.agenda import issue_agenda, open_agenda
from models.operations.forums import rename_forum
from models.operations.issuing import issue_action_log
from models.operations.year import lay_out_year
from models.queries.agenda import issued_body
from models.queries.issued import IssuedRow, issued_documents
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook


@pytest.fixture
def issued(workspace: Workspace, book: SmallBook, clock: Clock) -> SmallBook:
    """A book whose board issued two agendas and whose group issued a log."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    board = workspace.read(find_meeting, reference="MB 2026-11-03").id
    group = workspace.read(find_meeting, reference="PG 2026-11-18").id
    workspace.transact(open_agenda, meeting_id=board)
    workspace.transact(issue_agenda, meeting_id=board, body=b"first", name="MB agenda.pdf")
    clock.go_to(dt.date(2026, 10, 30))
    workspace.transact(issue_agenda, meeting_id=board, body=b"the second", note="Room changed")
    clock.go_to(dt.date(2026, 11, 18))
    workspace.transact(issue_action_log, meeting_id=group, body=b"log")
    return book


def words(rows: tuple[IssuedRow, ...]) -> list[str]:
    return [f"{row.reference} {row.kind} {row.version}" for row in rows]


LOG, SECOND, FIRST_ISSUE = "PG 2026-11-18 action log 1", "MB 2026-11-03 agenda 2", "MB 2026-11-03 agenda 1"


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, [LOG, SECOND, FIRST_ISSUE]),
        ({"kind": "agenda"}, [SECOND, FIRST_ISSUE]),
        ({"first": dt.date(2026, 10, 30)}, [LOG, SECOND]),
        ({"first": dt.date(2026, 10, 28), "last": dt.date(2026, 10, 30)}, [SECOND]),
        ({"last": dt.date.max}, [LOG, SECOND, FIRST_ISSUE]),
        ({"text": "room CHANGED"}, [SECOND]),
        ({"text": "agenda.pdf"}, [FIRST_ISSUE]),
        ({"text": "LOG imogen"}, [LOG]),
        ({"text": "100% (none)"}, []),
    ],
)
def test_documents_are_chosen_by_kind_day_and_words(
    workspace: Workspace, chosen: dict[str, Any], found: list[str]
) -> None:
    assert words(workspace.read(issued_documents, **chosen)) == found


def test_a_forum_renamed_later_keeps_what_went_out(workspace: Workspace, issued: SmallBook) -> None:
    board = issued.forums["MB"]
    before = workspace.read(issued_documents, forum_id=board)
    workspace.transact(rename_forum, forum_id=board, name="Executive Board", starts=dt.date(2027, 1, 1))
    after = workspace.read(issued_documents, forum_id=board)
    assert after == before
    assert [(row.size, row.issued_by, row.level) for row in after] == [
        (10, "Imogen", "corporate"),
        (5, "Imogen", "corporate"),
    ]
    assert [workspace.read(issued_body, digest=row.digest) for row in after] == [b"the second", b"first"]
