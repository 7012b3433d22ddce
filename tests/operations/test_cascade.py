"""Knife crime, the group's theme of November, goes down to three BCUs and comes back as answers."""

import datetime as dt

import pytest

from models.errors import Conflict, RuleBroken
from models.operations.cascade import (
    accept_all,
    accept_theme,
    cascade_theme,
    decline_theme,
    follow_cascade,
    reopen_answer,
)
from models.operations.forum_settings import link_forums
from models.operations.meetings import cancel_meeting, move_meeting
from models.operations.stages import end_meeting
from models.operations.theme_list import set_prevalence
from models.queries.cascade import candidates
from models.records.themes import MeetingTheme
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import Clock, SmallBook


@pytest.fixture
def below(workspace: Workspace, book: SmallBook) -> Below:
    return Below(workspace, book)


def test_every_board_is_asked_at_its_next_meeting_and_only_once(below: Below) -> None:
    done = below.workspace.transact(cascade_theme, meeting_theme_id=below.source)
    assert (done.value.made, done.value.linked, done.value.without_meeting) == (3, 0, ())
    assert done.words == "Cascade “Knife crime” of CF-FLP, November"
    assert below.days() == {"CF-AS": "CF-AS 2026-11-09", "CF-NE": "CF-NE 2026-11-10", "CF-SW": "CF-SW 2026-12-07"}
    assert set(below.answers().values()) == {"waiting"}
    again = below.workspace.transact(cascade_theme, meeting_theme_id=below.source)
    assert (again.value.made, again.value.linked, again.changes) == (0, 0, frozenset())
    below.workspace.undo()
    assert below.view().not_asked == 3


def test_a_board_that_has_the_theme_is_tied_to_it(below: Below) -> None:
    own = below.set("CF-NE 2026-11-10", "knife crime")
    done = below.workspace.transact(cascade_theme, meeting_theme_id=below.source).value
    assert (done.made, done.linked) == (2, 1)
    row = next(row for row in below.view().rows if row.forum_code == "CF-NE")
    assert (row.meeting_theme_id, row.answer, row.reason) == (own, "accepted", "on the agenda already")
    with pytest.raises(RuleBroken, match="had “Knife crime” before it was asked"):
        below.workspace.transact(reopen_answer, meeting_theme_id=own)


def test_only_where_it_is_prevalent(below: Below, book: SmallBook) -> None:
    theme = below.view().theme_id
    below.workspace.transact(set_prevalence, theme_id=theme, unit_ids=[book.units["SW"]])
    done = below.workspace.transact(cascade_theme, meeting_theme_id=below.source, prevalent_only=True).value
    assert (done.made, below.answers()) == (1, {"CF-AS": "", "CF-NE": "", "CF-SW": "waiting"})
    chosen = [book.forums["CF-AS"]]
    assert below.workspace.transact(cascade_theme, meeting_theme_id=below.source, forum_ids=chosen).value.made == 1
    with pytest.raises(RuleBroken, match="CF-FLP does not cascade to PG"):
        below.workspace.transact(cascade_theme, meeting_theme_id=below.source, forum_ids=[book.forums["PG"]])


def test_accepted_declined_with_a_reason_and_opened_again(below: Below) -> None:
    desk = below.workspace
    desk.transact(cascade_theme, meeting_theme_id=below.source)
    south_west = below.key("CF-SW")
    with pytest.raises(RuleBroken, match="The reason for declining is missing"):
        desk.transact(decline_theme, meeting_theme_id=south_west, reason=" ")
    desk.transact(decline_theme, meeting_theme_id=south_west, reason="covered 14 Oct", by="South West Commander")
    desk.transact(accept_theme, meeting_theme_id=below.key("CF-AS"))
    assert below.view().words == "1 accepted, 1 waiting, 1 declined"
    said = next(row for row in below.view().rows if row.forum_code == "CF-SW")
    assert (said.reason, said.answered_by, said.answered_on) == (
        "covered 14 Oct",
        "South West Commander",
        dt.date(2026, 10, 27),
    )
    assert desk.transact(accept_all, meeting_theme_id=below.source).value == 1
    assert below.view().words == "2 accepted, 1 declined"
    with pytest.raises(RuleBroken, match="Nobody has still to answer"):
        desk.transact(accept_all, meeting_theme_id=below.source)
    desk.transact(reopen_answer, meeting_theme_id=south_west)
    assert below.answers()["CF-SW"] == "waiting"


def test_a_stale_answer_is_refused_and_an_own_theme_has_none(below: Below) -> None:
    below.workspace.transact(cascade_theme, meeting_theme_id=below.source)
    key = below.key("CF-AS")
    with pytest.raises(Conflict):
        below.workspace.transact(accept_theme, meeting_theme_id=key, revision="older")
    with pytest.raises(RuleBroken, match="the unit’s own theme"):
        below.workspace.transact(accept_theme, meeting_theme_id=below.source)


def test_what_has_not_been_accepted_is_not_passed_down(below: Below, book: SmallBook) -> None:
    below.workspace.transact(cascade_theme, meeting_theme_id=below.source)
    with pytest.raises(RuleBroken, match="accept it before passing it down"):
        below.workspace.transact(cascade_theme, meeting_theme_id=below.key("CF-AS"))
    theme = below.set("MB 2026-11-03", "Burglary")
    with pytest.raises(RuleBroken, match="MB cascades to no forum"):
        below.workspace.transact(cascade_theme, meeting_theme_id=theme)
    below.workspace.transact(cancel_meeting, meeting_id=below.meeting("CF-FLP 2026-11-05"), reason="a storm")
    with pytest.raises(RuleBroken, match="is cancelled"):
        below.workspace.transact(cascade_theme, meeting_theme_id=below.source, forum_ids=[book.forums["CF-AS"]])


def test_a_board_whose_meeting_fell_away_is_asked_at_its_next_one(below: Below) -> None:
    below.workspace.transact(cascade_theme, meeting_theme_id=below.source)
    below.workspace.transact(cancel_meeting, meeting_id=below.meeting("CF-NE 2026-11-10"), reason="a storm")
    today = dt.date(2026, 10, 27)
    boards = below.workspace.read(candidates, meeting_theme_id=below.source, today=today)
    assert [one.there for one in boards] == ["waiting", "fell away", "waiting"]
    done = below.workspace.transact(cascade_theme, meeting_theme_id=below.source).value
    assert (done.made, done.moved) == (0, 1)
    assert below.days()["CF-NE"] == "CF-NE 2026-12-08"


def test_a_board_without_a_meeting_to_come_is_named(below: Below) -> None:
    for month in ("11-09", "12-14"):
        below.workspace.transact(cancel_meeting, meeting_id=below.meeting(f"CF-AS 2026-{month}"), reason="a storm")
    for month in ("01-11", "02-08", "03-08"):
        below.workspace.transact(cancel_meeting, meeting_id=below.meeting(f"CF-AS 2027-{month}"), reason="a storm")
    done = below.workspace.transact(cascade_theme, meeting_theme_id=below.source).value
    assert (done.made, done.without_meeting) == (2, ("CF-AS",))


def bring_to(unit: Unit, *, theme: str, meeting: str) -> int:
    row = unit.get(MeetingTheme, theme)
    row.meeting_id = meeting
    return follow_cascade(unit, row)


def test_what_was_passed_down_follows_a_theme_that_moves(below: Below, clock: Clock) -> None:
    own = below.set("CF-NE 2026-11-10", "Knife crime")
    below.workspace.transact(cascade_theme, meeting_theme_id=below.source)
    january = below.meeting("CF-FLP 2027-01-07")
    assert below.workspace.transact(bring_to, theme=below.source, meeting=january).value == 2
    assert below.days() == {"CF-AS": "CF-AS 2027-01-11", "CF-NE": "CF-NE 2026-11-10", "CF-SW": "CF-SW 2027-02-01"}
    assert below.key("CF-NE") == own
    clock.go_to(dt.date(2027, 1, 12))
    below.workspace.transact(end_meeting, meeting_id=below.meeting("CF-AS 2027-01-11"))
    below.workspace.transact(bring_to, theme=below.source, meeting=below.meeting("CF-FLP 2027-02-04"))
    assert (below.days()["CF-AS"], below.days()["CF-SW"]) == ("CF-AS 2027-01-11", "CF-SW 2027-03-01")


@pytest.fixture
def chain(below: Below, book: SmallBook) -> Below:
    """The group asks Central South alone, which took the theme and passed it on to North East."""
    links = {"forum_id": book.forums["CF-AS"], "other_id": book.forums["CF-NE"], "kind": "cascades to"}
    below.workspace.transact(link_forums, **links)
    below.workspace.transact(cascade_theme, meeting_theme_id=below.source, forum_ids=[book.forums["CF-AS"]])
    below.workspace.transact(accept_theme, meeting_theme_id=below.key("CF-AS"))
    below.workspace.transact(cascade_theme, meeting_theme_id=below.key("CF-AS"))
    return below


def test_what_a_board_passed_on_follows_a_theme_that_moves(chain: Below) -> None:
    middle = chain.key("CF-AS")
    assert [str(row.meeting_date) for row in chain.view(middle).rows] == ["2026-11-10"]
    january = chain.meeting("CF-FLP 2027-01-07")
    chain.workspace.transact(bring_to, theme=chain.source, meeting=january)
    assert [str(row.meeting_date) for row in chain.view(middle).rows] == ["2027-01-12"]


def test_what_a_board_passed_on_is_called_back_as_it_declines(chain: Below) -> None:
    middle = chain.key("CF-AS")
    chain.workspace.transact(accept_all, meeting_theme_id=middle)
    chain.workspace.transact(decline_theme, meeting_theme_id=middle, reason="covered 14 Oct")
    assert (chain.view(middle).words, chain.view(middle).not_asked) == ("nobody was asked", 1)
    chain.workspace.undo()
    assert chain.view(middle).words == "1 accepted"


def test_a_theme_does_not_come_back_to_where_it_came_from(chain: Below, book: SmallBook) -> None:
    links = {"forum_id": book.forums["CF-NE"], "other_id": book.forums["CF-AS"], "kind": "cascades to"}
    chain.workspace.transact(link_forums, **links)
    meeting, day = chain.meeting("CF-AS 2026-11-09"), dt.date(2026, 11, 10)
    chain.workspace.transact(move_meeting, meeting_id=meeting, date=day, reason="the room")
    last = chain.key("CF-NE", chain.key("CF-AS"))
    chain.workspace.transact(accept_theme, meeting_theme_id=last)
    assert chain.workspace.transact(cascade_theme, meeting_theme_id=last).value.linked == 0
    assert chain.view(last).words == "nobody was asked"
