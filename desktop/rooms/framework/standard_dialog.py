"""The standard meetings of one unit or of many at once: for whom, what that makes, then one button."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TypedDict

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.short_words import counted
from desktop.kit.tick_dialog import Asked, Tick, TickDialog
from desktop.rooms.framework.follows_dialog import Effect, Told, follows
from models.errors import RuleBroken
from models.operations.rehearsal import TakenBack
from models.operations.standard import UnitChair
from models.operations.standard_units import StandardMeetings, create_meetings_of_units, foresee_meetings_of_units
from models.queries.forums import PostRow, UnitRow, forums, units
from models.queries.people import posts
from models.rules.financial_year import financial_year
from models.rules.vocabulary import UnitKind
from models.rules.written_dates import date_words

FORUMS, CLASHES = "Forums that are made", "Where they clash"
_BOARDS, _STAGGERED = "boards", "staggered"
_WHAT = (
    (_STAGGERED, "CrimeFighters, staggered"),
    (_BOARDS, "Board and CrimeFighters"),
)
_SENTENCE = "Tick the units with Space; each gets its own forums with its own chair."
_FOLLOWS = "Rules, deadlines and places can be changed afterwards like those of any forum. One undo."
_KINDS = (UnitKind.BUSINESS_GROUP.value, UnitKind.BCU.value, UnitKind.BOROUGH.value)


class Making(TypedDict):
    """For which units with which chairs, what, and from when to when it is laid out."""

    chairs: tuple[UnitChair, ...]
    boards: bool
    first: date
    last: date | None
    place: str


class StandardForms:
    """The dialogs over a parent widget; all forums are stored through the desk as one deed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk
        self._posts = {row.id: row for row in desk.read(posts, as_of=desk.today)}
        self._units = desk.read(units, as_of=desk.today)
        self._forums = desk.read(forums, as_of=desk.today, include_ended=True)
        self._chairs: dict[str, str] = {}

    def ask(self, unit_id: str = "") -> str:
        """Ask for which units what is made; return the key of the first forum made, empty when given up."""
        made: list[str] = []
        known = [row for row in self._units if row.kind in _KINDS]
        self._chairs = {row.id: _usual_chair(row, tuple(self._posts.values())) for row in known}
        rows = [self._tick(row, ticked=row.id == unit_id) for row in known]
        nothing = "Business groups, BCUs and boroughs belong here. Add units first."
        asked = Asked(
            "Create standard meetings", _SENTENCE, "Show forums…", nothing, "Unit", "Make",
            ("Chair", "Commander Central South BCU"), self._fields(),
            (Deed("Chair…", lambda: self.ask_chair(dialog), "F2", "user"),), whole=True,
        )  # fmt: skip

        def go_on(ticked: tuple[str, ...], values: Values) -> bool:
            making = self._making(ticked, values)
            plan = self.foreseen(making)

            def store(_on: bool) -> None:  # noqa: FBT001  there is no switch
                made[:] = self._desk.perform(create_meetings_of_units, **making)

            told = Told(_title(plan), _FOLLOWS, "Create forums", "Nothing is made.", "Forum")
            return follows(dialog, told, lambda _on: standard_effects(plan), store)

        dialog = TickDialog(self._parent, asked, rows, go_on, self._desk.today)
        dialog.lines.select_key(unit_id)
        dialog.exec()
        dialog.deleteLater()
        if made:
            messages.toast(f"Created {counted(len(made), 'forum')}.", undo=True)
        return made[0] if made else ""

    def ask_chair(self, dialog: TickDialog) -> None:
        """Ask who chairs the meetings of the chosen unit."""
        row = dialog.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            self._chairs[row.key] = text_of(values, "chair")
            dialog.put(replace(row, aside=self._words(row.key), ticked=True))

        choices = tuple((key, post.title) for key, post in self._posts.items())
        field = Field("chair", "Chair", "post", choices=choices, default=self._chairs[row.key] or None)
        ask(dialog, f"Chair of the meetings of {row.what}", "Set chair", (field,), submit, today=self._desk.today)

    def foreseen(self, making: Making) -> StandardMeetings:
        """Return what would be made, or raise what it would be refused with."""
        told: list[StandardMeetings] = []
        with suppress(TakenBack):
            self._desk.perform(foresee_meetings_of_units, tell=told.append, **making)
        return told[0]

    def _fields(self) -> tuple[Field, ...]:
        today = self._desk.today
        last = financial_year(today + timedelta(days=1)).last
        return (
            Field("what", "What", "choice", required=True, choices=_WHAT, default=_STAGGERED,
                  help="Monthly, no two at the same turn; or a quarterly board as well"),
            Field("last", "Lay out until", "date", default=last, help="Empty: the forums alone, no meetings yet"),
            Field("place", "Place"),
        )  # fmt: skip

    def _making(self, ticked: tuple[str, ...], values: Values) -> Making:
        if not ticked:
            raise RuleBroken("Tick the units that are to have the meetings.")
        boards = text_of(values, "what") == _BOARDS
        for key in ticked:
            self._refuse_twice(key, ("RAB", "CF") if boards else ("CF",))
        return Making(
            chairs=tuple(UnitChair(key, self._chairs[key]) for key in ticked),
            boards=boards,
            first=self._desk.today + timedelta(days=1),
            last=date_of(values, "last"),
            place=text_of(values, "place"),
        )

    def _tick(self, row: UnitRow, *, ticked: bool) -> Tick:
        group = row.kind if row.kind.isupper() else row.kind.capitalize()
        has = [forum.code for forum in self._forums if forum.unit_id == row.id]
        second = f"{row.code}, has {', '.join(has)}" if has else row.code
        return Tick(row.id, row.name, second, self._words(row.id), group, ticked)

    def _refuse_twice(self, unit_id: str, prefixes: tuple[str, ...]) -> None:
        """Refuse a unit that has one of the forums already."""
        unit = next(row for row in self._units if row.id == unit_id)
        for code in (f"{prefix}-{unit.code}" for prefix in prefixes):
            if any(forum.code.casefold() == code.casefold() for forum in self._forums):
                raise RuleBroken(f"{unit.name} has {code} already; take its tick away.")

    def _words(self, unit_id: str) -> str:
        chair = self._posts.get(self._chairs[unit_id])
        return chair.title if chair else "no chair named"


def standard_effects(plan: StandardMeetings) -> tuple[Effect, ...]:
    """Return the forums with their days, then every clash of theirs."""
    return tuple(_effects(plan))


def _effects(plan: StandardMeetings) -> Iterator[Effect]:
    for row in plan.forums:
        days = [one.date for one in plan.meetings if one.forum_id == row.id]
        chair = f"chair {row.chair}" if row.chair else "no chair named"
        first = f"first {date_words(days[0])}" if days else "not laid out yet"
        start = f"{row.start:%H:%M}" if row.start else ""
        second = f"{row.cadence}, {start}; {chair}"
        yield Effect(row.id, FORUMS, f"{row.code}  {row.name}", second, counted(len(days), "meeting"), first)
    for place, clash in enumerate(plan.clashes):
        day = date_words(clash.date) if clash.date else ""
        yield Effect(f"clash {place}", CLASHES, " and ".join(clash.meetings), clash.text, "", day)


def _title(plan: StandardMeetings) -> str:
    clashes = counted(len(plan.clashes), "clash").replace("clashs", "clashes") if plan.clashes else "no clash"
    return f"{counted(len(plan.forums), 'forum')}, {counted(len(plan.meetings), 'meeting')}, {clashes}"


def _usual_chair(unit: UnitRow, known: tuple[PostRow, ...]) -> str:
    """Return the post of a unit that sits on most forums, empty where it has none."""
    own = [post for post in known if post.unit == unit.name]
    return max(own, key=lambda post: post.seats).id if own else ""
