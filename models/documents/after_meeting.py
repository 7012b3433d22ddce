"""What goes out the minute a meeting ends: the action log, a letter to each owner, the next agenda as it stands."""

import datetime as dt
from collections.abc import Mapping

from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.content import Attendee
from models.documents.export import export, file_name
from models.documents.letters import open_actions, owner_letter, owners
from models.documents.wording import stem
from models.documents.write_eml import write_eml
from models.queries.actions import ActionLog
from models.queries.agenda import AgendaView

LOG_SUFFIXES = (".pdf", ".xlsx")
AGENDA_SUFFIX = ".pdf"
LETTER_SUFFIX = ".eml"
LONGEST_OWNER = 80


def after_meeting(
    log: ActionLog,
    following: AgendaView | None,
    *,
    printed: dt.datetime,
    addresses: Mapping[str, tuple[Attendee, ...]] | None = None,
    sender: str = "",
) -> dict[str, bytes]:
    """Return the files that follow a meeting, by name: its log, owners' letters, and the next agenda if there is one.

    `addresses` says by the owner's words in the log who is written to; whoever is missing there is named in the letter
    without an address. Every open action of the log is in exactly one letter, unless it has no owner.
    """
    document = action_log_document(log, printed=printed)
    files = {file_name(document, suffix): export(document, suffix) for suffix in LOG_SUFFIXES}
    for owner in owners(log):
        to = (addresses or {}).get(owner) or (Attendee(_holder(log, owner), ""),)
        letter = owner_letter(log, owner=owner, to=to, at=printed, sender=sender)
        files[_free(f"{_stem(log, owner)}{LETTER_SUFFIX}", files)] = write_eml(letter)
    if following is not None:
        agenda = agenda_document(following, printed=printed)
        files[file_name(agenda, AGENDA_SUFFIX)] = export(agenda, AGENDA_SUFFIX)
    return files


def _holder(log: ActionLog, owner: str) -> str:
    """Return who holds the post that owns actions, or the owner's own words."""
    return next((row.owner_name for row in open_actions(log) if row.owner == owner and row.owner_name), owner)


def _stem(log: ActionLog, owner: str) -> str:
    return stem(log.marking, log.forum_code, f"actions of {owner[:LONGEST_OWNER]}", f"{log.as_of}")


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    """Return a name that no other file has, whatever the case of its letters."""
    known = {other.casefold() for other in taken}
    base, count, found = name.removesuffix(LETTER_SUFFIX), 2, name
    while found.casefold() in known:
        found, count = f"{base} {count}{LETTER_SUFFIX}", count + 1
    return found
