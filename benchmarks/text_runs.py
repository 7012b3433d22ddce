"""The text of a PDF with its fonts and places, so that a bare canvas can be given the very same work."""

import ctypes
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text on one line in one font; `x` and `y` where it begins, `size` too in points."""

    page: int
    font: str
    size: float
    x: float
    y: float
    text: str


def text_runs(pdf: bytes) -> list[Run]:
    """Return the text of a PDF in its order, page after page."""
    document = pypdfium2.PdfDocument(pdf)
    runs = [run for number in range(len(document)) for run in _runs_of(document[number], number)]
    document.close()
    return runs


def _runs_of(page: pypdfium2.PdfPage, number: int) -> list[Run]:
    text = page.get_textpage()
    chars = [_char(text.raw, place) for place in range(text.count_chars())]
    drawn = [char for char in chars if char[0] and char[-1] >= " "]
    runs = []
    for (font, size, y), group in groupby(drawn, key=lambda char: (char[0], char[1], char[3])):
        letters = list(group)
        runs.append(Run(number, font, size, letters[0][2], y, "".join(letter[-1] for letter in letters)))
    return runs


def _char(text: object, place: int) -> tuple[str, float, float, float, str]:
    """Return font, size, x, y and the letter itself; no font for what was only inferred, such as line ends."""
    name, x, y = ctypes.create_string_buffer(LONGEST_NAME), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetFontInfo(text, place, name, LONGEST_NAME, None)
    pdfium.FPDFText_GetCharOrigin(text, place, x, y)
    size = pdfium.FPDFText_GetFontSize(text, place)
    letter = chr(pdfium.FPDFText_GetUnicode(text, place))
    return name.value.decode().rpartition("+")[2], round(size, 2), x.value, round(y.value, 1), letter
