"""The search index: every word written is found, as typed, and goes when what it stood in goes."""

import datetime as dt

import pytest
from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Action
from models.records.risks import Risk
from models.records.settings import SearchEntry
from models.store.database import writing
from models.store.search_index import ensure_index, matching
from models.store.unit import Unit
from models.store.workspace import Workspace

DAY = dt.date(2026, 11, 3)


def add_risk(unit: Unit, *, title: str) -> str:
    """Put a risk on the register."""
    risk = Risk(reference="CR-03", level="corporate", title=title, likelihood=3, impact=4, status="open", raised_on=DAY)
    return unit.add(risk).id


def retitle(unit: Unit, *, risk_id: str, title: str) -> None:
    """Give a risk another title."""
    unit.get(Risk, risk_id).title = title


def remove(unit: Unit, *, risk_id: str) -> None:
    """Take a risk off the register."""
    unit.delete(unit.get(Risk, risk_id))


def found(workspace: Workspace, typed: str) -> list[str]:
    return [key for _, key in workspace.read(matching, typed=typed, most=20)]


def test_a_change_undo_and_redo_are_followed(workspace: Workspace) -> None:
    key = workspace.transact(add_risk, title="Serious violence").value
    assert found(workspace, "violence") == [key]
    workspace.transact(retitle, risk_id=key, title="Knife crime")
    assert found(workspace, "violence") == []
    workspace.undo()
    assert found(workspace, "seri viol") == []
    assert found(workspace, "serious viol") == [key]
    workspace.redo()
    assert found(workspace, "knife") == [key]
    workspace.transact(remove, risk_id=key)
    assert found(workspace, "knife") == []
    workspace.undo()
    assert found(workspace, "knife") == [key]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Letter to Mr O'Neil", "O'Neil"),
        ("Savings of 50% by March", "50%"),
        ("R&D and horizon scanning", "R&D"),
        ("As asked in MBA(14)25", "MBA(14)25"),
        ("As asked in MBA(14)25", "mba(14)2"),
        ("The “unclosed quote", '"unclosed'),
        ("Brecon Beacons: Prŷs-Hale", "prys"),
        ("NEAR misses and NOT others", "near not oth"),
        ("A star * and a colon:", "star *"),
        ("Well - said", "well - said"),
    ],
)
def test_ordinary_names_are_found_as_typed(workspace: Workspace, title: str, typed: str) -> None:
    key = workspace.transact(add_risk, title=title).value
    assert found(workspace, typed) == [key]


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "*", "_", '"', "'", "( )", "%", "a:b:", "\0", "AND", "NEAR(", "^x", "{"]
)
def test_no_typing_is_an_error(workspace: Workspace, typed: str) -> None:
    workspace.transact(add_risk, title="Serious violence")
    assert found(workspace, typed) == []


def test_rows_put_in_bulk_are_found(workspace: Workspace) -> None:
    def many(unit: Unit) -> None:
        forum = unit.add(Forum(code="PG", level="corporate"))
        unit.add(Meeting(forum_id=forum.id, number=1, date=DAY, start=dt.time(9), minutes=60, status="held"))
        given = {"forum_id": forum.id, "raised_on": DAY, "status": "open"}
        rows = [{**given, "reference": f"PG {n}/26", "text": f"Publish forecast {n}"} for n in range(1200)]
        unit.session.flush()
        unit.bulk(Action, rows)

    workspace.transact(many)
    assert len(workspace.read(matching, typed="forecast", most=2000)) == 1200
    assert len(workspace.read(matching, typed="PG 77/26", most=2000)) == 1


def test_an_index_that_is_not_there_is_made_again(workspace: Workspace) -> None:
    key = workspace.transact(add_risk, title="Serious violence").value
    with Session(writing(workspace.engine)) as session, session.begin():
        session.execute(delete(SearchEntry))
        session.execute(text("DELETE FROM search_words"))
    assert found(workspace, "violence") == []
    ensure_index(workspace.engine)
    ensure_index(workspace.engine)
    assert found(workspace, "violence") == [key]
