"""The words of an agenda list: the line under a title, a paper's status, headings, and what it all adds up to."""

from collections.abc import Iterator, Sequence

from desktop.kit.statuses import Status, paper_status
from desktop.rooms.meeting.shown_section import shown_words
from models.queries.agenda import AgendaView, ItemRow
from models.rules.vocabulary import ItemKind, PaperStatus

PINNED = {ItemKind.PINNED_FIRST: "Pinned first", ItemKind.PINNED_LAST: "Pinned last"}
OWN = frozenset({ItemKind.FORMALITY, ItemKind.OTHER_BUSINESS, ItemKind.NEXT_MEETING})
UNLED = OWN | {ItemKind.PREVIOUS_ACTIONS, ItemKind.BREAK}
NO_PAPER, NOTHING = Status("no paper", "", "text 2"), Status("", "", "text 2")
OPENING = "Opening"
_LEAST_READY = (
    PaperStatus.COMMISSIONED,
    PaperStatus.DRAFT,
    PaperStatus.CLEARED,
    PaperStatus.RECEIVED,
    PaperStatus.FINAL,
    PaperStatus.WITHDRAWN,
)


def second_line(item: ItemRow) -> str:
    """Return what stands under an item's title: withdrawn, late, pinned, origin, lead, risks, or what it lacks."""
    if item.withdrawn_because:
        return f"Withdrawn: {item.withdrawn_because}"
    said = " · ".join(part for part in _parts(item) if part)
    return said[:1].upper() + said[1:]


def part_chip(item: ItemRow) -> tuple[str, str]:
    """Return the chip before the second line, Part 2 where an item is closed, in quiet colours."""
    return (f"Part {item.part}", "oversight") if item.part != 1 else ("", "")


def paper_shown(item: ItemRow) -> Status:
    """Return icon and word of an item's paper: of several the least ready, with how many there are."""
    if item.kind == ItemKind.BREAK:
        return NOTHING
    if not item.papers:
        return Status(item.paper, "", "text") if item.paper else NO_PAPER
    paper = min(item.papers, key=lambda one: _LEAST_READY.index(PaperStatus(one.status)))
    shown = paper_status("late") if paper.late and paper.status != PaperStatus.WITHDRAWN else paper_status(paper.status)
    if paper.late and paper.received:
        shown = Status(f"{paper_status(paper.status).word}, late", shown.icon, shown.tone)
    more = len(item.papers) - 1
    return Status(f"{shown.word} +{more}", shown.icon, shown.tone) if more else shown


def headings(items: Sequence[ItemRow]) -> dict[str, str]:
    """Return the heading each item stands under, by its key; none where the agenda has no sections.

    An item that names a section opens it, and those after it belong to it; a heading that comes again is told apart.
    """
    if not any(item.section for item in items):
        return {}
    found: dict[str, str] = {}
    named, heading, used = "", OPENING, set[str]()
    for item in items:
        if item.section and item.section != named:
            named, heading = item.section, _told_apart(item.section, used)
        used.add(heading)
        found[item.id] = heading
    return found


def total_words(view: AgendaView) -> str:
    """Return the sum of an agenda: 11 items · 180 of 180 min · ends 12:30."""
    numbered = sum(1 for item in view.items if item.number)
    minutes = minutes_taken(view.items)
    parts = [f"{numbered} item{'' if numbered == 1 else 's'}", f"{minutes} of {view.meeting.minutes} min"]
    if view.items:
        parts.append(f"ends {view.items[-1].end:%H:%M}")
    if view.overrun:
        parts.append(f"{view.overrun} min over")
    return " · ".join(parts)


def minutes_taken(items: Sequence[ItemRow]) -> int:
    """Return the minutes of what is not withdrawn."""
    return sum(item.minutes for item in items if not item.withdrawn_because)


def group_words(_heading: str, items: Sequence[ItemRow]) -> str:
    """Return what stands beside a heading: 4 items · 60 min."""
    count = sum(1 for item in items if item.number)
    return f"{count} item{'' if count == 1 else 's'} · {minutes_taken(items)} min"


def item_name(item: ItemRow) -> str:
    """Name an item as dialogs do: Item 6A, or the title of a break."""
    return f"Item {item.number}" if item.number else item.title


def _parts(item: ItemRow) -> Iterator[str]:
    yield late_words(item)
    yield start_words(item)
    pinned = PINNED.get(ItemKind(item.kind), "")
    yield f"Out of its place: {item.misplaced_because}" if item.misplaced_because else pinned
    yield item.part_reason if item.part != 1 else ""
    yield item.origin
    yield shown_words(item)
    yield item.lead or ("" if item.kind in UNLED else "no presenter yet")
    yield ", ".join(risk.reference for risk in item.risks)
    yield f"with {len(item.attendees)} for this item" if item.attendees else ""


def start_words(item: ItemRow) -> str:
    """Say that a start was promised, and what of the time before it is short or free; empty where none was."""
    if item.fixed_start is None:
        return ""
    before = f", {-item.gap} min short" if item.gap < 0 else f", {item.gap} min free before" if item.gap else ""
    return f"Promised for {item.fixed_start:%H:%M}{before}"


def late_words(item: ItemRow) -> str:
    """Say why an item comes late and who agreed, empty where it does not."""
    if not item.late_reason:
        return ""
    agreed = f", agreed by {item.late_agreed_by}" if item.late_agreed_by else ""
    return f"Late: {item.late_reason}{agreed}"


def _told_apart(heading: str, used: set[str]) -> str:
    """Return a heading that no other run of items has."""
    wanted, count = heading, 1
    while wanted in used:
        count += 1
        wanted = f"{heading}, continued" if count == 2 else f"{heading}, continued {count}"  # noqa: PLR2004
    return wanted
