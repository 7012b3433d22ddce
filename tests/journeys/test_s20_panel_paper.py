"""S20: the paper for the Audit Panel on 22 June 2026, with its headings, recommendations, markings and public print."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.command_line import main
from desktop.kit import messages
from desktop.rooms.meeting.paper_dialog_sections import SectionsDialog
from models.operations.demo.issued import slip
from models.queries.paper import PaperView, paper
from models.rules.paper_templates import Need
from tests.journeys.boards import choose_view, meeting_id, one_by_one, press_button_key, stand_still, the_paper
from tests.journeys.sitting import Sitting, filled, printed_words
from tests.journeys.years import laid_out

PANEL, DAY = "AP 2026-06-22", dt.date(2026, 6, 8)
TITLE = "Governance improvement plan: position at the end of May"
ASKS = (
    ("Note", "that 7 of 25 actions are complete"),
    ("Note", "the six actions whose dates were revised"),
    ("Endorse", "the plan for the four actions on hold"),
)


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The year 2026-27 as it is laid out, everybody in post."""
    return laid_out(tmp_path_factory.mktemp("year") / "june.book", 2026, DAY)


@pytest.fixture
def manager(qtbot: QtBot, tmp_path: Path, june: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitting]:
    """The governance manager on 8 June has commissioned the paper and looks at the papers of the Panel."""
    stand_still(monkeypatch)
    (tmp_path / "Met HQ.book").write_bytes(june)
    seat = Sitting(qtbot, tmp_path, DAY)
    seat.open(tmp_path / "Met HQ.book")
    seat.window.open_meeting(meeting_id(seat, PANEL))
    seat.look()
    choose_view(seat, "Papers")
    asked = filled(
        title=TITLE,
        sponsor_post_id="Director Strategy & Governance",
        author_post_id="Head of Governance",
        template="Audit Panel paper",
    )
    seat.meet(lambda: seat.window.run("paper.commission"), asked)
    yield seat
    seat.application.close()


def view(seat: Sitting) -> PaperView:
    """The paper as it stands."""
    desk = seat.window.page().desk
    return desk.read(paper, paper_id=the_paper(seat, TITLE, PANEL).id, now=desk.now())


def empty_headings(seat: Sitting) -> set[str]:
    """The headings the readiness check names."""
    return {trouble.section for trouble in view(seat).row.troubles if trouble.section}


def write_asks(seat: Sitting) -> None:
    """Write recommendations a to c."""
    dialog = one_by_one(*["Ctrl+N"] * len(ASKS), "Esc")
    seat.meet(lambda: seat.window.run("paper.asks"), dialog, *(filled(verb=verb, text=text) for verb, text in ASKS))


def write_sections(seat: Sitting) -> None:
    """Write what must be written, and put the nil statement wherever one is allowed."""
    wanted = empty_headings(seat)

    def reply(dialog: QDialog) -> None:
        assert isinstance(dialog, SectionsDialog)
        for row in dialog.table.rows():
            if row.title in wanted:
                dialog.lines.select_key(row.id)
                dialog.lines.setFocus()
                press_button_key(dialog, "Ctrl+0" if row.required == Need.NIL_ALLOWED else "F2")
        press_button_key(dialog, "Esc")

    written = [filled(text=f"What the return of May says of {heading.lower()}.") for heading in must_be_written(seat)]
    seat.meet(lambda: seat.window.run("paper.sections"), reply, *written)


def must_be_written(seat: Sitting) -> list[str]:
    """The empty headings that take no nil statement."""
    wanted = empty_headings(seat)
    return [row.title for row in view(seat).sections if row.title in wanted and row.required == Need.YES]


def attach(seat: Sitting, path: Path, **answers: str) -> None:
    """Attach a file, and say as what."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "ask_open_path", lambda *_words: path)
        seat.meet(lambda: seat.window.run("paper.attach"), filled(**answers))


def test_headings_are_complete_once_written_and_the_check_names_what_is_missing(manager: Sitting) -> None:
    assert {"Key considerations for the Panel", "Legal implications"} <= empty_headings(manager)
    write_asks(manager)
    write_sections(manager)
    told = view(manager)
    assert not told.row.troubles
    assert [(one.letter, one.verb) for one in told.recommendations] == [("a", "note"), ("b", "note"), ("c", "endorse")]
    assert "There are no legal implications arising from this report." in {row.text for row in told.sections}


def test_the_pack_carries_the_highest_marking_and_the_public_print_leaves_the_appendix_out(
    manager: Sitting, tmp_path: Path
) -> None:
    for name, words in {"plan.pdf": "The 25 actions", "names.pdf": "Names of those interviewed"}.items():
        (tmp_path / name).write_bytes(slip((words,)))
    manager.meet(lambda: manager.window.run("paper.edit"), filled(marking="OFFICIAL"))
    attach(manager, tmp_path / "plan.pdf")
    attach(manager, tmp_path / "names.pdf", as_what="A new appendix", title="Interviews", marking="OFFICIAL-SENSITIVE")
    told = view(manager)
    assert [(one.letter, one.title) for one in told.attachments if one.appendix] == [("A", "Interviews")]
    whole = manager.paper(lambda: manager.window.run("paper.front"), tmp_path / "front.pdf")
    assert whole.startswith("OFFICIAL-SENSITIVE")
    assert "Interviews" in whole
    manager.application.close()
    target = tmp_path / "public.pdf"
    book = str(tmp_path / "Met HQ.book")
    assert main(["print", book, "paper", "--paper", told.row.reference, "--part", "1", "-o", str(target)]) == 0
    public = printed_words(target)
    assert public.startswith("OFFICIAL ")
    assert "Interviews" not in public
    assert "Left out of this public print. Appendix A (OFFICIAL-SENSITIVE) is not published." in public
