from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.kit.band_layout import Bands, bands, columns_of, row_words
from desktop.kit.planner_parts import LEVEL_RANK, PlannerMeeting, by_day
from desktop.kit.wall_layout import Measures, Wall

FIRST = date(2026, 4, 1)
MEASURES = Measures(20, 27, 22, 5, 20, 17, 2, 18, 7, lambda _meeting: 24)


def board(day: date, code: str = "MB", level: str = "corporate") -> PlannerMeeting:
    return PlannerMeeting(f"{code} {day}", day, code, level, time(9, 30), "Management Board")


def banded(meetings: tuple[PlannerMeeting, ...], *, by_level: bool, weekly: bool) -> Wall:
    return bands(FIRST, by_day(meetings), (900, 600), MEASURES, Bands(by_level, weekly, 46))


@pytest.mark.parametrize(("weekly", "columns"), [(True, 53), (False, 365)])
def test_the_columns_are_the_days_or_the_weeks_of_twelve_months(weekly: bool, columns: int) -> None:
    found = columns_of(FIRST, weekly=weekly)
    assert len(found) == columns
    assert found[0] <= FIRST
    assert found[-1] <= date(2027, 3, 31) < found[-1] + timedelta(days=7)


@given(days=st.lists(st.integers(0, 364), max_size=40), weekly=st.booleans(), by_level=st.booleans())
def test_every_meeting_is_a_chip_or_counted_once(days: list[int], weekly: bool, by_level: bool) -> None:
    levels = (*LEVEL_RANK, "a level nobody knows")
    meetings = tuple(
        board(FIRST + timedelta(days=day), str(place), levels[place % len(levels)]) for place, day in enumerate(days)
    )
    found = banded(meetings, by_level=by_level, weekly=weekly)
    assert sum(len(cell.chips) + cell.more for cell in found.cells) == len(meetings)
    assert sum(head.count for head in found.heads) == len(meetings)


def test_a_band_holds_its_level_and_a_cell_its_week() -> None:
    wednesday = date(2026, 10, 28)
    found = banded((board(wednesday), board(wednesday, "AP", "oversight")), by_level=True, weekly=True)
    held = [(cell.day, [chip.meeting.code for chip in cell.chips], cell.box.y) for cell in found.cells if cell.chips]
    assert [(day, codes) for day, codes, _ in held] == [(date(2026, 10, 26), ["MB"]), (date(2026, 10, 26), ["AP"])]
    assert held[0][2] < held[1][2]


def test_weekends_are_thin_and_names_of_bands_stand_one_word_a_line() -> None:
    found = banded((), by_level=False, weekly=False)
    widths = {cell.day.weekday() >= 5: cell.box.width for cell in found.cells}
    assert widths == {False: 46, True: 5}
    assert row_words(True)[1] == "business\ngroup"
    assert row_words(False) == ("all",)
