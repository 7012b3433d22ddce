"""Words as WordprocessingML: the only way in for anything a user wrote, so that nothing of it becomes markup."""

from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from models.documents.content import Line, Role, Run
from models.documents.plain_text import printable
from models.documents.style import COLOURS, FACES, Colour, Face, Font, toned

TWIPS = 20
"""Twentieths of a point, the measure of Word."""
RISE = 0.8
"""The share of a line of exact height that lies above its baseline."""
HANGING = 13.0
SHORT_BADGE = 2
SQUARE_OUT = 1.0
FAMILIES = {Font.TITLE: "Source Serif 4 Display Semibold"}
FAMILY = "Source Sans 3"
HEAVY = frozenset({Font.SEMIBOLD, Font.BOLD})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph has beyond its style; lengths in points.

    `bar` is the width of a bar on the left, black unless `blue`, `indent` how far it stands in, `hanging` how far its
    first line stands out again; `ruled` is a rule under it, `over` one above; `tabs` are WordprocessingML.
    """

    style: str
    before: float = 0.0
    indent: float = 0.0
    hanging: float = 0.0
    bar: float = 0.0
    blue: bool = False
    right: bool = False
    centred: bool = False
    kept: bool = False
    overleaf: bool = False
    ruled: float = 0.0
    over: float = 0.0
    tabs: str = ""


def words(text: str) -> str:
    """Return text as the content of a run."""
    return f'<w:t xml:space="preserve">{escape(printable(text))}</w:t>'


def attribute(text: str) -> str:
    """Return text as the quoted value of an attribute."""
    return quoteattr(printable(text))


def twips(points: float) -> int:
    """Return a length as Word measures it."""
    return round(points * TWIPS)


def hexadecimal(colour: Colour) -> str:
    """Return a colour as Word writes it: 1B3A5C."""
    shares = [float(part) for part in COLOURS[colour].split()[:-1]]
    return "".join(f"{round(share * 255):02X}" for share in (shares * 3)[:3])


def style_of(role: Role) -> str:
    """Return the name of the paragraph style that sets a role."""
    return "".join(part.title() for part in role.value.split())


def look(face: Face, base: Face | None = None) -> str:
    """Return the properties of a run: all those of a face, or only how it differs from the paragraph's."""
    parts = []
    if base is None or (face.font is Font.TITLE) != (base.font is Font.TITLE):
        family = attribute(FAMILIES.get(face.font, FAMILY))
        parts.append(f"<w:rFonts w:ascii={family} w:hAnsi={family} w:cs={family} w:eastAsia={family}/>")
    heavy, slanted = face.font in HEAVY, face.font is Font.ITALIC
    if base is None or heavy != (base.font in HEAVY):
        parts.append(f'<w:b w:val="{heavy:d}"/><w:bCs w:val="{heavy:d}"/>')
    if base is None or slanted != (base.font is Font.ITALIC):
        parts.append(f'<w:i w:val="{slanted:d}"/><w:iCs w:val="{slanted:d}"/>')
    if base is None or face.colour is not base.colour:
        parts.append(f'<w:color w:val="{hexadecimal(face.colour)}"/>')
    if base is None or face.size != base.size:
        parts.append(f'<w:sz w:val="{round(2 * face.size)}"/><w:szCs w:val="{round(2 * face.size)}"/>')
    return "".join(parts)


def runs(said: tuple[Run, ...], base: Face) -> str:
    """Return runs of text in a paragraph whose style is `base`."""
    return "".join(
        f"<w:r>{_properties(toned(base, run.tone), base)}{words(run.text)}</w:r>" for run in said if run.text
    )


def badge(text: str, setting: Setting, base: Face, room: float) -> str:
    """Return a paragraph that sets a short text white on a black square, at the right of `room` points."""
    white = look(Face(Font.BOLD, base.size, base.leading, Colour.WHITE), base)
    side = base.leading + SQUARE_OUT if len(text) <= SHORT_BADGE else room
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{setting.style}"/>{"<w:keepNext/>" if setting.kept else ""}'
        '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
        f'<w:spacing w:before="{twips(setting.before)}"/><w:ind w:left="{twips(max(room - side, 0))}"/>'
        f'<w:jc w:val="center"/></w:pPr><w:r><w:rPr>{white}</w:rPr>{words(text)}</w:r></w:p>'
    )


def paragraph(content: str, setting: Setting) -> str:
    """Return a paragraph; `content` are runs made here."""
    return f"<w:p><w:pPr>{_paragraph_properties(setting)}</w:pPr>{content}</w:p>"


def line_paragraph(said: Line, setting: Setting) -> str:
    """Return a line in its role; its symbol hangs before it."""
    base = FACES[said.role]
    content = runs(said.runs, base)
    if not said.symbol:
        return paragraph(content, setting)
    mark = f"<w:r>{_properties(toned(base, said.runs[0].tone), base)}{words(said.symbol)}<w:tab/></w:r>"
    return paragraph(mark + content, hung(setting))


def hung(setting: Setting) -> Setting:
    """Return the setting of a paragraph behind a hanging symbol."""
    indent = setting.indent + HANGING
    stop = f'<w:tab w:val="left" w:pos="{twips(indent)}"/>'
    return replace(setting, indent=indent, hanging=HANGING, tabs=stop)


def _properties(face: Face, base: Face) -> str:
    differing = look(face, base)
    return f"<w:rPr>{differing}</w:rPr>" if differing else ""


def _paragraph_properties(setting: Setting) -> str:
    """Return the properties of a paragraph in the order that the standard asks for."""
    parts = [f'<w:pStyle w:val="{setting.style}"/>']
    parts += ["<w:keepNext/>"] if setting.kept else []
    parts += ["<w:pageBreakBefore/>"] if setting.overleaf else []
    parts += [_rules(setting)] if setting.bar or setting.over or setting.ruled else []
    parts += [f"<w:tabs>{setting.tabs}</w:tabs>"] if setting.tabs else []
    parts += [f'<w:spacing w:before="{twips(setting.before)}"/>'] if setting.before else []
    if setting.indent or setting.hanging:
        parts.append(f'<w:ind w:left="{twips(setting.indent)}" w:hanging="{twips(setting.hanging)}"/>')
    parts += ['<w:jc w:val="right"/>'] if setting.right else []
    parts += ['<w:jc w:val="center"/>'] if setting.centred else []
    return "".join(parts)


def _rules(setting: Setting) -> str:
    colour = Colour.BLUE if setting.blue else Colour.BLACK
    over = border("top", setting.over, 4) if setting.over else ""
    bar = border("left", setting.bar, round(setting.indent - setting.bar), colour) if setting.bar else ""
    under = border("bottom", setting.ruled, 6) if setting.ruled else ""
    return f"<w:pBdr>{over}{bar}{under}</w:pBdr>"


def border(side: str, weight: float, space: int = 0, colour: Colour = Colour.BLACK) -> str:
    """Return a rule on one side, so many points thick."""
    eighths = max(2, round(weight * 8))
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{hexadecimal(colour)}"/>'
