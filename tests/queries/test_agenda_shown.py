"""What items list by themselves: read, printed, and missed where no item lists it."""

import datetime as dt
from typing import Any

import pytest

from models.documents.agenda import agenda_document
from models.documents.content import Document
from models.documents.export import export
from models.documents.record import record_document
from models.operations.agenda import open_agenda
from models.operations.agenda_shown import add_listing_item
from models.operations.cascade import accept_theme, cascade_theme
from models.operations.exceptions import record_exception
from models.operations.forum_settings import link_forums
from models.operations.forum_template import add_template_item
from models.operations.meetings import add_meeting
from models.operations.priorities import add_priority_set
from models.operations.tasking import request_tasking
from models.operations.themes import set_local_priorities, set_theme, set_theme_window
from models.queries.agenda import agenda
from models.queries.agenda_shown import paragraphs, shown
from models.queries.cascade import cascade
from models.queries.missing import missing
from models.queries.record import meeting_record
from models.queries.run_sheet import run_sheet
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.documents.reading import whole

NOW = dt.datetime.combine(dt.date(2026, 10, 27), dt.time(9))
OCTOBER = dt.date(2026, 10, 1)


def on_paper(document: Document) -> str:
    return whole(export(document, ".pdf"))


@pytest.fixture
def local(workspace: Workspace, book: SmallBook) -> str:
    """The November meeting of Central South: knife crime was cascaded to it, two exceptions came in, TSG is asked."""
    link_up = {"forum_id": book.forums["CF-FLP"], "other_id": book.forums["CF-AS"]}
    workspace.transact(link_forums, **link_up, kind="cascades to")
    workspace.transact(set_theme_window, forum_id=book.forums["CF-AS"], window=3)
    workspace.transact(
        add_template_item, forum_id=book.forums["CF-AS"], title="Local exceptions: better",
        shows="local exceptions, better",
    )  # fmt: skip
    above = workspace.transact(add_meeting, forum_id=book.forums["CF-FLP"], date=dt.date(2026, 11, 5)).value
    below = workspace.transact(add_meeting, forum_id=book.forums["CF-AS"], date=dt.date(2026, 11, 9)).value
    theme = workspace.transact(set_theme, meeting_id=above, title="Knife crime").value
    workspace.transact(cascade_theme, meeting_theme_id=theme)
    home = book.units["AS"]
    for measure, direction, value in (("Burglary", "worse", "214"), ("Robbery", "better", "35")):
        workspace.transact(
            record_exception, unit_id=home, measure=measure, family="Recorded offences", period=OCTOBER,
            direction=direction, value=value, expected="180", note="Second month.",
        )  # fmt: skip
    workspace.transact(request_tasking, asset="TSG, two serials", unit_id=home, meeting_id=below)
    workspace.transact(open_agenda, meeting_id=below)
    return below


def test_what_came_in_is_listed_and_what_no_item_lists_is_missing(workspace: Workspace, local: str) -> None:
    found = workspace.read(shown, meeting_id=local)
    assert {kind: [line.text for line in lines] for kind, lines in found.items()} == {
        "cascaded themes": ["Knife crime"],
        "local exceptions, worse": ["Burglary 214 (180 expected)"],
        "local exceptions, better": ["Robbery 35 (180 expected)"],
        "tasking requests": ["TSG, two serials"],
    }
    assert found["cascaded themes"][0].second == "cascaded from CF-FLP Thu 5 Nov 2026 · waits for an answer"
    assert found["tasking requests"][0].second == "Central South · no link to the Control Strategy"
    (family,) = paragraphs(found["local exceptions, worse"])
    assert (family.text, family.second) == (
        "Recorded offences",
        "Burglary 214 (180 expected): Second month",
    )
    rows = workspace.read(missing, meeting_id=local, now=NOW).rows
    assert [row.words for row in rows if row.kind in {"theme", "source", "cascade", "unlisted"}] == [
        "1 cascaded theme waits for an answer",
        "No item for cascaded themes: Knife crime",
        "No item for local exceptions: worse: Burglary 214 (180 expected)",
        "No item for tasking requests: TSG, two serials",
    ]


def test_lists_are_printed_on_agenda_run_sheet_and_minutes(workspace: Workspace, local: str) -> None:
    for kind in ("cascaded themes", "local exceptions, worse"):
        workspace.transact(add_listing_item, meeting_id=local, shows=kind)
    (theme,) = [line.key for line in workspace.read(shown, meeting_id=local)["cascaded themes"]]
    workspace.transact(accept_theme, meeting_theme_id=theme)
    view = workspace.read(agenda, meeting_id=local)
    assert [item.title for item in view.items if item.shown] == [
        "Local exceptions: better",
        "Cascaded themes",
        "Local exceptions: worse",
    ]
    words = on_paper(agenda_document(view, printed=NOW))
    assert "Recognise and learn October 2026" in words
    assert "Recorded offences. Burglary 214 (180 expected): Second month." in words
    assert "cascaded from CF-FLP Thu" in words
    assert "cascaded from" not in on_paper(agenda_document(view, printed=NOW, part=1))
    sheet = workspace.read(run_sheet, meeting_id=local, today=NOW.date())
    prompts = {part.item.title: part.prompts for part in sheet.items}
    assert prompts["Cascaded themes"] == ("Knife crime: cascaded from CF-FLP Thu 5 Nov 2026",)
    record = workspace.read(meeting_record, meeting_id=local, today=NOW.date())
    minutes = on_paper(record_document(record, printed=NOW))
    assert "Knife crime" in minutes
    assert "Burglary" not in minutes
    kinds = {row.kind for row in workspace.read(missing, meeting_id=local, now=NOW).rows}
    assert not kinds & {"theme", "source", "cascade"}


def test_a_theme_that_is_not_set_or_has_no_source_is_missing(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(set_theme_window, forum_id=book.forums["CF-FLP"], window=3)
    meeting = workspace.transact(add_meeting, forum_id=book.forums["CF-FLP"], date=dt.date(2026, 11, 5)).value
    workspace.transact(open_agenda, meeting_id=meeting)
    rows = workspace.read(missing, meeting_id=meeting, now=NOW).rows
    assert "Theme not set" in {row.words for row in rows}
    key = workspace.transact(set_theme, meeting_id=meeting, title="Knife crime").value
    rows = workspace.read(missing, meeting_id=meeting, now=NOW).rows
    assert ("source", "No source yet: Knife crime", key) in {(row.kind, row.words, row.subject_id) for row in rows}
    assert workspace.read(cascade, meeting_theme_id=key).accepted == 0


def test_a_unit_whose_priorities_ran_out_is_named(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(set_local_priorities, forum_id=book.forums["CF-AS"], strength="required")
    facts: dict[str, Any] = {"kind": "local priorities", "name": "Central South", "unit_id": book.units["AS"]}
    titles = [("Burglary", ""), ("Robbery", "")]
    workspace.transact(add_priority_set, **facts, ends=dt.date(2026, 10, 31), titles=titles)
    said = []
    for day in (dt.date(2026, 10, 29), dt.date(2026, 11, 9)):
        meeting = workspace.transact(add_meeting, forum_id=book.forums["CF-AS"], date=day).value
        workspace.transact(open_agenda, meeting_id=meeting)
        rows = workspace.read(missing, meeting_id=meeting, now=NOW).rows
        said.append([row.words for row in rows if row.kind == "advisory"])
    assert said == [[], ["No local priority was chosen: Central South"]]
