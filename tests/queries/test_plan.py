"""What a plan is made from: the calendar and the rules, with all the planner must know of them."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.absences import record_absence
from models.operations.avoided import set_avoided
from models.operations.forum_members import set_members
from models.operations.forums import add_forum
from models.operations.leeway import order_forums
from models.operations.meetings import cancel_meeting, set_acting_chair
from models.operations.organisation import add_post, edit_post
from models.operations.people import add_person, appoint
from models.operations.plan import publish_year
from models.operations.rooms import add_room, set_travel
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting, meetings
from models.queries.plan import PlanBasis, plan_basis
from models.rules.planner.problem import Absence, Avoided, Leeway, Order, Part, Room, Turn
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 10, 27)


def basis(workspace: Workspace, *, by_rule: bool = True, forum_id: str = "") -> PlanBasis:
    given = {"first": FIRST, "last": LAST, "today": TODAY}
    return workspace.read(plan_basis, **given, by_rule=by_rule, forum_id=forum_id)


def turn(found: PlanBasis, reference: str) -> Turn:
    key = next(row.key for row in found.rows.values() if row.reference == reference)
    return next(one for one in found.problem.turns if one.key == key)


@pytest.mark.usefixtures("book")
def test_a_year_of_which_nothing_is_stored_is_free_even_where_it_is_past(workspace: Workspace) -> None:
    found = basis(workspace)
    assert len(found.rows) == len(found.problem.turns) == 46
    assert {row.status for row in found.rows.values()} == {"proposed"}
    assert not any(one.fixed for one in found.problem.turns)
    assert found.problem.today is None


def test_without_the_rules_an_empty_calendar_has_nothing_to_plan(workspace: Workspace) -> None:
    assert basis(workspace, by_rule=False).rows == {}
    assert basis(workspace).problem.turns == ()


def test_what_is_held_past_or_outside_is_fixed_and_the_rest_free(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=dt.date(2027, 6, 30))
    gone = workspace.read(find_meeting, reference="CF-AS 2026-12-14").id
    workspace.transact(cancel_meeting, meeting_id=gone, reason="no business")
    found = basis(workspace)
    assert (len(found.rows), gone in found.rows) == (45, False)
    fixed = {one.home.date: one.fixed for one in found.problem.turns if one.forum == book.forums["PG"]}
    assert fixed[dt.date(2026, 10, 21)] == "past"
    assert fixed[dt.date(2026, 11, 18)] == ""
    assert fixed[dt.date(2027, 4, 21)] == "outside the year"
    assert max(fixed) <= LAST + dt.timedelta(weeks=4)
    assert found.problem.today == TODAY


@pytest.mark.usefixtures("book")
def test_what_a_new_forum_missed_in_a_running_year_stays_on_its_rule_dates(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(add_forum, code="NEW", name="New", level="thematic", cadence="monthly, last Friday")
    new = {one.home.date: one.fixed for one in basis(workspace).problem.turns if one.code == "NEW"}
    assert (new[dt.date(2026, 9, 25)], new[dt.date(2026, 11, 27)]) == ("past", "")


def test_a_forum_planned_alone_leaves_the_others_where_they_are(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    found = basis(workspace, forum_id=book.forums["PG"])
    assert {row.forum_code for row in found.rows.values()} == {"PG"}
    assert {one.fixed for one in found.problem.turns if one.code != "PG"} == {"past", "another forum"}


def test_seats_say_who_chairs_who_must_come_and_who_is_wanted(workspace: Workspace, book: SmallBook) -> None:
    posts, forums = book.posts, book.forums
    workspace.transact(edit_post, post_id=posts["DCOM"], deputy_post_id=posts["DAC-FLP"])
    sitting = [posts[code] for code in ("DCOM", "AC-FLP", "DIR-SG", "DIR-EST")]
    workspace.transact(set_members, forum_id=forums["MB"], post_ids=sitting, wanted_ids=sitting[-1:])
    seats = {seat.post: seat for seat in turn(basis(workspace), "RAB 2026-12-10").seats}
    assert (seats[posts["DCOM"]].part, seats[posts["DCOM"]].deputy) == (Part.CHAIR, posts["DAC-FLP"])
    assert (seats[posts["COMM"]].part, seats[posts["DIR-SG"]].part) == (Part.REQUIRED, Part.REQUIRED)
    assert seats[posts["DIR-EST"]].part is Part.WANTED
    assert posts["SEC"] not in seats
    assert turn(basis(workspace), "RAB 2026-12-10").heads == 5


def test_a_member_for_a_time_sits_only_then(workspace: Workspace, book: SmallBook) -> None:
    new = [book.posts["DAC-FLP"], book.posts["DIR-SG"]]
    workspace.transact(set_members, forum_id=book.forums["PG"], post_ids=new, on=dt.date(2027, 1, 1))
    found = basis(workspace)
    before, after = (
        {seat.post for seat in turn(found, reference).seats} for reference in ("PG 2026-12-16", "PG 2027-01-20")
    )
    assert book.posts["HEAD-DI"] in before - after
    assert book.posts["DIR-SG"] in after - before


def test_holders_change_with_the_day_and_namesakes_are_told_apart(workspace: Workspace, book: SmallBook) -> None:
    namesake = workspace.transact(add_person, name="Tobias Brennick").value
    post = book.posts["DIR-SG"]
    workspace.transact(appoint, post_id=post, person_id=namesake, starts=dt.date(2027, 1, 1), acting=True)
    problem = basis(workspace).problem
    assert problem.who(post, dt.date(2026, 12, 31)) == book.people["DIR-SG"]
    assert problem.who(post, dt.date(2027, 1, 1)) == namesake
    assert problem.who(book.posts["HEAD-DI"], TODAY) == book.posts["HEAD-DI"]
    assert problem.people[namesake] == "Tobias Brennick (Director Strategy & Governance)"
    assert problem.people[book.people["DCOM"]] == "Tobias Brennick (Deputy Commissioner)"


def test_two_posts_of_one_title_are_told_apart_by_their_codes(workspace: Workspace, book: SmallBook) -> None:
    other = workspace.transact(add_post, code="SEC2", title="Board Secretary", unit_id=book.units["HQ"]).value
    assert basis(workspace).problem.posts[other] == "Board Secretary (SEC2)"


def test_absences_rooms_ways_order_and_days_to_avoid_are_known(workspace: Workspace, book: SmallBook) -> None:
    chair, friday = book.people["DCOM"], dt.date(2027, 3, 5)
    often: dict[str, Any] = {"half": "afternoon", "every_weeks": 2, "until": dt.date(2027, 3, 20), "reason": "course"}
    workspace.transact(record_absence, person_id=chair, starts=friday, ends=friday, **often)
    workspace.transact(add_room, name="Room 4.12", seats=12, building="HQ")
    workspace.transact(set_travel, building="HQ", other_building="Annexe", minutes=20)
    workspace.transact(order_forums, earlier_id=book.forums["RAB"], later_id=book.forums["MB"], working_days=2)
    workspace.transact(set_avoided, name="Summer", starts="07-25", ends="08-31")
    problem = basis(workspace).problem
    days = [friday, friday + dt.timedelta(weeks=2)]
    assert problem.absences == tuple(Absence(chair, day, day, dt.time(12), dt.time.max, "course") for day in days)
    assert problem.rooms == {"Room 4.12": Room("Room 4.12", 12, "HQ")}
    assert problem.minutes_between("Room 4.12", "Annexe") == 20
    assert problem.orders == (Order(book.forums["RAB"], book.forums["MB"], 2),)
    assert Avoided("Summer", dt.date(2026, 7, 25), dt.date(2026, 8, 31)) in problem.avoided
    assert {one.leeway for one in problem.turns} == {Leeway()}


def test_an_agreed_deputy_chairs_and_the_papers_are_due_first(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(set_acting_chair, meeting_id=key, post_id=book.posts["DCOM"])
    found = basis(workspace)
    board = turn(found, "MB 2026-11-03")
    assert board.agreed_deputy == book.posts["DCOM"]
    assert (found.rows[key].chair, found.rows[key].chair_name) == ("Deputy Commissioner", "Tobias Brennick")
    due = [deadline.due.date() for deadline in workspace.read(find_meeting, reference="MB 2026-11-03").deadlines]
    assert board.papers_first == (min(due) if due else None)


@pytest.mark.usefixtures("book")
def test_a_published_year_is_known_as_such(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    assert not any(row.published for row in basis(workspace).rows.values())
    workspace.transact(publish_year, first=FIRST, last=LAST)
    found = basis(workspace)
    assert all(row.published for row in found.rows.values())
    assert all(one.published for one in found.problem.turns)


@pytest.mark.usefixtures("book")
def test_rows_are_the_meetings_of_the_calendar(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    rows = {row.id: row for row in workspace.read(meetings)}
    found = basis(workspace, by_rule=False).rows
    assert {key: (row.reference, row.chair, row.chair_name, row.forum_name) for key, row in found.items()} == {
        key: (row.reference, row.chair, row.chair_name, row.forum_name) for key, row in rows.items()
    }


def test_a_span_that_runs_backwards_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RuleBroken, match="lies before"):
        workspace.read(plan_basis, first=LAST, last=FIRST, today=TODAY)
