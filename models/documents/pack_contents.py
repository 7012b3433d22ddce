"""The contents of a pack: each item with its paper and the page where it begins, and what is not in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.documents.content import Align, Cell, Column, Group, Role, Row, Table, Tone, line
from models.documents.pdf_pages import Pages, Text
from models.documents.pdf_table import TableSetter
from models.documents.pdf_tagging import Element
from models.documents.pdf_text import broken
from models.documents.style import RULE_TITLE, TITLE

COLUMNS = (
    Column("Item", 12, Align.RIGHT, gutter=14),
    Column("Paper", 110, gutter=14),
    Column("Reference", 34),
    Column("Page", 14, Align.RIGHT, gutter=0),
)
TITLE_ABOVE, RULE_BELOW, TABLE_BELOW, SAID_ABOVE, SAID_BELOW = 24.0, 10.5, 10.0, 18.0, 3.0
PRIVATE = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; `remarks` say what of it is not here, `page` is empty where nothing of it is.

    `apart`: the paper stands under no item.
    """

    number: str
    title: str
    second: str
    reference: str
    page: str
    remarks: tuple[str, ...] = ()
    part: int = 1
    apart: bool = False


def set_contents(entries: Sequence[Entry], said: Sequence[str], pages: Pages, root: Element) -> None:
    """Set the contents onto the page begun last, and the sentences `said` below them."""
    sheet = pages.sheet
    pages.y -= TITLE_ABOVE + TITLE.size
    heading = root.add("H1")
    pages.put(Text(sheet.left, pages.y, broken(line("Contents"), sheet.measure, TITLE)[0].fragments, heading))
    pages.y -= RULE_BELOW
    pages.rule(RULE_TITLE)
    pages.y -= TABLE_BELOW
    TableSetter(pages, _table(entries), root).set()
    pages.y -= SAID_ABOVE
    for words in said:
        pages.hang(broken(line(words, Role.TEXT), sheet.measure), sheet.left, root.add("P"))
        pages.y -= SAID_BELOW


def _table(entries: Sequence[Entry]) -> Table:
    first = tuple(_row(entry) for entry in entries if entry.part != PRIVATE and not entry.apart)
    apart = tuple(_row(entry) for entry in entries if entry.part != PRIVATE and entry.apart)
    second = tuple(_row(entry) for entry in entries if entry.part == PRIVATE)
    groups = (
        Group(first),
        Group(apart, "Papers under no item"),
        Group(second, "Part 2: not for publication", divider=True),
    )
    return Table("Contents", COLUMNS, tuple(group for group in groups if group.rows))


def _row(entry: Entry) -> Row:
    words = [line(entry.title, Role.ITEM)]
    words += [line(entry.second, Role.TEXT, Tone.QUIET)] if entry.second else []
    words += [line(remark, Role.TEXT, Tone.PLAIN) for remark in entry.remarks]
    return Row(
        (
            Cell((line(entry.number, Role.ITEM),)),
            Cell(tuple(words)),
            Cell((line(entry.reference, Role.TEXT),)),
            Cell((line(entry.page or "–", Role.ITEM),)),
        )
    )
