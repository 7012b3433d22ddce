"""What was owed to Central South's CrimeFighters is owed to those of the BCU that took over."""

import datetime as dt
from typing import Any

import pytest

from models.operations.agenda import add_item, open_agenda
from models.operations.deep_dives import commission_deep_dive
from models.operations.gold_groups import task_gold_group
from models.operations.merging import Merged, merge_units
from models.operations.promises import promise_item
from models.queries.agenda import agenda
from models.queries.meetings import meeting
from models.records.agenda import DeepDive, DeepDiveSlip, ItemPromise
from models.records.papers import Paper
from models.records.themes import GoldGroup
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import SmallBook
from tests.operations.merged import rows

DAY = dt.date(2026, 12, 1)
WHY = "Central South became Central East on Tue 1 Dec 2026"


@pytest.fixture
def below(workspace: Workspace, book: SmallBook) -> Below:
    return Below(workspace, book)


def merge(below: Below, on: dt.date = DAY) -> Merged:
    olds, given = [below.book.units["AS"]], {"code": "CE", "name": "Central East"}
    return below.workspace.transact(merge_units, old_unit_ids=olds, on=on, **given).value


def test_promises_go_along_unless_an_old_meeting_still_takes_them(below: Below) -> None:
    desk, forum = below.workspace, below.book.forums["CF-AS"]
    given: dict[str, Any] = {"forum_id": forum, "title": "Stop and search"}
    soon = desk.transact(promise_item, **given).value
    december = desk.transact(promise_item, meeting_id=below.meeting("CF-AS 2026-12-14"), **given).value
    someday = desk.transact(promise_item, undated=True, **given).value
    assert merge(below).owed == 2
    promises = {row.id: row for row in rows(desk, ItemPromise)}
    assert promises[soon].forum_id == forum
    assert promises[december].meeting_id == below.meeting("CF-CE 2026-12-14")
    assert (promises[someday].undated, promises[someday].forum_id) == (True, promises[december].forum_id)
    agendas = below.meeting("CF-CE 2026-12-14")
    desk.transact(open_agenda, meeting_id=agendas)
    assert "Stop and search" in [item.title for item in desk.read(agenda, meeting_id=agendas).items]


def test_items_of_an_agenda_that_fell_away_are_not_lost(below: Below) -> None:
    desk, old = below.workspace, below.meeting("CF-AS 2026-12-14")
    desk.transact(open_agenda, meeting_id=old)
    desk.transact(add_item, meeting_id=old, title="Custody delays")
    assert merge(below).owed == 1
    new = below.meeting("CF-CE 2026-12-14")
    desk.transact(open_agenda, meeting_id=new)
    (item,) = [item for item in desk.read(agenda, meeting_id=new).items if item.title == "Custody delays"]
    assert item.origin == "CF-AS Mon 14 Dec 2026 was cancelled"


def test_a_deep_dive_reports_to_the_forum_that_follows_with_its_paper(below: Below) -> None:
    desk, old = below.workspace, below.meeting("CF-AS 2026-11-09")
    desk.transact(open_agenda, meeting_id=old)
    item = desk.transact(add_item, meeting_id=old, title="Performance").value
    key = desk.transact(commission_deep_dive, meeting_id=old, item_id=item, title="Violence Stocktake").value
    assert merge(below).owed == 1
    (dive,) = rows(desk, DeepDive)
    due = desk.read(meeting, meeting_id=dive.due_meeting_id or "")
    assert (dive.id, due.reference, dive.forum_id) == (key, "CF-CE 2026-12-14", due.forum_id)
    (slip,) = rows(desk, DeepDiveSlip)
    assert (slip.because, slip.new_date) == (WHY, due.date)
    assert [(paper.meeting_id, paper.forum_id) for paper in rows(desk, Paper)] == [(due.id, due.forum_id)]


def test_a_gold_group_goes_on_and_reports_to_the_forum_that_follows(below: Below) -> None:
    desk, book = below.workspace, below.book
    made = desk.transact(
        task_gold_group,
        tasking_forum_id=book.forums["CF-AS"],
        chair_post_id=book.posts["CDR-AS"],
        topic="Moped enabled theft",
        terms="Stop it",
        first_date=dt.date(2026, 12, 4),
        start=dt.time(9),
    ).value
    merge(below)
    (group,) = rows(desk, GoldGroup)
    new = desk.read(meeting, meeting_id=below.meeting("CF-CE 2026-12-14"))
    assert (group.id, group.tasking_forum_id) == (made.gold_group_id, new.forum_id)
    assert desk.read(meeting, meeting_id=made.meeting_id).status == "planned"
