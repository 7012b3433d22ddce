"""A proposal on the year calendar: where each meeting that changes leaves, and where it comes to."""

import datetime as dt
from collections.abc import Iterator, Sequence

from models.documents.content import DayMark, Document, Group, PageSize, Prose, Run, Table, YearSheet
from models.documents.plan import YEAR, meeting_row
from models.documents.wording import clock, counted, day, opened, stem, wall_clock
from models.documents.year_calendar import HEADLINE, month_start, period_words
from models.queries.proposal import Proposal, ProposalRow
from models.rules.planner.problem import Slot
from models.rules.vocabulary import Level

LEAVES, COMES = "{}→", "→{}"
SIGNS = (("MB→", "leaves this day", "leaves this day"), ("→MB", "comes to this day", "comes to this day"))
"""The lines of the legend that explain the arrows."""
MONTHS_ON_A_SHEET = 12


def proposal_calendar_document(
    proposal: Proposal,
    *,
    closed_days: Sequence[tuple[dt.date, str]],
    title: str,
    marking: str,
    printed: dt.datetime,
) -> Document:
    """Lay out a proposal as a year calendar on A3, one sheet a level, with every change marked before and after."""
    basis = proposal.basis
    sheets = tuple(
        _sheet(proposal, level.value, start, closed_days)
        for level in Level
        if any(row.level == level for row in proposal.rows)
        for start in _starts(basis.first, basis.last)
    )
    span = f"{day(basis.first)} to {day(basis.last)}"
    return Document(
        kind="Plan on the calendar",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "plan calendar", f"{basis.first} to {basis.last}"),
        page=PageSize.A3_LANDSCAPE,
        blocks=sheets or (Prose((Run(f"No meetings are planned from {span}."),)),),
    )


def _starts(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    start = first.replace(day=1)
    while start <= last:
        yield start
        start = month_start(start, MONTHS_ON_A_SHEET)


def _sheet(proposal: Proposal, level: str, first: dt.date, closed_days: Sequence[tuple[dt.date, str]]) -> YearSheet:
    last_day = proposal.basis.last
    months = min((last_day.year - first.year) * 12 + last_day.month - first.month + 1, MONTHS_ON_A_SHEET)
    following = month_start(first, months)
    here = [row for row in proposal.rows if row.level == level and first <= (row.slot or row.home).date < following]
    changed = sum(row.changed for row in here)
    names = {row.forum_code: row.forum_name for row in here}
    return YearSheet(
        title=f"{opened(level)} boards",
        period=f"{period_words(first, month_start(first, months - 1))}, as proposed",
        position=f"{counted(len(here), 'meeting')} of {counted(len(names), 'board')}",
        remark=f"{changed} changed" if changed else "nothing changed",
        first=first,
        months=months,
        marks=tuple(mark for row in here for mark in _marks(row) if first <= mark.day < following),
        closed=tuple((date, words) for date, words in closed_days if first <= date < following),
        legend=(*((code, name, name) for code, name in sorted(names.items())), *(SIGNS if changed else ())),
        headline=HEADLINE,
        table=Table(opened(level), YEAR, (Group(tuple(map(meeting_row, here)), nil="No meetings are planned."),)),
    )


def _marks(row: ProposalRow) -> Iterator[DayMark]:
    """Yield the mark of a meeting; one that changes its day has two, one that changes its time one with an arrow."""
    if not row.changed:
        yield _mark(row, row.home, row.forum_code, "")
        return
    if row.slot is None or row.slot.date != row.home.date:
        yield _mark(row, row.home, LEAVES.format(row.forum_code), f"leaves this day: {row.moved_because}")
    if row.slot:
        yield _mark(row, row.slot, COMES.format(row.forum_code), f"comes to this day: {row.moved_because}")


def _mark(row: ProposalRow, slot: Slot, code: str, what: str) -> DayMark:
    words = f"{day(slot.date)}, {clock(slot.start)}, {row.forum_name}"
    return DayMark(
        day=slot.date,
        code=code,
        time=clock(slot.start),
        moved=False,
        reversed=row.forum_name == HEADLINE and not row.changed,
        words=f"{words} {what}".rstrip(" :"),
    )
