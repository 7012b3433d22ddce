"""The decision register over all forums: what was decided where, and what is still to be done about it."""

from collections import Counter
from collections.abc import Callable

from desktop.kit import messages, printing
from desktop.kit.controls import Deed
from desktop.kit.exporting import ROWS, save_document
from desktop.kit.in_place import Edit
from desktop.kit.page import Empty
from desktop.kit.row_table import Column
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Paragraphs, Section
from desktop.kit.short_words import counted
from desktop.rooms.documents.narrowing import Choices, Narrowing, chosen_from, past_choices, past_span
from desktop.rooms.documents.view import Around, Offer, View
from models.documents.content import Document
from models.documents.decision_register import decision_register_document
from models.documents.export import export, file_name
from models.operations.decisions import evaluate_decision
from models.queries.decisions import DecisionRegister, RegisterRow, decision_register
from models.queries.forums import forum_detail
from models.queries.words import natural
from models.rules.markings import highest
from models.rules.vocabulary import Verb
from models.rules.written_dates import MONTHS, date_words

FOLLOW_UP, REVIEW, TELL, EVALUATE = "to do", "review", "tell", "evaluate"
STATES: Choices = (
    (FOLLOW_UP, "anything still to do"),
    (REVIEW, "review due"),
    (TELL, "somebody still to be told"),
    (EVALUATE, "evaluation due"),
)
_PRIVATE = 2
_NAMED = 3  # so many verbs are named in the foot, the others counted
_EMPTY = Empty(
    "gavel",
    "No decision is recorded yet",
    "Every decision of every forum stands here with its verb, its conditions, the risks it touches, and what follows.",
)


def to_do_words(row: RegisterRow) -> str:
    """Say what is still to be done about a decision."""
    told = f"tell {len(row.outstanding_audiences)}" if row.outstanding_audiences else ""
    due = ("review due" if row.review_due else "", "evaluation due" if row.evaluation_due else "", told)
    said = ", ".join(part for part in due if part)
    return said[:1].upper() + said[1:]


def under_words(row: RegisterRow) -> str:
    """Say when, what was done, under which item, and what else stands with a decision."""
    item = f"item {row.item_number}, {row.item_title}" if row.item_number else row.item_title
    return " · ".join(
        part
        for part in (
            date_words(row.date),
            row.verb,
            "Part 2" if row.part == _PRIVATE else "",
            item,
            "with conditions" if row.conditions else "",
            "with dissent" if row.dissent else "",
        )
        if part
    )


def month_of(row: RegisterRow) -> str:
    """Return the month of a decision."""
    return f"{MONTHS[row.date.month - 1]} {row.date.year}"


COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column("Ref", lambda row: row.reference, width="FLP D 114/26", sort_key=lambda row: natural(row.reference)),
    Column("Decision", lambda row: row.text, kind="two-line", second=under_words,
           code=lambda row: (row.forum_code, row.level), sort_key=lambda row: row.text.casefold(),
           tip=lambda row: f"{row.text} · {under_words(row)}"),
    Column("Risks", lambda row: row.effects_words or row.risks_words, width="CR-03 down"),
    Column("Still to do", to_do_words, width="Review due, tell 2",
           icon=lambda row: "circle-alert" if row.review_due or row.evaluation_due else "",
           tone=lambda row: "bad" if row.review_due or row.evaluation_due else "text 2",
           sort_key=lambda row: not row.follow_up),
)  # fmt: skip


class DecisionsView(View[RegisterRow]):
    """The decisions of all forums, newest first."""

    name = "decisions"
    title = "Decisions"
    choose_words = "Choose a decision to read it whole, with reasons, conditions and what is still to be done."

    def __init__(self, around: Around) -> None:
        super().__init__(around, COLUMNS, lambda row: row.id, month_of)
        self._rows: tuple[RegisterRow, ...] = ()
        self._narrowing = Narrowing()

    def read(self) -> None:
        """Read every decision there is."""
        self._rows = self.desk.read(decision_register, today=self.desk.today).rows[::-1]

    def offer(self) -> Offer:
        """Return the verbs, what may be outstanding, and the days."""
        return Offer(
            kinds=chosen_from(row.verb for row in self._rows),
            states=STATES,
            spans=past_choices(self.desk.today),
            forums=chosen_from(row.forum_code for row in self._rows),
            levels=chosen_from(row.level for row in self._rows),
        )

    def display(self, narrowing: Narrowing) -> None:
        """Show what passes the filters; the foot adds up by verb."""
        self._narrowing = narrowing
        shown = tuple(row for row in self._rows if _passes(row, narrowing))
        self.table.replace(shown)
        verbs = Counter(row.verb or "without a verb" for row in shown)
        usual = verbs.most_common(_NAMED)
        rest = verbs.total() - sum(number for _, number in usual)
        parts = " + ".join([*(f"{number} {verb}" for verb, number in usual), *([f"{rest} others"] if rest else [])])
        whole = "" if len(shown) == len(self._rows) else f" of {len(self._rows):,}"
        said = f"{parts} = {len(shown):,}" if len(verbs) > 1 else f"{len(shown):,} {' '.join(verbs)}".strip()
        self.pane.set_foot(f"{said}{whole}", "adds up" if shown and verbs.total() == len(shown) else "")

    def sentence(self) -> str:
        """Say how many decisions there are and on how many something is to be done."""
        waiting = sum(1 for row in self._rows if row.follow_up)
        return f"{counted(len(self._rows), 'decision')} of all forums, {waiting} with something still to do"

    def empty(self) -> Empty | None:
        """Say what belongs here while nothing was decided."""
        return None if self._rows else _EMPTY

    def sections(self, row: RegisterRow) -> tuple[Section, ...]:
        """Return a decision whole, with what follows from it."""
        item = f"{row.item_number} {row.item_title}".strip()
        review = date_words(row.review_on) if row.review_on else ""
        facts = (
            Fact("Verb", row.verb),
            Fact("Meeting", f"{row.forum_code} {date_words(row.date)}", second=row.forum_name, open=self.go_to_meeting),
            Fact("Item", item),
            *((Fact("Part", "Part 2", icon="lock"),) if row.part == _PRIVATE else ()),
            *((Fact("Review on", review, tone="bad" if row.review_due else ""),) if review else ()),
            *((Fact("Risks", row.effects_words or row.risks_words),) if row.risks_words or row.effects_words else ()),
            *((Fact("Evaluate on", date_words(row.evaluate_on)),) if row.evaluate_on else ()),
            Fact("How it went", row.evaluation, edit=Edit(self._evaluate(row), text=row.evaluation, long=True)),
        )
        texts = (("Reasons", row.reasons), ("Conditions", row.conditions), ("Dissent", row.dissent))
        told = tuple(Note("circle", "text 2", name) for name in row.outstanding_audiences)
        return (
            Head(row.text, reference=row.reference, code=row.forum_code, level=row.level),
            Facts(facts),
            *(Paragraphs((text,), word) for word, text in texts if text),
            *((Notes(told, "Still to be told"),) if told else ()),
        )

    def deeds(self, row: RegisterRow) -> tuple[Deed, ...]:
        """Return the way to the record of the meeting."""
        return (Deed("Open", lambda: self.open_row(row), "Return", "gavel"),)

    def open_row(self, row: RegisterRow) -> None:
        """Go to the decision where it was made."""
        self.around.navigator.open_meeting(row.meeting_id, within=row.id)

    def subject(self, row: RegisterRow) -> tuple[str, str]:
        """Return the meeting of a decision, and the decision in it."""
        return row.meeting_id, row.id

    def preview(self) -> None:
        """Show the register of what is shown on paper."""
        document = self.document()
        body, name = export(document, ".pdf"), file_name(document, ".pdf")
        printing.preview(self.around.parent, f"Decision register, {document.title}", body, name)

    def save(self) -> None:
        """Ask where to save the register of what is shown, and as what."""
        messages.attempt(lambda: save_document(self.document(), ROWS))

    def document(self) -> Document:
        """Return the register of what is shown, under the highest marking of its forums."""
        rows = self.table.rows()[::-1]
        verbs = Counter(row.verb for row in rows)
        counts = tuple((verb.value, verbs[verb]) for verb in Verb if verbs[verb])
        span = past_span(self._narrowing.span)
        first, last = span or (None, None)
        return decision_register_document(
            DecisionRegister(rows, counts),
            printed=self.desk.now(),
            title=self._title(),
            marking=self._marking({row.forum_id for row in rows}),
            first=first,
            last=last,
        )

    def _title(self) -> str:
        """Say whose decisions are listed."""
        named = [*sorted(self._narrowing.forum), *sorted(self._narrowing.level)]
        return ", ".join(named) or "All forums"

    def _marking(self, forum_ids: set[str]) -> str:
        """Return the highest marking of forums; one without its own has the book's."""
        day = self.desk.today
        own = [self.desk.read(forum_detail, forum_id=key, as_of=day).marking for key in sorted(forum_ids)]
        return highest([marking or self.desk.marking for marking in own]) or self.desk.marking

    def _evaluate(self, row: RegisterRow) -> Callable[[str], None]:
        def store(typed: str) -> None:
            self.desk.perform(evaluate_decision, decision_id=row.id, evaluation=typed, revision=row.revision)

        return store


def _passes(row: RegisterRow, narrowing: Narrowing) -> bool:
    span = past_span(narrowing.span)
    states = {
        FOLLOW_UP: row.follow_up,
        REVIEW: row.review_due,
        TELL: bool(row.outstanding_audiences),
        EVALUATE: row.evaluation_due,
    }
    return (
        narrowing.is_chosen(row.forum_code, row.level, row.verb)
        and all(states[state] for state in narrowing.state)
        and (span is None or span[0] <= row.date <= span[1])
        and narrowing.says(*_written(row))
    )


def _written(row: RegisterRow) -> tuple[str, ...]:
    texts = (row.text, row.reasons, row.conditions, row.dissent, row.evaluation)
    return (row.reference, row.verb, *texts, row.item_title, row.forum_code, row.forum_name, row.risks_words)
