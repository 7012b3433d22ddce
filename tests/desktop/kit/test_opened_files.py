import pytest

from desktop.kit import messages, opened_files
from tests.desktop.rooms.meeting.papers_scene import handed


def test_a_copy_to_read_is_handed_to_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = handed(monkeypatch)
    first = opened_files.open_file("paper.pdf", b"%PDF one")
    again = opened_files.open_file("paper.pdf", b"%PDF one")
    other = opened_files.open_file("paper.pdf", b"%PDF two")
    assert opened == [first, again, other]
    assert first == again
    assert first != other
    assert opened[0].name == "paper.pdf"
    assert opened[0].read_bytes() == b"%PDF one"
    assert opened[0].stat().st_mode & 0o222 == 0


def test_a_system_without_a_program_for_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[str] = []
    monkeypatch.setattr(messages, "refuse", refused.append)
    monkeypatch.setattr(opened_files, "hand_over", lambda _path: False)
    assert opened_files.open_file("deck.pptx", b"PK") is None
    assert refused == ["No program on this computer opens deck.pptx. Save it and open it elsewhere."]
