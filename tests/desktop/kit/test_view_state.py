from pathlib import Path

from desktop.kit.view_state import ViewState


def test_view_state_is_remembered_over_a_restart(tmp_path: Path) -> None:
    state = ViewState(tmp_path / "view.ini")
    state.remember("panes", [500, 320])
    state.remember("compact", value=True)
    state.remember("room", "actions")
    state.store()
    again = ViewState(tmp_path / "view.ini")
    assert again.numbers("panes") == [500, 320]
    assert again.flag("compact")
    assert again.words("room") == "actions"
    assert again.number("none", 7) == 7
