"""One line sets many seats, or says which entry it does not understand."""

import pytest

from models.errors import RuleBroken
from models.rules.attendance_line import SeatLine, read_attendance
from models.rules.capture_line import POST, Nameable

SEATS = tuple(
    Nameable(code, POST, post, name, (initials,))
    for code, post, name, initials in (
        ("em", "Commissioner", "Edith Marl", "EM"),
        ("tb", "Deputy Commissioner", "Tobias Brennick", "TB"),
        ("rm", "AC Specialist Ops", "Rhona Mbeki", "RM"),
        ("no", "AC Met Operations", "Noor Okafor", "NO"),
        ("mo", "Director Estates", "Marguerite Okonjo-Bell", "MO"),
        ("rk", "Director Strategy", "Ruth Kessling", "RK"),
    )
)
OTHERS = (*SEATS, Nameable("lk", POST, "DAC Met Operations", "Leo Kirkbride", ("LK",)))
ITEMS = {"3": "item-3", "4": "item-4", "6A": "item-6a"}


def read(line: str) -> tuple[SeatLine, ...]:
    return read_attendance(line, sitting=SEATS, nameables=OTHERS, items=ITEMS)


def test_a_line_as_it_is_typed_when_the_room_fills() -> None:
    assert read("EM TB here, RM from 4, LK for NO, MO apologies, RK until 3") == (
        SeatLine("em", "here"),
        SeatLine("tb", "here"),
        SeatLine("rm", "here", from_item_id="item-4"),
        SeatLine("no", "deputy", "lk"),
        SeatLine("mo", "apologies"),
        SeatLine("rk", "here", to_item_id="item-3"),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tb", [SeatLine("tb", "here")]),
        ("Deputy Commissioner", [SeatLine("tb", "here")]),
        ("RM RK x", [SeatLine("rm", "apologies"), SeatLine("rk", "apologies")]),
        ("RM, x", [SeatLine("rm", "apologies")]),
        ("rm from item 3 until 6a", [SeatLine("rm", "here", "", "item-3", "item-6a")]),
        ("RM items 3-4", [SeatLine("rm", "here", "", "item-3", "item-4")]),
        ("LK for NO from 4", [SeatLine("no", "deputy", "lk", "item-4")]),
        ("RM RK from 4", [SeatLine("rm", "here", "", "item-4"), SeatLine("rk", "here", "", "item-4")]),
        ("", []),
    ],
)
def test_each_way_of_saying_it(typed: str, said: list[SeatLine]) -> None:
    assert list(read(typed)) == said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("TB ZZ here", "Nobody here is “ZZ”"),
        ("director", "could be Director Estates or Director Strategy"),
        ("RM from 14", "There is no item 14"),
        ("QQ for NO", "Nobody here is “QQ”"),
    ],
)
def test_what_is_not_understood_is_named(typed: str, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        read(typed)
