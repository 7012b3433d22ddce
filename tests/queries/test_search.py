"""Finding records by a few typed words."""

import datetime as dt

import pytest

from models.operations.agenda import add_item
from models.operations.decisions import record_decision
from models.operations.outcomes import record_action
from models.operations.people import add_person
from models.operations.year import lay_out_year
from models.queries.found import FoundRow
from models.queries.meetings import find_meeting
from models.queries.search import found
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 10, 27)


@pytest.fixture(autouse=True)
def filled(workspace: Workspace, book: SmallBook) -> None:
    """The small book with a year, an item, a decision and twelve actions."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    item = workspace.transact(add_item, meeting_id=key, title="Violence Stocktake, 100% of BCUs").value
    workspace.transact(record_decision, meeting_id=key, item_id=item, text="hold knife crime as a theme")
    for number in range(12):
        text = f"Report number {number} on stop_and_search"
        workspace.transact(record_action, forum_id=book.forums["MB"], text=text, owner_body="Estates", due=LAST)


def search(workspace: Workspace, text: str) -> tuple[FoundRow, ...]:
    return workspace.read(found, text=text, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("MB 7", "action", "MB 7/26 Report number 6 on stop_and_search"),
        ("mb 3 nov", "meeting", "MB Tue 3 Nov 2026"),
        ("3 Nov 2026", "meeting", "MB Tue 3 Nov 2026"),
        ("MB D 1", "decision", "MB D 1/26 hold knife crime as a theme"),
        ("perform", "forum", "PG Performance Group"),
        ("o’neil", "person", "Siân O’Neil-Parry"),
        ("board sec", "post", "Board Secretary"),
        ("number 0", "action", "MB 1/26 Report number 0 on stop_and_search"),
        ("stocktake", "item", "Violence Stocktake, 100% of BCUs"),
    ],
)
def test_the_best_hit_comes_first(workspace: Workspace, typed: str, kind: str, title: str) -> None:
    best = search(workspace, typed)[0]
    assert (best.kind, best.title) == (kind, title)


@pytest.mark.parametrize(
    ("typed", "hits"), [("100%", 1), ("%", 0), ("stop_and_s", 12), ("_", 0), ("'; --", 0), ("\\", 0)]
)
def test_signs_mean_nothing_but_themselves(workspace: Workspace, typed: str, hits: int) -> None:
    rows = search(workspace, typed)
    assert len([row for row in rows if row.kind in {"item", "action"}]) == hits


def test_nothing_typed_finds_nothing_and_a_limit_is_kept(workspace: Workspace) -> None:
    assert search(workspace, "   ") == ()
    assert len(workspace.read(found, text="o", today=TODAY, limit=5)) == 5


@pytest.mark.parametrize("typed", ["O'Neil", "o’neil", "maeve o‘neil"])
def test_an_apostrophe_in_a_name_is_an_ordinary_sign(workspace: Workspace, typed: str) -> None:
    key = workspace.transact(add_person, name="Maeve O'Neil").value
    assert FoundRow("person", key, "Maeve O'Neil", "") in search(workspace, typed)


def test_a_name_is_found_without_its_accents(workspace: Workspace) -> None:
    assert [row.title for row in search(workspace, "sian o'neil")] == ["Siân O’Neil-Parry"]


def test_a_sign_that_cannot_be_typed_is_left_out(workspace: Workspace) -> None:
    assert search(workspace, "\0") == ()
    assert search(workspace, "stock\0take") == search(workspace, "stock take")
