"""Which levels looked at each priority in force, and at each headline theme, in which months."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.scrutiny import Look, looks
from models.queries.settings import settings
from models.records.priorities import Priority, PrioritySet
from models.records.themes import Theme
from models.rules.coverage import LETTERS, LEVEL_OF, Gap, level_finding, level_gaps, month_of, months
from models.rules.level_names import USUAL_NAMES, LevelNames
from models.rules.priorities import SetSpan, in_force, label
from models.rules.theme_window import USUAL_WINDOW
from models.rules.vocabulary import PriorityKind
from models.rules.written_dates import first_of_month

PLANS = (PriorityKind.CRIME_PLAN.value,)
"""The kinds of sets whose priorities are followed unless others are asked for."""
PRIORITY, HEADLINE = "priority", "theme"
NAMED_HEADLINE = "headline"
"""The kind of a theme that stands for those under it."""


@dataclass(frozen=True, slots=True)
class LevelMark:
    """One level in one month: its letter, whether it saw the subject, and the meetings where it did in words."""

    letter: str
    seen: bool
    words: tuple[str, ...] = ()
    meeting_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A priority or headline theme: `kind` says which, `label` is short (“PCP 1”), `marks` are C, G, B of each month.

    `gaps` are the levels that saw nothing of it in a whole quarter, `findings` say in words what is lost from sight.
    """

    key: str
    kind: str
    set_name: str
    label: str
    title: str
    marks: tuple[tuple[LevelMark, ...], ...]
    gaps: tuple[Gap, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelCoverage:
    """The levels by month for every priority in force and every headline theme; `plan` names the plans."""

    months: tuple[dt.date, ...]
    plan: str
    rows: tuple[LevelRow, ...]
    names: LevelNames = USUAL_NAMES

    def called(self, letter: str) -> str:
        """Return what the level of a letter is called."""
        return self.names.of(LEVEL_OF[letter])

    @property
    def key(self) -> str:
        """What the letters mean: "C corporate, G business group, B BCU, – not seen"."""
        return f"{', '.join(f'{letter} {self.called(letter)}' for letter in LEVEL_OF)}, – not seen"

    @property
    def findings(self) -> tuple[str, ...]:
        """What is lost from sight, over all rows."""
        return tuple(said for row in self.rows for said in row.findings)


@dataclass(frozen=True, slots=True)
class Subject:
    """A priority with the set it stands in; `held` are the months at whose beginning that is in force."""

    id: str
    kind: str
    set_id: str
    set_name: str
    label: str
    position: int
    title: str
    held: tuple[dt.date, ...]


def level_coverage(
    session: Session, *, first: dt.date, last: dt.date, today: dt.date, kinds: Sequence[str] = PLANS
) -> LevelCoverage:
    """Return which of corporate, business group and BCU level looked at what from month to month.

    A priority is seen by what is aligned to it; a headline theme by itself and those that count under it. Headlines
    are there that are named so, and others under which something was looked at.
    What nobody could have set yet is not found wanting: months beyond the usual window, or without the set in force.
    """
    span = months(first, last)
    seen = [one for one in looks(session, first=first, last=last, today=today) if one.taken and one.level in LETTERS]
    priorities = priorities_over(session, span, kinds)
    above, heads = _headlines(session)
    by_priority, by_headline = defaultdict[str, list[Look]](list), defaultdict[str, list[Look]](list)
    for one in seen:
        for key in one.line.priority_ids:
            by_priority[key].append(one)
        by_headline[above.get(one.theme_id, one.theme_id)].append(one)
    foreseen = tuple(month for month in span if month <= first_of_month(today.year, today.month + USUAL_WINDOW))
    names = settings(session).levels
    rows = [_priority_row(one, by_priority[one.id], span, foreseen, names) for one in priorities]
    for key, title, always in heads:
        if always or by_headline[key]:
            rows.append(_row((key, HEADLINE, "", title, title), by_headline[key], span, foreseen, names))
    return LevelCoverage(span, ", ".join(dict.fromkeys(one.set_name for one in priorities)), tuple(rows), names)


def priorities_over(session: Session, span: Sequence[dt.date], kinds: Iterable[str] = ()) -> tuple[Subject, ...]:
    """Return the priorities of every set in force in one of some months, no borough's own; no kinds: of all kinds.

    Where sets follow one another in that time, the labels name the set.
    """
    wanted = list(kinds) or [kind.value for kind in PriorityKind if kind is not PriorityKind.LOCAL]
    sets = {one.id: one for one in session.scalars(select(PrioritySet).where(PrioritySet.kind.in_(wanted)))}
    spans = [SetSpan(one.id, one.kind, one.state, one.starts, one.ends, "", one.short) for one in sets.values()]
    held = defaultdict[str, list[dt.date]](list)
    for month in span:
        for one in in_force(spans, month):
            held[one.key].append(month)
    shorts = [sets[key].short for key in held]
    chosen = select(Priority).where(Priority.set_id.in_(held)).order_by(Priority.position, Priority.id)
    found = defaultdict[str, list[Subject]](list)
    for row in session.scalars(chosen):
        whole = sets[row.set_id]
        short = whole.short if shorts.count(whole.short) == 1 else ""
        said, name = label(short, f"{whole.name}, priority", row.position), whole.name
        subject = Subject(row.id, whole.kind, whole.id, name, said, row.position, row.title, tuple(held[whole.id]))
        found[whole.id].append(subject)
    return tuple(one for key in held for one in found[key])


def _headlines(session: Session) -> tuple[Mapping[str, str], tuple[tuple[str, str, bool], ...]]:
    """Return the headline each theme counts under, and the headlines with title and whether they are named so."""
    rows = session.execute(select(Theme.id, Theme.title, Theme.parent_id, Theme.kind)).all()
    themes = {key: (title, parent) for key, title, parent, _ in rows}
    named = {key for key, _, _, kind in rows if kind == NAMED_HEADLINE}
    above = {key: _top(key, themes) for key in themes}
    heads = named | {top for key, top in above.items() if key != top}
    told = ((key, themes[key][0], key in named) for key in heads)
    return above, tuple(sorted(told, key=lambda head: head[1].casefold()))


def _top(key: str, themes: Mapping[str, tuple[str, str | None]]) -> str:
    passed = {key}
    while (parent := themes[key][1]) and parent in themes and parent not in passed:
        passed.add(parent)
        key = parent
    return key


def _priority_row(
    one: Subject, found: Sequence[Look], span: Sequence[dt.date], foreseen: Sequence[dt.date], names: LevelNames
) -> LevelRow:
    judged = tuple(month for month in foreseen if month in one.held)
    return _row((one.id, PRIORITY, one.set_name, one.label, one.title), found, span, judged, names)


def _row(
    about: tuple[str, str, str, str, str],
    found: Sequence[Look],
    span: Sequence[dt.date],
    judged: Sequence[dt.date],
    names: LevelNames,
) -> LevelRow:
    """Return a row by its key, kind, set, label and title; only the months `judged` can be found wanting."""
    cells = defaultdict[tuple[dt.date, str], list[Look]](list)
    seen = defaultdict[dt.date, set[str]](set)
    for one in found:
        letter = LETTERS[one.level]
        cells[month_of(one.date), letter].append(one)
        seen[month_of(one.date)].add(letter)
    marks = tuple(tuple(_mark(letter, cells[month, letter]) for letter in "CGB") for month in span)
    return LevelRow(*about, marks, level_gaps(seen, judged), level_finding(about[3], seen, judged, names))


def _mark(letter: str, found: Sequence[Look]) -> LevelMark:
    words = dict.fromkeys(one.meeting_words for one in found)
    return LevelMark(letter, bool(found), tuple(words), tuple(dict.fromkeys(one.meeting_id for one in found)))
