"""Books made by the command line, as a script would make them."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from desktop.app.books import opened
from desktop.command_line import main
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.papers import AuthorLine, commission_paper
from models.operations.risks import add_risk
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.queries.people import find_post


@pytest.fixture(scope="session")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo year, made once; read it, do not change it."""
    book = tmp_path_factory.mktemp("demo") / "demo.book"
    assert main(["new", str(book), "--demo", "year", "--seed", "1"]) == 0
    return book


@pytest.fixture(scope="session")
def papers_framework(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the framework of the source papers; read it, do not change it."""
    book = tmp_path_factory.mktemp("papers") / "met-2017.book"
    assert main(["new", str(book), "--framework", "met-2017"]) == 0
    assert main(["plan", str(book), "2017-18", "--accept"]) == 0
    return book


@pytest.fixture(scope="session")
def busy_board(demo_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo year with a risk, two papers for the Management Board of 3 November, and its agenda issued twice."""
    book = tmp_path_factory.mktemp("busy") / "busy.book"
    shutil.copyfile(demo_year, book)
    with opened(str(book), "Imogen Farrier", dt.date(2026, 10, 20)) as workspace:
        meeting = workspace.read(find_meeting, reference="MB 2026-11-03")
        sponsor = workspace.read(find_post, words="AC Frontline Policing", as_of=meeting.date).id
        if not workspace.read(agenda, meeting_id=meeting.id).items:
            workspace.transact(open_agenda, meeting_id=meeting.id)
        workspace.transact(add_risk, title="Officer wellbeing", level="corporate", likelihood=4, impact=3)
        for title in ("Knife crime theme", "Estates: <b>options</b> & costs"):
            workspace.transact(
                commission_paper,
                forum_id=meeting.forum_id,
                meeting_id=meeting.id,
                title=title,
                sponsor_post_id=sponsor,
                authors=(AuthorLine(name="Siân Llŵyd-Parry", email="sian@example.org"),),
            )
        for body in (b"%PDF-1.7 one", b"%PDF-1.7 two"):
            workspace.transact(issue_agenda, meeting_id=meeting.id, body=body, name="MB agenda.pdf")
    return book
