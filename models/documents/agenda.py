"""The agenda on paper: when, which item, and whether a decision is asked."""

import datetime as dt

from models.documents.agenda_rows import attendee_words, may_be_published, standing
from models.documents.agenda_table import agenda_table, considered_in_private
from models.documents.calendar_feed import calendar_feed
from models.documents.content import (
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
    long_day,
    post_and_name,
    sentence,
    short_day,
    stem,
    wall_clock,
)
from models.queries.agenda import AgendaView, ItemRow, SeatRow, VersionRow
from models.queries.meetings import FALLEN_AWAY, MeetingRow
from models.rules.vocabulary import PaperStatus, Presence

PUBLIC = 1
PRIVATE = 2


def agenda_document(
    view: AgendaView, *, printed: dt.datetime, part: int | None = None, issue_note: str | None = None
) -> Document:
    """Lay out an agenda, whole or one part of it.

    `part` 1 is the public print, 2 is Part 2 alone. The public print has nothing of Part 2 but the titles that are not
    sensitive themselves, without their numbers. `printed` is the moment of printing. With `issue_note` (it may be
    empty) the print is the version that is being issued at that moment: one after the last. Without it, it carries the
    latest version, or the word Draft.
    """
    printed = wall_clock(printed)
    meeting = view.meeting
    items = tuple(item for item in view.items if part in {None, item.part} and not item.never_out)
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
    if part is None:
        blocks += _warnings(view)
    blocks.append(agenda_table(view, items, part))
    further = (
        considered_in_private(view) if public else None,
        _visiting(view, items),
        _papers_apart(view, part),
    )
    return (*blocks, *(block for block in further if block), _dates(view))


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


def _warnings(view: AgendaView) -> list[Block]:
    """Say that the items take longer than the meeting, or run into a start that was promised."""
    said: list[Block] = []
    if view.overrun:
        more = f"▲ The items take {counted(view.overrun, 'minute')} more than the meeting has."
        said.append(Note((Run(more, Tone.ALARM), Run(f" It is called to end at {clock(view.meeting.end)}."))))
    for item in view.items:
        if item.gap < 0:
            clash = f"▲ What comes before {item.title} runs {counted(-item.gap, 'minute')} past {clock(item.start)}."
            said.append(Note((Run(clash, Tone.ALARM), Run(" It was promised to begin then."))))
    return said


def _visiting(view: AgendaView, items: tuple[ItemRow, ...]) -> Table | None:
    """List who leads or attends an item without a seat on the forum."""
    seats = {seat.post_id for seat in view.seats}
    numbers: dict[str, list[str]] = {}
    for item in items:
        if not item.number or item.withdrawn_because:
            continue
        visits = item.lead_post_id and item.lead_post_id not in seats and item.lead != view.meeting.chair
        who = [post_and_name(item.lead, item.lead_name)] if seats and visits else []
        who += [attendee_words(row) for row in item.attendees if row.post_id not in seats or not row.post_id]
        for name in dict.fromkeys(who):
            numbers.setdefault(name, []).append(item.number)
    if not numbers:
        return None
    rows = tuple(
        _pair(f"{'Item' if len(which) == 1 else 'Items'} {', '.join(which)}", who) for who, which in numbers.items()
    )
    columns = (Column("Item", 22), Column("Attending", 148, gutter=0))
    return Table("Attending", columns, (Group(rows),), "Attending for part of the meeting", data=False, head=False)


def _papers_apart(view: AgendaView, part: int | None) -> Table | None:
    """List the papers tabled under no item, such as dashboards, and name those that were not received."""
    there = [paper for paper in view.other_papers if paper.status != PaperStatus.WITHDRAWN]
    named = {None: there, PUBLIC: [paper for paper in there if may_be_published(paper)]}
    papers = named.get(part, [paper for paper in there if paper.part == part])
    if not papers:
        return None
    rows = []
    for paper in papers:
        words = [Run(paper.title)]
        if missed := standing(paper):
            words.append(Run(f" ▲ {missed}", Tone.ALARM))
        elif paper.rating:
            words.append(Run(f" {paper.rating}", Tone.QUIET))
        rows.append(Row((Cell((line(held(paper.reference)),)), Cell((Line(tuple(words)),)))))
    columns = (Column("Reference", 22), Column("Paper", 148, gutter=0))
    return Table("Papers", columns, (Group(tuple(rows)),), "Papers under no item", data=False, head=False)


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
