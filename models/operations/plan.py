"""Accepting a plan, keeping one aside as a draft, and publishing a year."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import in_order, named, within
from models.operations.meeting_moves import move_one
from models.operations.meetings import movable, set_acting_chair
from models.queries.meetings import FALLEN_AWAY
from models.queries.plan_moves import PlanMove
from models.queries.year import proposed_year
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.planning import DraftMeeting, PlanDraft, PublishedYear
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

__all__ = ["PlanMove", "accept_plan", "drop_draft", "keep_draft", "publish_year"]

NO_REASON = "The plan puts it there"
CHAIR_AWAY = "The chair is away"
LONGEST_REASON = 2000
EARLIEST = dt.date.min


def accept_plan(unit: Unit, *, moves: Sequence[PlanMove]) -> int:
    """Put a plan on the calendar and return how many meetings are new or changed; one undo takes all of it back.

    New ones get the next numbers of their forum in the order of their rule dates; stored ones are moved like any
    other move. What stands there already stays as it is; what has no place is left where it was, or out. The words
    say how many deadlines had passed and stay. RuleBroken if a new one is on the calendar by now, or a stored one may
    no longer be moved.
    """
    placed = [move for move in moves if move.date is not None]
    new = [move for move in placed if not move.meeting_id]
    _refuse_stored(unit, new)
    kept = [_moved(unit, move) for move in placed if move.meeting_id]
    moved = len(kept) - kept.count(None)
    named = sum(_deputised(unit, move) for move in placed if move.meeting_id and move.deputy_post_id)
    unit.bulk(Meeting, _new_rows(unit, new))
    passed = sum(deadlines for deadlines in kept if deadlines)
    stay = f"; {passed} passed deadline{'s stay' if passed > 1 else ' stays'} as before" if passed else ""
    deputies = f", {named} chaired by a deputy" if named else ""
    unit.say(f"Accept plan: {len(new)} new, {moved} moved{deputies}{stay}")
    return len(new) + moved + named


def keep_draft(
    unit: Unit, *, name: str, first: dt.date, last: dt.date, moves: Sequence[PlanMove], note: str = ""
) -> str:
    """Keep a plan aside under a name and return its key; RuleBroken if the name is taken."""
    in_order(first, last, "last")
    kept = named(name, "name", "The name of the draft")
    if unit.session.scalar(select(PlanDraft.id).where(PlanDraft.name == kept)):
        raise RuleBroken(f"There is a draft “{kept}” already; give another name, or drop that one first.", "name")
    said = within(note, "note", "The note", LONGEST_REASON)
    draft = unit.add(PlanDraft(name=kept, first=first, last=last, made_at=unit.now, made_by=unit.actor, note=said))
    unit.session.flush()
    unit.bulk(DraftMeeting, [_draft_row(draft.id, move) for move in moves])
    unit.say(f"Keep draft “{kept}”")
    return draft.id


def drop_draft(unit: Unit, *, draft_id: str, revision: str | None = None) -> None:
    """Take a kept plan out of the book."""
    draft = unit.get(PlanDraft, draft_id, revision)
    for row in unit.rows(select(DraftMeeting).where(DraftMeeting.draft_id == draft_id)):
        unit.delete(row)
    unit.delete(draft)
    unit.say(f"Drop draft “{draft.name}”")


def publish_year(unit: Unit, *, first: dt.date, last: dt.date) -> int:
    """Publish the meetings of a span and return how many they are; the words say how many the rules still miss.

    RuleBroken if the span holds none, or touches one that is published already.
    """
    in_order(first, last, "last")
    touching = select(PublishedYear).where(PublishedYear.first <= last, PublishedYear.last >= first)
    for row in unit.rows(touching.limit(1)):
        words = f"{date_words(row.first)} to {date_words(row.last)}"
        raise RuleBroken(f"{words} is published already; its meetings are changed one by one, with a reason.", "first")
    span = f"{date_words(first)} to {date_words(last)}"
    alive = select(func.count()).select_from(Meeting).where(Meeting.status.not_in(FALLEN_AWAY))
    count = unit.session.scalar(alive.where(Meeting.date.between(first, last))) or 0
    if not count:
        raise RuleBroken(f"Nothing is on the calendar from {span}; lay the year out first.", "first")
    unit.add(PublishedYear(first=first, last=last, at=unit.now, by=unit.actor))
    missing = sum(1 for row in proposed_year(unit.session, first=first, last=last) if row.date and not row.stored)
    unplaced = f"; {missing} that the rules give are unplaced" if missing else ""
    unit.say(f"Publish {count} meetings from {span}{unplaced}")
    return count


def _refuse_stored(unit: Unit, new: Sequence[PlanMove]) -> None:
    """Refuse meetings that somebody has put on the calendar since the plan was made."""
    days = [move.rule_date for move in new if move.rule_date]
    if not days:
        return
    columns = (Meeting.forum_id, Meeting.rule_date, Forum.code)
    chosen = select(*columns).join(Forum).where(Meeting.rule_date.between(min(days), max(days)))
    stored = {(row[0], row[1]): row[2] for row in unit.session.execute(chosen)}
    for move in new:
        if code := stored.get((move.forum_id, move.rule_date)):
            words = date_words(move.rule_date or EARLIEST)
            raise RuleBroken(f"{code} of {words} is on the calendar by now; make the plan again.", "moves")


def _moved(unit: Unit, move: PlanMove) -> int | None:
    """Move a stored meeting and return how many of its deadlines had passed; none if it stands there already."""
    meeting = unit.get(Meeting, move.meeting_id)
    date = move.date or meeting.date
    if (meeting.date, meeting.start, meeting.place) == (date, move.start, move.place):
        return None
    meeting, reason = movable(unit, move.meeting_id), move.because or NO_REASON
    return len(move_one(unit, meeting, date=date, start=move.start, place=move.place, reason=reason))


def _deputised(unit: Unit, move: PlanMove) -> bool:
    """Let a deputy take the chair of a stored meeting; return whether that is new."""
    meeting = unit.get(Meeting, move.meeting_id)
    if meeting.acting_chair_post_id == move.deputy_post_id:
        return False
    set_acting_chair(unit, meeting_id=meeting.id, post_id=move.deputy_post_id, reason=CHAIR_AWAY)
    return True


def _new_rows(unit: Unit, new: Sequence[PlanMove]) -> Iterable[Mapping[str, object]]:
    numbers: defaultdict[str, int] = defaultdict(int)
    numbers |= {
        row[0]: row[1]
        for row in unit.session.execute(select(Meeting.forum_id, func.max(Meeting.number)).group_by(Meeting.forum_id))
    }
    for move in sorted(new, key=lambda move: (move.rule_date or move.date or EARLIEST, move.start)):
        numbers[move.forum_id] += 1
        yield {
            "forum_id": move.forum_id,
            "number": numbers[move.forum_id],
            "rule_date": move.rule_date,
            "date": move.date,
            "start": move.start,
            "minutes": move.minutes,
            "place": move.place,
            "status": MeetingStatus.PLANNED.value,
            "moved_because": move.because,
            "acting_chair_post_id": move.deputy_post_id or None,
            "acting_chair_reason": CHAIR_AWAY if move.deputy_post_id else "",
        }


def _draft_row(draft_id: str, move: PlanMove) -> dict[str, object]:
    return {
        "draft_id": draft_id,
        "forum_id": move.forum_id,
        "meeting_id": move.meeting_id or None,
        "rule_date": move.rule_date,
        "date": move.date,
        "start": move.start,
        "minutes": move.minutes,
        "place": move.place,
        "because": move.because,
        "deputy_post_id": move.deputy_post_id or None,
    }
