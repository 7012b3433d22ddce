"""What the selectors of the command line choose."""

from argparse import Namespace
from datetime import date

from models.errors import NotFound
from models.queries.forums import find_forum
from models.queries.meetings import MeetingRow, find_meeting, meetings, next_meeting
from models.queries.people import find_post
from models.queries.settings import settings
from models.rules.financial_year import financial_year
from models.store.workspace import Workspace


def forum_id(workspace: Workspace, words: Namespace) -> str:
    """Return the key of the forum named by --forum, empty if none is named."""
    return workspace.read(find_forum, code=words.forum).id if words.forum else ""


def chosen_forum(workspace: Workspace, words: Namespace) -> str:
    """Return the key of the forum whose meeting --meeting names, else of the one --forum names; empty without both."""
    if words.meeting:
        return workspace.read(find_meeting, reference=words.meeting).forum_id
    return forum_id(workspace, words)


def level(workspace: Workspace, words: Namespace) -> str:
    """Return the level --level names, by its usual word or by what the book calls it; empty if none is named."""
    return workspace.read(settings).levels.meant(words.level) if words.level else ""


def as_of(workspace: Workspace, words: Namespace) -> date:
    """Return the day on which to look at the book."""
    return words.as_of or workspace.today()


def post_id(workspace: Workspace, words: Namespace) -> str:
    """Return the key of the post named by --owner, empty if none is named."""
    return workspace.read(find_post, words=words.owner, as_of=as_of(workspace, words)).id if words.owner else ""


def holder_id(workspace: Workspace, words: Namespace) -> str:
    """Return the key of whoever holds the post named by --owner on the day, empty if none is named or it is vacant."""
    return workspace.read(find_post, words=words.owner, as_of=as_of(workspace, words)).holder_id if words.owner else ""


def span(workspace: Workspace, words: Namespace) -> tuple[date, date]:
    """Return the days from --from to --to; without them the financial year of --from, --to or today."""
    year = financial_year(words.first or words.last or as_of(workspace, words))
    return words.first or year.first, words.last or year.last


def chosen_meetings(workspace: Workspace, words: Namespace) -> tuple[MeetingRow, ...]:
    """Return the meetings that --meeting, or --forum, --level, --unit, --from and --to, choose."""
    if words.meeting:
        return (workspace.read(find_meeting, reference=words.meeting),)
    return workspace.read(
        meetings,
        forum_id=forum_id(workspace, words),
        level=words.level,
        unit=words.unit,
        post_id=post_id(workspace, words),
        first=words.first,
        last=words.last,
    )


def one_meeting(workspace: Workspace, words: Namespace) -> MeetingRow:
    """Return the meeting named by --meeting, or the next one of --forum."""
    if words.meeting:
        return workspace.read(find_meeting, reference=words.meeting)
    if not words.forum:
        raise NotFound("Which meeting? Add --meeting “MB 2026-11-03”, or --forum MB for its next one.")
    found = workspace.read(next_meeting, forum_id=forum_id(workspace, words), after=as_of(workspace, words))
    if found is None:
        raise NotFound(f"{words.forum} has no meeting after today. Lay out its year first with “drumbeat plan”.")
    return found
