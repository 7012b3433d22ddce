from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.beat_strip import BeatDay, BeatMeeting, BeatStrip, beat_words, columns

TODAY = date(2026, 10, 27)


def test_the_beat_has_ten_days_without_gaps_and_opens_a_board(qtbot: QtBot) -> None:
    strip = BeatStrip()
    qtbot.addWidget(strip)
    strip.resize(1200, strip.sizeHint().height())
    days = (BeatDay(TODAY, (BeatMeeting("m1", "MB", "corporate", time(9, 30)),), 4), BeatDay(date(2026, 10, 28), (), 0))
    strip.display(days, TODAY)
    with qtbot.waitSignal(strip.meeting_opened) as meeting:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert meeting.args == ["m1"]
    assert beat_words(days[0]) == "Tue 27 Oct, MB 09:30, 4 due"
    assert beat_words(days[1]) == "Wed 28 Oct, no boards"
    assert sum(width for _, width in columns(1240, 10)) == 1240
    assert not strip.grab().isNull()
