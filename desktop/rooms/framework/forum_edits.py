"""What is stored when a value of a forum is changed in place; what is refused stands under the value."""

from datetime import date, time, timedelta

from PySide6.QtCore import QObject, Signal

from desktop.kit.desk import Desk
from desktop.kit.typed_values import read_figure, read_time
from desktop.rooms.framework.forum_details import ForumDialogs, ForumEdits
from models.errors import RuleBroken
from models.operations.forum_settings import set_deadline, set_pattern
from models.operations.forums import change_rule, edit_forum, rename_forum
from models.queries.forums import ForumDetail
from models.queries.framework import framework_of


class ForumEditing(QObject):
    """The commits of one forum as it stands on a day: they correct the name and the rule in force then.

    `corrected` carries the first day to come on which a rule corrected in place holds.
    """

    corrected = Signal(object)

    def __init__(self, desk: Desk, detail: ForumDetail, day: date, posts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._desk, self._detail, self._day, self._posts = desk, detail, day, posts

    def edits(
        self,
        dialogs: ForumDialogs,
    ) -> ForumEdits:
        """Return what the inspector needs: these commits, and the dialogs of the room."""
        return ForumEdits(
            name=self._name,
            cadence=lambda words: self._rule(cadence=words),
            closed_day=lambda words: self._rule(closed_day=words),
            start=lambda words: self._rule(start=read_time(words, "start")),
            minutes=lambda words: self._rule(minutes=read_figure(words, "minutes") or 0),
            place=lambda words: self._rule(place=words),
            chair=self._chair,
            quorum=self._quorum,
            deadline=self._deadline,
            pattern=self._pattern,
            dialogs=dialogs,
        )

    def _name(self, name: str) -> None:
        """Correct the name the forum has on the day."""
        begun = [starts for starts, _ in self._detail.names if starts is None or starts <= self._day]
        starts = begun[-1] if begun else None
        self._desk.perform(rename_forum, forum_id=self._detail.forum.id, name=name, starts=starts)

    def _rule(
        self,
        *,
        cadence: str | None = None,
        closed_day: str | None = None,
        start: time | None = None,
        minutes: int | None = None,
        place: str | None = None,
    ) -> None:
        """Correct the rule in force on the day; what is not given stays."""
        starts = self._rule_starts()
        self._desk.perform(
            change_rule,
            forum_id=self._detail.forum.id,
            starts=starts,
            cadence=cadence,
            closed_day=closed_day,
            start=start,
            minutes=minutes,
            place=place,
        )
        tomorrow = self._desk.today + timedelta(days=1)
        self.corrected.emit(max(starts or tomorrow, tomorrow))

    def _rule_starts(self) -> date | None:
        """Return from when the rule in force on the day holds, none for the first one."""
        code = self._detail.forum.code
        entries = [entry for entry in self._desk.read(framework_of).forums if entry.code == code]
        starts = [rule.starts for entry in entries for rule in entry.rules]
        begun = [day for day in starts if day is None or day <= self._day]
        return (begun or starts or [None])[-1 if begun else 0]

    def _chair(self, words: str) -> None:
        key = next((key for key, said in self._posts if said == words), "")
        self._edit(chair_post_id=key)

    def _quorum(self, words: str) -> None:
        self._edit(quorum=read_figure(words, "quorum") or 0)

    def _edit(self, *, chair_post_id: str | None = None, quorum: int | None = None) -> None:
        row = self._detail.forum
        self._desk.perform(
            edit_forum, forum_id=row.id, revision=row.revision, chair_post_id=chair_post_id, quorum=quorum
        )

    def _deadline(self, kind: str, words: str) -> None:
        self._desk.perform(set_deadline, forum_id=self._detail.forum.id, kind=kind, words=words)

    def _pattern(self, kind: str, pattern: str) -> None:
        if not pattern:
            raise RuleBroken("A pattern is missing; write it like MB {n}/{yy}.", "pattern")
        self._desk.perform(set_pattern, forum_id=self._detail.forum.id, kind=kind, pattern=pattern)
