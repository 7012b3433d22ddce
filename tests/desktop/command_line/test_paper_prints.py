"""Papers from the command line: what is due, front sheets, skeletons, and letters that ask for them."""

import io
import json
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from desktop.command_line import main
from tests.desktop.command_line.test_meeting_prints import COMING, TODAY, refusal, words_of, written


def letter(body: bytes) -> EmailMessage:
    message = message_from_bytes(body, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture
def references(busy_board: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The references of the papers of the board of 3 November, the invented ones last."""
    capsys.readouterr()
    assert main(["list", str(busy_board), "papers", *COMING, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    titles = ("Knife crime theme", "Estates: <b>options</b> & costs")
    return [row["reference"] for title in titles for row in rows if row["title"] == title]


def test_papers_due_names_each_paper_and_those_that_are_missing(
    busy_board: Path, tmp_path: Path, references: list[str]
) -> None:
    said = words_of(written(busy_board, tmp_path / "due.docx", "papers-due", *COMING))
    assert all(reference in said for reference in references)
    assert "Estates: <b>options</b> & costs" in said


@pytest.mark.parametrize("document", ["paper", "paper-skeleton"])
def test_a_paper_is_found_by_its_reference_however_it_is_spaced(
    busy_board: Path, tmp_path: Path, references: list[str], document: str
) -> None:
    spaced = references[0].replace("(", " (").lower()
    said = words_of(written(busy_board, tmp_path / "paper.docx", document, "--paper", spaced, *TODAY))
    assert "Knife crime theme" in said


def test_a_chased_paper_is_a_draft_to_sponsor_and_author(
    busy_board: Path, tmp_path: Path, references: list[str]
) -> None:
    words = ("chase", "--paper", references[0], "--today", "2026-11-02")
    message = letter(written(busy_board, tmp_path / "chase.eml", *words))
    assert message["X-Unsent"] == "1"
    assert references[0] in message["Subject"]
    assert message["Subject"].startswith("[OFFICIAL")
    addresses = [one.addr_spec for one in message["To"].addresses]
    assert addresses[-1] == "sian@example.org"
    assert len(addresses) == 2
    assert "“Knife crime theme” for MB Tue 3 Nov 2026, was due on" in message.get_content().replace("\r\n", " ")


def test_all_papers_of_a_meeting_are_chased_in_one_archive(
    busy_board: Path, tmp_path: Path, references: list[str]
) -> None:
    content = written(busy_board, tmp_path / "chase.zip", "chase", *COMING)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        subjects = [letter(archive.read(name))["Subject"] for name in archive.namelist()]
    assert all(any(reference in subject for subject in subjects) for reference in references)


@pytest.mark.parametrize(
    ("words", "out", "said"),
    [
        (("paper", *TODAY), "p.pdf", "Which paper? Add --paper"),
        (("paper", "--paper", "MB(99)1", *TODAY), "p.pdf", "no paper “MB(99)1”"),
        (("chase", *COMING), "c.eml", "Name a .zip file or a folder"),
        (("chase", "--meeting", "PG 2027-03-17", *TODAY), "c.zip", "No paper is wanted any more"),
    ],
)
def test_what_cannot_be_followed_is_said(
    busy_board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], out: str, said: str
) -> None:
    assert said in refusal(capsys, busy_board, tmp_path / out, *words)
