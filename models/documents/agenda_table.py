"""The table of a printed agenda: its sections, Part 2 with its reasons, and the line that closes the meeting."""

from itertools import groupby

from models.documents.agenda_rows import item_row
from models.documents.content import Align, Cell, Column, Group, Line, Prose, Role, Row, Run, Table, Tone, line
from models.documents.wording import clock, counted, held, listed, sentence
from models.queries.agenda import AgendaView, ItemRow
from models.rules.vocabulary import ItemKind, Purpose

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


def agenda_table(view: AgendaView, items: tuple[ItemRow, ...], part: int | None) -> Table:
    """Set the items of an agenda, or of one of its parts, under their sections."""
    first = tuple(item for item in items if item.part != PRIVATE)
    second = tuple(item for item in items if item.part == PRIVATE)
    groups = [] if part == PRIVATE else _sections(first, public=part == PUBLIC)
    groups += _closed(second)
    if part is None and items:
        groups[-1] = _with_close(view, groups[-1])
    if not groups:
        groups = [Group((), nil="There are no items in Part 2.")]
    return Table("Agenda", COLUMNS, tuple(groups))


def considered_in_private(view: AgendaView) -> Prose | None:
    """List for the public what is taken in private, by title alone; a sensitive title leaves no trace."""
    titles = [item.title for item in view.items if _may_be_named(item)]
    return Prose((Run(sentence("; ".join(titles))),), "Considered in private") if titles else None


def _may_be_named(item: ItemRow) -> bool:
    private = item.part == PRIVATE and item.kind != ItemKind.BREAK
    return private and not item.title_sensitive and not item.withdrawn_because


def _sections(items: tuple[ItemRow, ...], *, public: bool) -> list[Group]:
    """Begin a group at every item that opens a section."""
    if not items:
        open_to = "that are open to the public" if public else "on this agenda yet"
        return [Group((), nil=f"There are no items {open_to}.")]
    opened = 0
    numbered = []
    for item in items:
        opened += bool(item.section)
        numbered.append((opened, item))
    groups = []
    for _, pairs in groupby(numbered, key=lambda pair: pair[0]):
        together = [item for _, item in pairs]
        rows = tuple(item_row(item, public=public) for item in together)
        groups.append(Group(rows, together[0].section))
    return groups


def _closed(items: tuple[ItemRow, ...]) -> list[Group]:
    """Set Part 2 under its heavy head, with the reasons for it, and its sections below."""
    if not items:
        return []
    first, *further = _sections(items, public=False)
    return [Group(first.rows, "Part 2: not for publication", note=_reasons(items), divider=True), *further]


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


def _with_close(view: AgendaView, group: Group) -> Group:
    """Add the line that closes the meeting, at the end of the last item, and hold it with that item."""
    taken = [item for item in view.items if not item.withdrawn_because]
    end = max(view.items, key=lambda item: item.position).end
    minutes = sum(item.minutes for item in taken)
    breaks = " with the break" if any(item.kind == ItemKind.BREAK for item in taken) else ""
    decides = any(item.purpose == Purpose.DECIDE for item in taken)
    said = f"{counted(minutes, 'minute')}{breaks}.{' Number on black: a decision is asked.' if decides else ''}"
    words = Line((Run("Close. ", Tone.STRONG), Run(said, Tone.QUIET)), Role.TEXT)
    row = Row((Cell((line(clock(end), Role.TEXT, Tone.STRONG),), end), Cell(), Cell((words,), span=4)), rule=0)
    return Group((*group.rows, row), group.title, group.nil, group.note, group.divider)
