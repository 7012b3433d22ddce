"""On 1 October 2026 two people swap posts, one post becomes vacant, and one is filled by somebody acting."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.forums import add_forum
from models.operations.meetings import set_acting_chair
from models.operations.outcomes import record_action
from models.operations.people import add_person, appoint, swap_posts, vacate
from models.operations.year import lay_out_year
from models.queries.invitations import invitations
from models.queries.leavers import leavers
from models.queries.meetings import meetings
from models.queries.people import holder_names
from models.queries.vacancies import vacancies
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook

DAY = dt.date(2026, 10, 1)


def holders(workspace: Workspace, book: SmallBook, on: dt.date) -> list[str]:
    posts = [book.posts[code] for code in ("AC-FLP", "CDR-AS")]
    return list(workspace.read(holder_names, post_ids=posts, on=on).values())


def test_swapped_holders_are_invited_from_the_day_on(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    done = workspace.transact(swap_posts, post_id=book.posts["AC-FLP"], other_post_id=book.posts["CDR-AS"], on=DAY)
    assert done.words == "Swap AC Frontline Policing and AS BCU Commander on Thu 1 Oct 2026"
    before, after = ["Grace Adeyemi-Clarke", "Siân O’Neil-Parry"], ["Siân O’Neil-Parry", "Grace Adeyemi-Clarke"]
    assert holders(workspace, book, dt.date(2026, 9, 30)) == before
    assert holders(workspace, book, DAY) == after
    rows = workspace.read(
        meetings, forum_id=book.forums["CF-AS"], first=dt.date(2026, 9, 1), last=dt.date(2026, 10, 31)
    )
    invited = workspace.read(invitations, meetings=rows)
    assert [invited[row.id][0].name for row in rows] == ["Siân O’Neil-Parry", "Grace Adeyemi-Clarke"]
    workspace.undo()
    assert holders(workspace, book, DAY) == before


def test_only_two_people_can_swap(workspace: Workspace, book: SmallBook) -> None:
    grace: dict[str, Any] = {"post_id": book.posts["AC-FLP"], "on": DAY}
    with pytest.raises(RuleBroken, match="is vacant on"):
        workspace.transact(swap_posts, **grace, other_post_id=book.posts["HEAD-DI"])
    with pytest.raises(RuleBroken, match="with itself"):
        workspace.transact(swap_posts, **grace, other_post_id=book.posts["AC-FLP"])
    workspace.transact(appoint, post_id=book.posts["HEAD-DI"], person_id=book.people["AC-FLP"])
    with pytest.raises(RuleBroken, match="holds both posts"):
        workspace.transact(swap_posts, **grace, other_post_id=book.posts["HEAD-DI"])


def test_forums_that_miss_somebody_are_listed_with_who_acts(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(vacate, post_id=book.posts["DIR-EST"], on=DAY)
    workspace.transact(vacate, post_id=book.posts["CDR-AS"], on=DAY)
    noor = workspace.transact(add_person, name="Noor Osei").value
    workspace.transact(appoint, post_id=book.posts["CDR-AS"], person_id=noor, starts=DAY, acting=True)
    rows = workspace.read(vacancies, first=DAY, last=LAST)
    found = [(row.forum_code, row.part, row.post, row.words) for row in rows]
    assert found == [
        ("CF-AS", "chair", "AS BCU Commander", "vacant (acting: Noor Osei)"),
        ("MB", "member", "Director Estates", "vacant"),
        ("PG", "member", "Head of Data & Insight", "vacant"),
        ("RAB", "member", "Director Estates", "vacant"),
    ]
    assert (len(rows[0].meetings), rows[0].filled, rows[1].filled) == (6, True, False)
    september = workspace.read(vacancies, first=FIRST, last=dt.date(2026, 9, 30))
    assert [row.forum_code for row in september] == ["PG"]


def test_a_deputy_in_the_chair_stands_in_for_a_vacant_one(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(vacate, post_id=book.posts["CDR-AS"], on=DAY)
    first = workspace.read(meetings, forum_id=book.forums["CF-AS"], first=DAY)[0]
    workspace.transact(set_acting_chair, meeting_id=first.id, post_id=book.posts["DAC-FLP"])
    row = workspace.read(vacancies, first=DAY, last=dt.date(2026, 10, 31))[0]
    assert row.words == "vacant (acting: DAC Frontline Policing, Callum Ferris-Boyd)"


def test_actions_of_a_person_who_left_wait_for_a_decision(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 9, 1))
    grace, ac = book.people["AC-FLP"], book.posts["AC-FLP"]
    for owner in ({"owner_person_id": grace}, {"owner_post_id": ac}):
        given: dict[str, Any] = {"forum_id": book.forums["PG"], "due": dt.date(2026, 12, 1), **owner}
        workspace.transact(record_action, text="Write to the boroughs", **given)
    assert workspace.read(leavers, today=dt.date(2026, 10, 27)) == ()
    workspace.transact(swap_posts, post_id=ac, other_post_id=book.posts["CDR-AS"], on=DAY)
    (row,) = workspace.read(leavers, today=dt.date(2026, 10, 27))
    assert (row.person, row.left, row.now) == ("Grace Adeyemi-Clarke", "AC Frontline Policing", "AS BCU Commander")
    assert (row.left_on, row.successor) == (dt.date(2026, 9, 30), "Siân O’Neil-Parry")


@pytest.mark.usefixtures("book")
def test_a_forum_without_any_chair_is_listed(workspace: Workspace) -> None:
    workspace.transact(add_forum, code="SV", name="Serious violence", level="thematic")
    row = workspace.read(vacancies, first=DAY, last=LAST)[0]
    assert (row.forum_code, row.part, row.post_id, row.words, row.meetings) == ("SV", "chair", "", "vacant", ())
