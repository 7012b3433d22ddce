from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FileRefused
from models.rules.cadence import ClosedDay, Monthly, Unscheduled
from models.rules.deadlines import DeadlineKind
from models.rules.framework import NameEntry, SeatEntry
from models.rules.framework_file import read_framework
from tests.rules.frameworks import SMALL, shipped


def test_a_file_is_read_into_plain_values() -> None:
    framework = read_framework(SMALL, "small.toml")
    board, risk = framework.forums
    assert (framework.title, board.names, board.quorum) == ("Small HQ", (NameEntry("Management Board"),), 0)
    assert board.rules[0].cadence == Monthly(1, 1, 2, (2026, 5))
    assert (board.rules[0].start, board.rules[0].closed_day) == (time(9, 30), ClosedDay.NEXT_WEEK)
    assert (risk.starts, risk.seats, risk.rules[0].start) == (date(2026, 6, 1), (SeatEntry(members_of="MB"),), time(10))


def test_what_a_forum_says_itself_goes_before_the_defaults() -> None:
    board, risk = read_framework(SMALL, "small.toml").forums
    assert [rule.kind for rule in board.deadlines] == [DeadlineKind.FINAL_PAPERS]
    assert [rule.kind for rule in risk.deadlines] == [DeadlineKind.DATA_PACK]


def test_names_and_rules_over_time_are_read() -> None:
    text = SMALL + (
        '[[forum.rule]]\nstarts = 2027-04-01\ncadence = "ad hoc"\n'
        '[[forum]]\ncode = "AP"\nname = "Joint Audit Panel"\nname_starts = 2020-06-30\nlevel = "oversight"\n'
        'formerly = [{ name = "Audit Panel" }]\nscheduled = false\n'
    )
    _, risk, panel = read_framework(text, "small.toml").forums
    assert (risk.rules[1].starts, risk.rules[1].cadence) == (date(2027, 4, 1), Unscheduled("ad hoc"))
    assert panel.names == (NameEntry("Audit Panel"), NameEntry("Joint Audit Panel", date(2020, 6, 30)))
    assert (panel.scheduled, panel.rules) == (False, ())


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('title = "Small HQ"', "", "line 1, field title: expected a text in quotation marks, found nothing."),
        ('"OFFICIAL"', '"PUBLIC"', "line 2, field marking: expected one of “OFFICIAL”, “OFFICIAL-SENSITIVE”"),
        ('"OFFICIAL"', '"OFFICIAL"\nlevel_names = { ward = "Ward" }', "line 3, field ward: expected one of corporate"),
        (
            '"OFFICIAL"',
            '"OFFICIAL"\nlevel_names = { BCU = "Thematic" }',
            "line 3, field level_names: expected a name of its own for each level, found a table.",
        ),
        ('kind = "BCU"', 'kind = "bcu"', "line 5, field kind: expected one of “corporate”"),
        ('code = "AS"', 'code = "A S"', "line 5, field code: expected a code without spaces, found “A S”."),
        ('parent = "HQ"', "parent = 3", "line 5, field parent: expected one line of text"),
        ("[defaults]", "[default]", "line 12, field default: expected defaults, found default."),
        ('level = "corporate"\nchair', "chair", "line 17, field level: expected one of “corporate”"),
        ("first Tuesday", "first Tuesdy", "line 23, field cadence: expected a cadence such as"),
        ("every 2 months, first Tuesday, from", "every 6 weeks on Friday from 5", "but 5 May 2026 is a Tuesday"),
        ('"09:30"', '"9.30"', "line 24, field start: expected a time of day such as “09:30”, found “9.30”."),
        ("= 180", "= 0", "line 25, field minutes: expected a whole number from 1 to 1440, found 0."),
        ("{n}/{yy}", "{x}", "line 26, field pattern: expected a pattern such as"),
        ('purpose = "note"', 'purpos = "note"', "line 29, field purpos: expected purpose, found purpos."),
        ("2026-06-01", '"Tue 1 Jun 2026"', "line 37, field starts: expected a date such as 2026-05-05"),
        ("2026-06-01", "2026-06-01\nends = 2026-05-01", "line 38, field ends: expected a day not before it starts"),
        ('"data pack" =', '"data packs" =', "line 42, field data packs: expected data pack, found data packs."),
        ('"2 working days before', '"2 wrking days before', "line 42, field data pack: expected a deadline such as"),
        (
            '"2 working days before',
            '"2 days before, counting the day itself',
            "counted from the day beside the meeting",
        ),
        ('["MB"]', '"MB"', "line 39, field escalates_to: expected a list in square brackets, found “MB”."),
    ],
)
def test_what_does_not_fit_is_refused_with_file_line_and_field(right: str, wrong: str, said: str) -> None:
    assert SMALL.count(right) >= 1
    with pytest.raises(FileRefused) as refusal:
        read_framework(SMALL.replace(right, wrong, 1), "small.toml")
    assert str(refusal.value).startswith("small.toml, line ")
    assert said in str(refusal.value)


@given(st.data())
def test_a_damaged_file_is_refused_and_never_breaks(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SMALL)))
    length = data.draw(st.integers(0, 30))
    damaged = SMALL[:start] + data.draw(st.text(max_size=5)) + SMALL[start + length :]
    try:
        read_framework(damaged, "small.toml")
    except FileRefused as refusal:
        assert str(refusal).startswith("small.toml")  # noqa: PT017  most damage is refused, some does no harm


def test_the_forums_of_2026_cite_their_paragraphs_and_hold_no_people() -> None:
    framework = read_framework(shipped("met-2026"), "met-2026.toml")
    assert (len(framework.forums), len(framework.posts), framework.people) == (40, 190, ())
    assert all(forum.source for forum in framework.forums)
    assert len([unit for unit in framework.units if unit.kind == "borough"]) == 32


def test_the_framework_of_2017_has_32_boroughs_and_registers_what_it_does_not_schedule() -> None:
    framework = read_framework(shipped("met-2017"), "met-2017.toml")
    forums = {forum.code: forum for forum in framework.forums}
    assert sum(forum.level == "BCU" and forum.scheduled for forum in framework.forums) == 32
    assert {"WARD", "CSP", "TASK", "GOLD", "PROG", "IAB"} <= {code for code, one in forums.items() if not one.scheduled}
    assert all(forum.source for forum in framework.forums)
    assert (forums["PG"].starts, forums["SLP-OB"].co_chair) == (date(2017, 9, 1), "LA-LEAD")
