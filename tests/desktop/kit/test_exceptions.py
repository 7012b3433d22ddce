from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.kit.exceptions import ExceptionHook


def test_a_bug_is_written_and_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    log = tmp_path / "logs" / "drumbeat.log"
    hook = ExceptionHook(log, lambda: datetime(2026, 10, 27, 9, tzinfo=UTC))
    told: list[str] = []
    hook.caught.connect(told.append)
    for _ in range(60):
        hook.catch(ValueError, ValueError("bug"), None)
    qtbot.wait(0)
    assert len(told) == 1
    assert str(log) in told[0]
    assert log.read_text(encoding="utf-8").count("ValueError: bug") == 50
