import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.risk_register import risk_register_document
from models.queries.risks import RiskRow
from models.rules.risk import SCHEME_2026, movement

TODAY = dt.date(2026, 10, 27)


def risk_row(number: int, place: tuple[int, int], old: tuple[int, int], **facts: Any) -> RiskRow:
    """A corporate risk at a place, before at another."""
    score = SCHEME_2026.score(*place)
    row: dict[str, Any] = {
        "id": f"{number}", "revision": "r", "reference": f"CR-{number:02}", "title": f"Risk {number}",
        "description": "",
        "level": "corporate", "unit_id": "", "unit": "", "owner_post_id": "p", "owner": "AC Met Operations",
        "owner_name": "Noor Osei", "likelihood": place[0], "impact": place[1], "score": score,
        "band": SCHEME_2026.band(*place).value, "movement": movement(SCHEME_2026.score(*old), score).value,
        "old_likelihood": old[0], "old_impact": old[1], "months_unseen": 2, "last_seen": "MB Tue 1 Sep 2026",
        "seen_on": dt.date(2026, 9, 1), "reviewed_on": dt.date(2026, 9, 1), "next_review": None,
        "review_overdue": False, "status": "open", "raised_on": dt.date(2026, 4, 1), "closed_on": None,
        "closed_because": "", "open_actions": 0, "overdue_actions": 0,
    }  # fmt: skip
    return RiskRow(**(row | facts))


def document(*rows: RiskRow) -> Document:
    return risk_register_document(
        rows,
        title="Corporate",
        marking="OFFICIAL-SENSITIVE",
        as_of=TODAY,
        since=dt.date(2026, 7, 1),
        scheme=SCHEME_2026,
        printed=dt.datetime(2026, 10, 27, 9, tzinfo=dt.UTC),
    )


ROWS = (
    risk_row(3, (4, 5), (3, 5), title="Serious violence & knives <R&D>", next_review=dt.date(2026, 9, 1),
             review_overdue=True, open_actions=3, overdue_actions=1),
    risk_row(7, (3, 3), (4, 3), owner_name="", last_seen="", seen_on=None, months_unseen=6),
    risk_row(12, (2, 2), (2, 2), owner=""),
)  # fmt: skip


def words(made: Document) -> str:
    cells = [cell.text for table in made.blocks if hasattr(table, "groups") for group in table.groups
             for row in group.rows for cell in row.cells]  # fmt: skip
    return "\n".join([*cells, *(part.text for part in made.position)]).replace("\u00a0", " ")


def test_a_register_says_sum_band_movement_and_what_is_late() -> None:
    said = words(document(*ROWS))
    for expected in (
        "As at Tue 27 Oct 2026", "1 severe + 0 high + 1 medium + 1 low = 3 risks",
        "Severe, 20", "↑ up\nfrom possible, critical",
        "↓ down\nfrom likely, serious", "1 Sep 2026\noverdue", "3 open\n1 late", "by no forum\nfor 6 months", "vacant",
        "MB\n1 Sep 2026\n2 months ago",
        "Severe\nCR-03 ↑", "Medium\nCR-07 ↓",
    ):  # fmt: skip
        assert expected in said


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".csv", ".html"])
def test_it_is_written_in_every_format(suffix: str) -> None:
    body = export(document(*ROWS), suffix)
    assert body == export(document(*ROWS), suffix)
    assert file_name(document(), suffix) == f"OFFICIAL-SENSITIVE Corporate risk register 2026-10-27{suffix}"


def test_a_workbook_holds_one_row_for_each_risk() -> None:
    sheet = load_workbook(io.BytesIO(export(document(*ROWS), ".xlsx")))["Risks"]
    held = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert [row for row in held if any("Serious violence & knives <R&D>" in cell for cell in row)]
    assert sum(any(cell.startswith("CR-") for cell in row) for row in held) == len(ROWS)


def test_an_empty_register_says_so() -> None:
    made = document()
    tables = [block for block in made.blocks if hasattr(block, "groups")]
    assert "No risk is on this register." in [group.nil for table in tables for group in table.groups]
    assert export(made, ".pdf").startswith(b"%PDF")
