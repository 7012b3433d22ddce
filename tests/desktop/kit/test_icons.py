from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.kit.commands import COMMANDS
from desktop.kit.icons import icon, pixmap
from desktop.kit.statuses import ACTION_STATUSES, FINDINGS, MEETING_STATUSES, PAPER_STATUSES
from resources import resource_path

TABLES = (ACTION_STATUSES, FINDINGS, MEETING_STATUSES, PAPER_STATUSES)
NAMED = {row.icon for row in COMMANDS if row.icon} | {each.icon for table in TABLES for each in table.values()}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_named_icon_is_shipped(name: str) -> None:
    assert "currentColor" in (resource_path("icons") / f"{name}.svg").read_text(encoding="utf-8")


@pytest.mark.usefixtures("qapp")
def test_an_icon_takes_the_colour_it_is_given() -> None:
    picture = pixmap("circle", QColor(200, 0, 0), 24, 2.0).toImage()
    inked = [picture.pixelColor(x, y) for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() > 250]
    assert picture.width() == 48
    assert inked
    assert all(each.red() > 190 and each.blue() < 10 for each in inked)


def test_icons_are_remembered(qapp: QApplication) -> None:
    assert qapp is not None
    assert icon("gavel").cacheKey() == icon("gavel").cacheKey()


def test_the_licence_is_shipped() -> None:
    assert "ISC" in (resource_path("icons") / "LICENSE").read_text(encoding="utf-8")


def test_only_icons_that_are_used_are_shipped() -> None:
    desktop = Path(__file__).parents[3] / "desktop"
    source = "".join(module.read_text(encoding="utf-8") for module in desktop.rglob("*.py"))
    shipped = {each.stem for each in resource_path("icons").glob("*.svg")}
    assert {name for name in shipped if f'"{name}"' not in source} == set()
