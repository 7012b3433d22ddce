from threading import Thread

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.kit.worker import Progress, ProgressDialog, run
from models.errors import RuleBroken
from tests.desktop.kit.fakes import the


def test_work_ends_with_its_value_or_its_error(window: QMainWindow, qtbot: QtBot) -> None:
    ended: list[object] = []
    with qtbot.waitSignal(run(window, "Planning", lambda _progress: 42, ended.append, ended.append).finished):
        pass
    qtbot.waitUntil(lambda: ended == [42])

    def broken(_progress: Progress) -> int:
        raise RuleBroken("No.")

    run(window, "Planning", broken, ended.append, lambda error: ended.append(str(error)))
    qtbot.waitUntil(lambda: ended == [42, "No."])


def test_work_shows_progress_and_can_be_cancelled(window: QMainWindow, qtbot: QtBot) -> None:
    ended: list[object] = []

    def slow(progress: Progress) -> int:
        while not progress.is_cancelled():
            progress.report(0.5, "half")
            Thread(target=lambda: None).start()
        return 1

    work = run(window, "Planning", slow, ended.append, ended.append)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(ProgressDialog)))
    with qtbot.waitSignal(work.finished):
        the(window.findChild(ProgressDialog)).reject()
    assert ended == []
