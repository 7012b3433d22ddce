"""What can be done to a forum: made, changed, renamed and ended."""

from datetime import time

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, flag_of, int_of, text_of, time_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.framework.forum_words import CADENCE_HELP, CLOSED_DAYS, Choices
from desktop.rooms.framework.type_ahead import OpenForm
from models.operations.forum_life import end_forum
from models.operations.forums import add_forum, edit_forum, rename_forum
from models.queries.forums import ForumDetail, ForumRow, forums, units
from models.queries.people import post_choices, posts
from models.rules.cadence import ClosedDay
from models.rules.codes import code_from
from models.rules.vocabulary import MARKINGS, Level

_USUAL_CADENCE, _USUAL_START, _USUAL_MINUTES = "monthly, first Tuesday", time(10), 120


class ForumDeeds:
    """The forms over a parent widget; each stores through the desk."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def add(self, level: str) -> str:
        """Ask for a new forum, with a usual value wherever there is one; return its key, empty when given up."""
        titles = tuple(row.title for row in self._desk.read(posts, as_of=self._desk.today))
        taken = [row.code for row in self._desk.read(forums, as_of=self._desk.today, include_ended=True)]
        made: list[str] = []

        def submit(values: Values) -> None:
            name = text_of(values, "name")
            made[:] = [
                self._desk.perform(
                    add_forum,
                    name=name,
                    code=text_of(values, "code") or code_from(name, taken),
                    level=text_of(values, "level"),
                    unit_id=text_of(values, "unit_id"),
                    chair=text_of(values, "chair"),
                    cadence=text_of(values, "cadence"),
                    closed_day=text_of(values, "closed_day"),
                    start=time_of(values, "start") or _USUAL_START,
                    minutes=int_of(values, "minutes") or _USUAL_MINUTES,
                    place=text_of(values, "place"),
                )
            ]

        form = OpenForm(self._parent, self._desk.today, {"chair": titles})
        form.ask("Add a forum", "Add forum", self._new_fields(level or Level.CORPORATE.value), submit)
        return made[0] if made else ""

    def _new_fields(self, level: str) -> tuple[Field, ...]:
        unit = Field("unit_id", "Unit", "post", choices=self._units(), help="Empty: the whole organisation")
        return (
            Field("name", "Name", required=True, help="Such as Management Board"),
            Field("code", "Code", help="Short, on every chip and reference. Empty: the initials of its name"),
            Field("level", "Level", "choice", required=True, choices=self._desk.levels.choices(), default=level),
            *((unit,) if unit.choices else ()),
            Field("chair", "Chair", help="The post that takes the chair; a title not known yet becomes a new post"),
            Field("cadence", "Meets", required=True, default=_USUAL_CADENCE, help=CADENCE_HELP),
            Field("closed_day", "On a holiday", "choice", choices=CLOSED_DAYS, default=ClosedDay.NEXT_WORKING.value),
            Field("start", "Starts at", "time", required=True, default=_USUAL_START),
            Field("minutes", "Minutes", "minutes", required=True, default=_USUAL_MINUTES),
            Field("place", "Place"),
        )

    def edit(self, detail: ForumDetail) -> None:
        """Ask for what hardly ever changes about a forum: code, level, unit, chairs, secretary, purposes, marking."""
        row = detail.forum

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_forum,
                forum_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                code=text_of(values, "code"),
                level=text_of(values, "level"),
                unit_id=text_of(values, "unit_id"),
                chair_post_id=text_of(values, "chair_post_id"),
                co_chair_post_id=text_of(values, "co_chair_post_id"),
                secretary_post_id=text_of(values, "secretary_post_id"),
                quorum=int_of(values, "quorum") or 0,
                both_chairs=flag_of(values, "both_chairs"),
                purposes=text_of(values, "purposes").splitlines(),
                marking=text_of(values, "marking"),
                scheduled=not flag_of(values, "registered"),
            )

        ask(self._parent, f"Change {row.code}", "Change forum", self._fields(detail), submit, today=self._desk.today)

    def _fields(self, detail: ForumDetail) -> tuple[Field, ...]:
        row, posts = detail.forum, tuple(self._desk.read(post_choices, as_of=self._desk.today))
        markings = (("", "As the book"), *((word, word) for word in MARKINGS))
        return (
            Field("code", "Code", required=True, default=row.code),
            Field("level", "Level", "choice", required=True, choices=self._desk.levels.choices(), default=row.level),
            Field("unit_id", "Unit", "post", choices=self._units(), default=row.unit_id or None),
            Field("chair_post_id", "Chair", "post", choices=posts, default=row.chair_post_id or None),
            Field("co_chair_post_id", "Co-chair", "post", choices=posts, default=detail.co_chair_post_id or None),
            Field("secretary_post_id", "Secretary", "post", choices=posts, default=detail.secretary_post_id or None),
            Field("quorum", "Quorum", "number", default=row.quorum, help="0: none set"),
            Field("both_chairs", "No quorum without both chairs", "check", default=detail.both_chairs),
            Field("purposes", "Purposes", "long text", default="\n".join(detail.purposes), help="One a line"),
            Field("marking", "Marking", "choice", choices=markings, default=detail.marking),
            Field("registered", "Registered only, not laid out here", "check", default=not row.scheduled),
        )

    def rename(self, row: ForumRow) -> None:
        """Ask for another name from a day on."""

        def submit(values: Values) -> None:
            name, starts = text_of(values, "name"), date_of(values, "starts")
            self._desk.perform(rename_forum, forum_id=row.id, name=name, starts=starts)

        fields = (
            Field("name", "Name", required=True, default=row.name),
            Field("starts", "From", "date", required=True, help="Earlier meetings keep the name they had"),
        )
        ask(self._parent, f"Rename {row.code}", "Rename forum", fields, submit, today=self._desk.today)

    def end(self, row: ForumRow) -> None:
        """Ask for the last day of a forum; what is planned after it is cancelled."""

        def submit(values: Values) -> None:
            on = date_of(values, "on") or self._desk.today
            reason = text_of(values, "reason")
            count = self._desk.perform(end_forum, forum_id=row.id, on=on, reason=reason, revision=row.revision)
            messages.toast(f"Ended {row.code}; {count} later meetings cancelled.", undo=True)

        fields = (
            Field("on", "Last day", "date", required=True),
            Field("reason", "Reason", help="It stands beside every meeting that is cancelled by this"),
        )
        note = "Its meetings after that day are cancelled; its record stays."
        ask(self._parent, f"End {row.code}", "End forum", fields, submit, today=self._desk.today, note=note)

    def _units(self) -> Choices:
        found = self._desk.read(units, as_of=self._desk.today)
        return tuple((unit.id, f"{unit.name} ({unit.kind})") for unit in found)
