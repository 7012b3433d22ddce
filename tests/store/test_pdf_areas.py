"""How near to the edges the pages of a PDF are printed on."""

import pytest

from models.store.pdf_areas import printed_areas
from tests.documents.pack_samples import paper_pdf
from tests.store.files import pdf


def test_the_area_holds_all_that_is_drawn() -> None:
    first, second = printed_areas(paper_pdf("Stocktake", 2, (400, 500), 30))
    assert first == second
    assert first is not None
    assert (first.bottom, first.top) == pytest.approx((30, 470), abs=1)
    assert first.left == pytest.approx(30, abs=1)


def test_a_blank_page_has_none_and_what_is_no_pdf_has_nothing_at_all() -> None:
    assert printed_areas(pdf("")) == (None,)
    assert printed_areas(b"%PDF-1.7 nothing more") == ()
