"""The tiles of the programme: a meeting's themes, the deep-dives due at it, and Gold Groups that report back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from types import SimpleNamespace

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from models.queries.deadlines import DeadlineBook
from models.queries.forum_names import ForumNames
from models.queries.plain_rows import plain_rows
from models.queries.theme_ground import ThemeGround, is_taken
from models.queries.theme_sources import aligned_sources, own_sources, source_words
from models.records.agenda import AgendaItem, DeepDive, ItemPromise
from models.records.meetings import Meeting
from models.records.papers import Paper
from models.records.priorities import Alignment
from models.records.themes import GoldGroup, MeetingTheme
from models.rules.deadlines import DeadlineKind
from models.rules.theme_checks import ThemeFinding, repeat_words
from models.rules.theme_window import is_living
from models.rules.vocabulary import CascadeAnswer, DeepDiveStatus, PaperStatus
from models.rules.written_dates import short_date_words

NOT_HERE = frozenset({PaperStatus.COMMISSIONED, PaperStatus.DRAFT, PaperStatus.CLEARED})
PRESSING = dt.timedelta(days=10)
REPORTS_BACK = "Gold reports back"


@dataclass(frozen=True, slots=True)
class CascadeStrip:
    """How many units accepted a theme, declined it, or have still to answer."""

    accepted: int
    declined: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One thing on a meeting's cell of the programme.

    `kind` is theme, fixed (the forum's own theme, set by nobody: no key), deep-dive or gold (a report to come). `key`
    is that of the row of its kind, `theme_id` the theme it is about. `sources_words` read "PCP 1 · CR-03", `trouble`
    what is wrong ("no source yet", "meeting cancelled", "paper late"), `gold_words` "with Gold Group" or "Gold reports
    back", `repeats_words` "2 of 6". `status` is that of the theme or the deep-dive, "waiting" where a unit has still to
    answer.
    """

    key: str
    kind: str
    title: str
    sources_words: str = ""
    trouble: str = ""
    repeats_words: str = ""
    cascade: CascadeStrip | None = None
    status: str = ""
    theme_id: str = ""
    gold_words: str = ""
    repeats: int = 1
    of: int = 1
    taken: bool = False
    source_keys: frozenset[str] = frozenset()


class TileBook:
    """The tiles of every meeting within two days, made from a handful of reads.

    `dive_forums` are the forums to which a deep-dive reports or ever did.
    """

    def __init__(self, session: Session, ground: ThemeGround, first: dt.date, last: dt.date, today: dt.date) -> None:
        self._session, self._ground, self._today, self._span = session, ground, today, (first, last)
        self._cascades = _cascades(session)
        self._above: dict[str, str] | None = None
        self._names = ForumNames(session)
        self._dives = self._due_dives()
        self._reports = self._due_reports()
        within = Meeting.date.between(first, last)
        shown = select(MeetingTheme.id).join(Meeting, Meeting.id == MeetingTheme.meeting_id).where(within)
        serving = func.coalesce(Alignment.meeting_theme_id, Alignment.deep_dive_id)
        self._sources = aligned_sources(session, serving, union_all(shown, select(DeepDive.id)))
        self._deadlines: DeadlineBook | None = None

    def of(self, meeting: SimpleNamespace) -> tuple[Tile, ...]:
        """Return the tiles of a meeting: themes, the fixed theme where there is none, deep-dives, reports of Golds."""
        forum = self._ground.forums[meeting.forum_id]
        rows = [one for one in self._ground.themes.get(meeting.id, ()) if one.answer != CascadeAnswer.DECLINED]
        tiles = [self._theme(one, meeting, forum) for one in rows]
        if not tiles and forum.fixed_theme_id and is_living(meeting.status):
            tiles.append(self._fixed(meeting, forum))
        tiles = self._with_reports(tiles, meeting)
        return (*tiles, *(self._dive(one, meeting) for one in self._dives.get(meeting.id, ())))

    def agenda_due(self, meeting: SimpleNamespace) -> dt.date:
        """Return the day by which the agenda of a meeting goes out, its own day where no rule says so."""
        return self._deadline(meeting, DeadlineKind.AGENDA_OUT) or meeting.date

    def _theme(self, row: SimpleNamespace, meeting: SimpleNamespace, forum: SimpleNamespace) -> Tile:
        is_fixed, above = forum.fixed_theme_id == row.theme_id, row.cascaded_from_id or ""
        own = own_sources(cascaded_from_id=above, above=self._code_above(above) if above else "", fixed=is_fixed)
        sources = (*self._sources.get(row.id, ()), *own)
        times, of = self._ground.repeats(forum.id, meeting.id, row.theme_id)
        waiting = row.answer == CascadeAnswer.WAITING
        return Tile(
            key=row.id,
            kind="theme",
            title=row.title,
            sources_words=source_words(sources),
            trouble=self._theme_trouble(meeting, sourced=bool(sources)),
            repeats_words="" if is_fixed else repeat_words(times, of),
            cascade=self._cascades.get(row.id),
            status=row.answer if waiting else row.status,
            theme_id=row.theme_id,
            gold_words=self._gold(forum.id, row.theme_id, meeting.date),
            repeats=times,
            of=of,
            taken=is_taken(row.status, row.answer),
            source_keys=frozenset(one.key for one in sources if one.key),
        )

    def _code_above(self, key: str) -> str:
        """Return the code of the forum a theme was cascaded from, "above" where its meeting lies outside the span."""
        if self._above is None:
            ground = self._ground
            self._above = {
                theme.id: ground.forums[meeting.forum_id].code
                for rows in (*ground.meetings.values(), *ground.fallen.values())
                for meeting in rows
                for theme in ground.themes.get(meeting.id, ())
            }
        return self._above.get(key, "above")

    def _theme_trouble(self, meeting: SimpleNamespace, *, sourced: bool) -> str:
        if not is_living(meeting.status):
            return f"meeting {meeting.status}"
        return "" if sourced else ThemeFinding.NO_SOURCE.value

    def _fixed(self, meeting: SimpleNamespace, forum: SimpleNamespace) -> Tile:
        return Tile(
            key="",
            kind="fixed",
            title=forum.fixed_theme,
            sources_words="fixed theme",
            status="set",
            theme_id=forum.fixed_theme_id,
            gold_words=self._gold(forum.id, forum.fixed_theme_id, meeting.date),
            taken=True,
        )

    def _gold(self, forum_id: str, theme_id: str, day: dt.date) -> str:
        return ThemeFinding.GOLD.value if self._ground.gold(forum_id, theme_id, day) else ""

    def _with_reports(self, tiles: list[Tile], meeting: SimpleNamespace) -> list[Tile]:
        """Return tiles with the reports due at a meeting: on the theme they are about, else each as a tile."""
        for report in self._reports.get(meeting.id, ()):
            about = next(
                (n for n, one in enumerate(tiles) if report.theme_id and one.theme_id == report.theme_id), None
            )
            if about is not None:
                tiles[about] = replace(tiles[about], gold_words=REPORTS_BACK)
            else:
                name = self._names.on(report.forum_id, meeting.date)
                tiles.append(
                    Tile(report.id, "gold", name, theme_id=report.theme_id or "", gold_words=REPORTS_BACK, taken=True)
                )
        return tiles

    def _dive(self, row: SimpleNamespace, meeting: SimpleNamespace) -> Tile:
        sources = self._sources.get(row.id, ())
        return Tile(
            key=row.id,
            kind="deep-dive",
            title=row.title,
            sources_words=source_words(sources),
            trouble=self._paper_trouble(row, meeting),
            status=row.status,
            theme_id=row.theme_id or "",
            taken=True,
            source_keys=frozenset(one.key for one in sources if one.key),
        )

    def _paper_trouble(self, row: SimpleNamespace, meeting: SimpleNamespace) -> str:
        """Return what is to be said of the paper of a deep-dive that has not come, once it presses."""
        if row.status != DeepDiveStatus.COMMISSIONED or row.paper_status not in NOT_HERE:
            return ""
        if not self._today <= meeting.date <= self._today + 2 * PRESSING:
            return ""
        due = self._deadline(meeting, DeadlineKind.FINAL_PAPERS)
        if due is None or due > self._today + PRESSING:
            return ""
        if due < self._today:
            return "paper late"
        return "paper due today" if due == self._today else f"paper due {short_date_words(due)}"

    def _deadline(self, meeting: SimpleNamespace, kind: DeadlineKind) -> dt.date | None:
        if self._deadlines is None:
            self._deadlines = DeadlineBook(self._session, *self._span)
        moments = dict(self._deadlines.of(meeting.forum_id, meeting.date, meeting.id))
        return moments[kind].date() if kind in moments else None

    def _due_dives(self) -> dict[str, list[SimpleNamespace]]:
        rows = select(
            DeepDive.id,
            DeepDive.title,
            DeepDive.status,
            DeepDive.forum_id,
            DeepDive.theme_id,
            DeepDive.due_meeting_id.label("named"),
            ItemPromise.after,
            AgendaItem.meeting_id.label("taken_at"),
            Paper.status.label("paper_status"),
        )
        rows = rows.outerjoin(ItemPromise, ItemPromise.id == DeepDive.promise_id)
        rows = rows.outerjoin(AgendaItem, AgendaItem.id == ItemPromise.taken_item_id)
        rows = rows.outerjoin(Paper, Paper.id == DeepDive.paper_id).order_by(DeepDive.position, DeepDive.id)
        found = plain_rows(self._session.execute(rows))
        self.dive_forums = frozenset(row.forum_id for row in found)
        return self._at_meetings(found)

    def _due_reports(self) -> dict[str, list[SimpleNamespace]]:
        rows = (
            select(
                GoldGroup.id,
                GoldGroup.forum_id,
                GoldGroup.theme_id,
                ItemPromise.forum_id.label("to_forum_id"),
                ItemPromise.after,
                ItemPromise.meeting_id.label("named"),
                AgendaItem.meeting_id.label("taken_at"),
            )
            .join(ItemPromise, ItemPromise.id == GoldGroup.promise_id)
            .outerjoin(AgendaItem, AgendaItem.id == ItemPromise.taken_item_id)
            .where(ItemPromise.dropped_because == "")
        )
        found = plain_rows(self._session.execute(rows.order_by(GoldGroup.begun_on, GoldGroup.id)))
        return self._at_meetings(found)

    def _at_meetings(self, rows: Collection[SimpleNamespace]) -> dict[str, list[SimpleNamespace]]:
        """Return what was promised by the meeting it stands at or waits for; one that fell away hands it on."""
        found: defaultdict[str, list[SimpleNamespace]] = defaultdict(list)
        for row in rows:
            meetings = self._ground.meetings.get(getattr(row, "to_forum_id", row.forum_id), ())
            living = {one.id for one in meetings}
            here = next((key for key in (row.taken_at, row.named) if key in living), "")
            if not here and row.after is not None:
                coming = (one.id for one in meetings if one.date > row.after and one.date >= self._today)
                here = next(coming, "")
            if here:
                found[here].append(row)
        return dict(found)


def _cascades(session: Session) -> dict[str, CascadeStrip]:
    """Return how the units answered, by the key of the theme that was cascaded."""
    counted = select(MeetingTheme.cascaded_from_id, MeetingTheme.answer, func.count())
    counted = counted.where(MeetingTheme.cascaded_from_id.is_not(None))
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for key, answer, number in session.execute(counted.group_by(MeetingTheme.cascaded_from_id, MeetingTheme.answer)):
        counts[key or ""][answer] = number
    accepted, declined, waiting = (
        CascadeAnswer.ACCEPTED.value,
        CascadeAnswer.DECLINED.value,
        CascadeAnswer.WAITING.value,
    )
    return {
        key: CascadeStrip(found.get(accepted, 0), found.get(declined, 0), found.get(waiting, 0))
        for key, found in counts.items()
    }
