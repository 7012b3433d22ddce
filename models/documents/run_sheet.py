"""The chair's run sheet: when to move on, what to ask, and which outcome is wanted of every item."""

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
from models.documents.wording import clock, counted, day, held, listed, sentence, stem, wall_clock
from models.queries.actions import ActionRow
from models.queries.agenda import AgendaView
from models.queries.agenda_rows import InterestRow, RiskBrief
from models.queries.run_sheet import RunSheet, RunSheetItem
from models.rules.vocabulary import ItemKind, Presence, Purpose

FOR_CHAIR = "For the chair only"
PROMPT, WARNING, POINT, BOX = "–", "▲", "■", "□"
PEN = 14.0
"""Points kept free under every item for what the chair writes."""
HAIRLINE = 0.25
COLUMNS = (
    Column("Time", 24, gutter=0),
    Column("Number", 12, Align.RIGHT, gutter=7.7),
    Column("Item and prompts", 97, gutter=14),
    Column("Outcome", 41, gutter=0),
)
SMALL_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def run_sheet_document(sheet: RunSheet, *, printed: dt.datetime) -> Document:
    """Lay out the sheet from which a meeting is chaired; `printed` is the moment of printing."""
    view, meeting = sheet.agenda, sheet.agenda.meeting
    times = held(f"{clock(meeting.start)} to {clock(meeting.end)}")
    return Document(
        kind="Chair’s run sheet",
        title=meeting.forum_name,
        marking=view.marking,
        printed=wall_clock(printed),
        stem=stem(view.marking, meeting.forum_code, "run sheet", f"{meeting.date}"),
        running=f"{meeting.forum_name} · Run sheet · {day(meeting.date)}",
        version=FOR_CHAIR,
        page=PageSize.A4_RUN_SHEET,
        lead=(_summary(view),),
        position=(line(day(meeting.date), Role.LEAD), line(times, Role.LEAD)),
        blocks=(_table(sheet),),
    )


def _summary(view: AgendaView) -> Line:
    """Say what the chair must bring home: decisions asked, time to spare, and whether there is a quorum."""
    asked = [item.number for item in view.items if item.purpose == Purpose.DECIDE and not item.withdrawn_because]
    count = SMALL_NUMBERS[len(asked)] if len(asked) < len(SMALL_NUMBERS) else f"{len(asked)}"
    said = f"{count} {'decision' if len(asked) == 1 else 'decisions'}"
    items = f": {'item' if len(asked) == 1 else 'items'}\u00a0{listed(asked)}" if asked else ""
    verb = "is" if len(asked) == 1 else "are"
    return Line((Run(said, Tone.BOLD), Run(f" {verb} asked{items}. {_slack(view)}{_quorum(view)}")), Role.LARGE)


def _slack(view: AgendaView) -> str:
    if view.overrun:
        return f"The items take {counted(view.overrun, 'minute')} more than there is."
    taken = sum(item.minutes + max(item.gap, 0) for item in view.items if not item.withdrawn_because)
    spare = view.meeting.minutes - taken
    return f"Slack {counted(spare, 'minute')}." if spare > 0 else "No slack."


def _quorum(view: AgendaView) -> str:
    """Say how many are wanted and how many of the seats may be filled."""
    expected = sum(seat.presence != Presence.APOLOGIES and bool(seat.name or seat.deputy) for seat in view.seats)
    if not view.quorum:
        return f" Expected {expected}." if expected else ""
    return f" Quorum {view.quorum}, expected {expected}."


def _table(sheet: RunSheet) -> Table:
    rows = [_row(sheet, item) for item in sheet.items]
    if rows:
        last = rows.pop()
        rows += [Row(last.cells, kept=True, tight=True, free=last.free), _close(sheet.agenda)]
    group = Group(tuple(rows), nil="There are no items on this agenda yet.")
    return Table("Run sheet", COLUMNS, (group,), head=False, rule=HAIRLINE)


def _row(sheet: RunSheet, part: RunSheetItem) -> Row:
    item = part.item
    length = f"{held(f'{item.minutes} min')}, {held(f'to {clock(item.end)}')}"
    until = "not taken" if item.withdrawn_because else length
    decides = item.purpose == Purpose.DECIDE and not item.withdrawn_because
    time = (line(clock(item.start), Role.HOUR), line(until, tone=Tone.QUIET))
    number = (line(item.number, Role.LARGE_HEADING),) if item.number else ()
    words = (line(item.title or "Break", Role.LARGE_HEADING), *_prompts(sheet, part))
    return Row(
        (
            Cell(time, item.start),
            Cell(number, badge=decides),
            Cell(words),
            Cell(_outcomes(part, decides=decides)),
        ),
        tight=True,
        free=PEN,
    )


def _prompts(sheet: RunSheet, part: RunSheetItem) -> tuple[Line, ...]:
    """Return what to ask and what to know, in the order in which the chair needs it."""
    if part.item.kind == ItemKind.BREAK:
        so_far = sum(row.item.minutes for row in sheet.items[: sheet.items.index(part)])
        return (_prompt(f"Clock check: {counted(so_far, 'minute')} planned by now."),)
    return (
        *(_prompt(sentence(words)) for words in part.prompts),
        *(_point(WARNING, "Interest", _interest(row)) for row in part.interests),
        *(_point(WARNING, "Overdue", _promise(row)) for row in part.overdue),
        *(_point(POINT, "Actions due", _promise(row)) for row in part.due),
        *(_point(POINT, "Risk", _risk(row)) for row in part.risks),
    )


def _prompt(words: str) -> Line:
    return Line((Run(words),), Role.LARGE, PROMPT)


def _point(symbol: str, word: str, words: str) -> Line:
    return Line((Run(f"{word}.", Tone.BOLD), Run(f" {words}")), Role.LARGE, symbol)


def _interest(row: InterestRow) -> str:
    left = ": leaves for the item" if row.left_room else ""
    return sentence(f"{row.who} ({row.nature.strip().rstrip('.')}){left}")


def _promise(row: ActionRow) -> str:
    who = row.owner_name or row.owner
    late = f", {counted(row.days_late, 'day')} late" if row.overdue else ""
    return f"{held(row.reference)} {row.text.rstrip('.')}, {held(who) if who else 'no owner'}{late}"


def _risk(row: RiskBrief) -> str:
    return f"{held(row.reference)} {row.title}"


def _outcomes(part: RunSheetItem, *, decides: bool) -> tuple[Line, ...]:
    if not part.outcomes:
        return ()
    boxes = [Line((Run(words),), Role.CHOICE, BOX) for words in part.outcomes]
    return (line("Decision" if decides else "Outcome", Role.LABEL), *boxes)


def _close(view: AgendaView) -> Row:
    coming = view.next_meeting
    words = f"Next meeting {day(coming.date)}, {clock(coming.start)}." if coming else "No next meeting is planned yet."
    end = max(view.items, key=lambda item: item.position).end
    said = Line((Run(f"{clock(end)}\u2002", Tone.BOLD), Run(f"Close. {words}")), Role.LARGE)
    return Row((Cell((said,), span=len(COLUMNS)),), rule=0)
