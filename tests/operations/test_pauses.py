"""Standing items left out once or until a day, and those that stand on every nth agenda only."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.agenda import open_agenda, set_lines
from models.operations.forum_template import add_template_item, edit_template_item, remove_template_item
from models.operations.meetings import cancel_meeting, move_meeting
from models.operations.pauses import bring_back, end_pause, leave_out_until, skip_once
from models.operations.promises import not_reached
from models.queries.agenda import agenda
from models.queries.offers import offers
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.operations.carrying import Run, run_of

TITLE = "Custody visits"
TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def run(workspace: Workspace, book: SmallBook) -> Run:
    """Frontline CrimeFighters with one standing item; no agenda is open."""
    workspace.transact(add_template_item, forum_id=book.forums["CF-FLP"], title=TITLE)
    return run_of(workspace, book.forums["CF-FLP"])


def template(run: Run, title: str = TITLE) -> str:
    run.workspace.transact(open_agenda, meeting_id=run.meetings[0])
    key = run.item(0, title).origin_id
    run.workspace.undo()
    return key


def standing(run: Run, *turns: int) -> list[int]:
    for turn in turns:
        run.open(turn)
    return [turn for turn in turns if TITLE in run.titles(turn)]


def test_skip_once_holds_exactly_once_however_often_the_agenda_is_opened_and_undone(run: Run) -> None:
    key = template(run)
    for _ in range(2):
        run.workspace.transact(skip_once, template_item_id=key, reason="no visits in October")
    assert standing(run, 0) == []
    run.workspace.undo()
    assert standing(run, 0, 0, 1, 2) == [1, 2]
    (offer,) = run.workspace.read(offers, meeting_id=run.meetings[0], today=TODAY)
    assert (offer.template_item_id, offer.reason) == (key, "left out this once: no visits in October")


def test_a_skip_waits_for_the_next_agenda_though_a_later_one_is_opened_first(run: Run) -> None:
    run.workspace.transact(skip_once, template_item_id=template(run))
    run.workspace.transact(
        move_meeting, meeting_id=run.meetings[0], date=dt.date(2026, 11, 12), reason="The hall is needed"
    )
    assert standing(run, 1, 0, 2) == [1, 2]


def test_a_skip_of_a_meeting_that_is_cancelled_before_opening_goes_to_the_next(run: Run) -> None:
    run.workspace.transact(skip_once, template_item_id=template(run))
    run.workspace.transact(cancel_meeting, meeting_id=run.meetings[0], reason="Aid to another force")
    assert standing(run, 1, 2) == [2]


def test_a_skip_is_spent_by_an_agenda_that_was_opened_though_its_meeting_falls_away(run: Run) -> None:
    run.workspace.transact(skip_once, template_item_id=template(run))
    run.open(0)
    run.workspace.transact(cancel_meeting, meeting_id=run.meetings[0], reason="Aid to another force")
    assert standing(run, 1, 2) == [1, 2]


def test_a_spent_skip_cannot_be_ended_and_a_waiting_one_can(run: Run) -> None:
    key = template(run)
    pause = run.workspace.transact(skip_once, template_item_id=key).value
    run.workspace.transact(end_pause, pause_id=pause)
    assert standing(run, 0) == [0]
    spent = run.workspace.transact(skip_once, template_item_id=key).value
    run.open(1)
    with pytest.raises(RuleBroken, match="went without it"):
        run.workspace.transact(end_pause, pause_id=spent)
    assert standing(run, 2) == [2]


def test_left_out_until_a_day_it_returns_with_the_reason(run: Run) -> None:
    key = template(run)
    with pytest.raises(RuleBroken, match="is not to come"):
        run.workspace.transact(leave_out_until, template_item_id=key, return_on=TODAY)
    run.workspace.transact(leave_out_until, template_item_id=key, return_on=dt.date(2027, 1, 7))
    assert standing(run, 0, 1, 2, 3) == [2, 3]
    assert run.origins(TITLE) == {2: "back after it was left out until Thu 7 Jan 2027"}


def test_every_third_meeting_counts_those_that_take_place(run: Run) -> None:
    run.workspace.transact(edit_template_item, template_item_id=template(run), every=3)
    run.open(0)
    run.workspace.transact(cancel_meeting, meeting_id=run.meetings[1], reason="Aid to another force")
    assert standing(run, 0, 2, 3, 4) == [0, 4]
    assert run.item(4, TITLE).origin == "on every 3 meetings"


def test_a_cyclical_item_whose_meeting_is_cancelled_stands_on_the_next(run: Run) -> None:
    run.workspace.transact(edit_template_item, template_item_id=template(run), every=2)
    assert standing(run, 0, 1, 2) == [0, 2]
    run.workspace.transact(cancel_meeting, meeting_id=run.meetings[2], reason="Aid to another force")
    assert standing(run, 3, 4) == [3]


def test_a_cyclical_item_not_reached_comes_back_out_of_turn_and_in_its_place(run: Run) -> None:
    run.workspace.transact(edit_template_item, template_item_id=template(run), every=3)
    run.open(0)
    run.workspace.transact(not_reached, item_id=run.item(0, TITLE).id)
    assert standing(run, 1, 2, 3, 4) == [1, 4]
    assert (run.item(1, TITLE).kind, run.item(1, TITLE).origin) == ("standing", "not reached on 5 November 2026")


def test_a_skipped_item_that_was_not_reached_waits_and_comes_back_once(run: Run) -> None:
    key = template(run)
    run.open(0)
    run.workspace.transact(not_reached, item_id=run.item(0, TITLE).id)
    run.workspace.transact(skip_once, template_item_id=key)
    assert standing(run, 1, 2, 3) == [2, 3]
    assert run.origins(TITLE) == {2: "not reached on 5 November 2026"}


def test_tracked_lines_are_carried_with_their_last_value(run: Run) -> None:
    run.workspace.transact(edit_template_item, template_item_id=template(run), shows="tracked lines")
    run.open(0)
    lines = [("Stop and search", "412"), ("Habitual knife carriers seen", "37")]
    run.workspace.transact(set_lines, item_id=run.item(0, TITLE).id, lines=lines)
    run.open(1)
    assert [(line.text, line.value, line.previous) for line in run.item(1, TITLE).lines] == [
        ("Stop and search", "", "412"),
        ("Habitual knife carriers seen", "", "37"),
    ]
    run.open(2)
    assert [line.previous for line in run.item(2, TITLE).lines] == ["412", "37"]


def test_what_was_left_out_can_be_brought_back_late_once_the_agenda_is_out(run: Run) -> None:
    key = template(run)
    run.workspace.transact(skip_once, template_item_id=key)
    run.open(0)
    run.issue(0)
    wanted = {"template_item_id": key, "meeting_id": run.meetings[0]}
    with pytest.raises(RuleBroken, match="say why this comes late"):
        run.workspace.transact(bring_back, **wanted)
    run.workspace.transact(bring_back, **wanted, late_reason="the chair asks for it")
    assert (run.item(0, TITLE).kind, run.item(0, TITLE).late_reason) == ("standing", "the chair asks for it")
    with pytest.raises(RuleBroken, match="is not left out"):
        run.workspace.transact(bring_back, **wanted)
    assert standing(run, 1) == [1]


def test_a_template_item_is_removed_with_its_pauses(run: Run) -> None:
    key = template(run)
    run.workspace.transact(skip_once, template_item_id=key)
    run.workspace.transact(remove_template_item, template_item_id=key)
    run.open(0)
    assert TITLE not in [row.title for row in run.workspace.read(agenda, meeting_id=run.meetings[0]).items]


@pytest.mark.parametrize(("change", "field"), [({"every": 0}, "every"), ({"shows": "stars"}, "shows")])
def test_bad_values_of_a_standing_item_are_refused_by_field(run: Run, change: dict[str, int], field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        run.workspace.transact(edit_template_item, template_item_id=template(run), **change)  # type: ignore[arg-type]
    assert refused.value.field == field
