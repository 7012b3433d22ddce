"""One person's day on paper: today's meetings, then what is due in the next ten working days."""

import datetime as dt
from collections.abc import Iterable

from models.documents.content import Cell, Column, Document, Fact, Facts, Group, Line, Role, Row, Run, Table, Tone, line
from models.documents.wording import (
    NONE,
    clock,
    counted,
    day,
    held,
    long_day,
    opened,
    post_and_name,
    short_day,
    stem,
    wall_clock,
)
from models.queries.meetings import FALLEN_AWAY, MeetingRow
from models.queries.today import DueRow, TodayView

LATE = "overdue"
MEETINGS = (Column("Time", 28), Column("Meeting", 76, gutter=12), Column("Place", 32), Column("Chair", 34, gutter=0))
DUE = (Column("What", 104, gutter=12), Column("For", 28), Column("When", 38, gutter=0))


def day_document(view: TodayView, *, who: str, marking: str, printed: dt.datetime) -> Document:
    """Lay out the day of a view for somebody; `printed` is the moment of printing."""
    printed = wall_clock(printed)
    said = long_day(view.today)
    return Document(
        kind="My day",
        title=said,
        marking=marking,
        printed=printed,
        stem=stem(marking, who, "day", f"{view.today}"),
        running=f"My day · {day(view.today)}",
        lead=(_sum(view),),
        facts=Facts((Fact("For", (Run(who),)),)),
        blocks=(_meetings(view), _due(view)),
    )


def _sum(view: TodayView) -> Line:
    late = sum(row.group == LATE for row in view.due)
    runs = [Run(f"{len(view.due)} due in the next ten working days")]
    return Line((*runs, Run(", "), Run(f"{late} of them late", Tone.BOLD)) if late else tuple(runs), Role.TEXT)


def _meetings(view: TodayView) -> Table:
    today = [meeting for beat in view.beat if beat.day == view.today for meeting in beat.meetings]
    rows = tuple(_meeting(meeting) for meeting in today if meeting.status not in FALLEN_AWAY)
    return Table("Meetings", MEETINGS, (Group(rows, nil="No board meets today."),), heading="In the room")


def _meeting(meeting: MeetingRow) -> Row:
    times = f"{clock(meeting.start)}{NONE}{clock(meeting.end)}"
    chair = post_and_name(meeting.chair, meeting.chair_name) if meeting.chair or meeting.chair_name else "none named"
    return Row(
        (
            Cell((line(held(times), tone=Tone.STRONG),), meeting.start),
            Cell((line(meeting.forum_name, Role.MAIN), line(held(meeting.forum_code), tone=Tone.QUIET))),
            Cell((line(meeting.place or "to be confirmed"),)),
            Cell((line(chair),)),
        )
    )


def _due(view: TodayView) -> Table:
    """List what is due in the groups of the screen; the groups there are keep their order."""
    groups = dict.fromkeys(row.group for row in view.due)
    found = tuple(_group(group, [row for row in view.due if row.group == group]) for group in groups)
    return Table("Due", DUE, found or (Group((), nil="Nothing is due."),), heading="What is due")


def _group(group: str, rows: Iterable[DueRow]) -> Group:
    lines = tuple(_row(row) for row in rows)
    return Group(lines, opened(group), note=f"({len(lines)})")


def _row(row: DueRow) -> Row:
    what = [line(row.title, Role.MAIN), *([line(row.detail, tone=Tone.QUIET)] if row.detail else [])]
    return Row((Cell(tuple(what)), Cell((line(held(row.forum_code) or NONE),)), _when(row)))


def _when(row: DueRow) -> Cell:
    if row.group == LATE:
        late = f"{counted(row.days_late, 'day')} late" if row.days_late else f"since {clock(row.due.time())}"
        return Cell((line(held(late), tone=Tone.ALARM),), symbol="▲")
    timed = row.due.time() != dt.time(0)
    words = f"{short_day(row.due.date())}{held(f', by {clock(row.due.time())}') if timed else ''}"
    return Cell((line(words),))
