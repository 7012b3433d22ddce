"""A document as one small page of HTML: everything escaped, nothing loaded from elsewhere, fit to print."""

from html import escape

from models.documents.content import (
    Align,
    Block,
    Cell,
    Document,
    Facts,
    Group,
    Legend,
    Line,
    Note,
    Prose,
    Run,
    Sheet,
    Table,
    Tone,
    YearSheet,
)
from models.documents.style import Colour, web
from models.documents.wording import stamp

TAGS = {
    Tone.STRONG: "b",
    Tone.BOLD: "b",
    Tone.ITALIC: "i",
    Tone.ALARM: "strong",
    Tone.QUIET: "small",
    Tone.ASIDE: "small",
}
STYLE = """
body{font:16px/1.45 "Source Sans 3",system-ui,sans-serif;max-width:72rem;margin:1.5rem auto;padding:0 1rem;color:black}
h1{font-size:2rem;margin:0;border-bottom:2px solid}h2{font-size:1.15rem;margin:1.6rem 0 .2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .45rem 0}
thead th{font-size:.85rem;color:GREY;border-bottom:1.5px solid black}td{border-bottom:.5px solid black}
tbody th{border-bottom:1.5px solid black;padding-top:1rem}.right{text-align:right}
.badge{background:black;color:white;padding:0 .35em}
strong{color:RED}small{color:GREY;font-size:inherit}
.marking{text-align:center;font-weight:700;letter-spacing:.1em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1.2rem}dt{color:GREY;font-weight:600}dd{margin:0}
.note{border-left:3px solid BLUE;padding-left:.6rem}thead{display:table-header-group}tr{break-inside:avoid}
""".strip()


def write_html(document: Document) -> bytes:
    """Return the document as a page that needs nothing but itself."""
    marking = f'<p class="marking">{escape(document.marking.upper())}</p>'
    version = f"{escape(document.version)} · " if document.version else ""
    parts = [
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
        f"<title>{escape(document.title)} · {escape(document.kind)}</title>",
        f"<style>{_coloured(STYLE)}</style></head><body>",
        marking,
        f"<p>{escape(document.kind)}</p><h1>{escape(document.title)}</h1>",
        *(f"<p>{_line(said)}</p>" for said in (*document.lead, *document.position)),
        *map(_block, (*((document.facts,) if document.facts.facts else ()), *document.blocks)),
        f"<p><small>{version}Printed {escape(stamp(document.printed))}</small></p>",
        marking,
        "</body></html>",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def _coloured(style: str) -> str:
    for colour in (Colour.GREY, Colour.RED, Colour.BLUE):
        style = style.replace(colour.name, web(colour))
    return style


def _block(block: Block) -> str:
    if isinstance(block, Facts):
        return (
            "<dl>"
            + "".join(f"<dt>{escape(fact.label)}</dt><dd>{_runs(fact.runs)}</dd>" for fact in block.facts)
            + "</dl>"
        )
    if isinstance(block, Legend):
        return ""  # the cells say what they mean
    if isinstance(block, Note):
        return f'<p class="note">{_runs(block.runs)}</p>'
    if isinstance(block, Prose):
        return f"{_heading(block.heading)}<p>{_runs(block.runs)}</p>"
    if isinstance(block, YearSheet):
        return f"{_heading(f'{block.title}, {block.period}')}<p>{escape(block.position)}</p>{_table(block.table)}"
    return _heading(block.heading) + _table(block.shown if isinstance(block, Sheet) else block)


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>" if words else ""


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col"{_side(column.align)}>{escape(column.name)}</th>' for column in table.columns)
    head = f"<thead><tr>{heads}</tr></thead>" if table.head else ""
    return f"<table>{head}{''.join(_group(group, table) for group in table.groups)}</table>"


def _group(group: Group, table: Table) -> str:
    span = len(table.columns)
    parts = ["<tbody>"]
    if group.title:
        note = f" <small>{escape(group.note)}</small>" if group.note else ""
        parts.append(f'<tr><th scope="rowgroup" colspan="{span}">{escape(group.title)}{note}</th></tr>')
    if not group.rows and group.nil:
        parts.append(f'<tr><td colspan="{span}">{escape(group.nil)}</td></tr>')
    for row in group.rows:
        sides = [column.align for column in table.columns]
        parts.append(
            "<tr>" + "".join(_cell(cell, side) for cell, side in zip(row.cells, sides, strict=False)) + "</tr>"
        )
    return "".join([*parts, "</tbody>"])


def _cell(cell: Cell, side: Align) -> str:
    words = "<br>".join(_line(said) for said in cell.lines)
    symbol = f'<span aria-hidden="true">{escape(cell.symbol)} </span>' if cell.symbol else ""
    badge = f'<span class="badge">{words}</span>' if cell.badge else words
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    return f"<td{span}{_side(side)}>{symbol}{badge}</td>"


def _side(side: Align) -> str:
    return ' class="right"' if side is Align.RIGHT else ""


def _line(said: Line) -> str:
    symbol = f'<span aria-hidden="true">{escape(said.symbol)} </span>' if said.symbol else ""
    return symbol + _runs(said.runs)


def _runs(runs: tuple[Run, ...]) -> str:
    parts = [(TAGS.get(run.tone), escape(run.text)) for run in runs]
    return "".join(f"<{tag}>{text}</{tag}>" if tag and text else text for tag, text in parts)
