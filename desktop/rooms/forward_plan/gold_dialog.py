"""Gold Groups: the form that tasks one, and the one that closes it with its report."""

import datetime as dt

from desktop.kit import messages
from desktop.kit.form import ask, date_of, int_of, text_of, time_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.forward_plan.view import Around
from models.operations.gold_groups import (
    USUAL_MINUTES,
    GoldTasked,
    close_gold_group,
    edit_gold_group,
    reopen_gold_group,
    task_gold_group,
)
from models.queries.forums import forum_detail
from models.queries.gold_groups import GoldGroupRow, gold_groups
from models.queries.people import posts
from models.queries.themes import themes
from models.rules.written_dates import date_words

USUAL_START = dt.time(15)


class GoldDeeds:
    """The deeds over the room."""

    def __init__(self, around: Around) -> None:
        self._around, self._desk = around, around.desk

    def task(self, forum_id: str, theme_id: str = "", meeting_id: str = "") -> bool:
        """Ask for chair, terms and first date of a Gold Group of a forum, and task it."""
        desk, made = self._desk, list[GoldTasked]()
        above = desk.read(forum_detail, forum_id=forum_id, as_of=desk.today).forum
        topic = next((row.title for row in desk.read(themes) if row.id == theme_id), "")

        def submit(values: Values) -> None:
            tasked = desk.perform(
                task_gold_group,
                tasking_forum_id=forum_id,
                topic=text_of(values, "topic"),
                theme_id=theme_id,
                tasking_meeting_id=meeting_id,
                chair_post_id=text_of(values, "chair_post_id"),
                terms=text_of(values, "terms"),
                first_date=date_of(values, "first_date") or desk.today,
                start=time_of(values, "start") or USUAL_START,
                minutes=int_of(values, "minutes") or USUAL_MINUTES,
                place=text_of(values, "place"),
            )
            made.append(tasked)

        note = f"It is a forum of its own, escalates to {above.code}, and comes back to it with a report."
        deed = "Task Gold Group"
        fields = self._fields(topic)
        done = ask(self._around.parent, deed, deed, fields, submit, today=desk.today, note=note)
        if done:
            messages.toast(f"{self._row(made[-1].gold_group_id).code} was tasked by {above.code}", undo=True)
        return done

    def close(self, gold_group_id: str) -> bool:
        """Ask for the report of a Gold Group and close it; the report goes onto the next agenda of its forum."""
        row, desk = self._row(gold_group_id), self._desk

        def submit(values: Values) -> None:
            desk.perform(
                close_gold_group,
                gold_group_id=row.id,
                on=date_of(values, "on") or desk.today,
                report=text_of(values, "report"),
                revision=text_of(values, "revision") or row.revision,
            )

        fields = (
            Field("report", "Report", "long text", required=True, help="What changed, and what stays to be done"),
            Field("on", "Closed on", "date", required=True, default=desk.today),
        )
        note = f"The report goes onto the next agenda of {row.tasking_code}; meetings planned later are cancelled."
        done = ask(
            self._around.parent, f"Close {row.name}", "Close Gold Group", fields, submit, today=desk.today, note=note
        )
        if done:
            messages.toast(f"{row.code} closed on {date_words(self._row(row.id).closed_on or desk.today)}", undo=True)
        return done

    def change_terms(self, gold_group_id: str) -> bool:
        """Ask what a Gold Group is to do, and store it."""
        row, desk = self._row(gold_group_id), self._desk

        def submit(values: Values) -> None:
            kept = text_of(values, "revision") or row.revision
            desk.perform(edit_gold_group, gold_group_id=row.id, terms=text_of(values, "terms"), revision=kept)

        terms = Field("terms", "Terms", "long text", required=True, default=row.terms)
        return ask(self._around.parent, row.name, "Store terms", (terms,), submit, today=desk.today)

    def reopen(self, gold_group_id: str) -> None:
        """Let a Gold Group go on that was closed."""
        row = self._row(gold_group_id)
        messages.attempt(lambda: self._desk.perform(reopen_gold_group, gold_group_id=row.id, revision=row.revision))

    def _fields(self, topic: str) -> tuple[Field, ...]:
        desk = self._desk
        chairs = tuple(
            (row.id, ", ".join(part for part in (row.title, row.holder) if part))
            for row in desk.read(posts, as_of=desk.today)
        )
        return (
            Field("topic", "About", required=True, default=topic or None),
            Field("chair_post_id", "Chair", "post", required=True, choices=chairs),
            Field("terms", "Terms", "long text", required=True, help="What it is to change, and by when"),
            Field("first_date", "First meeting", "date", required=True),
            Field("start", "Begins", "time", required=True, default=USUAL_START),
            Field("minutes", "Minutes", "minutes", required=True, default=USUAL_MINUTES),
            Field("place", "Place", help="Members are named in Framework, like those of any forum"),
        )

    def _row(self, gold_group_id: str) -> GoldGroupRow:
        (row,) = self._desk.read(gold_groups, today=self._desk.today, gold_group_id=gold_group_id)
        return row
