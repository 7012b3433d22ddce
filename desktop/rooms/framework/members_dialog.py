"""Who sits on a forum: posts, required or only wanted, and all members of other forums, from a day on."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from desktop.kit.typed_values import read_day
from desktop.rooms.framework.type_ahead import suggest
from models.errors import DrumbeatError, RuleBroken
from models.operations.forum_members import set_members
from models.queries.forums import ForumDetail, forums
from models.queries.people import posts
from models.rules.written_dates import date_words

_MEMBERS_OF = "members of "
_REQUIRED, _WANTED = Status("Required", "circle-check", "text"), Status("Wanted", "circle-dashed", "text 2")
_AS_THERE = Status("As there", "users", "text 2")


@dataclass(frozen=True, slots=True)
class Seat:
    """A post, or (`is_forum`) all members of a forum; a meeting can do without a post that is only wanted."""

    key: str
    words: str
    holder: str = ""
    is_forum: bool = False
    wanted: bool = False


def known_seats(desk: Desk, detail: ForumDetail) -> tuple[Seat, ...]:
    """Return everything that can be given a seat: posts by title, forums by `members of CODE`."""
    day = desk.today
    of_posts = (Seat(row.id, row.title, row.holder or "vacant") for row in desk.read(posts, as_of=day))
    others = (row for row in desk.read(forums, as_of=day) if row.id != detail.forum.id)
    of_forums = (Seat(row.id, f"{_MEMBERS_OF}{row.code}", row.name, is_forum=True) for row in others)
    return (*of_posts, *of_forums)


class MembersDialog(ListDialog[Seat]):
    """The seats in their order; they are stored together by one button."""

    def __init__(self, parent: QWidget, desk: Desk, detail: ForumDetail) -> None:
        sentence = (
            "Type a post, or “members of” and a forum’s code. The chairs sit there anyway; a meeting is planned so that"
            " all who are required can come, and can do without those who are wanted."
        )
        table = RowTable(_columns(), lambda seat: seat.key)
        super().__init__(parent, f"Members of {detail.forum.code}", sentence, table)
        self._desk, self._detail = desk, detail
        self._known = known_seats(desk, detail)
        by_key = {seat.key: seat for seat in self._known}
        own = (*detail.members_of_ids, *detail.own_post_ids)
        seats = (by_key[key] for key in own if key in by_key)
        self.table.replace([replace(seat, wanted=seat.key in detail.wanted_post_ids) for seat in seats])
        self.typed = QLineEdit()
        self.typed.setAccessibleName("Post or forum to add")
        self.typed.setPlaceholderText("Add a post, or members of a forum")
        self.typed.returnPressed.connect(self.add)
        suggest(self.typed, [seat.words for seat in self._known])
        self.since = QLineEdit(date_words(desk.today))
        self.since.setAccessibleName("From")
        self._wrong = plain_label("", "small", "bad", wrap=True)
        self._wrong.hide()
        self._lay_out()
        self.set_deeds(
            (
                Deed("Wanted", self.toggle, icon="circle-dashed", tip="Required or only wanted (Space)"),
                Deed("Remove", self.remove, "Del", "trash-2"),
                Deed("", lambda: self.carry(-1), icon="arrow-up", tip="Up (Alt Up)"),
                Deed("", lambda: self.carry(1), icon="arrow-down", tip="Down (Alt Down)"),
            ),
            (Deed("Cancel", self.reject, "Esc"), Deed("Set members", self.store, "Ctrl+Return", kind="filled")),
        )
        self.lines.previewed.connect(lambda _seat: self.toggle())
        self.bind("Alt+Up", lambda: self.carry(-1))
        self.bind("Alt+Down", lambda: self.carry(1))
        open_sized(self)
        self.typed.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(appearance.space(8))
        row.addWidget(self.typed, 1)
        row.addWidget(plain_label("from", tone="text 2"))
        self.since.setMaximumWidth(appearance.space(150))
        row.addWidget(self.since)
        self.above.addLayout(row)
        self.above.addWidget(self._wrong)

    def add(self) -> None:
        """Give a seat to what was typed, or say why not."""
        wanted = self.typed.text().strip().casefold()
        if not wanted:
            return
        exact = [seat for seat in self._known if seat.words.casefold() == wanted]
        close = exact or [seat for seat in self._known if wanted in seat.words.casefold()]
        if len(close) != 1:
            several = "matches several; type more of it" if close else "is no post and no forum; choose one offered"
            self._refuse(f"“{self.typed.text().strip()}” {several}.")
            return
        self._refuse("")
        if self.table.row_of(close[0].key) is None:
            self.table.replace((*self.table.rows(), close[0]))
        self.lines.select_key(close[0].key)
        self.typed.clear()

    def toggle(self) -> None:
        """Let meetings do without the chosen post when it is away, or require it again."""
        seat = self.lines.current_row()
        if seat is None:
            return
        if seat.is_forum:
            self._refuse(f"Who is required of the {seat.words} is said there.")
            return
        if seat.key in {self._detail.forum.chair_post_id, self._detail.co_chair_post_id}:
            self._refuse(f"{seat.words} takes the chair and is always required.")
            return
        self._refuse("")
        other = replace(seat, wanted=not seat.wanted)
        self.table.replace([other if each.key == seat.key else each for each in self.table.rows()])

    def remove(self) -> None:
        """Take the chosen seat away."""
        seat = self.lines.current_row()
        self.table.replace([each for each in self.table.rows() if each != seat])

    def carry(self, step: int) -> None:
        """Bring the chosen seat up or down."""
        seat, rows = self.lines.current_row(), list(self.table.rows())
        if seat is None:
            return
        place = rows.index(seat)
        rows.insert(min(max(place + step, 0), len(rows) - 1), rows.pop(place))
        self.table.replace(rows)
        self.lines.select_key(seat.key)

    def store(self) -> None:
        """Let exactly these sit there from the day on."""
        rows = self.table.rows()
        try:
            self._desk.perform(
                set_members,
                forum_id=self._detail.forum.id,
                post_ids=[seat.key for seat in rows if not seat.is_forum],
                members_of_ids=[seat.key for seat in rows if seat.is_forum],
                wanted_ids=[seat.key for seat in rows if seat.wanted],
                on=self._day(),
            )
        except DrumbeatError as refused:
            self._refuse(str(refused))
        else:
            messages.toast(f"Set members of {self._detail.forum.code}.", undo=True)
            self.accept()

    def _day(self) -> date:
        day = read_day(self.since.text(), self._desk.today, "on")
        if day is None:
            raise RuleBroken("The day is missing: write from when they sit there.", "on")
        return day

    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))


def _part(seat: Seat) -> Status:
    if seat.is_forum:
        return _AS_THERE
    return _WANTED if seat.wanted else _REQUIRED


def _columns() -> tuple[Column[Seat], ...]:
    return (
        Column[Seat]("Seat", lambda seat: seat.words),
        Column[Seat]("Held by", lambda seat: seat.holder, width="Montgomery-Fairweather, Al"),
        Column[Seat]("Part", lambda _seat: "", kind="status", status=_part, width="Required m"),
    )
