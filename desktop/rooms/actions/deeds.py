"""What can be done to an action, each by one small form."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, fuzzy_words_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.actions.columns import NONE
from desktop.rooms.actions.named_posts import posts_named
from desktop.rooms.actions.narrowing import PART_CHOICES
from models.documents.wording import sentence
from models.errors import RuleBroken
from models.operations.actions import close_action, edit_action, move_due, reopen_action, update_action
from models.operations.outcomes import record_action
from models.queries.actions import ActionRow
from models.queries.forums import PostRow, forums
from models.queries.people import people, post_choices, posts
from models.rules.progress import ActionStatus, is_open
from models.rules.written_dates import date_words

Choices = tuple[tuple[str, str], ...]
OPEN_CHOICES: Choices = tuple((status.value, status.value) for status in ActionStatus if is_open(status))
END_CHOICES: Choices = tuple((status.value, status.value) for status in ActionStatus if not is_open(status))
_OWNER_FIELDS = ("owner_post_id", "owner_person_id", "owner_body")
_SPOKEN = "As spoken: in two weeks, end of November, Q4, 18/11"
_CONTRIBUTORS = "Titles or codes of posts, separated by commas"


@dataclass(frozen=True, slots=True)
class Owners:
    """Who can answer for an action: posts in words, posts as rows, and people."""

    words: Choices
    posts: tuple[PostRow, ...]
    people: Choices

    def key_of(self, words: str) -> str:
        """Return the key of a post by its words; RuleBroken if it is none."""
        found = next((key for key, said in self.words if said == words), "")
        if not found:
            raise RuleBroken(f"There is no post “{words}”; choose one from the list.", "owner_post_id")
        return found


class ActionDeeds:
    """The forms of the room; each returns once its values are stored or given up."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk, self._parent = desk, parent

    def owners(self) -> Owners:
        """Return who can answer for an action today."""
        today = self._desk.today
        named = self._desk.read(people, as_of=today)
        return Owners(
            tuple(self._desk.read(post_choices, as_of=today)),
            tuple(self._desk.read(posts, as_of=today)),
            tuple((person.id, person.name) for person in named),
        )

    def record(self, forum_id: str) -> str:
        """Ask for a new action, the forum filled in; return its key, empty when given up."""
        owners = self.owners()
        made: list[str] = []

        def submit(values: Values) -> None:
            made[:] = [
                self._desk.perform(
                    record_action,
                    forum_id=text_of(values, "forum_id"),
                    text=text_of(values, "text"),
                    owner_post_id=text_of(values, "owner_post_id"),
                    owner_person_id=text_of(values, "owner_person_id"),
                    owner_body=text_of(values, "owner_body"),
                    contributors=posts_named(text_of(values, "contributors"), owners.posts),
                    due=date_of(values, "due"),
                    due_words=fuzzy_words_of(values, "due"),
                    part=int(text_of(values, "part") or 1),
                )
            ]

        fields = (
            Field("forum_id", "Forum", "post", required=True, choices=self.forum_choices(), default=forum_id or None),
            Field("text", "Action", "long text", required=True),
            *_owner_fields(owners),
            Field("contributors", "Contributors", help=_CONTRIBUTORS),
            Field("due", "Due", "spoken date", required=True, help=_SPOKEN),
            Field("part", "Part", "choice", choices=PART_CHOICES, default="1"),
        )
        self._ask("Record an action", "Record action", fields, submit)
        return made[0] if made else ""

    def edit(self, row: ActionRow) -> None:
        """Ask for other facts of an action: its text, its owner, its contributors, its part."""
        owners = self.owners()
        before = _owner_values(row, owners)

        def submit(values: Values) -> None:
            after = {name: text_of(values, name) for name in _OWNER_FIELDS}
            changed = after != {name: str(before[name] or "") for name in _OWNER_FIELDS}
            self._desk.perform(
                edit_action,
                action_id=row.id,
                revision=_revision(values, row),
                text=text_of(values, "text"),
                owner_post_id=after["owner_post_id"] if changed else None,
                owner_person_id=after["owner_person_id"] if changed else None,
                owner_body=after["owner_body"] if changed else None,
                contributors=self._changed_contributors(values, row, owners),
                part=int(text_of(values, "part") or 1),
            )

        fields = (
            Field("text", "Action", "long text", required=True, default=row.text),
            *_owner_fields(owners, before),
            Field("contributors", "Contributors", help=_CONTRIBUTORS, default=row.contributors),
            Field("part", "Part", "choice", choices=PART_CHOICES, default=str(row.part)),
        )
        self._ask(f"Change {row.reference}", "Change action", fields, submit)

    def move(self, row: ActionRow) -> None:
        """Ask for another due date and the reason."""
        now = row.due_words or (date_words(row.due) if row.due else NONE)

        def submit(values: Values) -> None:
            self._desk.perform(
                move_due,
                action_id=row.id,
                due=date_of(values, "due"),
                due_words=fuzzy_words_of(values, "due"),
                reason=text_of(values, "reason"),
                revision=_revision(values, row),
            )

        fields = (
            Field("due", "New date", "spoken date", required=True, help=_SPOKEN),
            Field("reason", "Reason", "long text", required=True),
        )
        note = f"{sentence(row.text)} Due now: {now}."
        self._ask(f"Move the date of {row.reference}", "Move date", fields, submit, note)

    def close(self, row: ActionRow) -> None:
        """Ask what shows that an action is done, and close it."""

        def submit(values: Values) -> None:
            self._desk.perform(
                close_action,
                action_id=row.id,
                note=text_of(values, "note"),
                on=date_of(values, "on"),
                status=text_of(values, "status"),
                revision=_revision(values, row),
            )
            messages.toast(f"Closed {row.reference}.", undo=True)

        fields = (
            Field("note", "What shows it", "long text", required=True, help="The evidence, or why it is withdrawn"),
            Field("status", "Closed as", "choice", True, END_CHOICES, default=ActionStatus.COMPLETE.value),
            Field("on", "On", "date", default=self._desk.today),
        )
        self._ask(f"Close {row.reference}", "Close action", fields, submit, row.text)

    def reopen(self, row: ActionRow) -> None:
        """Ask why a closed action is opened again."""

        def submit(values: Values) -> None:
            reason = text_of(values, "reason")
            self._desk.perform(reopen_action, action_id=row.id, reason=reason, revision=_revision(values, row))

        fields = (Field("reason", "Reason", "long text", required=True),)
        self._ask(f"Re-open {row.reference}", "Re-open action", fields, submit, row.text)

    def update(self, row: ActionRow) -> None:
        """Ask how an action goes."""

        def submit(values: Values) -> None:
            text, status = text_of(values, "text"), text_of(values, "status")
            revision = _revision(values, row)
            self._desk.perform(update_action, action_id=row.id, text=text, status=status, revision=revision)

        fields = (
            Field("text", "What its owner reports", "long text"),
            Field("status", "It is now", "choice", required=True, choices=OPEN_CHOICES, default=row.status),
        )
        self._ask(f"Update {row.reference}", "Note update", fields, submit, row.text)

    # edits in place: what is refused stands under the value

    def change_text(self, row: ActionRow, text: str) -> None:
        """Store other words."""
        self._desk.perform(edit_action, action_id=row.id, revision=row.revision, text=text)

    def change_owner(self, row: ActionRow, words: str) -> None:
        """Store another accountable post, named by its words."""
        key = self.owners().key_of(words)
        self._desk.perform(edit_action, action_id=row.id, revision=row.revision, owner_post_id=key)

    def change_contributors(self, row: ActionRow, text: str) -> None:
        """Store other contributors, typed by title or code."""
        helpers = posts_named(text, self.owners().posts)
        self._desk.perform(edit_action, action_id=row.id, revision=row.revision, contributors=helpers)

    def forum_choices(self) -> Choices:
        """Return all forums of today by code and name."""
        found = self._desk.read(forums, as_of=self._desk.today)
        return tuple((forum.id, f"{forum.code}  {forum.name}") for forum in found)

    def _changed_contributors(self, values: Values, row: ActionRow, owners: Owners) -> tuple[str, ...] | None:
        """Return the contributors where they were changed."""
        typed = text_of(values, "contributors")
        return None if typed == row.contributors else posts_named(typed, owners.posts)

    def _ask(
        self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None], note: str = ""
    ) -> None:
        ask(self._parent, title, deed, fields, submit, today=self._desk.today, note=note)


def _owner_fields(owners: Owners, before: dict[str, object] | None = None) -> tuple[Field, ...]:
    """Return the three ways to name the one accountable owner."""
    given = before or {}
    return (
        Field("owner_post_id", "Accountable post", "post", choices=owners.words, default=given.get("owner_post_id")),
        Field("owner_person_id", "or a person", "post", choices=owners.people, default=given.get("owner_person_id")),
        Field("owner_body", "or a body outside", default=given.get("owner_body")),
    )


def _owner_values(row: ActionRow, owners: Owners) -> dict[str, object]:
    """Return how the owner of an action is given: by post, by person, or as words."""
    person = next((key for key, name in owners.people if name == row.owner and not row.owner_post_id), None)
    body = "" if row.owner_post_id or person else row.owner
    return {"owner_post_id": row.owner_post_id or None, "owner_person_id": person, "owner_body": body}


def _revision(values: Values, row: ActionRow) -> str:
    """Return the state the form saw, or the one agreed upon after a conflict."""
    return text_of(values, "revision") or row.revision
