"""The programme turned into the board: groups, names, tiles and what is said of each."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.kit.board_layout import Bars, BoardTile
from desktop.rooms.forward_plan.board_rows import board_of, month_title, short_names, tile_words
from models.queries.programme import CascadeStrip, Programme, ProgrammeCell, ProgrammeForum, Tile

TODAY = dt.date(2026, 10, 27)
OCT, NOV, JAN = dt.date(2026, 10, 1), dt.date(2026, 11, 1), dt.date(2027, 1, 1)
FLP = ProgrammeForum("flp", "CF-FLP", "Frontline Policing CrimeFighters", "business group", "first Thursday", 3, "")
MO = replace(FLP, id="mo", code="CF-MO", name="Met Operations CrimeFighters")
MB = ProgrammeForum("mb", "MB", "Management Board", "corporate", "every 2 months", 0, "")
KNIVES = Tile("knives", "theme", "Knife crime", "PCP 1 · CR-03", theme_id="k", status="set", taken=True)


def cell(key: str, day: dt.date, *tiles: Tile, **given: object) -> ProgrammeCell:
    made = ProgrammeCell(key, day, "planned", in_window=True, is_over=False, tiles=tiles)
    return replace(made, **given)  # type: ignore[arg-type]


def programme(*cells: ProgrammeCell) -> Programme:
    months = (OCT, NOV)
    found = {
        ("flp", one.date.replace(day=1)): tuple(each for each in cells if each.date.month == one.date.month)
        for one in cells
    }
    return Programme(months, frozenset({NOV}), (MB, FLP), found, 0)


def tile(shown: Tile, **given: object) -> BoardTile:
    """Return a tile as it stands on the board."""
    board = board_of(programme(cell("m", dt.date(2026, 11, 5), shown, **given)), TODAY)
    return board.rows[1].cells[1].slots[0].tiles[0]


def test_names_lose_the_word_that_those_that_set_themes_share() -> None:
    assert short_names((MB, FLP, MO)) == ["Management Board", "Frontline Policing", "Met Operations"]
    assert short_names((MB, FLP)) == ["Management Board", "Frontline Policing CrimeFighters"]


def test_the_year_stands_at_its_january() -> None:
    assert [month_title(month, OCT) for month in (OCT, NOV, JAN, dt.date(2027, 2, 1))] == [
        "Oct",
        "Nov",
        "Jan 27",
        "Feb",
    ]


def test_groups_heads_and_the_window() -> None:
    board = board_of(programme(cell("m", dt.date(2026, 11, 5), KNIVES)), TODAY)
    assert [row.group for row in board.rows] == ["Corporate: deep-dives", "Business group: rolling themes"]
    assert [(one.aside, one.in_window) for one in board.months] == [("this month", False), ("window", True)]
    assert [one.words for one in board.rows[0].cells] == ["no meeting", "no meeting"]
    assert board.rows[0].cells[1].in_window


@pytest.mark.parametrize(
    ("shown", "second", "icon", "tone"),
    [
        (KNIVES, "PCP 1 · CR-03", "", "text 2"),
        (replace(KNIVES, trouble="no source yet"), "no source yet", "circle-help", "warn"),
        (replace(KNIVES, trouble="meeting cancelled"), "meeting cancelled", "triangle-alert", "bad"),
        (replace(KNIVES, repeats_words="2 of 6"), "PCP 1 · CR-03", "repeat", "text 2"),
        (replace(KNIVES, gold_words="with Gold Group"), "with Gold Group", "shield", "text 2"),
        (replace(KNIVES, status="waiting"), "to be answered", "hourglass", "warn"),
        (replace(KNIVES, status="proposed"), "proposed", "circle-dashed", "special"),
        (replace(KNIVES, kind="deep-dive", trouble="paper late"), "paper late", "telescope", "bad"),
        (replace(KNIVES, kind="deep-dive", sources_words="", status="reported"), "reported", "telescope", "text 2"),
    ],
)
def test_the_second_line_says_what_is_wrong_before_what_is_served(
    shown: Tile, second: str, icon: str, tone: str
) -> None:
    made = tile(shown)
    assert (made.second, made.icon, made.tone) == (second, icon, tone)


def test_a_tile_says_all_of_itself() -> None:
    strip = CascadeStrip(11, 1, 0)
    shown = replace(KNIVES, cascade=strip, repeats_words="2 of 6", trouble="no source yet")
    lines = tile_words(shown).split("\n")
    assert lines[0] == "Knife crime"
    assert "11 accepted, 1 declined, 0 waiting" in lines
    assert tile(shown).bars == Bars(11, 1, 0)


@pytest.mark.parametrize(
    ("shown", "over", "fixed"),
    [
        (KNIVES, False, False),
        (KNIVES, True, True),
        (replace(KNIVES, kind="deep-dive"), False, True),
        (replace(KNIVES, kind="fixed", key=""), False, True),
    ],
)
def test_only_themes_of_meetings_to_come_are_carried(shown: Tile, over: bool, fixed: bool) -> None:
    made = tile(shown, is_over=over)
    assert made.fixed is fixed
    assert made.key


def test_what_is_wanting_is_a_tile_of_its_own() -> None:
    wanting = cell("m", dt.date(2026, 11, 5), gap="Theme not set", gap_words="set by Thu 29 Oct")
    (gap,) = board_of(programme(wanting), TODAY).rows[1].cells[1].slots[0].tiles
    assert (gap.title, gap.second, gap.gap) == ("Theme not set", "set by Thu 29 Oct", True)


def test_two_meetings_of_a_month_are_told_apart_by_their_days() -> None:
    two = (cell("a", dt.date(2026, 11, 5), KNIVES), cell("b", dt.date(2026, 11, 26)))
    slots = board_of(programme(*two), TODAY).rows[1].cells[1].slots
    assert [slot.short for slot in slots] == ["Thu 5 Nov", "Thu 26 Nov"]
    assert slots[0].tiles[0].aside == "Thu 5 Nov"


def test_a_source_narrows_the_board_to_what_serves_it() -> None:
    other = replace(KNIVES, key="vetting", title="Vetting", sources_words="PCP 3")
    both = programme(cell("m", dt.date(2026, 11, 5), KNIVES, other, gap="Theme not set"))
    (row,) = board_of(both, TODAY, frozenset({"PCP 3"})).rows
    assert [one.title for one in row.cells[1].slots[0].tiles] == ["Vetting"]
    assert board_of(both, TODAY, frozenset({"PCP 4"})).rows == ()
