"""What `list` gives of the forward plan: themes, exceptions, priorities, what is promised, Gold Groups."""

from argparse import Namespace
from collections.abc import Collection

from desktop.command_line.calendar_prints import unit_id
from desktop.command_line.exporting import refuse
from desktop.command_line.meeting_listing import meeting_id
from desktop.command_line.printed import Fields, row_fields
from desktop.command_line.selection import as_of, chosen_forum, span
from models.errors import RuleBroken
from models.queries.exceptions import exceptions
from models.queries.forward_plan import forward_plan
from models.queries.forward_plan_rows import PlanKind
from models.queries.gold_groups import gold_groups
from models.queries.measures import measures
from models.queries.practice import practices
from models.queries.priorities import priority_sets
from models.queries.returns import returns
from models.queries.tasking import tasking_requests
from models.queries.themes import meeting_themes, themes
from models.rules.exception_cells import month_words
from models.rules.written_dates import date_words
from models.store.workspace import Workspace

OWED = frozenset({PlanKind.COMMISSIONED, PlanKind.ESCALATED, PlanKind.PROMISED, PlanKind.UNDATED})
"""What somebody promised to a forum, with a date or without."""


def _narrow(words: Namespace, what: str, *selectors: str) -> None:
    """Refuse selectors a list cannot follow, and days that run backwards."""
    refuse(words, what, *selectors)
    if words.first and words.last and words.last < words.first:
        raise RuleBroken(f"{date_words(words.last)} lies before {date_words(words.first)}; give the later day last.")


def list_themes(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the themes of the chosen meetings, with what they serve and how units answered."""
    _narrow(words, "The list of themes", "unit", "owner", "part")
    first, last = span(workspace, words)
    rows = workspace.read(
        meeting_themes,
        meeting_id=meeting_id(workspace, words),
        forum_id=chosen_forum(workspace, words),
        first=first,
        last=last,
        with_fixed=True,
    )
    return [
        {
            "reference": f"{row.forum_code} {row.meeting_date}",
            **row_fields(row),
            "sources": [source.label for source in row.sources],
        }
        for row in rows
        if words.level in {"", row.level}
    ]


def list_exceptions(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the exceptions of a unit, of the months from --from to --to, or of what lands at a meeting or forum."""
    _narrow(words, "The list of exceptions", "level", "owner", "part")
    rows = workspace.read(
        exceptions,
        unit_id=unit_id(workspace, words),
        forum_id=chosen_forum(workspace, words),
        meeting_id=meeting_id(workspace, words),
        first=words.first,
        last=words.last,
    )
    return [{**row_fields(row), "month": month_words(row.period)} for row in rows]


def list_priorities(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the sets of priorities as they stand on the day, of all or of the unit --unit names."""
    _narrow(words, "The list of priorities", "forum", "meeting", "level", "owner", "part")
    rows = workspace.read(priority_sets, as_of=as_of(workspace, words), unit_id=unit_id(workspace, words))
    return [{**row_fields(row), "priorities": [each.title for each in row.priorities]} for row in rows]


def list_promises(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return what is promised to forums, what has no date yet last."""
    _narrow(words, "The list of promises", "unit", "owner", "part")
    return _plan(workspace, words, OWED)


def list_forward_plan(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return everything forums have to expect, forum by forum."""
    _narrow(words, "The forward plan", "unit", "owner", "part")
    return _plan(workspace, words, frozenset(PlanKind))


def _plan(workspace: Workspace, words: Namespace, kinds: Collection[str]) -> list[Fields]:
    first, last = span(workspace, words)
    today, forum = as_of(workspace, words), chosen_forum(workspace, words)
    view = workspace.read(forward_plan, first=first, last=last, today=today, forum_id=forum, level=words.level)
    return [
        {"forum": one.code, **row_fields(entry), "chase_due": entry.chase_due}
        for one in view.forums
        for entry in one.entries
        if entry.kind in kinds
    ]


def list_returns(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return what is to be sent for the chosen meetings, and who has not sent it."""
    _narrow(words, "The list of returns", "unit", "owner", "part")
    first, last = span(workspace, words)
    day, forum = as_of(workspace, words), chosen_forum(workspace, words)
    rows = workspace.read(returns, first=first, last=last, today=day, forum_id=forum)
    return [row_fields(row) for row in rows if words.level in {"", row.level}]


def list_gold_groups(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return the Gold Groups, those at work first."""
    _narrow(words, "The list of Gold Groups", "unit", "level", "owner", "part")
    rows = workspace.read(gold_groups, today=as_of(workspace, words), forum_id=chosen_forum(workspace, words))
    return [row_fields(row) for row in rows]


def list_practice(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return good practice, the latest first, with who took it over."""
    _narrow(words, "The list of good practice", "level", "owner", "part")
    rows = workspace.read(
        practices,
        unit_id=unit_id(workspace, words),
        forum_id=chosen_forum(workspace, words),
        first=words.first,
        last=words.last,
    )
    return [{**row_fields(row), "adopted": [each.unit_code for each in row.adopted]} for row in rows]


def list_tasking(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return requests for corporate assets, those not decided first."""
    _narrow(words, "The list of tasking requests", "forum", "level", "owner", "part")
    meeting, unit = meeting_id(workspace, words), unit_id(workspace, words)
    return [row_fields(row) for row in workspace.read(tasking_requests, meeting_id=meeting, unit_id=unit)]


def list_vocabulary(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return all themes with how often each was taken."""
    _narrow(words, "The vocabulary of themes", "forum", "meeting", "unit", "level", "owner", "part")
    return [row_fields(row) for row in workspace.read(themes)]


def list_measures(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return all measures with how many exceptions each has."""
    _narrow(words, "The list of measures", "forum", "meeting", "unit", "level", "owner", "part")
    return [row_fields(row) for row in workspace.read(measures)]
