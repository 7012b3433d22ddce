from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.board_layout import Bars, Board, BoardCell, BoardMonth, BoardRow, BoardSlot, BoardTile
from desktop.kit.finding_bubble import FindingBubble
from desktop.kit.programme_board import ProgrammeBoard

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KNIVES = BoardTile("knives", "Knife crime", "PCP 1", bars=Bars(11, 1), words="Knife crime\n11 accepted, 1 declined")
THEFT = BoardTile("theft", "Moped enabled theft", "PCP 1")
HELD = BoardTile("held", "Burglary", fixed=True)
WANTED = BoardTile("dec/gap", "Theme not set", "set by Thu 5 Nov", "circle-dashed", "warn", gap=True)
MONTHS = (BoardMonth("Oct", "this month"), BoardMonth("Nov", "window", in_window=True), BoardMonth("Dec"))


def slot(key: str, *tiles: BoardTile, closed: bool = False) -> BoardCell:
    return BoardCell((BoardSlot(key, f"Thu 5 {key}", tiles, closed=closed, past=closed),))


def board(flp_nov: BoardTile | None = KNIVES, flp_dec: BoardTile = WANTED) -> Board:
    flp = (
        slot("flp oct", HELD, closed=True),
        slot("flp nov", *([flp_nov] if flp_nov else [])),
        slot("flp dec", flp_dec),
    )
    mo = (BoardCell((), "no meeting"), slot("mo nov", THEFT), slot("mo dec"))
    rows = (("flp", "Frontline Policing", flp), ("mo", "Met Operations", mo))
    made = tuple(
        BoardRow(key, key.upper(), name, "monthly", "business group", "Groups", cells) for key, name, cells in rows
    )
    return Board(MONTHS, made)


@pytest.fixture
def planner(qtbot: QtBot) -> ProgrammeBoard:
    planner = ProgrammeBoard()
    qtbot.addWidget(planner)
    planner.resize(900, 420)
    planner.show()
    planner.display(board(), ("Forum", "window of 3"))
    planner.set_judge(judge)
    return planner


def judge(tile_key: str, slot_key: str, /) -> tuple[str, str]:
    verdicts = {"mo nov": ("soft", "beside Moped enabled theft"), "flp oct": ("hard", "lies behind its forum")}
    assert tile_key == "knives"
    return verdicts.get(slot_key, ("", ""))


def middle(planner: ProgrammeBoard, key: str) -> QPoint:
    picture = planner.canvas.picture
    piece = picture.piece(picture.tiles.get(key) or picture.slots[key])
    assert piece is not None
    return QPoint(round(piece.box.x + piece.box.width / 2), round(piece.box.y + piece.box.height / 2))


def chosen_key(planner: ProgrammeBoard) -> str:
    piece = planner.chosen_piece()
    assert piece is not None
    return piece.tile.key if piece.tile else piece.slot.key if piece.slot else "void"


def test_arrows_walk_cells_and_say_them(planner: ProgrammeBoard) -> None:
    planner.choose_key("knives")
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(planner.canvas, key)
        walked.append(chosen_key(planner))
    assert walked == ["dec/gap", "mo dec", "theft", "void", "void"]
    assert planner.canvas.accessibleDescription() == "Met Operations, Oct: no meeting"
    planner.choose_key("knives")
    said = "Frontline Policing, Thu 5 flp nov\nKnife crime\n11 accepted, 1 declined"
    assert planner.canvas.accessibleDescription() == said


def test_enter_and_double_click_open_what_is_chosen(planner: ProgrammeBoard, qtbot: QtBot) -> None:
    planner.choose_key("dec/gap")
    with qtbot.waitSignal(planner.piece_opened):
        QTest.keyClick(planner.canvas, Qt.Key.Key_Return)
    with qtbot.waitSignal(planner.piece_opened):
        QTest.mouseDClick(planner.canvas, Qt.MouseButton.LeftButton, pos=middle(planner, "theft"))
    assert chosen_key(planner) == "theft"


def test_the_pointer_carries_a_tile_and_the_finding_is_said(planner: ProgrammeBoard, qtbot: QtBot) -> None:
    canvas = planner.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle(planner, "knives"))
    QTest.mouseMove(canvas, middle(planner, "theft"))
    bubble = canvas.findChild(FindingBubble)
    assert bubble is not None
    said = "Knife crime to Thu 5 mo nov: Soft, beside Moped enabled theft; with Shift they change places"
    assert bubble.words() == said
    QTest.mouseMove(canvas, middle(planner, "dec/gap"))
    with qtbot.waitSignal(planner.tile_dropped) as dropped:
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle(planner, "dec/gap"))
    assert dropped.args == ["knives", "flp dec"]
    assert not bubble.isVisible()


def test_keys_carry_and_shift_swaps(planner: ProgrammeBoard, qtbot: QtBot) -> None:
    planner.choose_key("knives")
    QTest.keyClick(planner.canvas, Qt.Key.Key_Down, CONTROL)
    with qtbot.waitSignal(planner.tiles_swapped) as swapped:
        QTest.keyClick(planner.canvas, Qt.Key.Key_Return, SHIFT)
    assert swapped.args == ["knives", "theft"]
    QTest.keyClick(planner.canvas, Qt.Key.Key_Right, CONTROL)
    with qtbot.waitSignal(planner.tile_dropped) as dropped:
        QTest.keyClick(planner.canvas, Qt.Key.Key_Return)
    assert dropped.args == ["knives", "flp dec"]


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Right, Qt.Key.Key_Escape), (Qt.Key.Key_Left, Qt.Key.Key_Return)])
def test_esc_gives_up_and_a_closed_meeting_takes_nothing(
    planner: ProgrammeBoard, qtbot: QtBot, keys: tuple[Qt.Key, Qt.Key]
) -> None:
    planner.choose_key("knives")
    with qtbot.assertNotEmitted(planner.tile_dropped):
        QTest.keyClick(planner.canvas, keys[0], CONTROL)
        QTest.keyClick(planner.canvas, keys[1])


@pytest.mark.parametrize("key", ["held", "dec/gap"])
def test_what_is_fixed_or_wanting_is_not_carried(planner: ProgrammeBoard, qtbot: QtBot, key: str) -> None:
    planner.choose_key(key)
    with qtbot.assertNotEmitted(planner.tile_dropped):
        QTest.keyClick(planner.canvas, Qt.Key.Key_Down, CONTROL)
        QTest.keyClick(planner.canvas, Qt.Key.Key_Return)
    assert planner.canvas.carried is None


def test_the_pointer_cannot_drop_on_a_closed_meeting(planner: ProgrammeBoard, qtbot: QtBot) -> None:
    canvas = planner.canvas
    with qtbot.assertNotEmitted(planner.tile_dropped):
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle(planner, "knives"))
        QTest.mouseMove(canvas, middle(planner, "held"))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle(planner, "held"))


class Painted(QObject):
    """Adds up what a widget paints anew."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


@pytest.fixture
def painted(planner: ProgrammeBoard, qtbot: QtBot) -> Iterator[Painted]:
    planner.choose_key("knives")
    qtbot.wait(20)
    watch = Painted()
    planner.canvas.installEventFilter(watch)
    yield watch
    planner.canvas.removeEventFilter(watch)


def test_carrying_paints_only_the_cells_it_comes_from_and_goes_to(
    planner: ProgrammeBoard, painted: Painted, qtbot: QtBot
) -> None:
    QTest.keyClick(planner.canvas, Qt.Key.Key_Right, CONTROL)
    planner.canvas.bubble.hide()
    qtbot.wait(20)
    outside = middle(planner, "held"), middle(planner, "theft")
    assert painted.region.contains(middle(planner, "dec/gap"))
    assert not any(painted.region.contains(point) for point in outside)


def test_after_the_drop_only_what_changed_is_painted(planner: ProgrammeBoard, painted: Painted, qtbot: QtBot) -> None:
    planner.display(board(None, KNIVES), ("Forum", "window of 3"))
    qtbot.wait(20)
    assert chosen_key(planner) == "knives"
    assert painted.region.contains(middle(planner, "flp nov"))
    assert painted.region.contains(middle(planner, "knives"))
    assert not painted.region.contains(middle(planner, "held"))
    assert not painted.region.contains(middle(planner, "theft"))


def test_the_board_scrolls_under_its_edges_and_shows_what_is_chosen(planner: ProgrammeBoard, qtbot: QtBot) -> None:
    planner.resize(420, 160)
    qtbot.wait(20)
    with qtbot.waitSignal(planner.columns_moved):
        planner.choose_key("mo dec")
    forum, head = planner.canvas.edges()
    seen = planner.canvas.mapTo(planner.viewport(), middle(planner, "mo dec"))
    assert planner.forum_width() == forum < seen.x() < planner.viewport().width()
    assert head < seen.y() < planner.viewport().height()
    assert planner.columns()[0].x < forum


def test_it_says_that_it_is_a_board_and_takes_letters(planner: ProgrammeBoard) -> None:
    assert planner.canvas.accessibleName() == "Programme board"
    assert planner.canvas.property("takesLetters") is True
    assert planner.focusProxy() is planner.canvas
