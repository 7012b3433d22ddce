"""What is due in the next ten working days, each with the one command that does it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from models.queries.actions import OPEN_STATUSES
from models.queries.awaited_papers import expected_papers
from models.queries.closed_days import working_calendar
from models.queries.deep_dives import deep_dives
from models.queries.due import ASK_DATE, SET_THEME, SHOW_DIVE, SHOW_PRIORITIES, UNWRITTEN, Due, due_for
from models.queries.forward_plan import undated_promises
from models.queries.meetings import FALLEN_AWAY, MeetingRow, meeting_end, meetings
from models.queries.priorities import reviews_due
from models.queries.settings import settings
from models.queries.theme_gaps import theme_reminders
from models.records.forums import Forum
from models.records.journal import Entry
from models.records.meetings import IssuedDocument, Meeting
from models.records.outcomes import Action, ActionEvent
from models.rules.vocabulary import DeepDiveStatus, MeetingStatus
from models.rules.written_dates import date_words, short_date_words

GROUPS = ("overdue", "today", "this week", "next week")
WORKING_DAYS = 10
LONGEST_LEAD = dt.timedelta(days=60)
LOOKING_BACK = dt.timedelta(days=366)
A_WEEK = dt.timedelta(days=7)
A_YEAR = dt.timedelta(days=365)
END_OF_DAY = dt.time(17)
CROWDED = 6
SHOWN_CODES = 6


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something due: `group` is overdue, today, this week or next week; `command` names the deed for the button.

    `subject` is what the command opens: ("meeting", id), ("papers", id of their meeting) with the keys of `papers` that
    have not arrived, ("theme", id of the meeting without one), ("review", id of a set of priorities),
    ("promise", id of one without a date), ("dive", id of a deep-dive), ("action", id) or ("actions", filter words).
    """

    group: str
    kind: str
    title: str
    detail: str
    forum_code: str
    level: str
    due: dt.datetime
    days_late: int
    command: str
    subject: tuple[str, str]
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BeatDay:
    """One of the next ten working days with its meetings and the number of things due."""

    day: dt.date
    meetings: tuple[MeetingRow, ...]
    due: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """The whole Today room; `news` are the latest entries of the journal made by others since `since`."""

    today: dt.date
    due: tuple[DueRow, ...]
    beat: tuple[BeatDay, ...]
    next_meeting: MeetingRow | None
    news: tuple[tuple[dt.datetime, str, str], ...]
    findings: tuple[tuple[str, str], ...]


def today_view(session: Session, *, now: dt.datetime, actor: str = "", since: dt.datetime | None = None) -> TodayView:
    """Return what is due now and in the next ten working days, their beat, and what others did.

    `now` is an instant with its zone; `actor` is whose own entries are no news, `since` the instant it begins at.
    """
    wall = now.astimezone(ZoneInfo(settings(session).zone)).replace(tzinfo=None)
    days = _ten_working_days(session, wall.date())
    around = _meetings_around(session, wall.date(), days[-1])
    to_do = [
        *_overdue_actions(session, wall, now),
        *(_due_row(due, wall) for due in _all_due(session, around, wall) if due.at.date() <= days[-1]),
        *_themes(session, wall.date(), days[-1]),
        *_reviews(session, wall.date(), days[-1]),
        *_undated(session, wall.date(), days[-1]),
        *_dives_behind(session, wall.date()),
    ]
    rows = tuple(sorted(to_do, key=lambda row: (GROUPS.index(row.group), row.due, row.forum_code)))
    taking_place = [row for row in around if row.status not in FALLEN_AWAY]
    ahead = (row for row in taking_place if meeting_end(row.date, row.start, row.minutes) > wall)
    return TodayView(
        today=wall.date(),
        due=rows,
        beat=tuple(_beat_day(day, taking_place, rows) for day in days),
        next_meeting=next(ahead, None),
        news=_news(session, actor, since),
        findings=_findings(session, wall.date()),
    )


def _ten_working_days(session: Session, today: dt.date) -> tuple[dt.date, ...]:
    """Return today, if it is a working day, and those that follow."""
    calendar = working_calendar(session, first=today, last=today)
    days = (today + dt.timedelta(days=n) for n in count())
    return tuple(islice((day for day in days if calendar.is_working(day)), WORKING_DAYS))


def due_count(session: Session, *, now: dt.datetime) -> int:
    """Return how many things are late or due today; `now` is an instant with its zone."""
    wall = now.astimezone(ZoneInfo(settings(session).zone)).replace(tzinfo=None)
    around = _meetings_around(session, wall.date(), wall.date(), chairs=False)
    pressing = sum(1 for due in _all_due(session, around, wall) if due.at.date() <= wall.date())
    today = wall.date()
    planned = (*_themes(session, today, today), *_reviews(session, today, today), *_undated(session, today, today))
    return (
        pressing
        + len(planned)
        + sum(1 for _ in (*_overdue_actions(session, wall, now), *_dives_behind(session, today)))
    )


def _meetings_around(session: Session, today: dt.date, last: dt.date, *, chairs: bool = True) -> tuple[MeetingRow, ...]:
    """Return the meetings to come that may have something due by a day, and those held lately that still may."""
    held = [status.value for status in (*UNWRITTEN, MeetingStatus.MINUTES_DRAFT)]
    statement = select(Meeting.id).where(
        or_(
            Meeting.date.between(today, last + LONGEST_LEAD),
            and_(Meeting.date.between(today - LOOKING_BACK, today), Meeting.status.in_(held)),
        )
    )
    return meetings(session, ids=tuple(session.scalars(statement)), chairs=chairs)


def _all_due(session: Session, around: Sequence[MeetingRow], wall: dt.datetime) -> Iterator[Due]:
    ids = [row.id for row in around if row.date <= wall.date()]
    raised = set(session.scalars(select(Action.meeting_id).where(Action.meeting_id.in_(ids)).distinct()))
    is_log = IssuedDocument.kind == "action log"
    issued = session.scalars(select(IssuedDocument.meeting_id).where(IssuedDocument.meeting_id.in_(ids), is_log))
    wanted = raised - set(issued)
    papers = expected_papers(session, [row for row in around if row.date >= wall.date()])
    for row in around:
        yield from due_for(row, wall, log_wanted=row.id in wanted, papers=papers.get(row.id, ()))


def _due_row(due: Due, wall: dt.datetime) -> DueRow:
    late = (wall.date() - due.at.date()).days
    return DueRow(
        group=_group(due.at.date(), wall.date()),
        kind=due.kind,
        title=due.title,
        detail=due.detail,
        forum_code=due.meeting.forum_code,
        level=due.meeting.level,
        due=due.at,
        days_late=max(0, late),
        command=due.command,
        subject=("papers" if due.papers else "meeting", due.meeting.id),
        papers=due.papers,
    )


def _group(day: dt.date, today: dt.date) -> str:
    if day <= today:
        return GROUPS[0] if day < today else GROUPS[1]
    return GROUPS[2] if day.isocalendar()[:2] == today.isocalendar()[:2] else GROUPS[3]


def _themes(session: Session, today: dt.date, last: dt.date) -> Iterator[DueRow]:
    """Yield the meetings that want a theme by a day."""
    for gap in theme_reminders(session, today=today):
        if gap.due.date() <= last:
            yield DueRow(
                group=_group(gap.due.date(), today),
                kind="theme",
                title=gap.title,
                detail=f"{gap.forum_name} {short_date_words(gap.date)} · {gap.due_words}",
                forum_code=gap.forum_code,
                level=gap.level,
                due=gap.due,
                days_late=max(0, (today - gap.due.date()).days),
                command=SET_THEME,
                subject=("theme", gap.meeting_id),
            )


def _reviews(session: Session, today: dt.date, last: dt.date) -> Iterator[DueRow]:
    """Yield the documents of priorities whose review is due by a day, such as the Control Strategy."""
    for row in reviews_due(session, as_of=today, ahead_days=(last - today).days):
        agreed = f"agreed by {row.forum_code}" if row.forum_code else row.kind
        yield DueRow(
            group=_group(row.due, today),
            kind="review",
            title=row.words,
            detail=f"{agreed} · due {date_words(row.due)}",
            forum_code=row.forum_code,
            level=row.level,
            due=dt.datetime.combine(row.due, END_OF_DAY),
            days_late=max(0, (today - row.due).days),
            command=SHOW_PRIORITIES,
            subject=("review", row.set_id),
        )


def _undated(session: Session, today: dt.date, last: dt.date) -> Iterator[DueRow]:
    """Yield what was promised without a date, and has to be asked for by a day."""
    for row in undated_promises(session):
        if row.chase_due <= last:
            asked = f"last asked {date_words(row.chased_on)}" if row.chased_on else "not asked for yet"
            yield DueRow(
                group=_group(row.chase_due, today),
                kind="promise",
                title=f"Ask when {row.title} comes to {row.forum_code}",
                detail=f"promised {date_words(row.promised_on)} without a date · {asked}",
                forum_code=row.forum_code,
                level=row.level,
                due=dt.datetime.combine(row.chase_due, END_OF_DAY),
                days_late=max(0, (today - row.chase_due).days),
                command=ASK_DATE,
                subject=("promise", row.promise_id),
            )


def _dives_behind(session: Session, today: dt.date) -> Iterator[DueRow]:
    """Yield the deep-dives that should have reported at a meeting that is past."""
    for row in deep_dives(session, today=today, status=DeepDiveStatus.COMMISSIONED, last=today):
        if row.due is not None and row.due < today:
            yield DueRow(
                group=GROUPS[0],
                kind="dive",
                title=f"{row.title} has not reported",
                detail=f"was due at {row.forum_code} {date_words(row.due)} · {row.lead or 'no lead'}",
                forum_code=row.forum_code,
                level=row.level,
                due=dt.datetime.combine(row.due, END_OF_DAY),
                days_late=(today - row.due).days,
                command=SHOW_DIVE,
                subject=("dive", row.id),
            )


def _overdue_actions(session: Session, wall: dt.datetime, now: dt.datetime) -> Iterator[DueRow]:
    """Yield one row for all overdue actions of which nothing was heard for a week."""
    newest = select(func.max(ActionEvent.at)).where(ActionEvent.action_id == Action.id).scalar_subquery()
    late = session.execute(
        select(Forum.code, Action.due, newest.label("heard"))
        .join(Forum, Forum.id == Action.forum_id)
        .where(Action.status.in_(OPEN_STATUSES), Action.due < wall.date())
        .order_by(Action.due)
    ).all()
    silent = [row for row in late if row.heard is None or row.heard < now - A_WEEK]
    if not silent:
        return
    oldest = (wall.date() - silent[0].due).days
    codes = [code for code, _ in Counter(row.code for row in silent).most_common()]
    said = ", ".join(codes[:SHOWN_CODES]) + (f" and {len(codes) - SHOWN_CODES} more" if codes[SHOWN_CODES:] else "")
    yield DueRow(
        group=GROUPS[0],
        kind="actions",
        title=f"{len(silent)} of {len(late)} overdue actions without an update this week",
        detail=f"{said} · oldest {oldest} {'day' if oldest == 1 else 'days'}",
        forum_code="",
        level="",
        due=dt.datetime.combine(silent[0].due, END_OF_DAY),
        days_late=oldest,
        command="Chase owners",
        subject=("actions", "overdue"),
    )


def _beat_day(day: dt.date, around: Sequence[MeetingRow], rows: Sequence[DueRow]) -> BeatDay:
    return BeatDay(
        day=day,
        meetings=tuple(row for row in around if row.date == day),
        due=sum(1 for row in rows if row.due.date() == day),
    )


def _news(session: Session, actor: str, since: dt.datetime | None) -> tuple[tuple[dt.datetime, str, str], ...]:
    statement = select(Entry.at, Entry.actor, Entry.words).where(Entry.actor != actor)
    if since is not None:
        statement = statement.where(Entry.at > since)
    return tuple(
        (row.at, row.actor, row.words) for row in session.execute(statement.order_by(Entry.seq.desc()).limit(5))
    )


def _findings(session: Session, today: dt.date) -> tuple[tuple[str, str], ...]:
    """Return the crowded days of the year ahead, each as its weight and a sentence."""
    number = func.count()
    crowded = (
        select(Meeting.date, number)
        .where(Meeting.date.between(today, today + A_YEAR), Meeting.status.not_in(FALLEN_AWAY))
        .group_by(Meeting.date)
        .having(number >= CROWDED)
        .order_by(Meeting.date)
    )
    return tuple(
        ("Soft", f"Crowded day {date_words(day)}, {meetings} boards") for day, meetings in session.execute(crowded)
    )
