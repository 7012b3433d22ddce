"""From held to agreed: finishing, issuing and agreeing minutes, correcting agreed ones, and what goes out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.meeting.after_prints import send_out
from desktop.rooms.meeting.issue_prints import MinutesIssue, missing_words
from models.operations.corrections import record_correction
from models.operations.stages import FELL_AWAY, TAKES_PLACE, agree_minutes, finish_minutes
from models.queries.meetings import MeetingRow, meetings
from models.queries.record import MeetingRecord
from models.queries.record_rows import EntryKind, EntryRow
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words

Commands = dict[str, Callable[[], None]]
WHOLE_RECORD = "whole record"
KEY_OF = {
    EntryKind.MINUTE.value: "minute_id",
    EntryKind.DECISION.value: "decision_id",
    EntryKind.ACTION.value: "action_id",
}
"""What can be corrected by itself, and under which name its key goes."""
MOST_OFFERED = 6
_SHOWN = 80


class MinutesDeeds:
    """What is done about the minutes of a meeting, over a parent widget."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def commands(self, record: MeetingRecord, entry_key: str = "") -> Commands:
        """Return what its stage allows; `entry_key` is the entry chosen, which a correction begins with."""
        meeting = record.agenda.meeting
        finish = {"meeting.finish_minutes": lambda: self.finish(meeting)}
        issue = {"meeting.issue_minutes": lambda: self.issue(meeting)}
        agree = {"meeting.agree_minutes": lambda: self.agree(meeting)}
        correct = {"meeting.correct": lambda: self.correct(record, entry_key)}
        out = {"meeting.send_out": lambda: self.send_out(meeting)}
        ways: dict[str, Commands] = {
            MeetingStatus.HELD: finish | issue | out,
            MeetingStatus.CORRESPONDENCE: finish | issue | out,
            MeetingStatus.MINUTES_DRAFT: issue | agree | out,
            MeetingStatus.MINUTES_AGREED: issue | correct,
        }
        return ways.get(meeting.status, {})

    def finish(self, meeting: MeetingRow) -> None:
        """Mark the draft minutes as finished."""

        def done() -> bool:
            self._desk.perform(finish_minutes, meeting_id=meeting.id)
            return True

        if messages.attempt(done):
            messages.toast(f"Finished the draft minutes of {meeting.reference}.", undo=True)

    def issue(self, meeting: MeetingRow) -> None:
        """Keep the minutes as their next version."""
        MinutesIssue(self._parent, self._desk, meeting).ask()

    def send_out(self, meeting: MeetingRow) -> None:
        """Write what goes out after the meeting, issue the log and open the next agenda."""
        send_out(self._parent, self._desk, meeting)

    def agree(self, meeting: MeetingRow) -> None:
        """Ask at which meeting the minutes were agreed, and lock them."""

        def submit(values: Values) -> None:
            at = text_of(values, "at_meeting_id")
            self._desk.perform(agree_minutes, meeting_id=meeting.id, at_meeting_id=at)

        later = self._later(meeting)
        took_place = [row.id for row in later if row.status in TAKES_PLACE]
        likely = next(iter([*took_place, *(row.id for row in later)]), None)
        choices = tuple((row.id, f"{row.forum_code} {date_words(row.date)}") for row in later)
        help_words = "" if later else "No later meeting is planned; they are agreed without one."
        field = Field("at_meeting_id", "Agreed at", "choice", choices=choices, default=likely, help=help_words)
        locked = "Agreed minutes are locked: what is wrong in them is put right by a correction. This cannot be undone."
        note = " ".join(filter(None, (missing_words(self._desk, meeting.id), locked)))
        title = f"Agree minutes of {meeting.reference}"
        if ask(self._parent, title, "Agree minutes", (field,), submit, today=self._desk.today, note=note):
            messages.toast(f"The minutes of {meeting.reference} are agreed.")

    def correct(self, record: MeetingRecord, entry_key: str = "") -> None:
        """Ask what should stand instead and why, and put it on record under what was agreed."""
        entries = {row.id: row for row in record.entries if row.kind in KEY_OF}
        meeting = record.agenda.meeting

        def submit(values: Values) -> None:
            entry = entries.get(text_of(values, "about"))
            self._desk.perform(
                record_correction,
                meeting_id=meeting.id,
                text=text_of(values, "text"),
                reason=text_of(values, "reason"),
                **({KEY_OF[entry.kind]: entry.id} if entry else {}),
            )

        choices = ((WHOLE_RECORD, "The record as a whole"), *((row.id, entry_words(row)) for row in entries.values()))
        about = entry_key if entry_key in entries else WHOLE_RECORD
        fields = (
            Field("about", "What is wrong", "choice", required=True, choices=choices, default=about),
            Field("text", "It should say", "long text", required=True),
            Field("reason", "Why", required=True),
        )
        note = "What was agreed stays as it is; the correction stands under it for good."
        title = f"Correct agreed minutes of {meeting.reference}"
        if ask(self._parent, title, "Record correction", fields, submit, today=self._desk.today, note=note):
            messages.toast("Recorded the correction. Issue the minutes again to send it out.")

    def _later(self, meeting: MeetingRow) -> list[MeetingRow]:
        """Return the forum's next meetings that can agree the minutes."""
        rows = self._desk.read(meetings, forum_id=meeting.forum_id, first=meeting.date)
        later = [row for row in rows if row.date > meeting.date and row.status not in FELL_AWAY]
        return sorted(later, key=lambda row: row.date)[:MOST_OFFERED]


def entry_words(row: EntryRow) -> str:
    """Name an entry in a list: Decision MB D 14/26: hold knife crime as a theme."""
    text = row.text if len(row.text) <= _SHOWN else f"{row.text[:_SHOWN].rstrip()}…"
    return f"{row.kind[:1].upper()}{row.kind[1:]} {row.number}: {text}"
