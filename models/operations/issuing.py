"""What leaves the house: kept byte for byte under a version number, and never undone."""

import datetime as dt

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import within
from models.operations.meetings import correctable
from models.operations.naming import meeting_words
from models.records.meetings import IssuedDocument, Meeting, MeetingChange
from models.store.unit import Unit


def issue_action_log(unit: Unit, *, meeting_id: str, body: bytes, note: str = "") -> int:
    """Keep the very bytes of a meeting's action log as its next version and return that; it cannot be undone."""
    meeting = correctable(unit, meeting_id)
    version = keep_version(unit, meeting, "action log", body, note)
    unit.say(f"Issue action log of {meeting_words(unit, meeting)}, version {version}")
    return version


def keep_version(unit: Unit, meeting: Meeting, kind: str, body: bytes, note: str) -> int:
    """Keep a document of a meeting as its next version, seal the entry and return the version."""
    if not body:
        raise RuleBroken("There is nothing to issue; make the document first.", "body")
    same_kind = (IssuedDocument.meeting_id == meeting.id, IssuedDocument.kind == kind)
    version = (unit.session.scalar(select(func.max(IssuedDocument.version)).where(*same_kind)) or 0) + 1
    unit.add(
        IssuedDocument(
            meeting_id=meeting.id,
            kind=kind,
            version=version,
            issued_at=max(unit.now, _last_change(unit, meeting) or unit.now),
            issued_by=unit.actor,
            note=within(note, "note", "The note", 2000),
            digest=unit.keep(body),
        )
    )
    unit.seal()
    return version


def _last_change(unit: Unit, meeting: Meeting) -> dt.datetime | None:
    """Return the moment of the meeting's last change, so that what is issued now is never older."""
    return unit.session.scalar(select(func.max(MeetingChange.at)).where(MeetingChange.meeting_id == meeting.id))
