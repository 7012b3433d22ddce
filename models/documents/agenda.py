"""The agenda on paper: when, which item, and whether a decision is asked."""

import datetime as dt

from models.documents.calendar_feed import calendar_feed
from models.documents.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
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
from models.documents.wording import (
    clock,
    counted,
    day,
    held,
    listed,
    long_day,
    opened,
    post_and_name,
    sentence,
    short_day,
    stem,
    wall_clock,
)
from models.queries.agenda import AgendaView, ItemRow, SeatRow, VersionRow
from models.queries.meetings import FALLEN_AWAY, MeetingRow
from models.rules.vocabulary import ItemKind, Presence, Purpose

LONG_TITLE = 120
PUBLIC = 1
PRIVATE = 2
COLUMNS = (
    Column("Time", 14),
    Column("Number", 8, Align.RIGHT, silent=True),
    Column("Item and what is asked", 87, gutter=14),
    Column("Lead", 36),
    Column("Paper", 17),
    Column("Min", 8, Align.RIGHT, gutter=0),
)


def agenda_document(
    view: AgendaView, *, printed: dt.datetime, part: int | None = None, issue_note: str | None = None
) -> Document:
    """Lay out an agenda; `part` 1 is the public print, in which Part 2 leaves no trace, 2 is Part 2 alone.

    `printed` is the moment of printing. With `issue_note` (it may be empty) the print is the version that is being
    issued at that moment: one after the last. Without it, it carries the latest version, or the word Draft.
    """
    printed = wall_clock(printed)
    meeting = view.meeting
    items = tuple(item for item in view.items if part is None or item.part == part)
    versions = _versions(view, printed, issue_note)
    version = f"Version {versions[-1].version}" if versions else "Draft"
    kind = "Agenda, Part 2" if part == PRIVATE else "Agenda"
    return Document(
        kind=kind,
        title=meeting.forum_name,
        marking=view.marking,
        printed=printed,
        stem=_stem(view, part, versions),
        running=f"{meeting.forum_name} · {kind} · {day(meeting.date)}",
        version=version,
        lead=_lead(view, public=part == PUBLIC),
        facts=_facts(view),
        blocks=_blocks(view, items, versions, part),
        feed=calendar_feed((meeting,), title=meeting.forum_name, printed=printed),
    )


def _versions(view: AgendaView, printed: dt.datetime, issue_note: str | None) -> tuple[VersionRow, ...]:
    if issue_note is None:
        return view.versions
    number = view.versions[-1].version + 1 if view.versions else 1
    return (*view.versions, VersionRow("agenda", number, printed, "", issue_note, ""))


def _stem(view: AgendaView, part: int | None, versions: tuple[VersionRow, ...]) -> str:
    kind = {None: "agenda", PUBLIC: "agenda public", PRIVATE: "agenda part 2"}[part]
    version = f"v{versions[-1].version}" if versions else "draft"
    return stem(view.marking, view.meeting.forum_code, kind, f"{view.meeting.date}", version)


def _lead(view: AgendaView, *, public: bool) -> tuple[Line, ...]:
    """Say when and where; the public print gives no end, which would betray what follows Part 1."""
    meeting = view.meeting
    times = clock(meeting.start) if public else f"{clock(meeting.start)} to {clock(meeting.end)}"
    lines = [line(long_day(meeting.date), Role.LEAD), line(held(times), Role.LEAD)]
    if meeting.status in FALLEN_AWAY:
        lines.append(line(f"▲ This meeting is {meeting.status}.", Role.TEXT, Tone.ALARM))
    return (*lines, line(meeting.place or "Place to be confirmed", Role.TEXT))


def _facts(view: AgendaView) -> Facts:
    facts = [Fact("Chair", (Run(chair_words(view.meeting)),))]
    if view.co_chair:
        facts.append(Fact("Co-chair", (Run(view.co_chair),)))
    if view.quorum:
        of = f"{view.quorum} of " if view.seats else ""
        both = ", both chairs among them" if view.both_chairs else ""
        facts.append(Fact("Quorum", (Run(f"{of}{counted(len(view.seats) or view.quorum, 'member')}{both}"),)))
    elif view.both_chairs:
        facts.append(Fact("Quorum", (Run("both chairs"),)))
    if view.secretary:
        facts.append(Fact("Secretary", (Run(view.secretary),)))
    return Facts(tuple(facts))


def chair_words(meeting: MeetingRow) -> str:
    """Say who is in the chair, and that the chair is acting where it is so."""
    who = post_and_name(meeting.chair, meeting.chair_name) if meeting.chair else "none named"
    return f"{who}, acting chair for this meeting" if meeting.acting_chair else who


def _blocks(
    view: AgendaView, items: tuple[ItemRow, ...], versions: tuple[VersionRow, ...], part: int | None
) -> tuple[Block, ...]:
    public = part == PUBLIC
    blocks: list[Block] = [Facts(_seats(view), indent=24)]
    if versions:
        blocks.append(_version_note(versions, public=public))
    if view.overrun and part is None:
        blocks.append(_overrun(view))
    blocks.append(_table(view, items, part))
    if visiting := _visiting(view, items):
        blocks.append(visiting)
    return (*blocks, _dates(view))


def _seats(view: AgendaView) -> tuple[Fact, ...]:
    named = any(seat.name for seat in view.seats)
    others = [seat for seat in view.seats if seat.post != view.meeting.chair]
    members = [seat_words(seat) if named else seat.post for seat in others]
    away = [_away(seat) for seat in view.seats if seat.presence in (Presence.APOLOGIES, Presence.DEPUTY)]
    return (
        Fact("Members", (Run("; ".join(members) or "None besides the chair"),)),
        Fact("Apologies", (Run("; ".join(away) or "None received"),)),
    )


def seat_words(seat: SeatRow) -> str:
    """Say a seat by its post, and that it is vacant or held by somebody acting."""
    return f"{seat.post} ({'acting' if seat.name else 'vacant'})" if seat.acting or not seat.name else seat.post


def _away(seat: SeatRow) -> str:
    if not (seat.deputy or seat.deputy_name):
        return seat.post
    return f"{seat.post} ({held_together(seat.deputy, seat.deputy_name)} attends as deputy)"


def held_together(post: str, name: str) -> str:
    """Say a post and its holder where either may be missing."""
    return post_and_name(post, name) if post and name else post or name


def _version_note(versions: tuple[VersionRow, ...], *, public: bool) -> Note:
    """Say what is issued and what it replaces; the public print leaves out what changed, which may lie in Part 2."""
    *earlier, latest = versions
    runs = [Run(f"Version {latest.version}, issued {day(wall_clock(latest.issued_at))}.", Tone.STRONG)]
    if earlier:
        runs.append(Run(f" Replaces version {earlier[-1].version} of {short_day(wall_clock(earlier[-1].issued_at))}."))
    if latest.note and not public:
        runs.append(Run(f" {sentence(latest.note)}"))
    return Note(tuple(runs))


def _table(view: AgendaView, items: tuple[ItemRow, ...], part: int | None) -> Table:
    first = tuple(_row(item) for item in items if item.part != PRIVATE)
    second = tuple(item for item in items if item.part == PRIVATE)
    groups = [] if part == PRIVATE else [Group(first, nil="There are no items on this agenda yet.")]
    if second:
        rows = tuple(_row(item) for item in second)
        groups.append(Group(rows, "Part 2: not for publication", note=_reasons(second), divider=True))
    if part is None and items:
        groups[-1] = _with_close(view, groups[-1])
    if not groups:
        groups = [Group((), nil="There are no items in Part 2.")]
    return Table("Agenda", COLUMNS, tuple(groups))


def _reasons(items: tuple[ItemRow, ...]) -> str:
    """Say which items are exempt and why, those with one reason together."""
    by_reason: dict[str, list[str]] = {}
    for item in items:
        if item.number:
            by_reason.setdefault(item.part_reason or "no reason recorded", []).append(item.number)
    said = [
        f" {'Item' if len(numbers) == 1 else 'Items'}{held(' ')}{listed(numbers)}: {sentence(reason)}"
        for reason, numbers in by_reason.items()
    ]
    return "The public print ends above this line." + "".join(said)


def _row(item: ItemRow) -> Row:
    if item.kind == ItemKind.BREAK:
        return _break(item)
    decides = item.purpose == Purpose.DECIDE
    title = Role.LONG_ITEM if len(item.title) > LONG_TITLE else Role.ITEM
    asked = [line(item.title, title)]
    if item.ask or item.purpose not in ("", Purpose.NOTE):
        purpose = f"{opened(item.purpose)}." if item.purpose else ""
        asked.append(Line((Run(purpose, Tone.BOLD), Run(f" {sentence(item.ask)}" if item.ask else "")), Role.TEXT))
    lead = [line(item.lead)] if item.lead else []
    if item.lead_name:
        lead.append(line(held(item.lead_name), tone=Tone.QUIET if item.lead else Tone.PLAIN))
    paper = line(item.paper, tone=Tone.STRONG) if item.paper else line("oral", tone=Tone.QUIET)
    return Row(
        (
            Cell((line(clock(item.start), Role.TEXT, Tone.STRONG),), item.start),
            Cell((line(item.number, Role.ITEM),), badge=decides),
            Cell(tuple(asked)),
            Cell(tuple(lead)),
            Cell((paper,), item.paper),
            Cell((line(f"{item.minutes}", Role.TEXT),), item.minutes),
        )
    )


def _break(item: ItemRow) -> Row:
    return Row(
        (
            Cell((line(clock(item.start), Role.TEXT, Tone.QUIET),), item.start),
            Cell(),
            Cell((line(item.title or "Break", Role.TEXT, Tone.ITALIC),)),
            Cell(),
            Cell(),
            Cell((line(f"{item.minutes}", Role.TEXT, Tone.QUIET),), item.minutes),
        )
    )


def _with_close(view: AgendaView, group: Group) -> Group:
    """Add the line that closes the meeting, at the end of the last item, and hold it with that item."""
    end = max(view.items, key=lambda item: item.position).end
    minutes = sum(item.minutes for item in view.items)
    breaks = " with the break" if any(item.kind == ItemKind.BREAK for item in view.items) else ""
    decides = any(item.purpose == Purpose.DECIDE for item in view.items)
    said = f"{counted(minutes, 'minute')}{breaks}.{' Number on black: a decision is asked.' if decides else ''}"
    words = Line((Run("Close. ", Tone.STRONG), Run(said, Tone.QUIET)), Role.TEXT)
    row = Row((Cell((line(clock(end), Role.TEXT, Tone.STRONG),), end), Cell(), Cell((words,), span=4)), rule=0)
    return Group((*group.rows, row), group.title, group.nil, group.note, group.divider)


def _overrun(view: AgendaView) -> Note:
    said = f"▲ The items take {counted(view.overrun, 'minute')} more than the meeting has."
    return Note((Run(said, Tone.ALARM), Run(f" It is called to end at {clock(view.meeting.end)}.")))


def _visiting(view: AgendaView, items: tuple[ItemRow, ...]) -> Table | None:
    """List who leads an item without a seat on the forum."""
    seats = {seat.post_id for seat in view.seats}
    numbers: dict[str, list[str]] = {}
    for item in items:
        visits = item.lead_post_id and item.lead_post_id not in seats and item.lead != view.meeting.chair
        if visits and item.number:
            numbers.setdefault(post_and_name(item.lead, item.lead_name), []).append(item.number)
    if not seats or not numbers:
        return None
    rows = tuple(
        _pair(f"{'Item' if len(which) == 1 else 'Items'} {', '.join(which)}", who) for who, which in numbers.items()
    )
    columns = (Column("Item", 22), Column("Attending", 148, gutter=0))
    return Table("Attending", columns, (Group(rows),), "Attending for part of the meeting", data=False, head=False)


def _dates(view: AgendaView) -> Table:
    coming = view.next_meeting
    rows: list[Row] = []
    if coming is not None:
        ahead = [known for known in coming.deadlines if known.due < dt.datetime.combine(coming.date, coming.start)]
        rows += [_pair(day(known.due), f"Next {coming.forum_name}: {known.kind}") for known in ahead]
        rows.append(_pair(f"{day(coming.date)}, {clock(coming.start)}", f"Next {coming.forum_name}"))
    columns = (Column("Date", 44), Column("What", 126, gutter=0))
    nil = f"No further {view.meeting.forum_name} is planned yet."
    return Table("Dates", columns, (Group(tuple(rows), nil=nil),), "Dates", data=False, head=False)


def _pair(label: str, words: str) -> Row:
    return Row((Cell((line(held(label)),)), Cell((line(words),))))
