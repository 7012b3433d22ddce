"""Load on paper: the fullest days and weeks and the people asked most, each with a bar of squares."""

import datetime as dt
import math
from collections.abc import Iterable

from models.documents.content import (
    Align,
    Cell,
    Column,
    Document,
    Group,
    Line,
    PageSize,
    Prose,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.wording import NONE, counted, day, held, stem, wall_clock
from models.queries.clashes import LoadDay, LoadPerson, LoadReport, LoadWeek

DAYS = (
    Column("Day", 34),
    Column("Meetings", 17, Align.RIGHT),
    Column("Moved here", 19, Align.RIGHT, gutter=12),
    Column("Bar", 34, silent=True),
    Column("Moved here, by reference", 78, gutter=12),
    Column("By their own rule", 85, gutter=0),
)
WEEKS = (
    Column("Week from", 34),
    Column("Meetings", 17, Align.RIGHT, gutter=12),
    Column("Bar", 66, silent=True),
    Column("Which", 150, gutter=0),
)
PEOPLE = (
    Column("Who", 92),
    Column("Meetings", 17, Align.RIGHT, gutter=12),
    Column("Bar", 66, silent=True),
    Column("Fullest week from", 40),
    Column("Meetings in it", 24, Align.RIGHT, gutter=0),
)
SHORT, LONG = 11, 22
"""How many squares fit a bar beside days, and beside weeks or people."""
MOVED, OWN = "■", "□"


def load_report_document(report: LoadReport, *, marking: str, printed: dt.datetime) -> Document:
    """Lay out the load of a span, fullest first."""
    whose, _, span = report.title.rpartition(", ")
    return Document(
        kind="Load report",
        title=whose,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, whose, "", f"{wall_clock(printed).date()}"),
        running=f"{whose} · {held(span)}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(span, Role.TEXT), Line((Run(_sum(report), Tone.STRONG),), Role.POSITION)),
        blocks=(
            _key(report),
            _table("Fullest days", DAYS, _days(report.days)),
            _table("Fullest weeks", WEEKS, _weeks(report.weeks)),
            _table("People asked most", PEOPLE, _people(report.people)),
        ),
    )


def _sum(report: LoadReport) -> str:
    if not report.days:
        return "No meetings"
    fullest = report.days[0]
    said = f"{counted(len(fullest.meetings), 'meeting')} on {day(fullest.date)}"
    return f"{said}, {len(fullest.moved_here)} of them moved there" if fullest.moved_here else said


def _key(report: LoadReport) -> Prose:
    """Say what the squares mean."""
    words = "In the bars of days a full square is a meeting moved there, a hollow one stands on its own date."
    scales = {
        "weeks": _scale((len(week.meetings) for week in report.weeks), LONG),
        "people": _scale((person.meetings for person in report.people), LONG),
    }
    said = [f"One square is {scale} meetings in the bars of {kind}." for kind, scale in scales.items() if scale > 1]
    return Prose((Run(" ".join([words, *said])),))


def _table(name: str, columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    return Table(name, columns, (Group(tuple(rows), nil="No meetings are planned."),), heading=name)


def _days(days: tuple[LoadDay, ...]) -> Iterable[Row]:
    scale = _scale((len(load.meetings) for load in days), SHORT)
    for load in days:
        moved, own = len(load.moved_here), len(load.own_rule)
        yield Row(
            (
                Cell((line(day(load.date), tone=Tone.STRONG),), load.date),
                _count(len(load.meetings)),
                _count(moved),
                _bar(MOVED * round(moved / scale) + OWN * round(own / scale)),
                _references(load.moved_here),
                _references(load.own_rule),
            )
        )


def _weeks(weeks: tuple[LoadWeek, ...]) -> Iterable[Row]:
    scale = _scale((len(week.meetings) for week in weeks), LONG)
    for week in weeks:
        count = len(week.meetings)
        yield Row(
            (
                Cell((line(day(week.monday), tone=Tone.STRONG),), week.monday),
                _count(count),
                _bar(MOVED * math.ceil(count / scale)),
                _references(week.meetings),
            )
        )


def _people(people: tuple[LoadPerson, ...]) -> Iterable[Row]:
    scale = _scale((person.meetings for person in people), LONG)
    for person in people:
        yield Row(
            (
                Cell((line(person.name, tone=Tone.STRONG),)),
                _count(person.meetings),
                _bar(MOVED * math.ceil(person.meetings / scale)),
                Cell((line(day(person.fullest_week)),), person.fullest_week),
                _count(person.in_fullest_week),
            )
        )


def _scale(counts: Iterable[int], squares: int) -> int:
    """Return how many meetings one square stands for, so that the longest bar fits."""
    return max(1, math.ceil(max(counts, default=0) / squares))


def _count(count: int) -> Cell:
    return Cell((line(f"{count}" if count else NONE),), count)


def _bar(squares: str) -> Cell:
    """Return a bar that is drawn and not read aloud: the figure beside it says the same."""
    return Cell((line("", Role.GROUP),), squares, symbol=squares)


def _references(names: tuple[str, ...]) -> Cell:
    return Cell((line(", ".join(held(name) for name in names) or NONE),))
