from datetime import date

import pytest

from models.queries.risks import risks
from models.store.workspace import Workspace

TODAY, JULY = date(2026, 10, 27), date(2026, 7, 1)


def test_the_corporate_register_is_that_of_the_pictures(demo_year: Workspace) -> None:
    rows = demo_year.read(risks, level="corporate", since=JULY, as_of=TODAY)
    assert [row.reference for row in sorted(rows, key=lambda row: row.reference)] == [
        f"CR-{number:02}" for number in range(1, 13)
    ]
    bands = [row.band for row in rows]
    assert {band: bands.count(band) for band in bands} == {"severe": 2, "high": 5, "medium": 4, "low": 1}
    moved = {row.reference: row.movement for row in rows if row.movement != "same"}
    assert moved == {"CR-03": "up", "CR-06": "up", "CR-09": "up", "CR-07": "down"}
    assert {row.reference: row.months_unseen for row in rows if row.months_unseen >= 4} == {
        "CR-09": 4, "CR-10": 4, "CR-11": 7,
    }  # fmt: skip
    violence = next(row for row in rows if row.reference == "CR-03")
    assert (violence.score, violence.open_actions, violence.overdue_actions) == (20, 3, 1)


@pytest.mark.parametrize(("level", "count"), [("business group", 60), ("BCU", 96), ("programme", 72)])
def test_the_units_keep_registers_of_their_own(demo_year: Workspace, level: str, count: int) -> None:
    rows = demo_year.read(risks, level=level, as_of=TODAY)
    assert len(rows) == count
    assert all(row.unit and row.owner for row in rows)
    assert sum(row.last_seen != "" for row in rows) > count / 2


def test_two_reviews_are_overdue_and_two_risks_are_closed(demo_year: Workspace) -> None:
    rows = demo_year.read(risks, status="all", as_of=TODAY)
    overdue = [row.reference for row in rows if row.status == "open" and row.next_review and row.next_review < TODAY]
    assert sorted(overdue) == ["CR-09", "CR-11"]
    assert sorted(row.reference for row in rows if row.status == "closed") == ["CR-13", "CR-14"]
