"""The styles, fonts and settings of a Word file: the same roles, sizes and colours as on the printed page."""

from models.documents.content import Role
from models.documents.docx_text import FAMILIES, FAMILY, look, style_of, twips
from models.documents.style import (
    FACES,
    FACT_LABEL,
    FURNITURE,
    KICKER,
    TITLE,
    Face,
    Font,
)

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
LANGUAGE = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
TITLE_STYLE, HEADING_STYLE, GROUP_STYLE, DIVIDER_STYLE = "Heading1", "Heading2", "GroupHead", "PartHead"
KICKER_STYLE, FACT_STYLE, NOTE_STYLE, GAP_STYLE = "Kicker", "Fact", "Note", "Gap"
HEADER_STYLE, FOOTER_STYLE = "Header", "Footer"
COMPATIBLE_WITH = 15
"""The layout rules of Word since 2013."""
FALLBACKS = ((FAMILY, "Calibri", "swiss"), (FAMILIES[Font.TITLE], "Cambria", "roman"))
"""Our fonts, what stands in for each where it is not installed, and its kind."""
BODY_STYLE = "BodyText"
"""What authors go on writing in: its lines grow with what is put into them, such as a chart."""
BEHIND_HEADING = f'<w:next w:val="{BODY_STYLE}"/>'
BUILT_IN = frozenset({"heading 1", "heading 2", "header", "footer", "Body Text"})
"""The names by which Word knows styles of its own."""
GAP = Face(Font.TEXT, 1, 1)


def styles() -> str:
    """Return the styles of every document of the house."""
    text = FACES[Role.TEXT]
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{look(text)}{LANGUAGE}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_spacing(text)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    house = [
        _BASE,
        _heading(TITLE_STYLE, "heading 1", TITLE, 0, (0, 0)),
        _heading(HEADING_STYLE, "heading 2", FACES[Role.HEADING], 1, (18, 2)),
        _heading(GROUP_STYLE, "Group head", FACES[Role.GROUP], 1, (0, 0), HEADING_STYLE),
        _heading(DIVIDER_STYLE, "Part head", FACES[Role.DIVIDER], 1, (0, 0), HEADING_STYLE),
        _plain(KICKER_STYLE, "Kicker", KICKER, kept=True),
        _plain(FACT_STYLE, "Fact", text, after=1.2),
        _plain(BODY_STYLE, "Body Text", text, grows=True),
        _plain(NOTE_STYLE, "Note", FACES[Role.CELL], before=10, after=6),
        _plain(GAP_STYLE, "Gap", GAP),
        _plain(HEADER_STYLE, "header", FURNITURE),
        _plain(FOOTER_STYLE, "footer", FURNITURE),
        *(_plain(style_of(role), f"House {role.value}", face) for role, face in FACES.items() if role is not Role.TEXT),
        _plain("Text", "House text", text),
        _FACT_LABEL,
    ]
    return f'{XML}<w:styles xmlns:w="{NAMESPACE}">{defaults}{"".join(house)}</w:styles>'


def fonts() -> str:
    """Return the table of fonts, each with what stands in for it."""
    listed = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/></w:font>'
        for name, stand_in, kind in FALLBACKS
    )
    return f'{XML}<w:fonts xmlns:w="{NAMESPACE}">{listed}</w:fonts>'


def settings() -> str:
    """Return the settings: current layout rules, British English, a first page with a head of its own."""
    return (
        f'{XML}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{COMPATIBLE_WITH}"/></w:compat><w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


_BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


_FACT_LABEL = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="FactLabel"><w:name w:val="Fact label"/>'
    f"<w:rPr>{look(FACT_LABEL)}</w:rPr></w:style>"
)


def _heading(key: str, name: str, face: Face, level: int, around: tuple[float, float], parent: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph"{_own(name)} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{parent}"/>{BEHIND_HEADING}<w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/>{_spacing(face, *around)}<w:outlineLvl w:val="{level}"/></w:pPr>'
        f"<w:rPr>{look(face)}</w:rPr></w:style>"
    )


def _plain(  # noqa: PLR0913  each part of a style is one thing
    key: str,
    name: str,
    face: Face,
    *,
    before: float = 0,
    after: float = 0,
    kept: bool = False,
    grows: bool = False,
) -> str:
    return (
        f'<w:style w:type="paragraph"{_own(name)} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if kept else ""}'
        f"{_spacing(face, before, after, grows=grows)}</w:pPr><w:rPr>{look(face)}</w:rPr></w:style>"
    )


def _own(name: str) -> str:
    """Mark a style that Word does not know by its name."""
    return "" if name in BUILT_IN else ' w:customStyle="1"'


def _spacing(face: Face, before: float = 0, after: float = 0, *, grows: bool = False) -> str:
    """Return the space around a paragraph and the distance of its baselines, exact so that rows stand level."""
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line="{twips(face.leading)}" '
        f'w:lineRule="{"atLeast" if grows else "exact"}"/>'
    )
