"""The command `list`: what a book holds, as a table or as JSON."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict

from desktop.app.books import opened
from desktop.command_line import forward_listing, meeting_listing
from desktop.command_line.plan_listing import (
    list_absences,
    list_clashes,
    list_drafts,
    list_findings,
    load_fields,
    load_words,
)
from desktop.command_line.printed import KEYS, Fields, as_json, as_table, row_fields
from desktop.command_line.selection import as_of, chosen_meetings, forum_id, level, post_id
from desktop.command_line.user import user
from models.queries.actions import ActionRow, actions
from models.queries.forums import forums, units
from models.queries.invitations import Invitee, invitations
from models.queries.meetings import MeetingRow
from models.queries.people import people, posts
from models.store.workspace import Workspace

LOAD = "load"


def meeting_fields(row: MeetingRow, invited: Sequence[Invitee] = ()) -> Fields:
    """Return a meeting as JSON gives it."""
    return {
        "reference": row.reference,
        "forum": row.forum_code,
        "forum_name": row.forum_name,
        "level": row.level,
        "number": row.number,
        "rule_date": row.rule_date,
        "date": row.date,
        "start": row.start,
        "end": row.end,
        "place": row.place,
        "chair": row.chair,
        "chair_name": row.chair_name,
        "status": row.status,
        "moved_because": row.moved_because,
        "deadlines": {deadline.kind: deadline.due for deadline in row.deadlines},
        "invited": [{"post": seat.post, "name": seat.name, "acting": seat.acting} for seat in invited],
    }


def action_fields(row: ActionRow) -> Fields:
    """Return an action as JSON gives it."""
    left_out = (*KEYS, "forum_id", "meeting_id", "item_id", "owner_post_id")
    return {name: value for name, value in asdict(row).items() if name not in left_out}


def list_meetings(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the chosen meetings in the order in which they fall."""
    rows = chosen_meetings(workspace, words)
    invited = workspace.read(invitations, meetings=rows)
    return [meeting_fields(row, invited[row.id]) for row in rows]


def list_actions(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the chosen actions."""
    found = workspace.read(
        actions,
        today=as_of(workspace, words),
        status="all",
        forum_id=forum_id(workspace, words),
        owner_post_id=post_id(workspace, words),
        first=words.first,
        last=words.last,
    )
    parts = (words.part,) if words.part else (1, 2)
    return [action_fields(row) for row in found if row.part in parts and words.level in {"", row.level}]


def list_forums(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the forums as they stand on the day."""
    rows = workspace.read(forums, as_of=as_of(workspace, words), level=words.level)
    return [row_fields(row) for row in rows if words.forum in {"", row.code} and words.unit in {"", row.unit}]


LISTS: dict[str, Callable[[Workspace, Namespace], list[Fields]]] = {
    "meetings": list_meetings,
    "actions": list_actions,
    "forums": list_forums,
    "units": lambda book, words: [row_fields(row) for row in book.read(units, as_of=as_of(book, words))],
    "posts": lambda book, words: [row_fields(row) for row in book.read(posts, as_of=as_of(book, words))],
    "people": lambda book, words: [row_fields(row) for row in book.read(people, as_of=as_of(book, words))],
    "clashes": list_clashes,
    "findings": list_findings,
    "drafts": list_drafts,
    "absences": list_absences,
    "papers": meeting_listing.list_papers,
    "risks": meeting_listing.list_risks,
    "decisions": meeting_listing.list_decisions,
    "documents": meeting_listing.list_documents,
    "deep-dives": meeting_listing.list_deep_dives,
    "themes": forward_listing.list_themes,
    "vocabulary": forward_listing.list_vocabulary,
    "exceptions": forward_listing.list_exceptions,
    "measures": forward_listing.list_measures,
    "priorities": forward_listing.list_priorities,
    "tasking": forward_listing.list_tasking,
    "promises": forward_listing.list_promises,
    "returns": forward_listing.list_returns,
    "forward-plan": forward_listing.list_forward_plan,
    "gold-groups": forward_listing.list_gold_groups,
    "good-practice": forward_listing.list_practice,
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "meetings": ("reference", "forum_name", "date", "start", "end", "chair", "status", "moved_because"),
    "actions": ("reference", "text", "owner", "due", "status", "tracked_by"),
    "forums": ("code", "name", "level", "cadence", "start", "chair"),
    "units": ("code", "name", "kind", "parent", "starts", "ends"),
    "posts": ("code", "title", "unit", "holder"),
    "people": ("name", "initials", "posts"),
    "clashes": ("date", "kind", "meetings", "who", "place"),
    "findings": ("severity", "kind", "date", "text"),
    "drafts": ("name", "first", "last", "meetings", "unplaced", "made_at", "made_by", "note"),
    "absences": ("person", "words", "reason"),
    "papers": ("reference", "title", "meeting_words", "status", "due", "late", "sponsor", "files"),
    "risks": ("reference", "title", "owner", "score", "band", "movement", "last_seen", "next_review"),
    "decisions": ("reference", "date", "forum_code", "item_number", "verb", "text", "review_on"),
    "documents": ("reference", "kind", "version", "part", "issued_at", "issued_by", "note", "digest"),
    "deep-dives": ("title", "commissioned", "lead", "forum_code", "due", "paper_reference", "status"),
    "themes": ("reference", "title", "sources", "cascaded_from", "answer", "answer_reason", "track"),
    "vocabulary": ("title", "kind", "parent", "synonyms", "times_taken", "last_taken"),
    "exceptions": ("unit_words", "month", "measure", "direction", "value_words", "expected_words", "meeting_words"),
    "measures": ("family", "name", "theme", "synonyms", "exceptions"),
    "priorities": ("kind", "name", "standing", "starts", "ends", "priorities", "troubles"),
    "tasking": ("asset", "unit", "requested_on", "priority", "meeting", "decision", "warnings"),
    "promises": ("forum", "kind", "date", "title", "lead", "source", "status"),
    "returns": ("title", "sponsor", "forum_codes", "meeting_date", "deadline", "sent_on", "late_days"),
    "forward-plan": ("forum", "kind", "date", "title", "lead", "status"),
    "gold-groups": ("code", "name", "tasking_code", "theme", "risk", "chair", "begun_on", "closed_on"),
    "good-practice": ("on", "title", "origin_code", "presenter", "presented", "adopted"),
}


def listing(words: Namespace) -> None:
    """Print what the book holds of one kind."""
    with opened(words.book, user(), words.today) as workspace:
        words.level = level(workspace, words)
        if words.kind == LOAD:
            load = load_fields(workspace, words)
            print(as_json(load) if words.json else load_words(load))
            return
        rows = LISTS[words.kind](workspace, words)
    print(as_json(rows) if words.json else as_table(rows, COLUMNS[words.kind]))
