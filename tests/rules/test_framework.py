from datetime import date

from models.rules.cadence import Unscheduled
from models.rules.framework import (
    ForumEntry,
    Framework,
    HoldingEntry,
    NameEntry,
    PersonEntry,
    PostEntry,
    RuleEntry,
    SeatEntry,
    by_start,
)
from models.rules.vocabulary import Level


def test_two_frameworks_that_mean_the_same_are_equal() -> None:
    posts = (PostEntry("B", "Second"), PostEntry("A", "First"))
    assert Framework("X", posts=posts) == Framework("X", posts=posts[::-1])


def test_names_and_rules_stand_in_the_order_of_their_days() -> None:
    names = (NameEntry("Now", date(2020, 1, 1)), NameEntry("Before"))
    rules = (RuleEntry(Unscheduled("ad hoc"), starts=date(2020, 1, 1)), RuleEntry(Unscheduled("as required")))
    forum = ForumEntry("MB", Level.CORPORATE, names, rules=rules)
    assert [name.name for name in forum.names] == ["Before", "Now"]
    assert forum.rules[0].starts is None


def test_a_borrowed_board_sits_before_single_posts_whose_order_is_kept() -> None:
    seats = (SeatEntry(post="Z"), SeatEntry(post="A"), SeatEntry(members_of="MB"))
    forum = ForumEntry("RAB", Level.CORPORATE, (NameEntry("Risk Board"),), seats=seats)
    assert [seat.post or seat.members_of for seat in forum.seats] == ["MB", "Z", "A"]


def test_the_posts_of_a_person_stand_in_the_order_of_their_days() -> None:
    held = (HoldingEntry("B", date(2026, 1, 1)), HoldingEntry("A"))
    assert PersonEntry("Ada", holds=held).holds == by_start(held) == held[::-1]
