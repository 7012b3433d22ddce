import datetime as dt
from dataclasses import replace

import pytest

from desktop.rooms.actions.balance import balance_words
from desktop.rooms.actions.columns import accountable, days, due_now, first_due, shown_status
from desktop.rooms.actions.details import events, trail_of
from desktop.rooms.actions.grouping import age_group, due_group, due_meaning, friday_of, grouping, in_order
from desktop.rooms.actions.named_posts import posts_named
from desktop.rooms.actions.narrowing import Narrowing, due_choices, forum_choices, narrowed, owner_choices
from models.errors import RuleBroken
from models.queries.actions import ActionEventRow, ActionRow
from models.queries.balance import Balance
from models.queries.forums import PostRow

TODAY = dt.date(2026, 10, 27)
ROW = ActionRow(
    id="1", revision="r", reference="MB 21/26", text="Close the gap in running costs", forum_id="mb", forum_code="MB",
    forum_name="Management Board", level="corporate", tracked_by="PG", meeting_id="", item_id="",
    raised_on=dt.date(2026, 7, 7), raised_at="MB 7 Jul", owner="Director Estates", owner_name="Marguerite Okonjo-Bell",
    owner_post_id="p", contributors="", first_due=dt.date(2026, 11, 18), due=dt.date(2026, 11, 18), due_words="",
    moves=0, status="open", overdue=False, days_late=0, closed_on=None, closing_note="", latest="", part=1,
)  # fmt: skip
FIRST, SINCE = dt.date(2026, 6, 30), dt.date(2026, 9, 9)
LATE = replace(ROW, id="2", due=SINCE, overdue=True, days_late=48, first_due=FIRST, moves=2)
CLOSED = replace(ROW, id="3", status="complete", closed_on=dt.date(2026, 9, 1))
UNDATED = replace(ROW, id="4", due=None, first_due=None, due_words="Q4 2026-27")


def due(day: dt.date) -> ActionRow:
    return replace(ROW, due=day)


@pytest.mark.parametrize(
    ("row", "group"),
    [
        (LATE, "Overdue"),
        (due(dt.date(2026, 10, 27)), "Due this week"),
        (due(dt.date(2026, 10, 30)), "Due this week"),
        (due(dt.date(2026, 10, 31)), "Later in October"),
        (ROW, "Due in November"),
        (due(dt.date(2027, 1, 12)), "Due in January 2027"),
        (UNDATED, "Without a date"),
        (CLOSED, "Closed"),
    ],
)
def test_actions_stand_in_the_group_of_their_date(row: ActionRow, group: str) -> None:
    assert due_group(row, TODAY) == group


def test_groups_come_in_the_order_of_their_dates_and_closed_ones_last() -> None:
    found = grouping("due", TODAY, 1)
    ordered = in_order((CLOSED, UNDATED, ROW, LATE), found)
    assert [row.id for row in ordered] == ["2", "1", "4", "3"]
    assert due_meaning("Overdue", (LATE,), TODAY, 31) == "1 here of 31; oldest 48 days"
    assert due_meaning("Due this week", (ROW,), TODAY, 31) == "1, to Fri 30 Oct"
    assert found.meaning("Overdue", (LATE,)) == "1; oldest 48 days"


def test_owners_forums_and_ages_have_groups_of_their_own() -> None:
    by_owner, by_forum = grouping("owner", TODAY, 1), grouping("forum", TODAY, 1)
    assert by_owner.meaning(by_owner.group(LATE), (LATE, ROW)) == "Marguerite Okonjo-Bell · 2, 1 overdue"
    assert by_forum.group(ROW) == "MB  Management Board"
    assert age_group(ROW, TODAY) == "3 to 6 months"
    assert age_group(replace(ROW, raised_on=dt.date(2025, 10, 1)), TODAY) == "Open over a year"
    assert age_group(replace(ROW, raised_on=TODAY), TODAY) == "Under a month"


def test_a_weekend_belongs_to_the_week_that_follows() -> None:
    assert friday_of(dt.date(2026, 10, 31)) == dt.date(2026, 11, 6)
    assert friday_of(dt.date(2026, 10, 30)) == dt.date(2026, 10, 30)


@pytest.mark.parametrize(
    ("narrowing", "ids"),
    [
        (Narrowing(), "124"),
        (Narrowing(status=frozenset({"not closed"})), "124"),
        (Narrowing(status=frozenset({"overdue"})), "2"),
        (Narrowing(status=frozenset({"complete"})), "3"),
        (Narrowing(status=frozenset({"not closed", "complete"})), "1234"),
        (Narrowing(due=frozenset({"to 2026-10-31"})), "2"),
        (Narrowing(due=frozenset({"later 2026-10-31"})), "1"),
        (Narrowing(due=frozenset({"no date"})), "4"),
        (Narrowing(moved=frozenset({"2"})), "2"),
        (Narrowing(level=frozenset({"BCU"})), ""),
        (Narrowing(part=frozenset({"2"})), ""),
        (Narrowing(forum=frozenset({"mb"}), text="okonjo"), "124"),
        (Narrowing(text="no such words"), ""),
    ],
)
def test_filters_let_through_what_was_chosen(narrowing: Narrowing, ids: str) -> None:
    assert "".join(row.id for row in narrowed((ROW, LATE, CLOSED, UNDATED), narrowing)) == ids


def test_the_due_filter_offers_ends_of_week_months_and_year() -> None:
    words = [word for _, word in due_choices(TODAY)]
    assert words == [
        "overdue", "to Fri 30 Oct", "to 31 Oct", "to 30 Nov", "to 31 Dec", "to 31 Mar 2027", "after 31 Mar 2027",
        "without a date",
    ]  # fmt: skip
    assert [word for _, word in due_choices(dt.date(2026, 3, 30))][-2] == "after 31 Mar"


def test_forums_stand_by_level_and_owners_by_name() -> None:
    other = replace(ROW, forum_id="as", forum_code="AS", forum_name="BCU board", level="BCU", owner="AS Commander")
    assert forum_choices((other, ROW)) == (("mb", "MB  Management Board"), ("as", "AS  BCU board"))
    assert owner_choices((ROW, other)) == (("AS Commander", "AS Commander"), ("Director Estates", "Director Estates"))


def test_cells_say_lateness_first_dates_and_who_tracks() -> None:
    assert days(LATE, TODAY) == "48 late"
    assert days(due(TODAY), TODAY) == "today"
    assert days(CLOSED, TODAY) == "–"
    assert first_due(LATE, TODAY) == "30 Jun"
    assert first_due(ROW, TODAY) == "–"
    assert due_now(due(dt.date(2027, 1, 12)), TODAY) == "12 Jan 2027"
    assert due_now(UNDATED, TODAY) == "Q4 2026-27"
    assert accountable(ROW) == "Director Estates · tracked by PG"
    assert shown_status(replace(LATE, status="proposed for closure")).word == "Overdue"
    assert shown_status(replace(ROW, status="proposed for closure")).word == "Proposed"


def test_the_trail_and_the_history_tell_how_a_date_came_to_be() -> None:
    at = dt.datetime(2026, 8, 25, 14, 20, tzinfo=dt.UTC)
    first, second, now = dt.date(2026, 9, 1), dt.date(2026, 10, 21), dt.date(2026, 11, 18)
    history = (
        ActionEventRow(at, "Imogen", "recorded", "Recorded at MB Tue 7 Jul", None, None),
        ActionEventRow(at, "Dev", "moved", "Lease schedule incomplete.", first, second),
        ActionEventRow(at, "Dev", "moved", "Valuation late.", second, now),
    )
    trail = trail_of(replace(ROW, first_due=first, moves=2), history, TODAY)
    assert trail is not None
    assert trail.steps == (
        ("First due", "Tue 1 Sep", True),
        ("then", "Wed 21 Oct", True),
        ("Due now", "Wed 18 Nov", False),
    )
    told = events(history, TODAY)
    assert (told[0].title, told[0].text, told[0].who, told[0].filled) == (
        "Due moved to Wed 18 Nov", "Valuation late.", "Dev, Tue 25 Aug 15:20", True,
    )  # fmt: skip
    assert (told[-1].title, told[-1].text) == ("Recorded at MB Tue 7 Jul", "")
    assert trail_of(ROW, (), TODAY) is None


def test_the_foot_writes_the_balance_as_a_sum() -> None:
    figures = Balance(brought_forward=140, opened=1502, closed=1142, open=500)
    assert balance_words(figures) == "brought forward 140 + opened 1,502 = closed 1,142 + open 500"


def post(key: str, code: str, title: str) -> PostRow:
    return PostRow(key, "", code, title, "", "", "", False, None, 0, 0)


POSTS = (
    post("1", "DIR-EST", "Director Estates"),
    post("2", "DIR-SG", "Director, Strategy"),
    post("3", "SEC", "Secretary"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", ()),
        ("Director Estates", ("1",)),
        ("dir-sg; sec", ("2", "3")),
        ("Director, Strategy, Secretary", ("2", "3")),
        ("estates, Secretary, estates", ("1", "3")),
    ],
)
def test_contributors_are_read_by_title_code_or_part_of_it(typed: str, keys: tuple[str, ...]) -> None:
    assert posts_named(typed, POSTS) == keys


@pytest.mark.parametrize("typed", ["nobody", "Director"])
def test_a_contributor_that_fits_none_or_several_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        posts_named(typed, POSTS)
    assert refused.value.field == "contributors"
