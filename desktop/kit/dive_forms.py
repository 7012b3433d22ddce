"""What is asked about a deep-dive: commissioned, changed, put off, reported, closed; for every room that shows one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from models.operations.deep_dive_reports import close_deep_dive, report_deep_dive
from models.operations.deep_dives import (
    commission_deep_dive,
    edit_deep_dive,
    put_off_deep_dive,
    remove_deep_dive,
)
from models.queries.deep_dives import DeepDiveRow
from models.queries.forums import forums, units
from models.queries.meetings import meetings
from models.queries.open_items import open_items
from models.queries.people import post_choices
from models.queries.priorities import priorities_in_force
from models.queries.risks import risk_choices
from models.queries.themes import themes
from models.rules.carry_over import TO_COME
from models.rules.vocabulary import UnitKind
from models.rules.written_dates import date_words

Choices = tuple[tuple[str, str], ...]
INFORMED = frozenset({UnitKind.CORPORATE, UnitKind.BUSINESS_GROUP, UnitKind.THEMATIC})
INFORMS = "informs:"
NEXT = "A slot is kept for it at the next meeting of the forum it reports to, and a paper is commissioned."
NO_ITEM = "A deep-dive is commissioned under an item; enter the room of a meeting, or open an agenda, first."


class DiveForms:
    """The forms over a parent widget; each stores through the desk."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def commission(self) -> str:
        """Ask for a new deep-dive under an item of a recent meeting; return its key, empty when given up."""
        made: list[str] = []
        found = self._desk.read(open_items, today=self._desk.today)
        if not found:
            messages.refuse(NO_ITEM)
            return ""
        of = {row.id: row.meeting_id for row in found}

        def submit(values: Values) -> None:
            item = text_of(values, "item_id")
            made[:] = [
                self._desk.perform(
                    commission_deep_dive,
                    meeting_id=of.get(item, ""),
                    item_id=item,
                    title=text_of(values, "title"),
                    question=text_of(values, "question"),
                    lead_post_id=text_of(values, "lead_post_id"),
                    sponsor_post_id=text_of(values, "sponsor_post_id"),
                    forum_id=text_of(values, "forum_id"),
                    informs_unit_ids=_informed(values),
                    tracking_forum_id=text_of(values, "tracking_forum_id"),
                    theme_id=text_of(values, "theme_id"),
                    priority_ids=_one(values, "priority_id"),
                    risk_ids=_one(values, "risk_id"),
                )
            ]

        items = tuple((row.id, row.words) for row in found)
        fields = (
            Field("title", "Title", required=True),
            Field("item_id", "Commissioned in", "post", True, items, "The item of a meeting under which it came up"),
            Field(
                "forum_id", "Reports to", "post", choices=self._boards(), help="Empty: the forum that commissions it"
            ),
            *self._subject(None),
        )
        ask(self._parent, "Commission a deep-dive", "Commission", fields, submit, today=self._desk.today, note=NEXT)
        return made[0] if made else ""

    def edit(self, row: DeepDiveRow) -> bool:
        """Ask for other facts of a deep-dive; True when they were stored."""
        waits = not row.slot and row.status == "commissioned"

        def submit(values: Values) -> None:
            due = text_of(values, "due_meeting_id") if waits else None
            same = (text_of(values, "title"), text_of(values, "question")) == (row.title, row.question)
            self._desk.perform(
                edit_deep_dive,
                deep_dive_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                title=None if same else text_of(values, "title"),
                question=None if same else text_of(values, "question"),
                lead_post_id=text_of(values, "lead_post_id"),
                sponsor_post_id=text_of(values, "sponsor_post_id"),
                due_meeting_id=due if due != row.due_meeting_id else None,
                informs_unit_ids=_informed(values),
                tracking_forum_id=text_of(values, "tracking_forum_id"),
                theme_id=text_of(values, "theme_id"),
                priority_ids=_kept(_one(values, "priority_id"), _served(row, "priority")),
                risk_ids=_kept(_one(values, "risk_id"), _served(row, "risk")),
            )

        due = Field("due_meeting_id", "Reports at", "post", choices=self._coming(row, ""), help="Empty: the next one",
                    default=row.due_meeting_id or None)  # fmt: skip
        fields = (
            Field("title", "Title", required=True, default=row.title),
            *((due,) if waits else ()),
            *self._subject(row),
        )
        note = f"Commissioned at {row.commissioned}" + (f", reports under {row.slot}" if row.slot else "")
        return ask(self._parent, "Change deep-dive", "Change", fields, submit, today=self._desk.today, note=note)

    def put_off(self, row: DeepDiveRow) -> bool:
        """Ask to which meeting a deep-dive goes, and why; True when it went."""

        def submit(values: Values) -> None:
            self._desk.perform(
                put_off_deep_dive,
                deep_dive_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                because=text_of(values, "because"),
                to_meeting_id=text_of(values, "to_meeting_id"),
            )

        fields = (
            Field("because", "Why", "long text", required=True, help="It is kept with the date it had"),
            Field("to_meeting_id", "To", "post", choices=self._coming(row, row.due_meeting_id),
                  help=f"Empty: the next meeting of {row.forum_code} after that"),
        )  # fmt: skip
        stands = f"{row.title}. Due {date_words(row.due)}." if row.due else f"{row.title}. No date yet."
        return ask(self._parent, "Put off deep-dive", "Put off", fields, submit, today=self._desk.today, note=stands)

    def report(self, row: DeepDiveRow) -> bool:
        """Ask when a deep-dive reported, and what came of it."""

        def submit(values: Values) -> None:
            on, outcome = date_of(values, "on"), text_of(values, "outcome")
            seen = text_of(values, "revision") or row.revision
            self._desk.perform(report_deep_dive, deep_dive_id=row.id, on=on, outcome=outcome, revision=seen)

        day = min(row.due or self._desk.today, self._desk.today)
        fields = (
            Field("on", "Reported on", "date", required=True, default=day),
            Field("outcome", "What came of it", "long text", default=row.outcome or None),
        )
        note = f"{row.title}. It reports by itself when its item is taken at {row.forum_code}."
        return ask(
            self._parent, "Deep-dive has reported", "Has reported", fields, submit, today=self._desk.today, note=note
        )

    def close(self, row: DeepDiveRow) -> bool:
        """Ask what came of a deep-dive of which nothing more is expected."""

        def submit(values: Values) -> None:
            outcome, seen = text_of(values, "outcome"), text_of(values, "revision") or row.revision
            self._desk.perform(close_deep_dive, deep_dive_id=row.id, outcome=outcome, revision=seen)

        fields = (Field("outcome", "What came of it", "long text", default=row.outcome or None),)
        open_ones = sum(1 for one in row.actions if one.status not in {"closed", "withdrawn"})
        waiting = f" {open_ones} of its actions are still open; they are followed up all the same." if open_ones else ""
        note = f"{row.title}.{waiting}"
        return ask(self._parent, "Close deep-dive", "Close", fields, submit, today=self._desk.today, note=note)

    def remove(self, row: DeepDiveRow) -> None:
        """Take a deep-dive out of the record."""
        seen = row.revision
        messages.attempt(lambda: self._desk.perform(remove_deep_dive, deep_dive_id=row.id, revision=seen))

    def _subject(self, row: DeepDiveRow | None) -> tuple[Field, ...]:
        """Return the fields of question, people, theme, what it serves, who follows it up and whom it informs."""
        today = self._desk.today
        people = self._desk.read(post_choices, as_of=today)
        boards = self._boards()
        subjects = tuple((one.id, one.title) for one in self._desk.read(themes))
        plans = tuple(
            (one.id, f"{one.label}  {one.title}") for one in self._desk.read(priorities_in_force, as_of=today)
        )
        serves = _first(_served(row, "priority")), _first(_served(row, "risk"))
        informs = row.informs_unit_ids if row else ()
        tracked = "Empty: whoever follows up the actions of the forum"
        return (
            Field("question", "Question", "long text", default=row.question if row else None),
            Field("sponsor_post_id", "Sponsor", "post", choices=people, default=(row and row.sponsor_post_id) or None),
            Field("lead_post_id", "Lead", "post", choices=people, default=(row and row.lead_post_id) or None),
            Field("tracking_forum_id", "Actions tracked by", "post", False, boards, tracked,
                  (row and row.tracking_forum_id) or None),
            Field("theme_id", "Theme", "post", choices=subjects, default=(row and row.theme_id) or None),
            Field("priority_id", "Serves", "post", choices=plans, default=serves[0]),
            Field("risk_id", "Risk", "post", choices=self._desk.read(risk_choices), default=serves[1]),
            *(Field(f"{INFORMS}{one.id}", f"Informs {one.name}", "check", default=one.id in informs)
              for one in self._desk.read(units, as_of=today) if one.kind in INFORMED),
        )  # fmt: skip

    def _boards(self) -> Choices:
        """Return the forums of today by code and name."""
        found = self._desk.read(forums, as_of=self._desk.today)
        return tuple((one.id, f"{one.code}  {one.name}") for one in found)

    def _coming(self, row: DeepDiveRow, without: str) -> Choices:
        """Return the meetings to come of the forum a deep-dive reports to."""
        found = self._desk.read(meetings, forum_id=row.forum_id, first=self._desk.today, chairs=False)
        return tuple(
            (one.id, f"{one.forum_code} {date_words(one.date)}")
            for one in found
            if one.status in TO_COME and one.id != without
        )


def _informed(values: Values) -> tuple[str, ...]:
    return tuple(name.removeprefix(INFORMS) for name in values if name.startswith(INFORMS) and flag_of(values, name))


def _one(values: Values, name: str) -> tuple[str, ...]:
    key = text_of(values, name)
    return (key,) if key else ()


def _served(row: DeepDiveRow | None, kind: str) -> tuple[str, ...]:
    return tuple(source.key for source in row.sources if source.kind == kind) if row else ()


def _first(keys: Sequence[str]) -> str | None:
    return keys[0] if keys else None


def _kept(chosen: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what is served now, none where the first is the one before, so that further ones stay."""
    return None if chosen[:1] == before[:1] else chosen
