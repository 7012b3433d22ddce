"""What is asked about something promised to a forum: promised, given its date, asked for, or let go."""

from collections.abc import Callable

from desktop.kit import messages
from desktop.kit.form import ask, date_of, flag_of, int_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.forward_plan.view import Around, Choices
from models.operations.promises import drop_promise, promise_item
from models.operations.undated_promises import chase_promise, fix_promise_date, leave_date_open
from models.queries.forums import forums
from models.queries.forward_plan import PlanEntry, PlannedForum
from models.queries.meetings import meetings
from models.queries.people import post_choices
from models.rules.carry_over import TO_COME
from models.rules.vocabulary import Purpose
from models.rules.written_dates import date_words

USUAL_MINUTES = 10


class PlanDeeds:
    """The forms over the room; each stores through the desk."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def add(self, forum_id: str = "") -> str:
        """Ask for an item promised to a forum, with or without a date; return its key, empty when given up."""
        desk = self._around.desk
        made: list[str] = []
        found = desk.read(forums, as_of=desk.today, include_unscheduled=False)

        def submit(values: Values) -> None:
            undated = flag_of(values, "undated")
            made[:] = [
                desk.perform(
                    promise_item,
                    forum_id=text_of(values, "forum_id"),
                    title=text_of(values, "title"),
                    ask=text_of(values, "ask"),
                    purpose=text_of(values, "purpose"),
                    lead_post_id=text_of(values, "lead_post_id"),
                    minutes=int_of(values, "minutes") or USUAL_MINUTES,
                    after=None if undated else date_of(values, "after"),
                    reason=text_of(values, "reason"),
                    undated=undated,
                )
            ]

        choices = tuple((one.id, f"{one.code}  {one.name}") for one in found)
        purposes = tuple((one.value, one.value) for one in Purpose)
        fields = (
            Field("forum_id", "Forum", "post", True, choices, default=forum_id or None),
            Field("title", "Title", required=True),
            Field("undated", "Its date is to be fixed", "check", default=False, help="It is asked for every quarter"),
            Field("after", "At the first meeting after", "spoken date", help="Empty: the next meeting"),
            Field("purpose", "Purpose", "choice", choices=purposes, default=Purpose.DISCUSS.value),
            Field("ask", "What the forum is asked", "long text"),
            Field("lead_post_id", "Lead", "post", choices=desk.read(post_choices, as_of=desk.today)),
            Field("minutes", "Minutes", "minutes", default=USUAL_MINUTES),
            Field("reason", "Where it was promised", help="Such as paper 003, section C"),
        )
        self._ask("Promise an item", "Promise", fields, submit)
        return made[0] if made else ""

    def fix_date(self, forum: PlannedForum, entry: PlanEntry) -> None:
        """Ask at which meeting something promised is to be taken."""
        desk = self._around.desk

        def submit(values: Values) -> None:
            desk.perform(
                fix_promise_date,
                promise_id=entry.key,
                meeting_id=text_of(values, "meeting_id"),
                after=date_of(values, "after"),
            )

        fields = (
            Field(
                "meeting_id", "At", "post", choices=self._coming(forum.id), help="Empty: the first one after the day"
            ),
            Field("after", "After", "date", default=desk.today),
        )
        self._ask("Fix its date", "Fix date", fields, submit, f"{entry.title}, promised to {forum.code}.")

    def chase(self, entry: PlanEntry) -> None:
        """Note that its date was asked for today."""
        if messages.attempt(lambda: self._perform_chase(entry)):
            messages.toast(f"Asked for the date of {entry.title}.", undo=True)

    def _perform_chase(self, entry: PlanEntry) -> bool:
        self._around.desk.perform(chase_promise, promise_id=entry.key)
        return True

    def leave_open(self, entry: PlanEntry) -> None:
        """Say that its date is to be fixed after all."""
        messages.attempt(lambda: self._around.desk.perform(leave_date_open, promise_id=entry.key))

    def drop(self, entry: PlanEntry) -> None:
        """Ask why something promised is not wanted any more."""

        def submit(values: Values) -> None:
            self._around.desk.perform(drop_promise, promise_id=entry.key, because=text_of(values, "because"))
            messages.toast(f"Dropped {entry.title}.", undo=True)

        fields = (Field("because", "Why", "long text", required=True),)
        self._ask("No longer wanted", "Drop", fields, submit, entry.title)

    def _coming(self, forum_id: str) -> Choices:
        """Return the meetings of a forum to come."""
        desk = self._around.desk
        found = desk.read(meetings, forum_id=forum_id, first=desk.today, chairs=False)
        return tuple((one.id, f"{one.forum_code} {date_words(one.date)}") for one in found if one.status in TO_COME)

    def _ask(
        self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None], note: str = ""
    ) -> None:
        ask(self._around.parent, title, deed, fields, submit, today=self._around.desk.today, note=note)
