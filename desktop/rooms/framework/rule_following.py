"""A forum's rule changed from a day on: its meetings before and after, then one button."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from functools import partial
from typing import TypedDict

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, int_of, text_of, time_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.statuses import meeting_status
from desktop.rooms.framework.follows_dialog import Effect, Told, follows
from desktop.rooms.framework.forum_words import CADENCE_HELP, CLOSED_DAYS
from models.errors import RuleBroken
from models.operations.forums import change_rule
from models.operations.rule_change import follow_rule
from models.queries.forums import ForumRow
from models.queries.meetings import MeetingRow, meetings
from models.queries.rule_change import OPENED, RuleChange, RuleChangeRow, rule_change
from models.rules.written_dates import date_words

MOVE, COME, GO, STAY = "Meetings that move", "Meetings added", "Meetings that fall away", "Meetings that stay"
_GROUPS = {"moved": MOVE, "added": COME, "withdrawn": GO, "kept": STAY}
_DAY = timedelta(days=1)
_SWITCH = "Meetings whose agenda is open move too, with their agendas"
_NOT_LAID_OUT = "Nothing from then on is on the calendar yet. The year will be laid out by the new rule."
_REGISTERED = "It is registered only: no meeting of it is laid out here."
_ALL_STAY = "No meeting on the calendar stands otherwise by this rule."
_SENTENCE = "Earlier meetings keep the old rule; these keep number, agenda and papers. One undo."


class Parts(TypedDict, total=False):
    """The parts of a rule that are given; none of them is the rule in force."""

    cadence: str
    closed_day: str
    start: time | None
    minutes: int | None
    place: str


class RuleFollowing:
    """The dialogs over a parent widget; each stores through the desk as one deed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def change(self, row: ForumRow, *, cadence: str = "", starts: date | None = None) -> bool:
        """Ask for another rule from a day on, then show what follows; the form stays open until it is stored."""

        def submit(values: Values) -> None:
            begins = date_of(values, "starts") or self._desk.today
            rule = Parts(
                cadence=text_of(values, "cadence"),
                closed_day=text_of(values, "closed_day"),
                start=time_of(values, "start"),
                minutes=int_of(values, "minutes"),
                place=text_of(values, "place"),
            )
            if not self._follow(row, begins, rule):
                raise RuleBroken("Nothing is stored yet: change the rule, or cancel.")

        fields = (
            Field("starts", "From", "date", required=True, default=starts, help="Such as 1 Apr 2027"),
            Field("cadence", "Meets", required=True, default=cadence or row.cadence, help=CADENCE_HELP),
            Field("closed_day", "On a holiday", "choice", True, CLOSED_DAYS, default=row.closed_day),
            Field("start", "Starts at", "time", required=True, default=row.start),
            Field("minutes", "Minutes", "minutes", required=True, default=row.minutes),
            Field("place", "Place", default=row.place),
        )
        note = "What happens to the meetings already on the calendar is shown first."
        title = f"Change the rule of {row.code}"
        return ask(self._parent, title, "Show what follows…", fields, submit, today=self._desk.today, note=note)

    def follow(self, row: ForumRow, starts: date) -> bool:
        """Show how later meetings would follow the rule in force from a day on, and let them if wanted."""
        return self._follow(row, starts, Parts())

    def astray(self, row: ForumRow, starts: date) -> int:
        """Return how many meetings on the calendar stand otherwise than by the rule in force from a day on."""
        if not row.scheduled or not self._laid_out(starts):
            return 0
        change = self._desk.read(rule_change, forum_id=row.id, starts=starts, today=self._desk.today)
        return sum(one.what != "kept" for one in change.rows)

    def _follow(self, row: ForumRow, starts: date, rule: Parts) -> bool:
        read = partial(self._read, row, starts, rule)
        first = read(keep_opened=False)
        laid_out = row.scheduled and self._laid_out(starts)
        opened = laid_out and any(one.status in OPENED for one in first.rows)
        told = Told(
            f"{row.code} from {date_words(starts)}: {first.rule.words}",
            _SENTENCE,
            "Change rule" if rule else "Let them follow",
            _ALL_STAY if laid_out else _NOT_LAID_OUT if row.scheduled else _REGISTERED,
            "Meeting",
            _SWITCH if opened else "",
        )
        stored = {one.id: one for one in self._desk.read(meetings, forum_id=row.id, first=first.first)}

        def effects(moves: bool) -> tuple[Effect, ...]:  # noqa: FBT001  the switch
            return rule_effects(read(keep_opened=not moves), stored) if laid_out else ()

        def store(moves: bool) -> None:  # noqa: FBT001  the switch
            if laid_out:
                self._desk.perform(follow_rule, forum_id=row.id, starts=starts, keep_opened=not moves, **rule)
            else:
                self._desk.perform(change_rule, forum_id=row.id, starts=starts, **rule)
            said = f"Changed the rule of {row.code} from" if rule else f"{row.code} follows its rule from"
            messages.toast(f"{said} {date_words(starts)}.", undo=True)

        return follows(self._parent, told, effects, store)

    def _read(self, row: ForumRow, starts: date, rule: Parts, *, keep_opened: bool) -> RuleChange:
        today = self._desk.today
        return self._desk.read(
            rule_change, forum_id=row.id, starts=starts, today=today, keep_opened=keep_opened, **rule
        )

    def _laid_out(self, starts: date) -> bool:
        """Return whether anything from a day on is on the calendar."""
        return bool(self._desk.read(meetings, first=max(starts, self._desk.today + _DAY), chairs=False))


def rule_effects(change: RuleChange, stored: Mapping[str, MeetingRow]) -> tuple[Effect, ...]:
    """Return what happens to each meeting: those that move first, those that stay last."""
    order = list(_GROUPS)
    rows = sorted(change.rows, key=lambda row: order.index(row.what))
    return tuple(_effect(change, row, stored.get(row.meeting_id)) for row in rows)


def _effect(change: RuleChange, row: RuleChangeRow, meeting: MeetingRow | None) -> Effect:
    said: dict[str, Callable[[], str]] = {
        "moved": lambda: _moment(row.new_date, change.rule.start),
        "added": lambda: _moment(row.new_date, change.rule.start),
        "withdrawn": lambda: "falls away",
        "kept": lambda: "stays",
    }
    status = meeting_status(row.status).word if row.status in OPENED else ""
    other = _otherwise(change, row, meeting) if row.what == "moved" else ""
    return Effect(
        key=row.meeting_id or f"new {row.new_date}",
        group=_GROUPS[row.what],
        what=f"{change.forum_code} {row.number}" if row.number else f"{change.forum_code}, new",
        second="; ".join(words for words in (status, other, _why(row)) if words),
        now=_moment(row.old_date, meeting.start if meeting else None),
        then=said[row.what](),
    )


def _otherwise(change: RuleChange, row: RuleChangeRow, meeting: MeetingRow | None) -> str:
    """Say what changes beside day and time."""
    if meeting is None:
        return ""
    rule = change.rule
    place = f"in {rule.place or 'no place yet'}" if rule.place != meeting.place else ""
    length = f"{rule.minutes} min" if rule.minutes != meeting.minutes else ""
    same_day = "same day" if row.old_date == row.new_date else ""
    return ", ".join(words for words in (same_day, length, place) if words)


def _why(row: RuleChangeRow) -> str:
    return row.because[:1].upper() + row.because[1:]


def _moment(day: date | None, start: time | None) -> str:
    return ", ".join(words for words in (date_words(day) if day else "", f"{start:%H:%M}" if start else "") if words)
