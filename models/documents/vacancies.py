"""Vacancies on paper: which boards miss their chair or a member, since when, and who stands in."""

import datetime as dt
from collections.abc import Iterable

from models.documents.content import (
    Align,
    Cell,
    Column,
    Document,
    Group,
    Line,
    PageSize,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.wording import NONE, counted, day, held, opened, short_day, stem, wall_clock
from models.queries.vacancies import CHAIR, MEMBER, VacancyRow, VacantMeeting

COLUMNS = (
    Column("Board", 64, gutter=12),
    Column("Post", 58, gutter=12),
    Column("Standing", 48),
    Column("Vacant from", 31),
    Column("Meetings", 18, Align.RIGHT, gutter=12),
    Column("Which", 48, gutter=0),
)
PARTS = {CHAIR: "Chairs", MEMBER: "Members"}
MOST_DAYS = 6
"""How many meetings are named; of more, the rest is counted."""


def vacancies_document(
    rows: Iterable[VacancyRow], *, span: tuple[dt.date, dt.date], title: str, marking: str, printed: dt.datetime
) -> Document:
    """Lay out the vacant seats of the days from the first to the last of `span`, chairs first."""
    found = tuple(rows)
    first, last = span
    words = f"{day(first)} to {day(last)}"
    return Document(
        kind="Vacancies",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "vacancies", f"{first} to {last}"),
        running=f"{title} · Vacancies · {words}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(words, Role.TEXT), Line((Run(_sum(found), Tone.STRONG),), Role.POSITION)),
        blocks=(Table("Vacancies", COLUMNS, tuple(_group(part, found) for part in PARTS)),),
    )


def _sum(rows: tuple[VacancyRow, ...]) -> str:
    if not rows:
        return "No seat is vacant"
    boards = len({row.forum_id for row in rows})
    return f"{counted(len(rows), 'seat')} vacant on {counted(boards, 'board')}"


def _group(part: str, rows: tuple[VacancyRow, ...]) -> Group:
    there = tuple(_row(row) for row in rows if row.part == part)
    nil = "Every board has its chair." if part == CHAIR else "No other seat is vacant."
    return Group(there, PARTS[part], nil, f"({len(there)})")


def _row(row: VacancyRow) -> Row:
    return Row(
        (
            Cell((line(row.forum_name, Role.MAIN), line(held(row.forum_code), tone=Tone.QUIET))),
            Cell((line(row.post or "no chair named", tone=Tone.STRONG),)),
            _standing(row),
            Cell((line(day(row.since)),), row.since),
            Cell((line(f"{len(row.meetings)}" if row.meetings else NONE),), len(row.meetings)),
            Cell((line(_days(row.meetings)),), "; ".join(f"{meeting.date}" for meeting in row.meetings)),
        )
    )


def _standing(row: VacancyRow) -> Cell:
    if row.filled:
        return Cell((line(opened(row.words)),), symbol="○")
    return Cell((line(opened(row.words), tone=Tone.ALARM),), symbol="▲")


def _days(meetings: tuple[VacantMeeting, ...]) -> str:
    """Name the first meetings, and count the rest."""
    named = ", ".join(short_day(meeting.date) for meeting in meetings[:MOST_DAYS])
    rest = len(meetings) - MOST_DAYS
    return f"{named} and {rest} more" if rest > 0 else named or NONE
