"""The record of decisions and actions: what was said, decided and promised, item by item."""

import datetime as dt

from models.documents.agenda import chair_words, held_together
from models.documents.content import (
    Align,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Group,
    Line,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.wording import clock, day, held, long_day, opened, sentence, stem, wall_clock
from models.queries.actions import ActionRow
from models.queries.agenda import ItemRow, SeatRow
from models.queries.record import DecisionRow, MeetingRecord
from models.rules.vocabulary import ItemKind, MeetingStatus, Presence

PUBLIC = 1
PRIVATE = 2
DECISION_BAR = 2.5
ACTION_BAR = 0.8
COLUMNS = (
    Column("Item", 12, Align.LEFT),
    Column("Discussion, decisions and actions", 116, gutter=14),
    Column("Person responsible", 42, gutter=0),
)


def record_document(record: MeetingRecord, *, printed: dt.datetime, part: int | None = None) -> Document:
    """Lay out the record of a meeting; `part` 1 leaves Part 2 without trace, 2 prints Part 2 alone.

    `printed` is the moment of printing. It is a draft until the minutes are agreed.
    """
    printed = wall_clock(printed)
    view, meeting = record.agenda, record.agenda.meeting
    agreed = meeting.status == MeetingStatus.MINUTES_AGREED
    kind = "Record of decisions and actions" + (", Part 2" if part == PRIVATE else "")
    named = {None: "record", PUBLIC: "record public", PRIVATE: "record part 2"}[part]
    times = clock(meeting.start) if part == PUBLIC else f"{clock(meeting.start)} to {clock(meeting.end)}"
    return Document(
        kind=kind,
        title=meeting.forum_name,
        marking=view.marking,
        printed=printed,
        stem=stem(view.marking, meeting.forum_code, named, f"{meeting.date}", "" if agreed else "draft"),
        running=f"{meeting.forum_name} · Record · {day(meeting.date)}",
        version="Agreed" if agreed else "Draft",
        lead=(line(held(f"{long_day(meeting.date)}, {times}"), Role.POSITION),),
        position=(_standing(record, agreed=agreed),),
        blocks=(_attendance(record), _table(record, part)),
    )


def _standing(record: MeetingRecord, *, agreed: bool) -> Line:
    """Say whether the record is agreed, and when it is to be."""
    if agreed:
        return Line((Run("Agreed record", Tone.STRONG),), Role.TEXT)
    coming = record.agenda.next_meeting
    until = f" until agreed on {day(coming.date)}" if coming else " until agreed"
    return Line((Run("DRAFT", Tone.BOLD), Run(until)), Role.TEXT)


def _attendance(record: MeetingRecord) -> Facts:
    view = record.agenda
    here = [seat for seat in view.seats if seat.presence == Presence.HERE and seat.post != view.meeting.chair]
    facts = [Fact("Chair", (Run(chair_words(view.meeting)),))]
    facts.append(Fact("Present", (Run("; ".join(map(_seat, here)) or "not recorded"),)))
    if deputies := [seat for seat in view.seats if seat.presence == Presence.DEPUTY]:
        facts.append(Fact("Deputies", (Run("; ".join(map(_deputy, deputies))),)))
    away = [_seat(seat) for seat in view.seats if seat.presence in (Presence.APOLOGIES, Presence.DEPUTY)]
    facts.append(Fact("Apologies", (Run("; ".join(away) or "none"),)))
    if view.secretary:
        facts.append(Fact("Secretary", (Run(view.secretary),)))
    return Facts(tuple(facts))


def _seat(seat: SeatRow) -> str:
    return (
        f"{held(seat.name)}, {seat.post}{' (acting)' if seat.acting else ''}" if seat.name else f"{seat.post} (vacant)"
    )


def _deputy(seat: SeatRow) -> str:
    return f"{held_together(seat.deputy, seat.deputy_name) or 'a deputy'} for {seat.post}"


def _table(record: MeetingRecord, part: int | None) -> Table:
    groups: list[Group] = []
    for number in (PUBLIC, PRIVATE):
        rows = tuple(row for item in record.agenda.items if item.part == number for row in _item(record, item))
        wanted = part is None or part == number
        if wanted and (rows or number == (part or PUBLIC)):
            title = "Part 2: not for publication" if number == PRIVATE and part is None else ""
            nil = "Nothing has been recorded yet."
            groups.append(
                Group(rows, title, nil, "The public record ends above this line." if title else "", bool(title))
            )
    rest = _loose(record, part)
    if rest:
        groups.append(Group(rest))
    return Table("Record", COLUMNS, tuple(groups))


def _item(record: MeetingRecord, item: ItemRow) -> tuple[Row, ...]:
    """Return head, minutes, decisions and actions of an item; nothing for an item that left no trace."""
    minutes = [row for row in record.minutes if row.item_id == item.id]
    decisions = [row for row in record.decisions if row.item_id == item.id]
    actions = [row for row in record.actions if row.item_id == item.id]
    if item.kind == ItemKind.BREAK or not (minutes or decisions or actions):
        return ()
    title = Line((Run(item.title), Run(f" {held(item.paper)}" if item.paper else "", Tone.ASIDE)), Role.HEADING)
    rows = [Row((Cell((line(item.number, Role.HEADING),)), Cell((title,)), Cell()), rule=0, kept=True)]
    for minute in minutes:
        number = Cell((line(minute.number, Role.TEXT, Tone.QUIET),))
        rows.append(Row((number, Cell((line(minute.text, Role.PROSE),)), Cell()), rule=0))
    rows += [_decision(decision) for decision in decisions]
    rows += [_action(action) for action in actions]
    last = rows[-1]
    return (*rows[:-1], Row(last.cells, tight=last.tight))


def _decision(decision: DecisionRow) -> Row:
    words = Line(
        (Run(f"{held(f'Decision {decision.reference}')}.", Tone.BOLD), Run(f" {_decided(decision)}")), Role.PROSE
    )
    return Row((Cell(), Cell((words,), bar=DECISION_BAR), Cell()), rule=0, tight=True)


def _decided(decision: DecisionRow) -> str:
    return sentence(f"{opened(decision.verb)}: {decision.text}" if decision.verb else decision.text)


def _action(action: ActionRow) -> Row:
    words = Line(
        (Run(f"{held(f'Action {action.reference}')}.", Tone.BOLD), Run(f" {sentence(action.text)}")), Role.PROSE
    )
    due = action.due_words or (day(action.due) if action.due else "no date")
    owner = line(action.owner or "none", Role.PROSE, Tone.STRONG if action.owner else Tone.ALARM)
    lines = [owner, line(held(action.owner_name), tone=Tone.QUIET)] if action.owner_name else [owner]
    return Row((Cell(), Cell((words,), bar=ACTION_BAR), Cell((*lines, line(opened(due))))), rule=0, tight=True)


def _loose(record: MeetingRecord, part: int | None) -> tuple[Row, ...]:
    """Return decisions and actions that belong to no item; they are not split by part."""
    known = {item.id for item in record.agenda.items}
    decisions = [_decision(row) for row in record.decisions if row.item_id not in known]
    actions = [_action(row) for row in record.actions if row.item_id not in known and part in (None, row.part)]
    rows = [*(decisions if part != PRIVATE else []), *actions]
    if not rows:
        return ()
    head = Row((Cell(), Cell((line("Other decisions and actions", Role.HEADING),)), Cell()), rule=0, kept=True)
    return (head, *rows[:-1], Row(rows[-1].cells, tight=True))
