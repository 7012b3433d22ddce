"""Every other day a deep-dive got: written down when it was put off, or read off what became of its meetings."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.deep_dive_rows import SlipRow
from models.queries.waiting_items import GONE_WORDS
from models.records.agenda import DeepDive, DeepDiveSlip
from models.records.meetings import Meeting, MeetingChange
from models.records.papers import PaperEvent
from models.rules.vocabulary import ChangeKind, DeepDiveStatus
from models.rules.written_dates import date_words

MOVES = frozenset({ChangeKind.MOVED, ChangeKind.RULE_CHANGED})
BEGINNING = dt.datetime.min.replace(tzinfo=dt.UTC)
END = dt.datetime.max.replace(tzinfo=dt.UTC)


def slips(session: Session, dives: Sequence[DeepDive], due: Mapping[str, str]) -> dict[str, tuple[SlipRow, ...]]:
    """Return the slips of deep-dives by their keys, oldest first; `due` says at which meeting each is due now."""
    recorded = _recorded(session, dives)
    since = _commissioned(session, dives)
    keys = {row.old_meeting_id for rows in recorded.values() for row in rows}
    keys |= {dive.due_meeting_id for dive in dives} | set(due.values())
    known = {row.id: row for row in session.scalars(select(Meeting).where(Meeting.id.in_(keys)))}
    changes = _changes(session, list(known))
    found = {}
    for dive in dives:
        rows = recorded.get(dive.id, [])
        moved = _moves(dive, rows, since.get(dive.paper_id or "", BEGINNING), changes)
        all_of_them = [*(_said(row) for row in rows), *moved, *_pending(dive, known, due.get(dive.id, ""), changes)]
        found[dive.id] = tuple(sorted(all_of_them, key=lambda row: (row.at, row.old or dt.date.min)))
    return found


def _recorded(session: Session, dives: Sequence[DeepDive]) -> dict[str, list[DeepDiveSlip]]:
    found: defaultdict[str, list[DeepDiveSlip]] = defaultdict(list)
    chosen = select(DeepDiveSlip).where(DeepDiveSlip.deep_dive_id.in_([one.id for one in dives]))
    for row in session.scalars(chosen.order_by(DeepDiveSlip.at, DeepDiveSlip.id)):
        found[row.deep_dive_id].append(row)
    return found


def _commissioned(session: Session, dives: Sequence[DeepDive]) -> dict[str, dt.datetime]:
    """Return when each was commissioned, by the key of its paper; its meeting may have moved before."""
    papers = [one.paper_id for one in dives if one.paper_id]
    chosen = select(PaperEvent.paper_id, func.min(PaperEvent.at)).where(PaperEvent.paper_id.in_(papers))
    return {row[0]: row[1] for row in session.execute(chosen.group_by(PaperEvent.paper_id))}


def _changes(session: Session, meeting_ids: Sequence[str]) -> dict[str, list[MeetingChange]]:
    found: defaultdict[str, list[MeetingChange]] = defaultdict(list)
    chosen = select(MeetingChange).where(MeetingChange.meeting_id.in_(meeting_ids))
    for row in session.scalars(chosen.order_by(MeetingChange.at, MeetingChange.id)):
        found[row.meeting_id].append(row)
    return found


def _moves(
    dive: DeepDive, recorded: Sequence[DeepDiveSlip], since: dt.datetime, changes: Mapping[str, list[MeetingChange]]
) -> Iterator[SlipRow]:
    """Yield the moves of the meetings a deep-dive was due at, each while it was due there."""
    ends = [(row.old_meeting_id, row.at) for row in recorded] + [(dive.due_meeting_id, END)]
    for meeting_id, until in ends:
        for row in changes.get(meeting_id or "", ()):
            if row.kind in MOVES and row.old_date != row.new_date and since <= row.at <= until:
                yield SlipRow(row.at, row.by, row.old_date, row.new_date, row.reason, recorded=False)
        since = until


def _pending(
    dive: DeepDive, known: Mapping[str, Meeting], due: str, changes: Mapping[str, list[MeetingChange]]
) -> Iterator[SlipRow]:
    """Yield that the meeting a deep-dive was due at fell away, until its slot stands on another agenda."""
    before, now = known.get(dive.due_meeting_id or ""), known.get(due)
    if before is None or before is now or dive.status != DeepDiveStatus.COMMISSIONED:
        return
    gone = before.status in GONE_WORDS
    why = f": {before.moved_because}" if before.moved_because else ""
    words = f"the meeting of {date_words(before.date)} was {before.status}{why}" if gone else ""
    last = changes.get(before.id, [])
    at, by = (last[-1].at, last[-1].by) if last else (BEGINNING, "")
    yield SlipRow(at, by, before.date, now.date if now else None, words, recorded=False)


def _said(row: DeepDiveSlip) -> SlipRow:
    return SlipRow(row.at, row.by, row.old_date, row.new_date, row.because, recorded=True)
