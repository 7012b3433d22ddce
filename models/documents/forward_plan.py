"""The forward plan on paper and in spreadsheets: forum by forum, meeting by meeting, what has no date last."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.wording import NONE, counted, day, held, opened, stem, wall_clock
from models.queries.forward_plan import ForwardPlan, PlanEntry, PlanKind, PlannedForum
from models.rules.vocabulary import MARKINGS

COLUMNS = (
    Column("Entry", 96, gutter=14),
    Column("Kind", 30),
    Column("Lead", 62),
    Column("Standing", 79, gutter=0),
)
ALL = "All forums"
PUBLIC = 1
LOWEST, SENSITIVE, _ = MARKINGS


def forward_plan_document(view: ForwardPlan, *, printed: dt.datetime, part: int | None = None) -> Document:
    """Lay out a forward plan: of one forum, of a level, or of all.

    The print of Part 1 leaves out what belongs to Part 2; one that holds any of it is OFFICIAL-SENSITIVE at least.
    """
    view = _public(view) if part == PUBLIC else view
    private = any(one.part != PUBLIC for forum in view.forums for one in forum.entries)
    marking = SENSITIVE if private and view.marking == LOWEST else view.marking
    only = view.forums[0].name if view.forum and view.forums else ""
    title = only or (f"{opened(view.level)} forums" if view.level else ALL)
    span = f"{day(view.first)} to {day(view.last)}"
    blocks = tuple(_table(one, view.today, alone=bool(only)) for one in view.forums)
    return Document(
        kind="Forward plan",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, view.forum or title, "forward plan", f"{view.first} to {view.last}"),
        running=f"{title} · Forward plan · {span}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(span, Role.TEXT), _sum(view)),
        blocks=blocks or (Table("Forward plan", COLUMNS, (Group((), nil="Nothing is planned in these days."),)),),
    )


def _public(view: ForwardPlan) -> ForwardPlan:
    """Return a plan without what belongs to Part 2."""
    shown = (replace(one, entries=tuple(entry for entry in one.entries if entry.part == PUBLIC)) for one in view.forums)
    return replace(view, forums=tuple(one for one in shown if one.entries))


def _sum(view: ForwardPlan) -> Line:
    """Say how much there is, and what waits for a date."""
    entries = [one for forum in view.forums for one in forum.entries]
    standing = sum(1 for one in entries if one.kind == PlanKind.STANDING)
    undated = [one for one in entries if one.kind == PlanKind.UNDATED]
    due = sum(1 for one in undated if one.chase_due and one.chase_due <= view.today)
    dated = len(entries) - standing - len(undated)
    said = [f"{dated} by meeting", f"{standing} on every agenda", f"{len(undated)} without a date"]
    ask = (Run(f", {due} to ask for", Tone.ALARM),) if due else ()
    return Line(
        (Run(f"{' + '.join(said)} = "), Run(counted(len(entries), "entry", "entries"), Tone.BOLD), *ask), Role.TEXT
    )


def _table(forum: PlannedForum, today: dt.date, *, alone: bool) -> Table:
    """Return the table of a forum; among others each group carries its code, so that a page or a row stands alone."""
    code = "" if alone else f"{held(forum.code)}: "
    standing = [one for one in forum.entries if one.kind == PlanKind.STANDING]
    dated = [one for one in forum.entries if one.kind != PlanKind.STANDING and one.date]
    groups = (
        [Group(tuple(map(_row, standing)), f"{code}On every agenda", note=f"({len(standing)})")] if standing else []
    )
    for date, rows in groupby(dated, key=lambda one: one.date):
        mine = list(rows)
        if date is not None:
            groups.append(Group(tuple(map(_row, mine)), f"{code}{day(date)}", note=f"({len(mine)})"))
    waiting = [one for one in forum.entries if one.kind != PlanKind.STANDING and not one.date]
    if waiting:
        undated = tuple(_waiting(one, today) for one in waiting)
        groups.append(Group(undated, f"{code}Date to be fixed", note=f"({len(waiting)})"))
    return Table(forum.code, COLUMNS, tuple(groups), heading=f"{forum.name} ({forum.code})")


def _row(one: PlanEntry, status: Line | None = None, symbol: str = "") -> Row:
    standing = status or line(opened(one.status) or NONE)
    return Row(
        (
            Cell((line(one.title, Role.MAIN), *_aside(one))),
            Cell((line(opened(one.kind)),), one.kind),
            Cell((line(one.lead or NONE),)),
            Cell((standing,), one.status, symbol),
        )
    )


def _waiting(one: PlanEntry, today: dt.date) -> Row:
    """Return a row without a date; the date that is to be asked for is marked."""
    if one.chase_due is None or one.chase_due > today:
        words = f"{opened(one.status)}{f', ask {day(one.chase_due)}' if one.chase_due else ''}"
        return _row(one, line(words), "○")
    return _row(one, line(f"{opened(one.status)}: ask for its date", tone=Tone.ALARM), "▲")


def _aside(one: PlanEntry) -> Iterable[Line]:
    """Say where an entry comes from, where that is not plain, and that it belongs to Part 2."""
    private = f"{held('Part 2')}. " if one.part != PUBLIC else ""
    source = opened(one.source) if one.kind != PlanKind.STANDING else ""
    return (line(f"{private}{source}".strip(), tone=Tone.QUIET),) if private or source else ()
