"""The words of the papers' list."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.rooms.meeting.papers_pane import risk_words, second_line, shown_status, sum_words
from models.queries.papers import PaperRow

DUE = dt.datetime(2026, 10, 27, 17)  # noqa: DTZ001  the wall clock
ROW = PaperRow(
    id="1", revision="", reference="MB(26)41", kind="paper", title="Violence Stocktake", forum_id="", forum_code="MB",
    forum_name="Management Board", level="corporate", meeting_id="m", meeting_words="MB Tue 3 Nov 2026",
    meeting_date=dt.date(2026, 11, 3), item_id="i", item_number="5", item_title="Violence Stocktake", status="draft",
    late=False, due=DUE, draft_due=None, received_on=None, late_reason="", late_agreed_by="", sponsor_post_id="",
    sponsor="AC Frontline Policing", on_behalf_of="", authors_words="Ines Varga", marking="OFFICIAL", part=1,
    part_reason="", title_sensitive=False, template="", template_paper_id="", commissioned_on=dt.date(2026, 9, 1),
    no_risks_because="", withdrawn_because="", rating="", summary="", ready=True, troubles=(), last_chased=None,
    files=0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (ROW, "Draft"),
        (replace(ROW, late=True), "Late"),
        (replace(ROW, status="received"), "Received"),
        (replace(ROW, status="received", late=True), "Received, late"),
        (replace(ROW, status="final", late=True), "Final, late"),
        (replace(ROW, status="withdrawn"), "Withdrawn"),
    ],
)
def test_where_a_paper_stands(row: PaperRow, word: str) -> None:
    assert shown_status(row).word == word


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ROW, "AC Frontline Policing · by Ines Varga"),
        (replace(ROW, authors_words="", kind="dashboard"), "Dashboard · AC Frontline Policing · no author yet"),
        (replace(ROW, on_behalf_of="the Commissioner", part=2), "Part 2 · for the Commissioner · by Ines Varga"),
    ],
)
def test_what_stands_under_a_title(row: PaperRow, words: str) -> None:
    assert second_line(row) == words


@pytest.mark.parametrize(
    ("references", "because", "words"),
    [((), "", "not stated"), ((), "for information", "none"), (("CR-03",), "", "CR-03"),
     (("CR-03", "CR-05", "CR-06"), "", "CR-03 +2")],
)  # fmt: skip
def test_risks_in_a_few_letters(references: tuple[str, ...], because: str, words: str) -> None:
    assert risk_words(replace(ROW, no_risks_because=because), references) == words


def test_what_papers_add_up_to() -> None:
    rows = (ROW, replace(ROW, status="final"), replace(ROW, late=True), replace(ROW, status="withdrawn"))
    assert sum_words(rows) == "3 papers · 1 in hand · 1 late · 1 withdrawn"
