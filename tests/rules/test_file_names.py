"""Names that every system takes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.file_names import safe_name, suffix_of


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("../../x.pdf", "x.pdf"),
        (r"C:\Users\me\Board paper.DOCX", "Board paper.docx"),
        ("/etc/passwd", "passwd"),
        ("Estates: strategy? <v2>.pdf", "Estates strategy v2.pdf"),
        ("Überblick – Café 50%.pdf", "Überblick – Café 50%.pdf"),
        ("Cafe\u0301.pdf", "Café.pdf"),
        ("plan\u202efdp.exe.pdf", "planfdp.exe.pdf"),
        ("con.pdf", "paper con.pdf"),
        ("LPT1.docx", "paper LPT1.docx"),
        (".pdf", "pdf"),
        ("...", "paper"),
        ("", "paper"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("MBA(14)25.pdf ", "MBA(14)25.pdf"),
        ("paper.pdf.", "paper.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_becomes_safe(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


def test_a_long_name_is_cut_between_characters_and_keeps_its_suffix() -> None:
    name = safe_name("政" * 300 + ".xlsx")
    assert name.endswith("政.xlsx")
    assert len(name.encode()) <= 200


@given(st.text(max_size=400))
def test_any_name_becomes_safe_and_stays_as_it_is_then(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe.encode("utf-8")) <= 220
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', safe)
    assert safe == safe.strip(". ")
    assert not {unicodedata.category(sign) for sign in safe} & {"Cc", "Cf", "Cs"}
    assert safe_name(safe) == safe


@pytest.mark.parametrize(("name", "suffix"), [("A.PDF", ".pdf"), ("a", ""), ("a.tar.gz", ".gz"), ("a.b c", "")])
def test_the_suffix_is_in_small_letters(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix
