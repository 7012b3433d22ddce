"""Setting a theme: its name, found while one types, and what it serves, ticked in a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Deed, icon_label, plain_label
from desktop.kit.dialog_size import open_sized
from desktop.kit.form_fields import Field, FieldBox
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.errors import DrumbeatError, RuleBroken
from models.queries.theme_offers import ThemeOffer
from models.queries.themes import ThemeRow
from models.rules.vocabulary import ThemeStatus
from models.rules.written_dates import date_words

USUAL = "Served the last time"
NO_SIGHT = "Not tied to anything yet: tick a priority, a risk or an exception. Set without one, it stays questioned."
NEW_THEME = "A new theme; it joins the vocabulary."
_SENTENCE = "Tick what it serves (Space); priorities are those in force on the day of the meeting."
_TICKED, _CLEAR = Status("Serves", "circle-check", "info"), Status("", "circle", "text 2")
_STATUSES = ((ThemeStatus.SET.value, "Set"), (ThemeStatus.PROPOSED.value, "Proposed, to be settled"))
_SIZE = (760, 640)  # px at 100 %
_WARNING_ICON = 16


@dataclass(frozen=True, slots=True)
class Serving:
    """A line of the list: what may be served, where it stands, and whether it is ticked."""

    offer: ThemeOffer
    group: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """What the dialog was told: a known theme by key or a new one by title, and the keys of what it serves by kind."""

    theme_id: str
    title: str
    status: str
    note: str
    serves: tuple[tuple[str, str], ...] = ()

    def keys(self, kind: str) -> tuple[str, ...]:
        """Return the keys of what it serves of one kind."""
        return tuple(key for one, key in self.serves if one == kind)


@dataclass(frozen=True, slots=True)
class ThemeAsked:
    """What the dialog is opened with: its words, what is known, and how things stand where a theme is changed.

    `usual` returns the keys a theme served the last time.
    """

    title: str
    deed: str
    offers: Sequence[ThemeOffer]
    vocabulary: Sequence[ThemeRow]
    usual: Callable[[str], frozenset[str]]
    present: ThemeChoice | None = None


class ThemeDialog(ListDialog[Serving]):
    """The dialog; `submit` is told the choice and may refuse it, and nothing typed or ticked is lost."""

    def __init__(
        self, parent: QWidget, asked: ThemeAsked, submit: Callable[[ThemeChoice], object], today: date
    ) -> None:
        columns = (
            Column[Serving]("Serves", lambda _row: "", kind="status", status=_status, width="Serves"),
            Column[Serving]("", lambda row: row.offer.label, width="exception", bold=lambda row: row.ticked),
            Column[Serving]("Priority, risk, exception or deep-dive", lambda row: row.offer.words),
        )
        table = RowTable(columns, lambda row: row.offer.key, lambda row: row.group)
        super().__init__(parent, asked.title, _SENTENCE, table)
        self._asked, self._submit = asked, submit
        present = asked.present or ThemeChoice("", "", ThemeStatus.SET.value, "")
        self.fields = {field.name: FieldBox(field, today) for field in _fields(present)}
        self.filter_line = QLineEdit(placeholderText=f"Filter these {len(asked.offers)}", clearButtonEnabled=True)
        self.filter_line.setAccessibleName("Filter what it may serve")
        self._serves = {key for _kind, key in present.serves}
        self._usual: frozenset[str] = frozenset()
        self._said = plain_label("", "small", "bad", wrap=True)
        self._warning = self._made_warning()
        self._put_above()
        self._offer_titles()
        self.fields["title"].edited.connect(self._follow_title)
        self.filter_line.textChanged.connect(self._show)
        self.lines.previewed.connect(lambda _row: self.toggle())
        self.lines.opened.connect(lambda _row: self.toggle())
        self.lines.clicked.connect(lambda index: self.toggle() if index.column() == 0 else None)
        tick = Deed("Tick", self.toggle, icon="check", tip="Tick or clear the chosen line (Space)")
        done = Deed(asked.deed, self.press, "Ctrl+Return", kind="filled")
        self.set_deeds((tick,), (Deed("Cancel", self.reject, "Esc"), done))
        open_sized(self, *_SIZE)
        self._follow_title()
        self.fields["title"].setFocus()

    def toggle(self) -> None:
        """Tick the chosen line, or clear it."""
        row = self.lines.current_row()
        if row is not None:
            self._serves ^= {row.offer.key}
            changed = replace(row, ticked=not row.ticked)
            self.table.replace([changed if each is row else each for each in self.table.rows()])
            self._warn()

    def tick(self, *labels: str) -> None:
        """Tick what goes by these labels, such as "PCP 1"."""
        self._serves |= {offer.key for offer in self._asked.offers if offer.label in labels}
        self._show()

    def choice(self) -> ThemeChoice:
        """Return what is chosen; RuleBroken where no theme is named."""
        known = self._known()
        serves = tuple((offer.kind, offer.key) for offer in self._asked.offers if offer.key in self._serves)
        return ThemeChoice(
            theme_id=known.id if known else "",
            title=str(self.fields["title"].value() or ""),
            status=str(self.fields["status"].value() or ThemeStatus.SET.value),
            note=str(self.fields["note"].value() or ""),
            serves=serves,
        )

    def press(self) -> None:
        """Submit; what is refused is said at its field, and the dialog stays."""
        self._say("")
        try:
            self._submit(self.choice())
        except RuleBroken as refused:
            box = self.fields.get({"theme_id": "title"}.get(refused.field, refused.field))
            box.refuse(str(refused)) if box else self._say(str(refused))
        except DrumbeatError as refused:
            self._say(str(refused))
        else:
            self.accept()

    def warning(self) -> str:
        """Return the warning that is shown, empty for none."""
        return NO_SIGHT if self._warning.isVisibleTo(self) else ""

    def beside_words(self) -> str:
        """Return what is said under the theme."""
        return self._beside.text()

    def _known(self) -> ThemeRow | None:
        """Return the theme that is typed, by its title or another of its names."""
        typed = self.fields["title"].typed().casefold()
        named = (row for row in self._asked.vocabulary if typed in map(str.casefold, (row.title, *row.synonyms)))
        return next(named, None) if typed else None

    def _follow_title(self) -> None:
        """Say what is known of the theme that is typed, and bring up what it served the last time."""
        known, typed = self._known(), self.fields["title"].typed()
        self._beside.setText(_known_words(known) if known else NEW_THEME if typed else "")
        self._usual = self._asked.usual(known.id) if known else frozenset()
        self._show()

    def _show(self) -> None:
        wanted = self.filter_line.text().casefold().split()
        rows = [
            Serving(offer, USUAL if offer.key in self._usual else offer.group, offer.key in self._serves)
            for offer in self._asked.offers
            if all(word in f"{offer.label} {offer.words} {offer.group}".casefold() for word in wanted)
        ]
        self.table.replace(sorted(rows, key=lambda row: row.group != USUAL))
        if self.lines.current_row() is None:
            self.lines.select_first()
        self._warn()

    def _warn(self) -> None:
        self._warning.setVisible(not self._serves)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _put_above(self) -> None:
        """Put theme and status beside each other, the note and the filter beneath."""
        self._beside = plain_label("", "small", "text 2", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(appearance.space(12))
        grid.setVerticalSpacing(appearance.space(6))
        grid.setColumnStretch(1, 1)
        places = (("title", 0), ("status", 2), ("note", 3))
        for name, row in places:
            label = plain_label(self.fields[name].field.label, tone="text 2")
            label.setContentsMargins(0, appearance.space(6), 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.fields[name], row, 1)
        grid.addWidget(self._beside, 1, 1)
        grid.addWidget(self._said, 4, 1)
        grid.addWidget(self.filter_line, 5, 0, 1, 2)
        grid.addWidget(self._warning, 6, 0, 1, 2)
        self._said.hide()
        self.above.addLayout(grid)

    def _made_warning(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(appearance.space(8))
        line.addWidget(icon_label("circle-help", "warn", _WARNING_ICON), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(plain_label(NO_SIGHT, "small", "warn", wrap=True), 1)
        return holder

    def _offer_titles(self) -> None:
        """Offer the vocabulary while one types; a synonym stands behind its title."""
        line = self.fields["title"].focusProxy()
        if not isinstance(line, QLineEdit):
            return
        names = [name for row in self._asked.vocabulary for name in (row.title, *row.synonyms)]
        completer = QCompleter(names, line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(completer)


def _fields(present: ThemeChoice) -> tuple[Field, ...]:
    return (
        Field("title", "Theme", required=True, default=present.title or None),
        Field("status", "Settled", "choice", choices=_STATUSES, default=present.status),
        Field("note", "Note", default=present.note or None, help="Such as what the forum wants to see of it"),
    )


def _known_words(row: ThemeRow) -> str:
    if not row.times_taken or row.last_taken is None:
        return "In the vocabulary; no meeting has taken it yet."
    times = {1: "once", 2: "twice"}.get(row.times_taken, f"{row.times_taken} times")
    return f"On the programme {times}, last on {date_words(row.last_taken)}."


def _status(row: Serving) -> Status:
    return _TICKED if row.ticked else _CLEAR
