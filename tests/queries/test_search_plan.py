"""What of the forward plan a search finds, and what each hit opens."""

from datetime import date, time

import pytest

from models.operations.agenda import add_item
from models.operations.exceptions import import_exceptions
from models.operations.gold_groups import task_gold_group
from models.operations.priorities import add_priority_set
from models.operations.promises import promise_item
from models.operations.themes import add_theme, set_theme
from models.operations.undated_promises import chase_promise
from models.operations.year import lay_out_year
from models.queries.exceptions import exceptions
from models.queries.found import FoundRow
from models.queries.meetings import find_meeting
from models.queries.search import found
from models.queries.search_words import found_words
from models.store.workspace import Workspace
from tests.books import SmallBook

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The key of the Management Board of 3 November in the small book."""
    assert book.forums["MB"]
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return workspace.read(find_meeting, reference="MB 2026-11-03").id


def search(workspace: Workspace, typed: str) -> list[FoundRow]:
    return workspace.read(found_words, typed=typed, limit=12)


def test_a_theme_is_found_by_a_synonym_where_it_is_taken(workspace: Workspace, board: str) -> None:
    theme = workspace.transact(add_theme, title="Knife crime", kind="crime type", synonyms=["Stabbings"]).value
    assert search(workspace, "stabb") == [FoundRow("theme", theme, "Knife crime", "theme, crime type, not taken yet")]
    taken = workspace.transact(set_theme, meeting_id=board, theme_id=theme).value
    [hit] = search(workspace, "knife")
    assert (hit.id, hit.detail) == (taken, "theme, crime type, MB Tue 3 Nov 2026")


def test_a_theme_comes_before_what_only_speaks_of_it(workspace: Workspace, board: str) -> None:
    workspace.transact(add_theme, title="Offender management")
    workspace.transact(add_theme, title="Management of offenders")
    workspace.transact(add_item, meeting_id=board, title="Offender management: offenders, management, offenders")
    kinds = [(row.kind, row.title) for row in workspace.read(found, text="offender", today=FIRST)]
    assert kinds[:2] == [("theme", "Offender management"), ("theme", "Management of offenders")]
    assert kinds[2][0] == "item"


def test_a_measure_opens_its_newest_exception(workspace: Workspace, board: str) -> None:
    assert board
    body = "unit,family,measure,period,direction,value,expected,note\n"
    body += "MET,Robbery,Personal robbery,2026-09,worse,96,70,\nMET,Robbery,Personal robbery,2026-10,worse,98,70,\n"
    workspace.transact(import_exceptions, name="september.csv", body=body.encode())
    newest = workspace.read(exceptions)[0]
    [hit] = search(workspace, "personal rob")
    assert (hit.kind, hit.id, hit.detail) == ("measure", newest.id, "Robbery, 2 exceptions")


def test_a_priority_opens_its_set(workspace: Workspace, board: str) -> None:
    assert board
    titles = [("Reducing violence", "")]
    key = workspace.transact(add_priority_set, kind="Police and Crime Plan", name="Plan", short="PCP", titles=titles)
    assert search(workspace, "reducing") == [FoundRow("priority", key.value, "PCP 1 Reducing violence", "Plan")]


def test_a_promise_is_found_until_it_stands_on_an_agenda(workspace: Workspace, book: SmallBook, board: str) -> None:
    assert board
    key = workspace.transact(promise_item, forum_id=book.forums["MB"], title="Pursuit tactics", undated=True).value
    workspace.transact(chase_promise, promise_id=key)
    assert search(workspace, "pursuit") == [
        FoundRow("promise", key, "Pursuit tactics", "promised to MB, date to be fixed")
    ]


def test_a_gold_group_opens_its_last_meeting(workspace: Workspace, book: SmallBook, board: str) -> None:
    assert board
    tasked = workspace.transact(
        task_gold_group,
        tasking_forum_id=book.forums["MB"],
        topic="stolen scooters",
        chair_post_id=book.posts["DCOM"],
        terms="Halve thefts by Easter",
        first_date=date(2027, 1, 12),
        start=time(9),
    ).value
    hits = [row for row in search(workspace, "halve thefts") if row.kind == "gold"]
    assert [(row.id, row.title) for row in hits] == [(tasked.meeting_id, "Gold Group: stolen scooters")]
