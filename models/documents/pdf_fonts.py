"""The fonts of a PDF: loaded once, measured per character, with a visible stand-in for what no font holds."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from models.documents.plain_text import UNKNOWN
from models.documents.style import FALLBACKS, FONT_FILES, Font
from resources import resource_path

EM = 1000
_LONG_CODE = re.compile("<([0-9A-F]{5,6})>")
"""A character above U+FFFF as reportlab writes it."""


class _Outlines(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A reportlab font whose text can be copied out of the PDF again, characters above U+FFFF included."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  reportlab calls it so
        """Add the font to a document, and write such characters as the two halves that PDF asks for."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _LONG_CODE.sub(_in_halves, stream.content)


class Typeface:
    """A loaded font: `outlines` is reportlab's, `widths` the advance of each character at size 1."""

    def __init__(self, font: Font) -> None:
        self.outlines = _Outlines(font.value, str(resource_path(f"fonts/{FONT_FILES[font]}")), asciiReadable=False)
        face = self.outlines.face
        self.widths: dict[str, float] = {chr(code): face.getCharWidth(code) / EM for code in face.charToGlyph}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that one font holds; `width` at size 1."""

    font: Font
    text: str
    width: float


@cache
def typeface(font: Font) -> Typeface:
    """Return a font, loading it when it is first asked for."""
    return Typeface(font)


@lru_cache(maxsize=65_536)
def pieces(text: str, font: Font) -> tuple[Piece, ...]:
    """Split printable text into stretches of one font each, falling back character by character."""
    widths = typeface(font).widths
    try:
        return (Piece(font, text, sum(map(widths.__getitem__, text))),)
    except KeyError:
        held = [_held(char, font) for char in text]
        return tuple(
            _piece(found, "".join(char for _, char in run)) for found, run in groupby(held, key=lambda pair: pair[0])
        )


def width(text: str, font: Font, size: float) -> float:
    """Return the width of printable text in points."""
    return size * sum(piece.width for piece in pieces(text, font))


def _in_halves(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


def _held(char: str, font: Font) -> tuple[Font, str]:
    for found in (font, *FALLBACKS[font]):
        if char in typeface(found).widths:
            return found, char
    return Font.FALLBACK, UNKNOWN


def _piece(font: Font, text: str) -> Piece:
    widths = typeface(font).widths
    return Piece(font, text, sum(map(widths.__getitem__, text)))
