"""Several units merged into one on a day: which, into what, what follows, then one button."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TypedDict

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import date_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.short_words import counted
from desktop.kit.tick_dialog import Asked, Tick, TickDialog
from desktop.rooms.framework.follows_dialog import Effect, Told, follows
from desktop.rooms.framework.map_content import in_force
from models.errors import RuleBroken
from models.operations.merging import merge_units
from models.operations.merging_foreseen import Merger, foresee_merger
from models.operations.rehearsal import TakenBack
from models.queries.forums import ForumRow, UnitRow, forums, units
from models.queries.meetings import MeetingRow
from models.queries.people import post_choices
from models.rules.written_dates import date_words

ENDS, BEGINS, ALONG = "Forums that end", "Forums that take over", "Open actions that go along"
POSTS, THEMES, OWED = "Posts that end", "Themes that go along", "What is promised goes along"
_SENTENCE = "Tick the units that end, with Space; one that is there takes over, or a new one is made."
_FOLLOWS = "What was recorded stays where it is; actions keep number and owner. One undo."
_BOTH = "Choose the unit that takes over, or give code and name of a new one, not both."


class Merging(TypedDict):
    """What is merged into what, and when."""

    old_unit_ids: tuple[str, ...]
    on: date
    new_unit_id: str
    code: str
    name: str
    forum_ids: tuple[str, ...]
    chair_post_id: str


class MergeForms:
    """The dialogs over a parent widget; a merger is stored through the desk as one deed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def ask(self, unit_id: str = "") -> str:
        """Ask which units are merged into what, one of them ticked already; return the key of the unit that is left."""
        made: list[str] = []
        known = self._desk.read(units, as_of=self._desk.today)
        rows = tuple(_tick(row, ticked=row.id == unit_id) for row in known)
        asked = Asked(
            "Merge units", _SENTENCE, "Show what follows…", "No unit is in the book yet. Add units first.",
            "Unit", "Ends", ("Part of", "Metropolitan Police Service"), self._fields(known), whole=True,
        )  # fmt: skip

        def go_on(ticked: tuple[str, ...], values: Values) -> bool:
            merging = self._merging(ticked, values)
            merger = self.foreseen(merging)
            told = Told(_title(known, merging), _FOLLOWS, "Merge units", "These units have no forum; they simply end.")

            def store(_on: bool) -> None:  # noqa: FBT001  there is no switch
                made[:] = [self._desk.perform(merge_units, **merging).unit_id]

            return follows(dialog, told, lambda _on: merger_effects(merger), store)

        dialog = TickDialog(self._parent, asked, rows, go_on, self._desk.today)
        dialog.lines.select_key(unit_id)
        dialog.exec()
        dialog.deleteLater()
        if made:
            messages.toast("Merged.", undo=True)
        return made[0] if made else ""

    def foreseen(self, merging: Merging) -> Merger:
        """Return what a merger would do, or raise what it would be refused with."""
        told: list[Merger] = []
        with suppress(TakenBack):
            self._desk.perform(foresee_merger, tell=told.append, **merging)
        return told[0]

    def _fields(self, known: tuple[UnitRow, ...]) -> tuple[Field, ...]:
        there = tuple((row.id, f"{row.name} ({row.code})") for row in known)
        chairs = tuple(self._desk.read(post_choices, as_of=self._desk.today))
        return (
            Field("new_unit_id", "Into", "post", choices=there, help="A unit that is there already, or"),
            Field("on", "On", "date", required=True, help="Such as 1 Apr 2027; the day before is their last"),
            Field("name", "New unit", help="Its name, such as Central North"),
            Field("code", "Its code", help="Such as CN"),
            Field("chair_post_id", "Chair", "post", choices=chairs, help="Empty: the same posts, of the new unit"),
        )

    def _merging(self, ticked: tuple[str, ...], values: Values) -> Merging:
        into, name, on = text_of(values, "new_unit_id"), text_of(values, "name"), date_of(values, "on")
        if into and name:
            raise RuleBroken(_BOTH, "new_unit_id")
        if not into and not name:
            raise RuleBroken("Choose the unit that takes over, or name a new one.", "new_unit_id")
        if not ticked:
            raise RuleBroken("Tick the units that are merged.")
        day = on or self._desk.today
        own = self._desk.read(forums, as_of=day) if into else ()
        return Merging(
            old_unit_ids=ticked,
            on=day,
            new_unit_id=into,
            code=text_of(values, "code"),
            name=name,
            forum_ids=tuple(row.id for row in own if row.unit_id == into and in_force(row, day)),
            chair_post_id=text_of(values, "chair_post_id"),
        )


def merger_effects(merger: Merger) -> tuple[Effect, ...]:
    """Return everything that follows: forums and posts that end, forums that take over, and all that goes along."""
    return tuple(_effects(merger))


def _effects(merger: Merger) -> Iterator[Effect]:
    for row in merger.ends:
        gone = counted(len(_of(row, merger.cancelled)), "meeting")
        ends = f"until {date_words(row.ends)}" if row.ends else ""
        yield Effect(row.id, ENDS, f"{row.code}  {row.name}", f"{gone} cancelled", row.cadence, ends)
    for row in merger.begins:
        laid_out = counted(len(_of(row, merger.added)), "meeting")
        chair = f"chair {row.chair}" if row.chair else "no chair named"
        begins = f"from {date_words(row.starts)}" if row.starts and row.id in merger.made else "as it is"
        second = f"{row.cadence}; {laid_out}; {chair}" if row.id in merger.made else f"{row.cadence}; {chair}"
        now = "" if row.id in merger.made else "there already"
        yield Effect(row.id, BEGINS, f"{row.code}  {row.name}", second, now, begins)
    for ended in merger.posts:
        post, still = ended.post, ", ".join(ended.seats)
        held = post.holder or "vacant"
        second = f"{held}; still sits on {still}: name another post there" if still else held
        owed = counted(post.open_actions, "open action") if post.open_actions else ""
        yield Effect(post.id, POSTS, f"{post.title} ({post.code})", second, owed, f"until {date_words(ended.ends)}")
    for one in merger.actions:
        action = one.action
        now, then = (f"tracked by {code or '–'}" for code in (one.before or action.forum_code, action.tracked_by))
        what = f"{action.reference}  {action.text}"
        yield Effect(action.id, ALONG, what, action.owner_name or action.owner, now, then)
    yield from (Effect(one.id, THEMES, one.title, "", one.before, one.after) for one in merger.themes)
    if merger.owed:
        yield Effect("owed", OWED, counted(merger.owed, "promised item"), "deep-dives and their papers among them")


def _of(forum: ForumRow, rows: tuple[MeetingRow, ...]) -> tuple[MeetingRow, ...]:
    return tuple(row for row in rows if row.forum_id == forum.id)


def _tick(row: UnitRow, *, ticked: bool) -> Tick:
    return Tick(row.id, row.name, row.code, row.parent or "–", row.kind[:1].upper() + row.kind[1:], ticked)


def _title(known: tuple[UnitRow, ...], merging: Merging) -> str:
    names = {row.id: row.name for row in known}
    olds = " and ".join(names[key] for key in merging["old_unit_ids"])
    return f"{olds} into {names.get(merging['new_unit_id'], merging['name'])} on {date_words(merging['on'])}"
