"""The risk register: raised, assessed again, closed, linked."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import Conflict, RuleBroken
from models.operations.outcomes import record_action
from models.operations.risk_scheme import change_scheme
from models.operations.risks import (
    accept_risk,
    add_risk,
    close_risk,
    edit_risk,
    link_risk,
    reopen_risk,
    review_risk,
    unlink_risk,
)
from models.queries.risk import risk
from models.queries.risk_scheme import risk_scheme
from models.queries.risks import RiskRow, risks
from models.rules.risk import SCHEME_2026, Band, RiskScheme
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook, new_book, small_book

TODAY = dt.date(2026, 10, 27)
JULY = dt.date(2026, 7, 1)


@pytest.fixture
def violence(workspace: Workspace, book: SmallBook) -> str:
    """The corporate risk of serious violence, raised on Wed 1 Apr 2026 as possible and critical."""
    given: dict[str, Any] = {"title": "Serious violence", "level": "corporate", "likelihood": 3, "impact": 5}
    owner, raised = book.posts["AC-FLP"], dt.date(2026, 4, 1)
    return workspace.transact(add_risk, owner_post_id=owner, raised_on=raised, **given).value


def row(workspace: Workspace, key: str, as_of: dt.date = TODAY, since: dt.date = JULY) -> RiskRow:
    return workspace.read(risk, risk_id=key, as_of=as_of, since=since).row


def test_a_risk_is_raised_with_its_reference_owner_and_band(workspace: Workspace, violence: str) -> None:
    found = row(workspace, violence)
    assert (found.reference, found.owner, found.owner_name) == (
        "CR-01",
        "AC Frontline Policing",
        "Grace Adeyemi-Clarke",
    )
    assert (found.score, found.band, found.movement, found.status) == (15, "high", "same", "open")
    assert workspace.undo_words == "Add risk CR-01"


def test_references_are_never_given_twice_and_typed_ones_are_passed_over(workspace: Workspace, violence: str) -> None:
    given: dict[str, Any] = {"title": "Other", "level": "corporate", "likelihood": 1, "impact": 1}
    typed = workspace.transact(add_risk, reference="CR-02", **given).value
    following = workspace.transact(add_risk, **given).value
    assert [row(workspace, key).reference for key in (typed, following)] == ["CR-02", "CR-03"]
    workspace.undo()
    assert row(workspace, workspace.transact(add_risk, **given).value).reference == "CR-04"
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(edit_risk, risk_id=violence, reference="CR-02")
    assert refused.value.field == "reference"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"level": "oversight"}, "level"),
        ({"likelihood": 6}, "likelihood"),
        ({"raised_on": dt.date(2026, 10, 28)}, "raised_on"),
        ({"next_review": dt.date(2026, 10, 26)}, "next_review"),
    ],
)
def test_what_a_register_cannot_hold_is_refused(workspace: Workspace, wrong: dict[str, Any], field: str) -> None:
    given: dict[str, Any] = {"title": "Other", "level": "corporate", "likelihood": 1, "impact": 1} | wrong
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(add_risk, **given)
    assert refused.value.field == field


def test_a_review_moves_a_risk_and_takes_off_the_review_that_was_due(
    workspace: Workspace, book: SmallBook, violence: str
) -> None:
    workspace.transact(edit_risk, risk_id=violence, next_review=dt.date(2026, 9, 1))
    assert row(workspace, violence).review_overdue
    board, on = book.forums["MB"], dt.date(2026, 9, 1)
    workspace.transact(review_risk, risk_id=violence, likelihood=4, impact=5, note="Up again", forum_id=board, on=on)
    found = row(workspace, violence)
    assert (found.score, found.band, found.movement, found.next_review) == (20, "severe", "up", None)
    assert (found.old_likelihood, found.old_impact, found.last_seen) == (3, 5, "MB Tue 1 Sep 2026")
    assert row(workspace, violence, dt.date(2026, 8, 31)).score == 15


def test_what_is_recorded_late_does_not_undo_a_later_review(
    workspace: Workspace, book: SmallBook, violence: str
) -> None:
    board = book.forums["MB"]
    workspace.transact(review_risk, risk_id=violence, likelihood=4, impact=4, forum_id=board, on=dt.date(2026, 9, 1))
    workspace.transact(review_risk, risk_id=violence, likelihood=2, impact=2, on=dt.date(2026, 8, 1))
    assert row(workspace, violence).score == 16
    workspace.transact(review_risk, risk_id=violence, likelihood=5, impact=4, forum_id=board, on=dt.date(2026, 9, 1))
    seen = workspace.read(risk, risk_id=violence, as_of=TODAY)
    assert [(each.on.month, each.forum_code) for each in seen.reviews] == [(9, "MB"), (8, ""), (4, "")]
    assert [point.score for point in seen.points] == [15, 15, 15, 15, 4, 20, 20]


def test_a_closed_risk_keeps_its_history_and_is_left_alone(workspace: Workspace, violence: str) -> None:
    with pytest.raises(RuleBroken, match="The reason is missing"):
        workspace.transact(close_risk, risk_id=violence, because="")
    workspace.transact(close_risk, risk_id=violence, because="Merged into CR-07")
    assert workspace.read(risks, as_of=TODAY) == ()
    assert [each.closed_because for each in workspace.read(risks, as_of=TODAY, status="closed")] == [
        "Merged into CR-07"
    ]
    with pytest.raises(RuleBroken, match="re-open it first"):
        workspace.transact(review_risk, risk_id=violence, likelihood=1, impact=1)
    workspace.transact(reopen_risk, risk_id=violence)
    assert row(workspace, violence).status == "open"


def test_a_proposed_risk_is_accepted_once(workspace: Workspace) -> None:
    given: dict[str, Any] = {"title": "Other", "level": "programme", "likelihood": 4, "impact": 5, "proposed": True}
    key = workspace.transact(add_risk, **given).value
    assert row(workspace, key).status == "proposed"
    workspace.transact(accept_risk, risk_id=key)
    with pytest.raises(RuleBroken, match="only a proposed risk"):
        workspace.transact(accept_risk, risk_id=key)


def test_a_stale_edit_meets_the_other_one(workspace: Workspace, violence: str) -> None:
    seen = row(workspace, violence).revision
    workspace.transact(edit_risk, risk_id=violence, title="Serious and organised violence", revision=seen)
    with pytest.raises(Conflict):
        workspace.transact(edit_risk, risk_id=violence, title="Violence", revision=seen)


def test_a_link_is_to_one_thing_and_made_once(workspace: Workspace, book: SmallBook, violence: str) -> None:
    forum, due = book.forums["MB"], TODAY
    late = workspace.transact(record_action, forum_id=forum, text="Report", owner_body="Estates", due=due).value
    for _ in range(2):
        workspace.transact(link_risk, risk_id=violence, action_id=late)
    found = workspace.read(risk, risk_id=violence, as_of=dt.date(2026, 10, 28))
    assert [(link.kind, link.reference) for link in found.links] == [("action", "MB 1/26")]
    assert (found.row.open_actions, found.row.overdue_actions) == (1, 1)
    with pytest.raises(RuleBroken, match="one thing at a time"):
        workspace.transact(link_risk, risk_id=violence)
    workspace.transact(unlink_risk, risk_id=violence, action_id=late)
    assert row(workspace, violence).open_actions == 0


def test_another_scheme_changes_every_band(workspace: Workspace, violence: str) -> None:
    strict = RiskScheme(
        "Strict", SCHEME_2026.likelihoods, SCHEME_2026.impacts, ((12, Band.SEVERE), *SCHEME_2026.bands[1:])
    )
    workspace.transact(change_scheme, scheme=strict)
    assert workspace.read(risk_scheme) == strict
    assert row(workspace, violence).band == "severe"
    workspace.undo()
    assert row(workspace, violence).band == "high"


REVIEWS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 5), st.integers(1, 5), st.booleans()), max_size=8)


@settings(max_examples=15, deadline=None)
@given(made=REVIEWS, asked=st.integers(0, 209))
def test_on_every_day_a_risk_stands_where_its_last_review_put_it(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[int, int, int, bool]], asked: int
) -> None:
    workspace = new_book(str(tmp_path_factory.mktemp("risk") / "test.book"), clock=Clock())
    book, raised = small_book(workspace), dt.date(2026, 4, 1)
    given: dict[str, Any] = {"title": "Risk", "level": "corporate", "likelihood": 3, "impact": 3}
    key = workspace.transact(add_risk, raised_on=raised, **given).value
    said = {(0, False): 9}
    for day, likelihood, impact, by_board in made:
        forum, on = book.forums["MB"] if by_board else "", raised + dt.timedelta(days=day)
        workspace.transact(review_risk, risk_id=key, likelihood=likelihood, impact=impact, forum_id=forum, on=on)
        said[day, by_board] = likelihood * impact
    last = max(each for each in said if each[0] <= asked)
    assert row(workspace, key, raised + dt.timedelta(days=asked)).score == said[last]
    assert row(workspace, key).score == said[max(said)]
    workspace.close()
