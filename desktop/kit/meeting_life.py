"""What happens to a meeting beside being moved: postponed, restored, by correspondence, pinned; and its history."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.away_dialog import AwayDialog
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.sections import Event, History
from models.operations.meetings import pin_meeting, postpone_meeting, restore_meeting, unpin_meeting
from models.operations.stages import hold_by_correspondence
from models.queries.changes import meeting_changes
from models.queries.meetings import FALLEN_AWAY, MeetingRow
from models.rules.vocabulary import ChangeKind, MeetingStatus
from models.rules.written_dates import date_words, short_date_words

_TO_COME = frozenset({MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED})
_MOVED = frozenset({ChangeKind.MOVED, ChangeKind.RULE_CHANGED})


class MeetingLife:
    """The deeds over a parent widget; each stores through the desk."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def commands(self, row: MeetingRow) -> dict[str, Callable[[], None]]:
        """Return what can happen to a meeting at its stage."""
        if row.status in FALLEN_AWAY:
            return {"meeting.restore": lambda: self.restore(row)}
        if row.status not in _TO_COME:
            return {}
        return {
            "meeting.away": lambda: self.away(row),
            "meeting.pin": lambda: self.pin(row),
            "meeting.postpone": lambda: self.postpone(row),
            "meeting.correspondence": lambda: self.correspond(row),
        }

    def postpone(self, row: MeetingRow) -> None:
        """Ask why a meeting is postponed."""

        def submit(values: Values) -> None:
            reason, seen = text_of(values, "reason"), text_of(values, "revision") or row.revision
            self._desk.perform(postpone_meeting, meeting_id=row.id, reason=reason, revision=seen)
            messages.toast(f"Postponed {_named(row)}.", undo=True)

        self._ask(
            f"Postpone {_named(row)}", "Postpone meeting", submit, "It keeps its number; move it to a new day later."
        )

    def restore(self, row: MeetingRow) -> None:
        """Ask why a cancelled or postponed meeting comes back."""

        def submit(values: Values) -> None:
            reason, seen = text_of(values, "reason"), text_of(values, "revision") or row.revision
            self._desk.perform(restore_meeting, meeting_id=row.id, reason=reason, revision=seen)
            messages.toast(f"Restored {_named(row)}.", undo=True)

        note = f"It stands on {date_words(row.date)} {row.start:%H:%M} again."
        self._ask(f"Restore {_named(row)}", "Restore meeting", submit, note)

    def correspond(self, row: MeetingRow) -> None:
        """Ask why a meeting is settled by letter."""

        def submit(values: Values) -> None:
            reason, seen = text_of(values, "reason"), text_of(values, "revision") or row.revision
            self._desk.perform(hold_by_correspondence, meeting_id=row.id, reason=reason, revision=seen)
            messages.toast(f"{_named(row)} is held by correspondence.", undo=True)

        note = "Nobody has to be anywhere; decisions and actions are recorded as in the room."
        self._ask(f"{_named(row)} by correspondence", "Hold by correspondence", submit, note)

    def pin(self, row: MeetingRow) -> None:
        """Leave a meeting where it is whatever is planned, or let it be moved again."""
        deed = unpin_meeting if row.pinned else pin_meeting
        said = "may be moved by the planner again" if row.pinned else "stays where it is, whatever is planned"
        if messages.attempt(lambda: self._desk.perform(deed, meeting_id=row.id, revision=row.revision) or True):
            messages.toast(f"{_named(row)} {said}.", undo=True)

    def away(self, row: MeetingRow) -> None:
        """Show who could chair and where the meeting could go, each with what it costs, and take one."""
        dialog = AwayDialog(self._parent, self._desk, row)
        dialog.exec()
        dialog.deleteLater()

    def history(self, row: MeetingRow) -> tuple[History, ...]:
        """Return the section of what happened to a meeting on the calendar, newest first; none if nothing did."""
        found = self._desk.read(meeting_changes, meeting_id=row.id)
        events = tuple(
            Event(one.words, one.reason, f"{short_date_words(one.at.date())}, {one.by}", filled=one.kind in _MOVED)
            for one in reversed(found)
        )
        return (History(events, "On the calendar"),) if events else ()

    def _ask(self, title: str, deed: str, submit: Callable[[Values], None], note: str) -> None:
        field = Field("reason", "Reason", "long text", required=True)
        ask(self._parent, title, deed, (field,), submit, today=self._desk.today, note=note)


def _named(row: MeetingRow) -> str:
    return f"{row.forum_code} {short_date_words(row.date)}"
