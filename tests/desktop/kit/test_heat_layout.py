from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.kit.heat_layout import HeatMeasures, HeatPicture, HeatRisk, HeatScale, heat_layout
from desktop.kit.wall_layout import Box
from models.rules.risk import SCHEME_2026

SCALE = HeatScale(
    SCHEME_2026.likelihoods,
    SCHEME_2026.impacts,
    tuple(tuple(SCHEME_2026.band(x, y).value for x in range(1, 6)) for y in range(1, 6)),
)
MEASURES = HeatMeasures(480, 370, 60, 40, 3, 15, 18, lambda words: 12 + 7 * len(words))
PLACES = st.tuples(st.integers(1, 5), st.integers(1, 5))


def heat_risk(number: int, place: tuple[int, int], old: tuple[int, int] | None = None) -> HeatRisk:
    return HeatRisk(f"{number}", f"{number:02}", f"CR-{number:02}", *place, *(old or place))


def picture(*risks: HeatRisk, measures: HeatMeasures = MEASURES) -> HeatPicture:
    return heat_layout(risks, SCALE, measures)


def inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width + 0.01
        and inner.y + inner.height <= outer.y + outer.height + 0.01
    )


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@given(
    places=st.lists(st.tuples(PLACES, PLACES), max_size=60), width=st.integers(300, 900), height=st.integers(180, 800)
)
def test_every_risk_is_shown_or_counted_in_its_own_cell(
    places: list[tuple[tuple[int, int], tuple[int, int]]], width: int, height: int
) -> None:
    risks = [heat_risk(number, place, old) for number, (place, old) in enumerate(places)]
    found = picture(*risks, measures=replace(MEASURES, width=float(width), height=float(height)))
    assert sum(1 if chip.risk else chip.count for chip in found.chips) == len(risks)
    shown = [chip.risk.id for chip in found.chips if chip.risk]
    assert len(shown) == len(set(shown))
    for cell in found.cells:
        chips = [chip.box for chip in found.chips if chip.place == cell.place]
        roomy = cell.box.height >= MEASURES.chip_height
        assert not roomy or all(inside(box, cell.box) for box in chips)
        assert all(apart(one, other) for place, one in enumerate(chips) for other in chips[place + 1 :])
    moved = {risk.id for risk in risks if risk.place != risk.old_place}
    assert {arrow.risk_id for arrow in found.arrows} == moved & set(shown)


def test_a_band_is_named_once_for_each_region() -> None:
    named = [(cell.band, cell.place) for cell in picture().cells if cell.named]
    assert named == [
        ("medium", (1, 5)),
        ("high", (2, 5)),
        ("severe", (4, 5)),
        ("low", (1, 4)),
        ("medium", (2, 4)),
        ("high", (4, 3)),
        ("medium", (5, 1)),
    ]


def test_a_word_gives_way_where_chips_need_its_room() -> None:
    flat = replace(MEASURES, height=160.0)
    severe = [heat_risk(number, place) for number, place in enumerate([(4, 5), (5, 5), (4, 4), (5, 4)])]
    assert "severe" in {cell.band for cell in picture().cells if cell.named}
    assert "severe" not in {cell.band for cell in picture(*severe, measures=flat).cells if cell.named}


def test_without_tints_every_cell_is_named() -> None:
    found = picture(heat_risk(3, (4, 5)), measures=replace(MEASURES, name_all=True))
    assert all(cell.named for cell in found.cells)


def test_an_arrow_leads_from_the_old_cell_to_the_chip() -> None:
    found = picture(heat_risk(3, (4, 5), (3, 5)))
    arrow, chip = found.arrows[0], found.chips[0]
    old = found.cell((3, 5)).box
    assert old.x < arrow.start[0] < old.x + old.width
    assert arrow.end[0] == pytest.approx(chip.box.x - 2)
    assert arrow.start[1] == arrow.end[1]


def test_what_came_from_the_left_stands_left() -> None:
    found = picture(heat_risk(5, (3, 4)), heat_risk(8, (3, 4), (4, 4)), heat_risk(9, (3, 4), (2, 4)))
    assert [chip.risk.short for chip in found.chips if chip.risk] == ["09", "05", "08"]


def test_twelve_in_a_cell_are_counted() -> None:
    found = picture(*(heat_risk(number, (4, 4)) for number in range(1, 13)))
    rest = [chip for chip in found.chips if chip.risk is None]
    assert len(rest) == 1
    assert len(found.chips) - 1 + rest[0].count == 12
