"""Good practice: presented at a meeting, taken over by other units, listed and printed."""

import datetime as dt

import pytest

from models.documents.export import export
from models.documents.learning_log import learning_log_document
from models.errors import RuleBroken
from models.operations.organisation import add_unit
from models.operations.practice import (
    adopt_practice,
    edit_practice,
    record_practice,
    remove_practice,
    withdraw_adoption,
)
from models.queries.practice import PracticeRow, practices
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.documents.reading import whole
from tests.operations.carrying import Run, run_of

NOW = dt.datetime(2026, 11, 6, 9, tzinfo=dt.UTC)


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> Run:
    """CF-FLP, and Lambeth where something worked."""
    book.units["LX"] = workspace.transact(add_unit, code="LX", name="Lambeth", kind="borough").value
    return run_of(workspace, book.forums["CF-FLP"])


def record(board: Run, book: SmallBook) -> str:
    return board.workspace.transact(
        record_practice,
        title="Stop and search reviewed with the community",
        words="Body-worn footage is watched every month",
        origin_unit_id=book.units["LX"],
        presenter_post_id=book.posts["CDR-AS"],
        meeting_id=board.meetings[0],
    ).value


def only(board: Run) -> PracticeRow:
    (row,) = board.workspace.read(practices)
    return row


def test_the_learning_log_says_where_it_was_presented_and_who_took_it_over(board: Run, book: SmallBook) -> None:
    key = record(board, book)
    board.workspace.transact(adopt_practice, practice_id=key, unit_id=book.units["AS"], note="from the new year")
    row = only(board)
    assert (row.presented, row.presenter) == ("CF-FLP Thu 5 Nov 2026", "AS BCU Commander, Siân O’Neil-Parry")
    assert [(one.unit_code, one.on) for one in row.adopted] == [("AS", dt.date(2026, 10, 27))]
    printed = whole(export(learning_log_document([row], printed=NOW, marking="OFFICIAL"), ".pdf"))
    for words in (
        "Lambeth (LX)",
        "CF-FLP Thu 5 Nov 2026",
        "Taken over by",
        "from the new year",
        "1 of them taken over",
    ):
        assert words in printed
    assert "No good practice is recorded" in whole(
        export(learning_log_document([], printed=NOW, marking="OFFICIAL"), ".pdf")
    )


def test_a_unit_takes_it_over_once_and_never_its_own(board: Run, book: SmallBook) -> None:
    key = record(board, book)
    with pytest.raises(RuleBroken, match="comes from Lambeth itself"):
        board.workspace.transact(adopt_practice, practice_id=key, unit_id=book.units["LX"])
    board.workspace.transact(adopt_practice, practice_id=key, unit_id=book.units["AS"])
    with pytest.raises(RuleBroken, match="Central South has taken “Stop and search"):
        board.workspace.transact(adopt_practice, practice_id=key, unit_id=book.units["AS"])
    board.workspace.transact(withdraw_adoption, adoption_id=only(board).adopted[0].id)
    assert only(board).adopted == ()


def test_it_is_changed_found_and_taken_out(board: Run, book: SmallBook) -> None:
    key = record(board, book)
    changed = board.workspace.transact(
        edit_practice,
        practice_id=key,
        revision=only(board).revision,
        title="Scrutiny panel",
        meeting_id="",
        presenter="A guest",
    )
    assert changed.words == "Edit good practice “Scrutiny panel”"
    assert (only(board).presented, only(board).words) == ("", "Body-worn footage is watched every month")
    found = [{"text": "lambeth"}, {"unit_id": book.units["LX"]}, {"first": dt.date(2026, 11, 5)}]
    assert [len(board.workspace.read(practices, **narrow)) for narrow in found] == [1, 1, 1]  # type: ignore[arg-type]
    assert board.workspace.read(practices, unit_id=book.units["AS"]) == ()
    board.workspace.transact(adopt_practice, practice_id=key, unit_id=book.units["AS"])
    board.workspace.transact(remove_practice, practice_id=key)
    assert board.workspace.read(practices) == ()
    board.workspace.undo()
    assert len(only(board).adopted) == 1
