from datetime import date

from sqlalchemy import func, select

from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.records.agenda import AgendaItem, DeepDive, Escalation, ItemPromise
from models.records.meetings import Meeting
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows


def test_26_deep_dives_were_commissioned_one_of_them_the_violence_stocktake(demo_year: Workspace, found: Rows) -> None:
    dives = found(select(DeepDive.title, DeepDive.meeting_id, DeepDive.due_meeting_id, DeepDive.paper_id))
    assert len({row.title for row in dives}) == 26
    assert all(row.paper_id for row in dives)
    stocktake = next(row for row in dives if row.title == "Violence Stocktake")
    ends = [demo_year.read(find_meeting, reference=f"MB 2026-{day}").id for day in ("09-01", "11-03")]
    assert [stocktake.meeting_id, stocktake.due_meeting_id] == ends


def test_what_was_promised_stands_on_the_agenda_with_its_reason(demo_year: Workspace) -> None:
    board = demo_year.read(find_meeting, reference="MB 2026-11-03")
    origins = {item.title: item.origin for item in demo_year.read(agenda, meeting_id=board.id).items}
    assert origins["Control Strategy refresh"] == "Promised by Performance Group on Wed 21 Oct 2026, item 5"
    assert origins["Violence Stocktake"] == "Deep-dive commissioned Tue 1 Sep 2026, item 5"


def test_every_promise_that_was_kept_stands_on_a_later_agenda_with_its_reason(found: Rows) -> None:
    columns = select(ItemPromise.kind, ItemPromise.after, Meeting.date, AgendaItem.origin, AgendaItem.origin_id)
    kept = found(
        columns.join(AgendaItem, AgendaItem.id == ItemPromise.taken_item_id).join(
            Meeting, Meeting.id == AgendaItem.meeting_id
        )
    )
    assert {row.kind for row in kept} == {"commissioned", "promised", "not reached", "decide next time", "escalated"}
    assert all(row.date > row.after and row.origin for row in kept)
    of_items = select(func.count()).select_from(Escalation).where(Escalation.item_id.is_not(None))
    assert found(of_items)[0][0] == 8


def test_what_was_not_reached_has_no_record(found: Rows) -> None:
    outcomes = found(select(AgendaItem.outcome).where(AgendaItem.outcome.in_(["not reached", "decide next time"])))
    assert len(outcomes) == 12
    waiting = found(select(ItemPromise.after).where(ItemPromise.taken_item_id.is_(None)))
    assert all(row.after < date(2026, 10, 27) for row in waiting)
