from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.framework_map import FrameworkMap, MapLegend, nearest
from desktop.kit.map_layout import MapForum, MapMeasures, broken, framework_layout
from desktop.kit.map_routes import MapLine
from models.rules.level_names import LevelNames
from tests.desktop.kit.fakes import the


def wide(words: str) -> float:
    return 7 * len(words)


def measures(width: float) -> MapMeasures:
    return MapMeasures(width, 96, 190, 15, 10, 8, 84, title=wide, words=wide, chip=lambda code: 8 * len(code) + 10)


MEASURES = measures(900)
GROUPS = ("Frontline Policing", "Met Operations")
FORUMS = (
    MapForum("mb", "MB", "Management Board", "corporate", ("two-monthly",)),
    MapForum("pg", "PG", "Performance Group", "corporate", ("monthly",)),
    *(MapForum(f"cf {unit}", "CF", "CrimeFighters", "business group", ("monthly",), unit) for unit in GROUPS),
    *(MapForum(f"b{place}", f"B{place}", "Central South", "BCU", ("2nd Mon",)) for place in range(12)),
    MapForum("ap", "AP", "Audit Panel", "oversight"),
    MapForum("gold", "GOLD-1", "Moped theft", "thematic", meetings=3, aside="Gold Groups"),
)
LINES = (
    MapLine("cf Frontline Policing", "pg", "escalates"),
    MapLine("b3", "cf Frontline Policing", "escalates"),
    MapLine("mb", "pg", "tracks"),
    MapLine("mb", "nobody", "tracks"),
)


@pytest.mark.parametrize("width", [720.0, 900.0, 1500.0])
def test_cards_do_not_overlap_and_stay_in_the_map(width: float) -> None:
    found = framework_layout(FORUMS, LINES, measures(width))
    assert {card.forum.id for card in found.cards} == {forum.id for forum in FORUMS}
    for one, other in combinations([card.box for card in found.cards], 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    assert all(card.box.y + card.box.height <= found.height for card in found.cards)
    assert all(card.box.x + card.box.width <= width for card in found.cards)


def test_lines_are_right_angled_and_end_at_their_forum() -> None:
    found = framework_layout(FORUMS, LINES, MEASURES)
    boxes = {card.forum.id: card.box for card in found.cards}
    assert len(found.routes) == 3
    for route in found.routes:
        for (x1, y1), (x2, y2) in zip(route.corners, route.corners[1:], strict=False):
            assert x1 == x2 or y1 == y2
        x, y = route.corners[-1]
        target = boxes[route.line.target_id]
        assert target.x <= x <= target.x + target.width
        assert y in {target.y, target.y + target.height, target.y + target.height / 2}


def test_arrows_walk_the_cards_and_enter_opens(qtbot: QtBot) -> None:
    chart = FrameworkMap()
    qtbot.addWidget(chart)
    chart.resize(900, 700)
    chart.show()
    chart.display(FORUMS, LINES)
    chart.select("mb")
    with qtbot.waitSignal(chart.forum_chosen) as chosen:
        QTest.keyClick(the(chart.widget()), Qt.Key.Key_Right)
    with qtbot.waitSignal(chart.forum_opened) as opened:
        QTest.keyClick(the(chart.widget()), Qt.Key.Key_Return)
    assert chosen.args == opened.args == ["pg"]
    assert not chart.grab().isNull()


def test_without_a_choice_the_walk_begins_at_the_first_card() -> None:
    cards = framework_layout(FORUMS, (), MEASURES).cards
    assert nearest(cards, "", (1, 0)) == "mb"
    assert nearest(cards, "mb", (0, -1)) == "mb"


def test_the_legend_names_all_kinds(qtbot: QtBot) -> None:
    legend = MapLegend()
    qtbot.addWidget(legend)
    assert "cascades themes to" in legend.accessibleName()
    assert not legend.grab().isNull()


def test_no_line_crosses_the_title_of_a_column() -> None:
    found = framework_layout(FORUMS, LINES, MEASURES)
    heads = [label.box for label in found.labels if not label.words]
    assert len(heads) == 2
    for route in found.routes:
        for (x1, y1), (x2, y2) in zip(route.corners, route.corners[1:], strict=False):
            for head in heads:
                aside = max(x1, x2) <= head.x or min(x1, x2) >= head.x + head.width
                assert aside or max(y1, y2) <= head.y or min(y1, y2) >= head.y + head.height


def test_bands_count_their_forums_and_meetings() -> None:
    held = (MapForum("mb", "MB", "Management Board", "corporate", meetings=6), *FORUMS[1:])
    label = next(each for each in framework_layout(held, (), MEASURES).labels if each.words == "Corporate")
    assert label.second == "2 forums\n6 meetings"


def test_bands_go_by_what_the_levels_are_called() -> None:
    names = LevelNames({"BCU": "district", "thematic": "portfolio"})
    words = {label.words for label in framework_layout(FORUMS, (), MEASURES, names).labels}
    assert words >= {"Business group, portfolio", "District"}


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Board", ("Board",)),
        ("Change Programme Board", ("Change", "Programme", "Board")),
        ("A B C D", ("A B C D",)),
        ("Change Programme Board of Boards", ("Change", "Programme", "Board of Boards")),
    ],
)
def test_a_title_is_broken_once_before_it_is_cut(words: str, lines: tuple[str, ...]) -> None:
    assert broken(words, 50, 90, wide) == lines
