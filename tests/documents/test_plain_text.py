import pytest

from models.documents.plain_text import printable


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ŵ ŷ Ł ø ’ – − ✓ ▲", "ŵ ŷ Ł ø ’ – − ✓ ▲"),
        ("a\x07b\x00c", "a\ufffdb\ufffdc"),
        ("one\ttwo\nthree", "one two three"),
        ("\u202eabc\u200f", "abc"),
        ("soft\u00adhyphen", "softhyphen"),
        ("half \ud800 of a pair", "half \ufffd of a pair"),
        ("not a character \uffff", "not a character \ufffd"),
        ("e\u0301", "é"),
        ("no\u202fbreak", "no\u00a0break"),
        ("here\u200bor there", "here\u200bor there"),
    ],
)
def test_what_cannot_be_shown_is_marked_and_what_steers_is_left_out(typed: str, shown: str) -> None:
    assert printable(typed) == shown
