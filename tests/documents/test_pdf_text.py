from hypothesis import given
from hypothesis import strategies as st

from models.documents.content import Line, Role, Run, Tone, line
from models.documents.pdf_fonts import pieces
from models.documents.pdf_text import broken, one_line
from models.documents.plain_text import printable
from models.documents.style import FACES, Face, Font

FACE = Face(Font.TEXT, 10, 12)


def words(text: str) -> str:
    return "".join(text.split())


@given(st.text(max_size=300), st.floats(min_value=60, max_value=400))
def test_lines_fit_and_nothing_printable_is_lost(text: str, room: float) -> None:
    lines = broken(line(text), room, FACE)
    assert all(part.width <= room + 0.01 for part in lines)
    shown = words("".join(piece.text for part in lines for piece in part.fragments))
    expected = printable(text).replace("\u200b", "")
    assert len(shown) == len(words(expected))


@given(st.text(max_size=200))
def test_every_character_has_a_font(text: str) -> None:
    for piece in pieces(printable(text), Font.TITLE):
        assert piece.width >= 0


def test_single_short_word_is_not_stranded() -> None:
    paragraph = line("Approve the theme and its cascade to all twelve BCUs", Role.TEXT)
    lines = ["".join(part.text for part in row.fragments) for row in broken(paragraph, 230)]
    assert lines == ["Approve the theme and its cascade to all ", "twelve BCUs"]


def test_day_and_month_hold_together() -> None:
    lines = broken(line("Commissioned on 1 September by the Board", Role.TEXT), 95)
    assert all(not "".join(part.text for part in row.fragments).rstrip().endswith(" 1") for row in lines)


def test_tones_change_font_within_a_line() -> None:
    (row,) = broken(Line((Run("Decide.", Tone.BOLD), Run(" Approve."))), 400)
    assert [part.font for part in row.fragments] == [Font.BOLD, Font.TEXT]


def test_unknown_characters_are_replaced_in_sight() -> None:
    assert printable("a\x07b\ue000") == "a\ufffdb\ufffd"
    assert [piece.font for piece in pieces("ŵ中", Font.TEXT)] == [Font.TEXT, Font.FALLBACK]


def test_one_line_is_cut_with_an_ellipsis() -> None:
    cut = one_line("A forum with a very long name indeed", FACES[Role.CELL], 60)
    assert cut.width <= 60
    assert "".join(part.text for part in cut.fragments).endswith("…")
