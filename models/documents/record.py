"""The record of decisions and actions: what was said, decided and promised, item by item."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from models.documents.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Group,
    Line,
    Note,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.present import attendance
from models.documents.recorded import (
    action_lines,
    correction_lines,
    decision_lines,
    deep_dive_lines,
    effect_lines,
    escalation_lines,
    owner_lines,
    paper_words,
    standing_lines,
)
from models.documents.shown_lines import taken_lines
from models.documents.wording import clock, counted, day, held, long_day, sentence, stem, wall_clock
from models.queries.agenda_rows import ItemRow, VersionRow
from models.queries.record import MeetingRecord
from models.queries.record_rows import EntryKind, EntryRow
from models.rules.vocabulary import ItemKind, MeetingStatus, Shows

PUBLIC = 1
PRIVATE = 2
DECISION_BAR = 2.5
ACTION_BAR = 0.8
PASSED_ON = {EntryKind.ESCALATION.value: escalation_lines, EntryKind.DEEP_DIVE.value: deep_dive_lines}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a record is set; with `beside` owners and dates have a column of their own, else they follow their action."""

    kind: str
    running: str
    columns: tuple[Column, ...]
    beside: bool

    def row(
        self, number: tuple[Line, ...], lines: tuple[Line, ...], aside: tuple[Line, ...] = (), *, bar: float = 0.0
    ) -> Row:
        """Make a row without a rule; what has a bar stands close to what is above it."""
        if self.beside:
            return Row((Cell(number), Cell(lines, bar=bar), Cell(aside)), rule=0, tight=bar > 0)
        below = (_joined(aside),) if aside else ()
        return Row((Cell(number), Cell((*lines, *below), bar=bar)), rule=0, tight=bar > 0)


TWO_COLUMNS = Layout(
    "Record of decisions and actions",
    "Record",
    (
        Column("Item", 12, Align.LEFT),
        Column("Discussion, decisions and actions", 116, gutter=14),
        Column("Person responsible", 42, gutter=0),
    ),
    beside=True,
)


def record_document(record: MeetingRecord, *, printed: dt.datetime, part: int | None = None) -> Document:
    """Lay out the record of a meeting; `part` 1 leaves Part 2 without trace, 2 prints Part 2 alone.

    `printed` is the moment of printing. It is a draft until the minutes are agreed.
    """
    return laid_out(record, TWO_COLUMNS, printed=printed, part=part)


def laid_out(
    record: MeetingRecord,
    layout: Layout,
    *,
    printed: dt.datetime,
    part: int | None = None,
    issue_note: str | None = None,
    versions: Sequence[VersionRow] = (),
) -> Document:
    """Lay out a record; with `issue_note` it is the version issued now, one after the last of `versions`."""
    printed = wall_clock(printed)
    view, meeting = record.agenda, record.agenda.meeting
    number = (versions[-1].version if versions else 0) + (issue_note is not None)
    state = "Agreed" if _agreed(record) else "Draft"
    named = {None: layout.running.lower(), PUBLIC: f"{layout.running.lower()} public"}
    return Document(
        kind=layout.kind + (", Part 2" if part == PRIVATE else ""),
        title=meeting.forum_name,
        marking=view.marking,
        printed=printed,
        stem=stem(
            view.marking,
            meeting.forum_code,
            named.get(part, f"{layout.running.lower()} part 2"),
            f"{meeting.date}",
            "" if _agreed(record) else "draft",
        ),
        running=f"{meeting.forum_name} · {layout.running} · {day(meeting.date)}",
        version=f"{state} {number}" if number else state,
        lead=(line(held(f"{long_day(meeting.date)}, {_times(record, part)}"), Role.POSITION),),
        position=(_standing(record, part),),
        blocks=(
            attendance(view, part),
            *_notes(record, part, printed, issue_note),
            _table(record, layout, part),
        ),
    )


def _agreed(record: MeetingRecord) -> bool:
    return record.agenda.meeting.status == MeetingStatus.MINUTES_AGREED


def _times(record: MeetingRecord, part: int | None) -> str:
    """Say from when to when the meeting sat; the public print gives no end, which would betray what followed."""
    meeting = record.agenda.meeting
    end = wall_clock(record.ended_at) if record.ended_at else None
    last = end.time() if end and end.date() == meeting.date and end.time() > meeting.start else meeting.end
    return clock(meeting.start) if part == PUBLIC else f"{clock(meeting.start)} to {clock(last)}"


def _standing(record: MeetingRecord, part: int | None) -> Line:
    """Say whether the record is agreed and how often it was corrected since, or when it is to be agreed."""
    if _agreed(record):
        where = f" at {held(record.agreed_at)}" if record.agreed_at else ""
        since = counted(len(record.corrections), "correction") if record.corrections and part is None else ""
        return Line((Run("Agreed record", Tone.STRONG), Run(where), Run(f", {since}" if since else "")), Role.TEXT)
    coming = record.agenda.next_meeting
    until = f" until agreed on {day(coming.date)}" if coming else " until agreed"
    return Line((Run("DRAFT", Tone.BOLD), Run(until)), Role.TEXT)


def _notes(record: MeetingRecord, part: int | None, printed: dt.datetime, issue_note: str | None) -> tuple[Block, ...]:
    """Say what is issued, and what was corrected in the record as a whole.

    What was changed may lie in Part 2: the public print of a record that has one keeps silent.
    """
    secret = part == PUBLIC and any(item.part == PRIVATE for item in record.agenda.items)
    notes = []
    if issue_note is not None:
        words = f" {sentence(issue_note)}" if issue_note and not secret else ""
        notes.append(Note((Run(f"Issued {day(printed)}.", Tone.STRONG), Run(words))))
    whole = [] if secret or part == PRIVATE else [row for row in record.corrections if not row.item_id]
    return (*notes, *(Note(correction_lines(row)[0].runs) for row in whole))


def _table(record: MeetingRecord, layout: Layout, part: int | None) -> Table:
    groups: list[Group] = []
    recorded = {entry.item_id for entry in record.entries}
    for number in (PUBLIC, PRIVATE) if part is None else (part,):
        said = [item for item in record.agenda.items if not item.never_out or item.id in recorded]
        items = [item for item in said if item.part == number or (part == PRIVATE)]
        rows = tuple(row for item in items for row in _item(record, layout, item, part))
        if rows or number == (part or PUBLIC):
            title = "Part 2: not for publication" if number == PRIVATE and part is None else ""
            note = "The public record ends above this line." if title else ""
            nil = "There is no record open to the public." if part == PUBLIC else "Nothing has been recorded yet."
            groups.append(Group(rows, title, nil, note, bool(title)))
    if rest := _loose(record, layout, part):
        groups.append(Group(rest))
    if len(groups) > 1:
        groups = [group for group in groups if group.rows] or groups[:1]
    return Table("Record", layout.columns, tuple(groups))


def _item(record: MeetingRecord, layout: Layout, item: ItemRow, part: int | None) -> tuple[Row, ...]:
    """Return the head of an item and all that was recorded; nothing for an item that left no trace."""
    own = part is None or item.part == part
    entries = [row for row in record.entries if row.item_id == item.id and part in (None, row.part)]
    said = (*standing_lines(item, part), *taken_lines(item, public=part == PUBLIC)) if own else ()
    rows = [layout.row((), (words,)) for words in said]
    rows += [row for entry in entries for row in _entry(record, layout, entry, _stands_out(item, entry, part))]
    rows += _effects(record, layout, part) if own and item.shows == Shows.EFFECTS else []
    if item.kind == ItemKind.BREAK or not rows:
        return ()
    return (_head(layout, item, part), *rows[:-1], _ruled(rows[-1]))


def _head(layout: Layout, item: ItemRow, part: int | None) -> Row:
    paper = held(paper_words(item, part))
    known = held(f"Agenda item {item.number}") if item.number and not layout.beside else ""
    aside = " · ".join(filter(None, (known, paper)))
    number = (line(item.number, Role.HEADING),) if layout.beside else ()
    title = Line((Run(item.title), Run(f" {aside}" if aside else "", Tone.ASIDE)), Role.HEADING)
    head = layout.row(number, (title,))
    return Row(head.cells, rule=0, kept=True)


def _stands_out(item: ItemRow, entry: EntryRow, part: int | None) -> bool:
    """Tell whether an entry in Part 2 stands among others that are not."""
    return part is None and entry.part == PRIVATE != item.part


def _entry(record: MeetingRecord, layout: Layout, entry: EntryRow, private: bool) -> list[Row]:  # noqa: FBT001
    """Return one thing that was recorded, and its corrections."""
    if entry.kind == EntryKind.DECISION:
        decided = next(row for row in record.decisions if row.id == entry.id)
        row = layout.row((), decision_lines(decided, private=private), bar=DECISION_BAR)
    elif entry.kind == EntryKind.ACTION:
        action = next(row for row in record.actions if row.id == entry.id)
        row = layout.row((), action_lines(action, private=private), owner_lines(action), bar=ACTION_BAR)
    elif entry.kind in PASSED_ON:
        row = layout.row((), PASSED_ON[entry.kind](entry), bar=ACTION_BAR)
    else:
        number = line(entry.number, Role.TEXT, Tone.QUIET)
        row = layout.row((number,), (line(entry.text, Role.PROSE),))
    corrections = [
        layout.row((), correction_lines(correction), bar=ACTION_BAR)
        for correction in record.corrections
        if entry.id in (correction.minute_id, correction.decision_id, correction.action_id)
    ]
    return [row, *corrections]


def _effects(record: MeetingRecord, layout: Layout, part: int | None) -> list[Row]:
    """Return the day's decisions with the risks of their papers and the effect on each."""
    parts = {row.id: row.part for row in record.entries}
    decisions = [row for row in record.decisions if part != PUBLIC or parts.get(row.id, row.part) == PUBLIC]
    if not decisions:
        return []
    if layout.beside:
        head = layout.row((), (line("The day’s decisions", Role.LABEL),), (line("Effect on risks", Role.LABEL),))
    else:
        head = layout.row((), (line("The day’s decisions and their effect on risks", Role.LABEL),))
    rows = [Row(head.cells, rule=0, kept=True)]
    for decision in decisions:
        words = (Run(f"{held(decision.reference)}.", Tone.STRONG), Run(f" {sentence(decision.text)}"))
        rows.append(layout.row((), (Line(words, Role.TEXT),), effect_lines(decision.effects)))
    return rows


def _loose(record: MeetingRecord, layout: Layout, part: int | None) -> tuple[Row, ...]:
    """Return what belongs to no item of the agenda."""
    known = {item.id for item in record.agenda.items}
    entries = [row for row in record.entries if row.item_id not in known and part in (None, row.part)]
    rows = [row for entry in entries for row in _entry(record, layout, entry, part is None and entry.part == PRIVATE)]
    if not rows:
        return ()
    head = layout.row((), (line("Other decisions and actions", Role.HEADING),))
    return (Row(head.cells, rule=0, kept=True), *rows[:-1], _ruled(rows[-1]))


def _ruled(row: Row) -> Row:
    """Close an item with the line under its last row."""
    return Row(row.cells, tight=row.tight)


def _joined(lines: tuple[Line, ...]) -> Line:
    """Join what would stand beside a paragraph into one line under it."""
    runs: list[Run] = []
    for each in lines:
        runs += [*([Run("; ")] if runs else []), *each.runs]
    return Line(tuple(runs), Role.TEXT)
