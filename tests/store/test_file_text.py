"""Files of papers: sound ones give their words, all others are refused in one sentence."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FileRefused
from models.store import file_text
from models.store.file_text import FileKind, file_kind, words_of
from tests.store.files import bomb, crowded, docx, encrypted_zip, locked_pdf, office, pdf

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def test_the_words_of_a_pdf_come_page_by_page() -> None:
    assert words_of("paper.pdf", pdf("Knife crime fell", "in Q2 by 50%")) == "Knife crime fell\nin Q2 by 50%"
    assert words_of("scan.PDF", pdf("")) == ""


def test_the_words_of_a_docx_are_joined_across_runs_and_parts() -> None:
    text = "<w:p><w:r><w:t>R&amp;D</w:t></w:r><w:r><w:tab/><w:t>by O’Ne</w:t></w:r><w:r><w:t>il</w:t></w:r></w:p>"
    body = office(
        ".docx",
        {
            "word/document.xml": f"<w:document>{text}<w:p/></w:document>",
            "word/footnotes.xml": "<w:footnotes><w:p><w:r><w:t>See 1.3</w:t></w:r></w:p></w:footnotes>",
            "word/styles.xml": "<w:styles><w:p><w:t>Hidden</w:t></w:p></w:styles>",
        },
    )
    assert words_of("paper.docx", body) == "R&D by O’Neil\nSee 1.3"


def test_the_words_of_tables_and_slides_are_found_too() -> None:
    table = office(".xlsx", {"xl/sharedStrings.xml": "<sst><si><t>Total</t></si><si><t>Überschuss</t></si></sst>"})
    slides = office(".pptx", {"ppt/slides/slide1.xml": "<p:sld><a:p><a:r><a:t>Violence stocktake</a:t></a:r></a:p>"})
    assert words_of("figures.xlsx", table) == "Total\nÜberschuss"
    assert words_of("talk.pptx", slides) == "Violence stocktake"


def test_words_in_another_encoding_or_with_stray_signs_can_be_stored() -> None:
    wide = "<w:p><w:t>Größe</w:t></w:p>".encode("utf-16")
    assert words_of("a.docx", office(".docx", {"word/document.xml": wide})) == "Größe"
    stray = "<w:p><w:t>a&#xD800;b\x00c\ud800</w:t></w:p>".encode("utf-8", "surrogatepass")
    words = words_of("a.docx", office(".docx", {"word/document.xml": stray}))
    assert "\x00" not in words
    assert words.encode("utf-8")


@given(
    st.sampled_from([("a.docx", docx("Estates strategy " * 20)), ("a.pdf", pdf("Estates strategy"))]),
    st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), max_size=8),
    st.integers(0, 2000),
)
def test_whatever_happens_to_a_file_it_is_read_or_refused(
    file: tuple[str, bytes], changes: list[tuple[int, int]], cut: int
) -> None:
    name, body = file[0], bytearray(file[1])
    for place, value in changes:
        body[place % len(body)] = value
    with suppress(FileRefused):
        assert "\x00" not in words_of(name, bytes(body[: len(body) - cut]))


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("empty.pdf", b"", "“empty.pdf” is empty"),
        ("paper.exe", b"MZ", "is no PDF, DOCX, XLSX or PPTX file; save it as one"),
        ("paper", pdf("x"), "is no PDF, DOCX, XLSX or PPTX file; save it as one"),
        ("paper.doc", OLD_WORD, "is no PDF, DOCX, XLSX or PPTX file; save it as one"),
        ("paper.pdf", docx("x"), "is no PDF file whatever its name says"),
        ("paper.docx", pdf("x"), "is no DOCX file whatever its name says"),
        ("paper.xlsx", docx("x"), "is no XLSX file whatever its name says"),
        ("paper.pdf", b"%PDF-1.7\n" + b"x" * 2000, "is damaged"),
        ("paper.pdf", pdf("x")[:300], "is damaged"),
        ("paper.pdf", locked_pdf("x"), "is protected by a password"),
        ("paper.docx", OLD_WORD, "is protected by a password or in an older format"),
        ("paper.docx", encrypted_zip(), "is protected by a password"),
        ("paper.docx", docx("x" * 5000)[:-80], "is damaged"),
        ("paper.docx", docx("x" * 500).replace(b"word/document.xml", b"word/documentxxml"), "is no DOCX file"),
        ("paper.docx", crowded(), "unpacks to more than"),
    ],
)
def test_what_is_unsound_is_refused_in_one_sentence(name: str, body: bytes, words: str) -> None:
    with pytest.raises(FileRefused) as refused:
        file_kind(name, body)
    assert words in str(refused.value)
    assert f"“{name}”" in str(refused.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    body = bomb()
    assert len(body) < 1024 * 1024
    with pytest.raises(FileRefused, match="unpacks to more than 400 MB"):
        words_of("paper.docx", body)


def test_a_file_that_changed_on_its_way_is_refused() -> None:
    body = bytearray(docx("Estates " * 400))
    body[body.find(b"word/document.xml") + 40] ^= 0xFF
    with pytest.raises(FileRefused, match="is damaged"):
        words_of("paper.docx", bytes(body))


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_text, "LARGEST_FILE", 100)
    with pytest.raises(FileRefused, match="attach a file of at most"):
        file_kind("paper.pdf", pdf("x"))


def test_each_kind_is_known_by_its_content() -> None:
    kinds = [file_kind(f"a{kind}", office(kind, {})) for kind in FileKind if kind is not FileKind.PDF]
    assert [*kinds, file_kind("a.pdf", pdf("x"))] == [FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.PDF]
