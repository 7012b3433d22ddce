import pypdfium2

from models.operations.demo.issued import slip


def test_a_slip_is_a_pdf_with_its_words() -> None:
    document = pypdfium2.PdfDocument(slip(("Agenda of Management Board (draft)", "Tuesday 3 November 2026")))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    assert "Agenda of Management Board [draft]" in text
    assert "Tuesday 3 November 2026" in text
    document.close()
