"""What can be done to a risk, each by one small form."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.risks.details import place_words
from desktop.rooms.risks.register_fields import (
    SPOKEN,
    Choices,
    forum_choices,
    level_choices,
    places,
    unit_choices,
)
from models.errors import RuleBroken
from models.operations.assurance import stamp_assurance
from models.operations.escalations import escalate_risk
from models.operations.risks import accept_risk, add_risk, close_risk, edit_risk, link_risk, reopen_risk, review_risk
from models.queries.actions import actions
from models.queries.people import post_choices
from models.queries.risk_scheme import risk_scheme
from models.queries.risks import RiskRow
from models.rules.vocabulary import Assurance

ASSURANCES: Choices = tuple((word.value, word.value) for word in Assurance)
APART = "The stamp says whether the risk is understood and managed; it never changes where the risk stands."


class RiskDeeds:
    """The forms of the room; each returns once its values are stored or given up."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk, self._parent = desk, parent

    def add(self, level: str) -> str:
        """Ask for a new risk of a level; return its key, empty when given up."""
        made: list[str] = []

        def submit(values: Values) -> None:
            made[:] = [
                self._desk.perform(
                    add_risk,
                    title=text_of(values, "title"),
                    level=text_of(values, "level"),
                    likelihood=int(text_of(values, "likelihood")),
                    impact=int(text_of(values, "impact")),
                    reference=text_of(values, "reference"),
                    owner_post_id=text_of(values, "owner_post_id"),
                    unit_id=text_of(values, "unit_id"),
                    description=text_of(values, "description"),
                    next_review=date_of(values, "next_review"),
                    proposed=flag_of(values, "proposed"),
                )
            ]

        fields = (
            Field("title", "Title", required=True),
            *self._places(),
            Field("owner_post_id", "Owner", "post", choices=self.owners()),
            Field("level", "Register", "choice", required=True, choices=level_choices(self._desk), default=level),
            Field("unit_id", "Unit", "post", choices=unit_choices(self._desk)),
            Field("reference", "Reference", help="Empty: the next of its register, such as CR-13"),
            Field("description", "What it is", "long text"),
            Field("next_review", "Next review", "spoken date", help=SPOKEN),
            Field("proposed", "Only proposed so far", "check", default=False),
        )
        self._ask("Add a risk", "Add risk", fields, submit)
        return made[0] if made else ""

    def edit(self, row: RiskRow) -> None:
        """Ask for other facts of a risk; where it stands changes by a review."""

        def submit(values: Values) -> None:
            day = date_of(values, "next_review")
            self._desk.perform(
                edit_risk,
                risk_id=row.id,
                revision=_revision(values, row),
                title=text_of(values, "title"),
                level=text_of(values, "level"),
                reference=text_of(values, "reference"),
                owner_post_id=text_of(values, "owner_post_id"),
                unit_id=text_of(values, "unit_id"),
                description=text_of(values, "description"),
                next_review=day,
                no_next_review=day is None,
            )

        fields = (
            Field("title", "Title", required=True, default=row.title),
            Field("owner_post_id", "Owner", "post", choices=self.owners(), default=row.owner_post_id or None),
            Field("level", "Register", "choice", required=True, choices=level_choices(self._desk), default=row.level),
            Field("unit_id", "Unit", "post", choices=unit_choices(self._desk), default=row.unit_id or None),
            Field("reference", "Reference", required=True, default=row.reference),
            Field("description", "What it is", "long text", default=row.description),
            Field("next_review", "Next review", "spoken date", help=SPOKEN, default=row.next_review),
        )
        note = "Where it stands changes by a review, so that its history can be read."
        self._ask(f"Change {row.reference}", "Change risk", fields, submit, note)

    def review(self, row: RiskRow) -> None:
        """Ask where a risk stands now, and which forum says so."""
        scheme = self._desk.read(risk_scheme)

        def submit(values: Values) -> None:
            self._desk.perform(
                review_risk,
                risk_id=row.id,
                likelihood=int(text_of(values, "likelihood")),
                impact=int(text_of(values, "impact")),
                note=text_of(values, "note"),
                forum_id=text_of(values, "forum_id"),
                on=date_of(values, "on"),
                next_review=date_of(values, "next_review"),
                revision=_revision(values, row),
            )

        fields = (
            *self._places(row),
            Field("note", "What changed, and why", "long text"),
            Field("forum_id", "By forum", "post", choices=forum_choices(self._desk),
                  help="Empty: assessed outside a forum, which does not count as seen by one"),
            Field("on", "On", "date", default=self._desk.today),
            Field("next_review", "Next review", "spoken date", help=SPOKEN),
        )  # fmt: skip
        stands = place_words(scheme, row.likelihood, row.impact)
        note = f"{row.title}. Now {stands.lower()}, {row.band} {row.score}."
        self._ask(f"Review {row.reference}", "Record review", fields, submit, note)

    def assure(self, row: RiskRow) -> None:
        """Ask what an assurance board says of how a risk is managed."""

        def submit(values: Values) -> None:
            self._desk.perform(
                stamp_assurance,
                risk_id=row.id,
                forum_id=text_of(values, "forum_id"),
                assurance=text_of(values, "assurance"),
                words=text_of(values, "words"),
                on=date_of(values, "on"),
            )

        boards = forum_choices(self._desk, assuring_first=True)
        fields = (
            Field("assurance", "Assurance", "choice", required=True, choices=ASSURANCES),
            Field("forum_id", "By forum", "post", True, boards, default=boards[0][0] if boards else None),
            Field("words", "What was said", "long text"),
            Field("on", "On", "date", default=self._desk.today),
        )
        self._ask(f"Stamp {row.reference}", "Stamp assurance", fields, submit, f"{row.title}. {APART}")

    def close(self, row: RiskRow) -> None:
        """Ask why a risk leaves the register."""

        def submit(values: Values) -> None:
            because, on = text_of(values, "because"), date_of(values, "on")
            revision = _revision(values, row)
            self._desk.perform(close_risk, risk_id=row.id, because=because, on=on, revision=revision)
            messages.toast(f"Closed {row.reference}.", undo=True)

        fields = (
            Field("because", "Why", "long text", required=True),
            Field("on", "On", "date", default=self._desk.today),
        )
        self._ask(f"Close {row.reference}", "Close risk", fields, submit, row.title)

    def link(self, row: RiskRow) -> None:
        """Ask for an open action that is to deal with a risk."""

        def submit(values: Values) -> None:
            self._desk.perform(link_risk, risk_id=row.id, action_id=text_of(values, "action_id"))

        found = self._desk.read(actions, today=self._desk.today, status="open")
        choices = tuple((each.id, f"{each.reference}  {each.text}") for each in found)
        field = Field("action_id", "Action", "post", True, choices, "Reference or words of an open action")
        self._ask(f"Link an action with {row.reference}", "Link action", (field,), submit, row.title)

    def escalate(self, row: RiskRow) -> None:
        """Ask which forum passes a risk up, to which one, and why."""

        def submit(values: Values) -> None:
            self._desk.perform(
                escalate_risk,
                risk_id=row.id,
                from_forum_id=text_of(values, "from_forum_id"),
                reason=text_of(values, "reason"),
                to_forum_id=text_of(values, "to_forum_id"),
                several_groups=flag_of(values, "several_groups"),
            )
            messages.toast(f"Escalated {row.reference}.", undo=True)

        boards = forum_choices(self._desk)
        fields = (
            Field("from_forum_id", "From forum", "post", True, boards),
            Field("reason", "Why", "long text", required=True),
            Field("several_groups", "Needs several business groups", "check", default=False),
            Field("to_forum_id", "To forum", "post", choices=boards, help="Empty: the one above it in the framework"),
        )
        note = f"{row.title}. It becomes an item there, and the risk goes with it."
        self._ask(f"Escalate {row.reference}", "Escalate", fields, submit, note)

    def accept(self, row: RiskRow) -> None:
        """Take a proposed risk onto the register."""
        messages.attempt(lambda: self._desk.perform(accept_risk, risk_id=row.id, revision=row.revision))

    def reopen(self, row: RiskRow) -> None:
        """Put a closed risk back on the register."""
        messages.attempt(lambda: self._desk.perform(reopen_risk, risk_id=row.id, revision=row.revision))

    # edits in place: what is refused stands under the value

    def change_title(self, row: RiskRow, title: str) -> None:
        """Store another title."""
        self._desk.perform(edit_risk, risk_id=row.id, revision=row.revision, title=title)

    def change_owner(self, row: RiskRow, words: str) -> None:
        """Store another accountable post, named by its words; no words leave the risk without one."""
        key = next((key for key, said in self.owners() if said == words), "")
        if words and not key:
            raise RuleBroken(f"There is no post “{words}”; choose one from the list.", "owner_post_id")
        self._desk.perform(edit_risk, risk_id=row.id, revision=row.revision, owner_post_id=key)

    def owners(self) -> Choices:
        """Return who can answer for a risk today."""
        return tuple(self._desk.read(post_choices, as_of=self._desk.today))

    def _places(self, row: RiskRow | None = None) -> tuple[Field, ...]:
        """Return the fields of likelihood and impact."""
        scheme = self._desk.read(risk_scheme)
        likelihood, impact = (str(row.likelihood), str(row.impact)) if row else (None, None)
        return (
            Field("likelihood", "Likelihood", "choice", True, places(scheme.likelihoods), default=likelihood),
            Field("impact", "Impact", "choice", True, places(scheme.impacts), default=impact),
        )

    def _ask(
        self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None], note: str = ""
    ) -> None:
        ask(self._parent, title, deed, fields, submit, today=self._desk.today, note=note)


def _revision(values: Values, row: RiskRow) -> str:
    """Return the state the form saw, or the one agreed upon after a conflict."""
    return text_of(values, "revision") or row.revision
