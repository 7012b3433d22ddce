"""Where a hit of the palette leads."""

from pathlib import Path

import pytest

from desktop.app.finding import GROUPS, PLAN_VIEWS, way_to
from desktop.rooms.forward_plan.page import WANTED
from models.queries.found import FoundRow
from tests.desktop.kit.fakes import FakeNavigator


@pytest.mark.parametrize(("kind", "view"), sorted(PLAN_VIEWS.items()))
def test_what_stands_in_the_forward_plan_opens_its_view_there(tmp_path: Path, kind: str, view: str) -> None:
    navigator = FakeNavigator(tmp_path)
    way_to(navigator, FoundRow(kind, "k1", "Knife crime", ""))()
    assert navigator.view_state.words(WANTED) == f"{view} k1"
    assert kind in GROUPS


def test_a_person_opens_the_framework(tmp_path: Path) -> None:
    navigator = FakeNavigator(tmp_path)
    way_to(navigator, FoundRow("person", "p1", "Imogen Farrier", ""))()
    assert navigator.view_state.words(WANTED) == ""
