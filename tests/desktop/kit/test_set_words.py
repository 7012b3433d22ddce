import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.kit.set_words import NARROWEST, fits, set_words

pytestmark = pytest.mark.usefixtures("qapp")


@settings(max_examples=40)
@given(words=st.text("ABCDEFGH 123", min_size=1, max_size=12), widest=st.integers(12, 200))
def test_words_never_exceed_their_width(words: str, widest: int) -> None:
    assert set_words(words, widest=widest).width <= widest


def test_words_are_narrowed_before_they_are_elided() -> None:
    whole = set_words("PROF", 600)
    narrow = set_words("PROF", 600, whole.width * 0.85)
    assert narrow.text.text() == "PROF"
    assert narrow.width < whole.width
    assert set_words("PROF", 600, whole.width / 2).text.text() != "PROF"


def test_whether_words_fit_counts_with_their_narrowing() -> None:
    wide = set_words("Good Friday").width
    assert fits("Good Friday", wide * NARROWEST / 100 + 1)
    assert not fits("Good Friday", wide * NARROWEST / 100 - 1)


def test_another_font_of_the_desk_sets_the_words_anew(qapp: QApplication) -> None:
    before, font = set_words("12").width, qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    grown = set_words("12").width
    qapp.setFont(font)
    assert grown > 1.5 * before
    assert set_words("12").width == before
