"""What leaves the house: kept byte for byte under a version number, and never undone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import within
from models.operations.meetings import correctable
from models.operations.naming import meeting_words
from models.records.meetings import IssuedDocument, Meeting, MeetingChange
from models.rules.vocabulary import MeetingStatus
from models.store.unit import Unit

MINUTES = "minutes"
ACTION_LOG = "action log"
PACK = "pack"
PARTS = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Print:
    """One print of a version: 0 holds all, 1 is the public print, 2 is Part 2 alone; its bytes and file name."""

    part: int
    body: bytes
    name: str = ""


def issue_action_log(unit: Unit, *, meeting_id: str, body: bytes, note: str = "", name: str = "") -> int:
    """Keep the very bytes of a meeting's action log as its next version and return that; it cannot be undone."""
    meeting = correctable(unit, meeting_id)
    version = keep_version(unit, meeting, ACTION_LOG, (Print(0, body, name),), note)
    unit.say(f"Issue action log of {meeting_words(unit, meeting)}, version {version}")
    return version


def issue_minutes(  # noqa: PLR0913  a print has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    body: bytes,
    name: str = "",
    note: str = "",
    part: int = 0,
    further: Sequence[tuple[int, bytes, str]] = (),
) -> int:
    """Keep the very bytes of a meeting's minutes, draft or agreed, as their next version and return that.

    `further` are prints of the same version for other parts: part, bytes and file name each.
    """
    meeting = unit.get(Meeting, meeting_id)
    if meeting.status == MeetingStatus.CANCELLED:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is cancelled; it has no minutes to issue.")
    prints = (Print(part, body, name), *(Print(*one) for one in further))
    version = keep_version(unit, meeting, MINUTES, prints, note)
    unit.say(f"Issue minutes of {meeting_words(unit, meeting)}, version {version}")
    return version


def issue_pack(  # noqa: PLR0913  a print has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    body: bytes,
    name: str = "",
    note: str = "",
    part: int = 0,
    further: Sequence[tuple[int, bytes, str]] = (),
) -> int:
    """Keep the very bytes of a meeting's pack as its next version and return that; it cannot be undone.

    `further` are prints of the same version for other parts, such as the public pack: part, bytes and file name each.
    """
    meeting = unit.get(Meeting, meeting_id)
    if meeting.status == MeetingStatus.CANCELLED:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is cancelled; it needs no pack.")
    prints = (Print(part, body, name), *(Print(*one) for one in further))
    version = keep_version(unit, meeting, PACK, prints, note)
    unit.say(f"Issue pack of {meeting_words(unit, meeting)}, version {version}")
    return version


def keep_version(unit: Unit, meeting: Meeting, kind: str, prints: Sequence[Print], note: str) -> int:
    """Keep the prints of a document of a meeting as its next version, seal the entry and return the version."""
    same_kind = (IssuedDocument.meeting_id == meeting.id, IssuedDocument.kind == kind)
    version = (unit.session.scalar(select(func.max(IssuedDocument.version)).where(*same_kind)) or 0) + 1
    moment = max(unit.now, _last_change(unit, meeting) or unit.now)
    for one in prints:
        unit.add(
            IssuedDocument(
                meeting_id=meeting.id,
                kind=kind,
                version=version,
                issued_at=moment,
                issued_by=unit.actor,
                note=within(note, "note", "The note", 2000),
                digest=unit.keep(_whole(one).body),
                name=within(one.name, "name", "The file name"),
                part=one.part,
            )
        )
    unit.seal()
    return version


def _whole(one: Print) -> Print:
    if not one.body:
        raise RuleBroken("There is nothing to issue; make the document first.", "body")
    if one.part not in PARTS:
        raise RuleBroken(f"There is no Part {one.part}; choose 0 (all), 1 (open) or 2 (closed).", "part")
    return one


def _last_change(unit: Unit, meeting: Meeting) -> dt.datetime | None:
    """Return the moment of the meeting's last change, so that what is issued now is never older."""
    return unit.session.scalar(select(func.max(MeetingChange.at)).where(MeetingChange.meeting_id == meeting.id))
