"""The deep-dives on paper, in Word and as a workbook."""

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from models.documents.deep_dives import deep_dives_document
from models.documents.export import export
from models.queries.deep_dives import DeepDiveRow, DiveAction, SlipRow
from models.queries.theme_sources import SourceRow
from tests.documents.reading import whole
from tests.documents.reading_docx import opened, text

PRINTED = dt.datetime(2026, 10, 27, 9)  # noqa: DTZ001  wall clock
AT = dt.datetime(2026, 9, 24, 9, tzinfo=dt.UTC)


def dive(title: str, status: str, due: dt.date | None, **changes: object) -> DeepDiveRow:
    row = dict.fromkeys(("revision", "paper_id", "item_id", "meeting_id", "sponsor_post_id", "slot_item_id"), "")
    row |= {"id": title, "title": title, "question": "What drives it?", "commissioned": "MB Tue 1 Sep 2026, item 4"}
    row |= {"commissioner": "Commissioner", "sponsor": "AC Met Operations", "lead_post_id": "p", "forum_code": "MB"}
    row |= {"lead": "AC Frontline Policing", "lead_name": "Grace Adeyemi-Clarke", "due_meeting_id": "m"}
    row |= {"forum_id": "f"}
    row |= {"paper_reference": "MB(26)41", "status": status, "slot": "", "level": "corporate", "forum_name": ""}
    row |= {"commissioning_code": "MB", "paper_status": "draft"}
    figures = {"position": 1, "due": due, "commissioned_on": dt.date(2026, 9, 1), "paper_due": None}
    return DeepDiveRow(**{**row, **figures, "forum_name": "Management Board", **changes})  # type: ignore[arg-type]


@pytest.fixture
def rows() -> tuple[DeepDiveRow, ...]:
    slip = SlipRow(AT, "Imogen", dt.date(2026, 11, 3), dt.date(2027, 1, 5), "More evidence is wanted", recorded=True)
    source = SourceRow("risk", "r", "CR-03", "Serious violence")
    action = DiveAction("a", "MB 21/26", "open", "PG")
    return (
        dive("Custody", "commissioned", dt.date(2026, 10, 20)),
        dive("Stocktake", "commissioned", dt.date(2027, 1, 5), slips=(slip,), sources=(source,), informs=("Estates",)),
        dive("Hate crime", "reported", dt.date(2026, 9, 1), actions=(action,), reported_on=dt.date(2026, 9, 1),
             outcome="Two groups differ"),
    )  # fmt: skip


def test_paper_says_what_is_behind_what_moved_and_what_came_of_it(rows: tuple[DeepDiveRow, ...]) -> None:
    said = whole(export(deep_dives_document(rows, printed=PRINTED, marking="OFFICIAL"), ".pdf"))
    for words in (
        "2 commissioned + 1 reported = 3 deep-dives, 1 behind",
        "Management Board (3)",
        "Commissioned, 7 days behind",
        "Moved from 3 Nov 2026 to 5 Jan 2027: More evidence is wanted",
        "Serves CR-03 Serious violence. Informs Estates",
        "Reported 1 Sep 2026",
        "MB 21/26, tracked by PG",
        "Two groups differ.",
    ):
        assert words in said, words
    assert said.index("Custody") < said.index("Stocktake") < said.index("Hate crime")


def test_word_and_workbook_hold_the_same_rows(rows: tuple[DeepDiveRow, ...]) -> None:
    span = (dt.date(2026, 9, 1), PRINTED.date())
    document = deep_dives_document(rows, printed=PRINTED, marking="OFFICIAL", span=span)
    assert "Commissioned, 7 days behind" in text(opened(document))
    book = load_workbook(BytesIO(export(document, ".xlsx")))
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert dt.datetime(2027, 1, 5) in cells  # noqa: DTZ001  a day in a workbook


def test_nothing_commissioned_says_so() -> None:
    said = whole(export(deep_dives_document((), printed=PRINTED), ".pdf"))
    assert "No deep-dive was commissioned in this choice." in said
    assert "0 deep-dives" in said


def test_part_2_is_left_out_of_the_public_print() -> None:
    rows = (
        dive("Estates", "commissioned", dt.date(2027, 1, 5)),
        dive("A named officer", "commissioned", dt.date(2027, 1, 5), part=2),
    )
    whole_list = deep_dives_document(rows, printed=PRINTED, marking="OFFICIAL")
    assert whole_list.marking == "OFFICIAL-SENSITIVE"
    public = deep_dives_document(rows, printed=PRINTED, marking="OFFICIAL", part=1)
    said = whole(export(public, ".pdf"))
    assert (public.marking, "A named officer" in said, "1 deep-dive" in said) == ("OFFICIAL", False, True)
