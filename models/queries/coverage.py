"""Coverage: themes by month for a forum, a level or all of them, looking back as well as ahead."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.queries.coverage_ground import CoverageGround, coverage_ground
from models.queries.level_coverage import Subject, priorities_over
from models.queries.scrutiny import DEEP_DIVE, ITEM, THEME, Line, Look
from models.queries.settings import settings
from models.rules.coverage import Mark, MarkKind, matrix, months, sums, without_new_theme
from models.rules.vocabulary import CascadeAnswer, PriorityKind
from models.rules.written_dates import MONTHS

NO_PRIORITY = "No plan priority"
LOCAL = "Local priorities"
WIDEST = 2
"""How many themes are named that nobody takes though exceptions speak of them."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A theme with its mark of each month; `source` names the risks and lists it is tied to beside its priority.

    `meetings` counts the months in which there was anything.
    """

    theme_id: str
    title: str
    source: str
    marks: tuple[Mark, ...]
    meetings: int


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """The themes under one priority of the plan in force, or under none; `also` are others that serve it as well."""

    title: str
    rows: tuple[CoverageRow, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorityCount:
    """How often one priority is covered: by themes, deep-dives and agenda items; `last` is the last meeting held."""

    set_name: str
    label: str
    title: str
    themes: int
    deep_dives: int
    items: int
    last: dt.date | None
    last_words: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix: `days` are the days of the meetings of each month in words, `window` the months still to be set.

    `title` is whose coverage it is, `takers` what a unit counted in a chip is called; `to_settle` are whole sentences.
    """

    title: str
    forum_code: str
    marking: str
    today: dt.date
    months: tuple[dt.date, ...]
    days: tuple[str, ...]
    window: tuple[dt.date, ...]
    groups: tuple[CoverageGroup, ...]
    sums: tuple[int, ...]
    takers: str
    to_settle: tuple[str, ...]
    priorities: tuple[PriorityCount, ...]

    @property
    def rows(self) -> tuple[CoverageRow, ...]:
        """All rows, group by group."""
        return tuple(row for group in self.groups for row in group.rows)


def theme_coverage(
    session: Session, *, first: dt.date, last: dt.date, today: dt.date, forum_id: str = "", level: str = ""
) -> Coverage:
    """Return the themes by month of a forum, of the forums of a level, or of all, from `first` to `last`.

    A forum's own look-back lists themes of the year before as well, so that what has dropped out of sight shows. What
    only exceptions speak of is no row; where they are widest it is something to settle.
    """
    span, about = months(first, last), settings(session)
    ground = coverage_ground(session, (first, last), today, forum_id=forum_id, level=level)
    subjects = priorities_over(session, span)
    marks = matrix(ground.coverings, span)
    empty = tuple(Mark() for _ in span)
    themes = (*marks, *sorted(ground.awaited - set(marks)))
    rows = [
        _row(ground, theme, marks.get(theme, empty), subjects)
        for theme in themes
        if theme in ground.awaited or not _exceptional(marks[theme])
    ]
    window = tuple(month for month in span if month in ground.window)
    return Coverage(
        title=ground.title,
        forum_code=ground.code,
        marking=about.marking,
        today=today,
        months=span,
        days=tuple(ground.days.get(month, "") for month in span),
        window=window,
        groups=_groups(rows, ground, subjects),
        sums=sums((row.marks for row in rows), len(span)),
        takers=ground.takers,
        to_settle=(
            *_unset(ground, [row.marks for row in rows], span, window),
            *_wide_exceptions(ground, {theme: row for theme, row in marks.items() if _exceptional(row)}, today),
            *_unseen([row.title for row in rows if not row.meetings]),
            *_unsourced(ground),
            *_declined(ground, today),
        ),
        priorities=_counts(ground, subjects),
    )


def _row(ground: CoverageGround, theme_id: str, marks: tuple[Mark, ...], subjects: Sequence[Subject]) -> CoverageRow:
    line = _line(ground, theme_id)
    plan = {one.id for one in subjects if one.kind == PriorityKind.CRIME_PLAN}
    others = [one.label for one in subjects if one.id in line.priority_ids - plan]
    ruled = [
        word for word, ids in (("mandatory", ground.mandatory), ("high harm", ground.high_harm)) if theme_id in ids
    ]
    source = ", ".join((*ruled, *line.risks, *others, *_local_source(ground, line)))
    covered = sum(one.kind is not MarkKind.NONE for one in marks)
    return CoverageRow(theme_id, ground.titles.get(theme_id, ""), source, marks, covered)


def _local_source(ground: CoverageGround, line: Line) -> Iterator[str]:
    """Yield whose own priority a theme is: “Bromley”, “12 boroughs”."""
    names = sorted({ground.local[key] for key in line.priority_ids if key in ground.local})
    if names:
        yield names[0] if len(names) == 1 else f"{len(names)} boroughs"


def _line(ground: CoverageGround, theme_id: str) -> Line:
    """Return what a theme is tied to: at the meetings shown, else wherever it was tied to anything."""
    found = Line()
    for one in ground.looks:
        if one.theme_id == theme_id:
            found = found.joined(one.line)
    return found if found.priority_ids or found.risks else ground.lines.get(theme_id, found)


def _groups(
    rows: Sequence[CoverageRow], ground: CoverageGround, subjects: Sequence[Subject]
) -> tuple[CoverageGroup, ...]:
    """Return the rows under the priority of the plan each serves first; a priority nobody serves has an empty group."""
    plan = [one for one in subjects if one.kind == PriorityKind.CRIME_PLAN]
    placed, also = defaultdict[str, list[CoverageRow]](list), defaultdict[str, list[str]](list)
    for row in sorted(rows, key=lambda row: row.title.casefold()):
        served = _line(ground, row.theme_id).priority_ids
        first, *others = [one.id for one in plan if one.id in served] or [LOCAL if served & ground.local.keys() else ""]
        placed[first].append(row)
        for key in others:
            also[key].append(row.title)
    sets = {one.set_id for one in plan}
    heads = [(one.id, _head(one, named=len(sets) > 1)) for one in plan]
    heads += [(LOCAL, LOCAL)] if placed[LOCAL] else []
    heads += [("", NO_PRIORITY if plan else "")] if placed[""] else []
    return tuple(CoverageGroup(title, tuple(placed[key]), tuple(also[key])) for key, title in heads)


def _head(one: Subject, *, named: bool) -> str:
    """Return the head of a priority: “Priority 1: reducing violence”, with its plan where there are two."""
    first, rest = one.title[:1], one.title[1:]
    said = (first if rest[:1].isupper() else first.lower()) + rest
    return f"{one.set_name}, priority {one.position}: {said}" if named else f"Priority {one.position}: {said}"


def _unset(
    ground: CoverageGround, rows: Iterable[Sequence[Mark]], span: Sequence[dt.date], window: Sequence[dt.date]
) -> Iterator[str]:
    """Yield which months of the window have no new theme; where several forums are shown each has its own window."""
    if ground.code:
        for month in without_new_theme(rows, span, window):
            yield f"{MONTHS[month.month - 1]} has no new theme."


def _exceptional(marks: Sequence[Mark]) -> bool:
    """Tell whether nothing but exceptions speaks of a theme."""
    return all(one.kind in {MarkKind.EXCEPTIONS, MarkKind.NONE} for one in marks)


def _wide_exceptions(ground: CoverageGround, left: Mapping[str, Sequence[Mark]], today: dt.date) -> Iterator[str]:
    """Yield the themes nobody takes whose exceptions were widest in the last month that has any, up to today’s."""
    latest = max(
        (one.day for one in ground.coverings if one.kind is MarkKind.EXCEPTIONS and one.day <= today), default=None
    )
    found = [one for one in ground.coverings if one.day == latest and one.kind is MarkKind.EXCEPTIONS]
    for one in sorted((one for one in found if one.theme_id in left), key=lambda one: -one.count)[:WIDEST]:
        counted = f"{one.count} {one.counted}{'' if one.count == 1 else 's'}"
        yield f"{ground.titles[one.theme_id]} is no theme, with exceptions in {counted} in {MONTHS[one.day.month - 1]}."


def _unseen(titles: Sequence[str]) -> Iterator[str]:
    """Yield which themes had no meeting at all, in one sentence."""
    *others, last = sorted(titles, key=str.casefold) or [""]
    if others:
        yield f"{', '.join(others)} and {last} have had no meeting in these months."
    elif last:
        yield f"{last} has had no meeting in these months."


def _unsourced(ground: CoverageGround) -> Iterator[str]:
    for one in ground.looks:
        if one.kind == THEME and one.taken and not (one.over or one.line.any):
            yield f"{ground.titles[one.theme_id]}, {one.meeting_words}, has no source yet."


def _declined(ground: CoverageGround, today: dt.date) -> Iterator[str]:
    for one in ground.answers:
        if one.answer == CascadeAnswer.DECLINED and one.date >= today:
            theme = ground.titles[one.theme_id]
            said = theme if theme[1:2].isupper() else theme[:1].lower() + theme[1:]
            reason = one.reason[:1].lower() + one.reason[1:] if not one.reason[1:2].isupper() else one.reason
            yield f"{one.unit} declined {said} for {MONTHS[one.date.month - 1]}: {reason.rstrip('.')}."


def _counts(ground: CoverageGround, subjects: Sequence[Subject]) -> tuple[PriorityCount, ...]:
    served = defaultdict[str, list[Look]](list)
    for one in ground.looks:
        for key in one.line.priority_ids if one.taken else ():
            served[key].append(one)
    return tuple(_count(one, served[one.id]) for one in subjects)


def _count(one: Subject, found: Sequence[Look]) -> PriorityCount:
    kinds = Counter(look.kind for look in found)
    last = next((look for look in reversed(found) if look.over), None)
    return PriorityCount(
        one.set_name,
        one.label,
        one.title,
        kinds[THEME],
        kinds[DEEP_DIVE],
        kinds[ITEM],
        last.date if last else None,
        last.meeting_words if last else "",
    )
