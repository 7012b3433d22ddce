"""The action log on paper: what is late first, what is due next, and a sum that reconciles in sight."""

import datetime as dt

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
from models.documents.wording import NONE, column_day, counted, day, held, opened, stem, wall_clock
from models.queries.actions import ActionLog, ActionRow
from models.rules.progress import ActionStatus, is_open

COLUMNS = (
    Column("Ref", 20),
    Column("Action", 64, gutter=14),
    Column("Owner", 41),
    Column("Raised at", 18),
    Column("First due", 20),
    Column("Due now", 20),
    Column("Moved", 12, Align.RIGHT, gutter=9),
    Column("Status", 25),
    Column("Latest update", 47, gutter=0),
)
SYMBOLS = {
    ActionStatus.OPEN: "○",
    ActionStatus.ON_TRACK: "●",
    ActionStatus.SLIPPED: "△",
    ActionStatus.ON_HOLD: "□",
    ActionStatus.PROPOSED: "✓",
    ActionStatus.COMPLETE: "✓",
    ActionStatus.CLOSED: "✓",
    ActionStatus.WITHDRAWN: "✗",
    ActionStatus.REOPENED: "○",
}
UNKNOWN_SYMBOL = "?"


def action_log_document(log: ActionLog, *, printed: dt.datetime) -> Document:
    """Lay out the log of a forum as at its day; `printed` is the moment of printing."""
    printed = wall_clock(printed)
    as_of = day(log.as_of)
    return Document(
        kind="Action log",
        title=log.forum_name,
        marking=log.marking,
        printed=printed,
        stem=stem(log.marking, log.forum_code, "action log", f"{log.as_of}"),
        running=f"{log.forum_name} · Action log · as at {as_of}",
        page=PageSize.A4_LANDSCAPE,
        position=(Line((Run(f"As at {as_of}", Tone.STRONG),), Role.POSITION), _sum(log)),
        blocks=(Table("Actions", COLUMNS, _groups(log)),),
    )


def _sum(log: ActionLog) -> Line:
    """Say the sum that reconciles: brought forward + raised − closed = open, of which overdue."""
    return Line(
        (
            Run(f"{log.brought_forward} brought forward + {log.raised} raised − {log.closed} closed = "),
            Run(f"{log.open} open", Tone.BOLD),
            Run(", of which "),
            Run(f"{log.overdue} overdue", Tone.BOLD),
        ),
        Role.TEXT,
    )


def _groups(log: ActionLog) -> tuple[Group, ...]:
    coming = log.next_meeting
    due = f"Due by the next meeting, {day(coming.date)}" if coming else "Due by the next meeting"
    return (
        _group("Overdue", log.overdue_actions, "No action is overdue."),
        _group(due, log.due_by_next, "No action falls due by then." if coming else "No next meeting is planned yet."),
        _group("Later", log.later, "No action is due later."),
        _group(f"Closed since {day(log.since)}", log.closed_since, "No action was closed."),
    )


def _group(title: str, actions: tuple[ActionRow, ...], nil: str) -> Group:
    return Group(tuple(_row(action) for action in actions), title, nil, f"({len(actions)})")


def _row(action: ActionRow) -> Row:
    first = action.due_words if action.first_due is None or not action.moves else ""
    superseded = action.moves > 0
    return Row(
        (
            Cell((line(action.reference, tone=Tone.STRONG),)),
            Cell((line(action.text, Role.MAIN),)),
            Cell(_owner(action)),
            Cell((line(held(action.raised_at or "brought in")),)),
            _due(action.first_due, first, Tone.QUIET if superseded else Tone.PLAIN),
            _due(action.due, action.due_words, Tone.STRONG if action.overdue else Tone.PLAIN),
            Cell((line(f"{action.moves}" if action.moves else NONE),), action.moves),
            status_cell(action),
            Cell((line(action.closing_note or action.latest or NONE),)),
        )
    )


def _owner(action: ActionRow) -> tuple[Line, ...]:
    owner = [line(action.owner) if action.owner else line("none", tone=Tone.ALARM)]
    if action.owner_name and action.owner_name != action.owner:
        owner.append(line(held(action.owner_name), tone=Tone.QUIET))
    if action.contributors:
        owner.append(line(f"with {action.contributors}", tone=Tone.QUIET))
    return tuple(owner)


def _due(date: dt.date | None, words: str, tone: Tone) -> Cell:
    """Print a fuzzy date as it was given, any other one as a date."""
    if words:
        return Cell((line(words, tone=tone),), words)
    return Cell((line(column_day(date), tone=tone),), date) if date else Cell((line(NONE, tone=tone),))


def status_cell(action: ActionRow) -> Cell:
    """Say where an action stands: symbol and word, with the days where it is late."""
    if action.overdue:
        late = Line((Run(f"Overdue {counted(action.days_late, 'day')}", Tone.ALARM),))
        return Cell((late,), symbol="▲")
    if action.status not in set(ActionStatus):
        return Cell((line(opened(action.status) or "No status", tone=Tone.STRONG),), symbol=UNKNOWN_SYMBOL)
    status = ActionStatus(action.status)
    if status is ActionStatus.OPEN and action.moves:
        status = ActionStatus.SLIPPED
    words = opened(status.value)
    if not is_open(status) and action.closed_on:
        words += f" {column_day(action.closed_on)}"
    return Cell((line(words, tone=Tone.STRONG),), symbol=SYMBOLS[status])
