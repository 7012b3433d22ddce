"""What `list` gives of meetings' papers, decisions, risks, deep-dives and issued documents."""

from argparse import Namespace

from desktop.command_line.calendar_prints import unit_id
from desktop.command_line.printed import Fields, row_fields
from desktop.command_line.selection import as_of, chosen_forum, one_meeting, post_id
from models.queries.decisions import decision_register
from models.queries.deep_dives import deep_dives
from models.queries.issued import issued_documents
from models.queries.papers import papers
from models.queries.risks import risks
from models.store.workspace import Workspace

BOTH_PARTS = (1, 2)


def list_papers(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the chosen papers, each with what is still missing from it."""
    rows = workspace.read(
        papers,
        meeting_id=meeting_id(workspace, words),
        forum_id=chosen_forum(workspace, words),
        first=words.first,
        last=words.last,
        now=workspace.clock(),
    )
    owner, parts = post_id(workspace, words), (words.part,) if words.part else BOTH_PARTS
    chosen = [row for row in rows if row.part in parts and words.level in {"", row.level}]
    return [row_fields(row) for row in chosen if owner in {"", row.sponsor_post_id}]


def list_decisions(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the chosen decisions in the order in which they were made."""
    day = one_meeting(workspace, words).date if words.meeting else None
    register = workspace.read(
        decision_register,
        today=as_of(workspace, words),
        first=day or words.first,
        last=day or words.last,
        forum_id=chosen_forum(workspace, words),
        level=words.level,
        part=words.part,
    )
    return [row_fields(row) for row in register.rows]


def list_risks(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the open risks as they stood on the day, gravest first; movement counts since --from."""
    rows = workspace.read(
        risks,
        as_of=as_of(workspace, words),
        level=words.level,
        unit_id=unit_id(workspace, words),
        owner_post_id=post_id(workspace, words),
        since=words.first,
    )
    return [row_fields(row) for row in rows]


def list_deep_dives(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the deep-dives of a forum, those commissioned at a meeting, those a post leads, or those due in a span."""
    rows = workspace.read(
        deep_dives,
        today=as_of(workspace, words),
        meeting_id=meeting_id(workspace, words),
        forum_id=chosen_forum(workspace, words),
        lead_post_id=post_id(workspace, words),
        first=words.first,
        last=words.last,
    )
    return [row_fields(row) for row in rows if words.level in {"", row.level}]


def list_documents(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return what was issued, newest first."""
    rows = workspace.read(
        issued_documents,
        forum_id=chosen_forum(workspace, words),
        meeting_id=meeting_id(workspace, words),
        first=words.first,
        last=words.last,
    )
    chosen = [row for row in rows if words.part in {None, row.part} and words.level in {"", row.level}]
    return [row_fields(row) for row in chosen]


def meeting_id(workspace: Workspace, words: Namespace) -> str:
    """Return the key of the meeting --meeting names, empty if none is named."""
    return one_meeting(workspace, words).id if words.meeting else ""
