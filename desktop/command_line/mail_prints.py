"""What `print` writes to be mailed: owners' letters, and all that goes out when a meeting ends."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import datetime

from desktop.command_line.meeting_prints import log_of
from desktop.command_line.selection import as_of, chosen_forum, one_meeting, post_id
from models.documents.after_meeting import after_meeting
from models.documents.content import Attendee
from models.documents.invitations import zipped
from models.documents.letters import open_actions, owner_letter
from models.documents.write_eml import write_eml
from models.errors import FileRefused, NotFound
from models.queries.actions import ActionLog
from models.queries.agenda import agenda
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import next_meeting
from models.queries.people import people, posts
from models.store.workspace import Workspace

ARCHIVE, LETTER = ".zip", ".eml"


def owner_mail_bytes(workspace: Workspace, words: Namespace) -> bytes | dict[str, bytes]:
    """Return a draft letter to each owner with only their open actions, or to the one --owner names."""
    log = log_of(workspace, words)
    sender = _sender(workspace, words)
    to = written_to(workspace, words, _owners(log))
    if words.owner:
        post = post_id(workspace, words)
        named = next((row.owner for row in open_actions(log) if row.owner_post_id == post), "")
        if not named:
            raise NotFound(f"“{words.owner}” owns no open action of {log.forum_name}.")
        letter = owner_letter(log, owner=named, to=to.get(named, ()), at=workspace.clock(), sender=sender)
        return mailed({f"{log.forum_code}{LETTER}": write_eml(letter)}, words, printed=workspace.clock())
    files = after_meeting(log, None, printed=workspace.clock(), addresses=to, sender=sender)
    letters = {name: body for name, body in files.items() if name.endswith(LETTER)}
    return mailed(letters, words, printed=workspace.clock())


def after_meeting_bytes(workspace: Workspace, words: Namespace) -> bytes | dict[str, bytes]:
    """Return what follows a meeting: its action log, a letter to each owner, and the next agenda as it stands."""
    meeting = one_meeting(workspace, words)
    log = log_of(workspace, words)
    coming = workspace.read(next_meeting, forum_id=meeting.forum_id, after=meeting.date)
    files = after_meeting(
        log,
        workspace.read(begun_agenda, meeting_id=coming.id, today=workspace.today()) if coming else None,
        printed=workspace.clock(),
        addresses=written_to(workspace, words, _owners(log)),
        sender=_sender(workspace, words),
    )
    return mailed(files, words, printed=workspace.clock())


def mailed(files: dict[str, bytes], words: Namespace, *, printed: datetime) -> bytes | dict[str, bytes]:
    """Return files as FILE asks: for a folder, in one archive, or the only letter by itself."""
    suffix = words.output.suffix.lower()
    if suffix == ARCHIVE:
        return zipped(files, printed=printed)
    if not suffix:
        return files
    if suffix == LETTER and len(files) == 1 and next(iter(files)).endswith(LETTER):
        return next(iter(files.values()))
    raise FileRefused(f"These are {len(files)} files, not one “{suffix}”. Name a .zip file or a folder.")


def written_to(workspace: Workspace, words: Namespace, posts_of: Mapping[str, str]) -> dict[str, tuple[Attendee, ...]]:
    """Return who is written to by name of owner: the holder of its post on the day, else the person of that name.

    `posts_of` gives the post of each owner, empty for one without a post. Vacant posts are left out.
    """
    day = as_of(workspace, words)
    holders = {row.id: row.holder_id for row in workspace.read(posts, as_of=day)}
    everybody = workspace.read(people, as_of=day)
    known = {row.id: row for row in everybody} | {row.name: row for row in everybody}
    found = {owner: known.get(holders.get(post, "") if post else owner) for owner, post in posts_of.items()}
    return {owner: (Attendee(person.name, person.email),) for owner, person in found.items() if person}


def _owners(log: ActionLog) -> dict[str, str]:
    return {action.owner: action.owner_post_id for action in open_actions(log) if action.owner}


def _sender(workspace: Workspace, words: Namespace) -> str:
    """Return the secretary of the meeting, or of the forum's next one, who signs; empty where there is none."""
    if words.meeting:
        return workspace.read(agenda, meeting_id=one_meeting(workspace, words).id).secretary
    coming = workspace.read(next_meeting, forum_id=chosen_forum(workspace, words), after=as_of(workspace, words))
    return workspace.read(agenda, meeting_id=coming.id).secretary if coming else ""
