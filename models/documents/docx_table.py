"""Tables as WordprocessingML: heads that repeat and are marked as such, level baselines, rows kept whole."""

from dataclasses import replace
from itertools import pairwise

from models.documents.content import (
    Align,
    Cell,
    Chip,
    ChipShape,
    Column,
    Group,
    Line,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.docx_styles import DIVIDER_STYLE, GAP_STYLE, GROUP_STYLE
from models.documents.docx_text import (
    RISE,
    Setting,
    attribute,
    badge,
    border,
    hexadecimal,
    hung,
    line_paragraph,
    paragraph,
    runs,
    style_of,
    twips,
    words,
)
from models.documents.style import FACES, MM, RULE_DIVIDER, RULE_HEAD, Colour

BAR_INDENT = 9.5
LARGE = 10.5
BELOW = 6.0
GROUP_ABOVE, GROUP_BELOW = 9.0, 5.0
HEAD_ABOVE, HEAD_BELOW = 10.0, 3.0
DIVIDER_ABOVE, DIVIDER_BELOW = 22.0, 8.0
HEADING_BELOW, CHOICE_ABOVE = 3.5, 2.5
BESIDE_BELOW = 10.0
LONGEST_WHOLE = 2_500
"""How many characters a row may have that is kept on one page."""
EMPTY = paragraph("", Setting(GAP_STYLE))


def table(said: Table) -> str:
    """Return a table with its heads, groups and rows."""
    widths = [twips(column.width * MM) for column in said.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_head(said.columns)] if said.head else []
    rows += [row for group in said.groups for row in _group(group, said.columns)]
    look = f'<w:tblLook w:val="{"0020" if said.head else "0000"}" w:firstRow="{said.head:d}"/>'
    named = f"<w:tblCaption w:val={attribute(said.heading or said.name)}/>"
    top = f"<w:tblBorders>{border('top', said.rule)}</w:tblBorders>" if said.rule else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{top}<w:tblLayout w:type="fixed"/>{look}{named}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def beside(left: str, right: str, widths: tuple[float, float]) -> str:
    """Return two stretches of paragraphs beside one another, `widths` points wide; they are no rows of anything."""
    cells = "".join(
        _tc(content or EMPTY, width / MM, margins=_margins(0, BESIDE_BELOW, 0))
        for content, width in zip((left, right), widths, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000"/><w:tblCaption w:val="When, where and who"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )


def _head(columns: tuple[Column, ...]) -> str:
    cells = []
    for column in columns:
        margins = _margins(HEAD_ABOVE, HEAD_BELOW, column.gutter)
        rule = border("bottom", RULE_HEAD)
        content = _head_words(column)
        cells.append(_tc(content, column.width, borders=rule, ground=column.tint, margins=margins, low=True))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _head_words(column: Column) -> str:
    right, centred = column.align is Align.RIGHT, column.align is Align.CENTRE
    setting = Setting(style_of(Role.LABEL), right=right, centred=centred, kept=True)
    name = line_paragraph(line("" if column.silent else column.name, Role.LABEL), setting)
    return name + (line_paragraph(line(column.under, Role.LABEL, Tone.QUIET), setting) if column.under else "")


def _group(group: Group, columns: tuple[Column, ...]) -> list[str]:
    rows = [_divider(group, columns) if group.divider else _group_head(group, columns)] if group.title else []
    shown = group.rows
    if not shown and group.nil:
        shown = (Row((Cell((line(group.nil, Role.TEXT),), span=len(columns)),)),)
    return rows + [_row(row, columns) for row in shown]


def _group_head(group: Group, columns: tuple[Column, ...]) -> str:
    face = FACES[Role.GROUP]
    note = runs((Run(f" {group.note}", Tone.QUIET),), face) if group.note else ""
    content = paragraph(_run(group.title) + note, Setting(GROUP_STYLE, kept=True))
    return _spanning(content, columns, border("bottom", RULE_HEAD), (GROUP_ABOVE, GROUP_BELOW))


def _divider(group: Group, columns: tuple[Column, ...]) -> str:
    content = paragraph(_run(group.title), Setting(DIVIDER_STYLE, kept=True, over=RULE_DIVIDER))
    if group.note:
        content += line_paragraph(line(group.note, Role.TEXT), Setting(style_of(Role.TEXT), kept=True))
    return _spanning(content, columns, border("bottom", RULE_HEAD), (DIVIDER_ABOVE, DIVIDER_BELOW))


def _spanning(content: str, columns: tuple[Column, ...], borders: str, around: tuple[float, float]) -> str:
    width = sum(column.width for column in columns)
    cell = _tc(content, width, span=len(columns), borders=borders, margins=_margins(*around, 0))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    whole = sum(len(cell.text) for cell in row.cells) <= LONGEST_WHOLE
    least = f'<w:trHeight w:val="{twips(row.least)}" w:hRule="atLeast"/>' if row.least else ""
    base = max((_baseline(cell.lines[0].role) for cell in row.cells if cell.lines), default=0.0)
    size = max((FACES[cell.lines[0].role].size for cell in row.cells if cell.lines), default=LARGE)
    above = 4.0 if row.tight or size < LARGE else 5.5
    below = (BELOW if row.rule else BELOW / 2) + row.free
    cells, at = [], 0
    for cell in _filled(row.cells, len(columns)):
        covered = columns[at : at + cell.span]
        at += cell.span
        cells.append(
            _tc(
                _content(cell, covered[-1] if cell.span == 1 else Column("", 0), base, kept=row.kept),
                sum(column.width for column in covered),
                span=cell.span,
                borders=border("bottom", row.rule) if row.rule else "",
                ground=cell.tint or (cell.span == 1 and covered[0].tint),
                margins=_margins(above, below, covered[-1].gutter),
            )
        )
    return f"<w:tr><w:trPr>{'<w:cantSplit/>' if whole else ''}{least}</w:trPr>{''.join(cells)}</w:tr>"


def _filled(cells: tuple[Cell, ...], wanted: int) -> tuple[Cell, ...]:
    """Return cells that cover all columns, with an empty one behind them where they do not."""
    free = wanted - sum(cell.span for cell in cells)
    return (*cells, Cell(span=free)) if free > 0 else cells


def _content(cell: Cell, column: Column, base: float, *, kept: bool) -> str:
    """Return the paragraphs of a cell; its first baseline stands level with the row's."""
    if not cell.lines:
        return paragraph("", Setting(style_of(Role.CELL), kept=kept))
    first = cell.lines[0]
    setting = Setting(
        style_of(first.role),
        before=base - _baseline(first.role),
        indent=BAR_INDENT if cell.bar else 0.0,
        bar=cell.bar,
        right=column.align is Align.RIGHT,
        centred=column.align is Align.CENTRE,
        kept=kept,
    )
    if cell.chip:
        return _chip(cell.chip, setting, column.width * MM - column.gutter)
    if cell.badge:
        return badge(cell.text, setting, FACES[first.role], column.width * MM - column.gutter)
    opened = replace(first, symbol=cell.symbol) if cell.symbol else first
    said = [line_paragraph(opened, setting)]
    for before, further in pairwise(cell.lines):
        own = replace(setting, style=style_of(further.role), before=_between(before, further))
        said.append(line_paragraph(further, _under(own) if cell.symbol and not further.symbol else own))
    return "".join(said)


def _chip(chip: Chip, setting: Setting, room: float) -> str:
    """Return a chip in a word or two, white on black where it is filled."""
    face = FACES[Role.LABEL]
    label = replace(setting, style=style_of(Role.LABEL), before=0.0)
    if chip.shape is ChipShape.FILLED:
        return badge(chip.brief, label, face, room)
    return line_paragraph(line(chip.brief, Role.LABEL, Tone.STRONG if chip.strong else Tone.QUIET), label)


def _under(setting: Setting) -> Setting:
    """Return the setting of a paragraph that stands under one with a hanging symbol."""
    return replace(hung(setting), hanging=0.0)


def _between(before: Line, after: Line) -> float:
    """Return the space between two paragraphs of a cell, beyond their leading."""
    if before.role is Role.LARGE_HEADING and after.role is not Role.LARGE_HEADING:
        return HEADING_BELOW
    return CHOICE_ABOVE if after.role is Role.CHOICE else 0.0


def _baseline(role: Role) -> float:
    return RISE * FACES[role].leading


def _tc(  # noqa: PLR0913  each part of a cell is one thing
    content: str,
    width: float,
    *,
    span: int = 1,
    borders: str = "",
    ground: bool = False,
    margins: str = "",
    low: bool = False,
) -> str:
    """Return a cell, `width` millimetres wide."""
    parts = [f'<w:tcW w:w="{twips(width * MM)}" w:type="dxa"/>']
    parts += [f'<w:gridSpan w:val="{span}"/>'] if span > 1 else []
    parts += [f"<w:tcBorders>{borders}</w:tcBorders>"] if borders else []
    parts += [f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(Colour.WEEKEND)}"/>'] if ground else []
    parts += [margins, '<w:vAlign w:val="bottom"/>' if low else ""]
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{content}</w:tc>"


def _margins(top: float, bottom: float, right: float) -> str:
    return (
        f'<w:tcMar><w:top w:w="{twips(top)}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(bottom)}" w:type="dxa"/><w:right w:w="{twips(right)}" w:type="dxa"/></w:tcMar>'
    )


def _run(text: str) -> str:
    return f"<w:r>{words(text)}</w:r>"
