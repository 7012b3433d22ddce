"""What papers of a forum must hold, which papers every meeting expects, and how its minutes are set."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.operations.minutes_layout import set_minutes_layout
from models.operations.paper_rules import set_paper_rule
from models.operations.template_papers import add_template_paper, edit_template_paper, remove_template_paper
from models.queries.forum_papers import ForumPapers, TemplatePaperRow, forum_papers
from models.queries.forums import ForumRow, forums
from models.queries.people import post_choices
from models.rules.paper_templates import templates
from models.rules.readiness import USUAL
from models.rules.vocabulary import MinutesLayout, PaperKind, PaperRule, Strength
from models.rules.written_dates import date_words

RULES, EXPECTED, MINUTES = "Every paper", "Expected for every meeting", "Minutes"
OFF = ""
_LAYOUT = "layout"
_STRENGTHS = {
    Strength.REQUIRED: Status("Required", "octagon-alert", "bad"),
    Strength.EXPECTED: Status("Expected", "circle-alert", "warn"),
    Strength.RECOMMENDED: Status("Recommended", "info", "info"),
}
_NOT_ASKED = Status("Not asked", "circle-dashed", "text 2")
_NEITHER = Status("", "", "text 2")
_MEANINGS = {
    PaperRule.RISKS: "The corporate risks it addresses, or none and why",
    PaperRule.AUTHOR: "Somebody who wrote it",
    PaperRule.RECOMMENDATIONS: "What the forum is asked to do",
    PaperRule.SECTIONS: "Each heading of its template written, or nil",
    PaperRule.FILE: "The paper itself as a file",
}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One line of the dialog: a rule, an expected paper, or the layout of the minutes."""

    group: str
    key: str
    words: str
    second: str = ""
    strength: str = ""


class PapersDialog(ListDialog[AskedLine]):
    """The lines under their heads; Enter changes one, each change is stored at once and can be taken back."""

    def __init__(self, parent: QWidget, desk: Desk, forum: ForumRow) -> None:
        columns = (
            Column[AskedLine]("What", lambda row: row.words, kind="two-line", second=lambda row: row.second),
            Column[AskedLine](
                "Strength",
                lambda row: _shown(row).word,
                width="Recommended M",
                icon=lambda row: _shown(row).icon,
                tone=lambda row: _shown(row).tone,
            ),
        )
        table = RowTable(columns, lambda row: row.key, lambda row: row.group)
        sentence = "What is required stops a paper from being made final; the rest is only said."
        super().__init__(parent, f"What papers of {forum.code} must hold", sentence, table, lines=2)
        self._desk, self._forum = desk, forum
        self._found = self._read()
        self.set_deeds(
            (
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Expect a paper…", self.add, "Ctrl+N", "plus"),
                Deed("Remove", self.remove, "Del", "trash-2"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.lines.opened.connect(lambda _row: self.edit())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read what the forum asks again."""
        self._found = self._read()
        self.table.replace(_lines(self._found))

    def edit(self) -> None:
        """Ask how strongly a rule is asked for, for other facts of an expected paper, or for the layout."""
        row = self.lines.current_row()
        if row is None:
            return
        ways = {RULES: self._edit_rule, EXPECTED: self._edit_expected, MINUTES: self._edit_layout}
        ways[row.group](row)

    def add(self) -> None:
        """Ask for one more paper that every meeting expects."""

        def submit(values: Values) -> None:
            self._desk.perform(add_template_paper, forum_id=self._forum.id, **_facts(values))

        self._ask("Expect a paper for every meeting", "Expect paper", self._paper_fields(None), submit)

    def remove(self) -> None:
        """Ask for a rule no longer, or expect a paper no longer."""
        row = self.lines.current_row()
        if row is None or row.group == MINUTES:
            return
        expected = self._expected(row.key)
        if expected:
            messages.attempt(
                lambda: self._desk.perform(
                    remove_template_paper, template_paper_id=expected.id, revision=expected.revision
                )
            )
        else:
            messages.attempt(
                lambda: self._desk.perform(set_paper_rule, forum_id=self._forum.id, rule=row.key, strength=OFF)
            )
        self.refresh()

    def _edit_rule(self, row: AskedLine) -> None:
        def submit(values: Values) -> None:
            strength = text_of(values, "strength")
            self._desk.perform(set_paper_rule, forum_id=self._forum.id, rule=row.key, strength=strength)

        usual = USUAL.get(PaperRule(row.key))
        off = f"As usual, {usual.value}" if usual else _NOT_ASKED.word
        choices = ((OFF, off), *((one.value, shown.word) for one, shown in _STRENGTHS.items()))
        now = self._found.rules.get(row.key, OFF)
        field = Field("strength", "Strength", "choice", choices=choices, default=now)
        self._ask(row.words, "Change rule", (field,), submit)

    def _edit_expected(self, row: AskedLine) -> None:
        expected = self._expected(row.key)
        if expected is None:
            return

        def submit(values: Values) -> None:
            revision = text_of(values, "revision") or expected.revision
            self._desk.perform(edit_template_paper, template_paper_id=expected.id, revision=revision, **_facts(values))

        self._ask("Change an expected paper", "Change paper", self._paper_fields(expected), submit)

    def _edit_layout(self, row: AskedLine) -> None:
        def submit(values: Values) -> None:
            layout, revision = text_of(values, "layout"), text_of(values, "revision") or self._found.revision
            self._desk.perform(set_minutes_layout, forum_id=self._forum.id, layout=layout, revision=revision)

        choices = tuple((one.value, _opened(one.value)) for one in MinutesLayout)
        field = Field("layout", "Set as", "choice", True, choices, default=self._found.minutes_layout)
        self._ask(row.words, "Change layout", (field,), submit)

    def _paper_fields(self, row: TemplatePaperRow | None) -> tuple[Field, ...]:
        day = self._desk.today
        posts = self._desk.read(post_choices, as_of=day)
        others = tuple((one.id, f"{one.code}  {one.name}") for one in self._desk.read(forums, as_of=day)
                       if one.id != self._forum.id)  # fmt: skip
        kinds = tuple((kind.value, _opened(kind.value)) for kind in PaperKind)
        editions = (("", "None"), *((one.id, one.title) for one in templates()))
        return (
            Field("title", "Title", required=True, default=row.title if row else None),
            Field("kind", "Kind", "choice", True, kinds, default=row.kind if row else PaperKind.PAPER.value),
            Field("sponsor_post_id", "Sponsor", "post", choices=posts,
                  default=(row.sponsor_post_id or None) if row else None),
            Field("also_forum_id", "Goes also to", "post", choices=others,
                  help="The earlier of both deadlines counts", default=(row.also_forum_id or None) if row else None),
            Field("template", "Template", "choice", choices=editions, default=row.template if row else ""),
            Field("starts", "From", "date", default=row.starts if row else None, help="Empty: from now on"),
            Field("ends", "Until", "date", default=row.ends if row else None),
        )  # fmt: skip

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None]) -> None:
        if ask(self, title, deed, fields, submit, today=self._desk.today):
            self.refresh()

    def _expected(self, key: str) -> TemplatePaperRow | None:
        return next((one for one in self._found.expected if one.id == key), None)

    def _read(self) -> ForumPapers:
        return self._desk.read(forum_papers, forum_id=self._forum.id, as_of=self._desk.today)


def _facts(values: Values) -> dict[str, Any]:
    """Return what was said of an expected paper, by the words of its operations."""
    words = {name: text_of(values, name) for name in ("title", "kind", "sponsor_post_id", "also_forum_id", "template")}
    return {**words, "starts": date_of(values, "starts"), "ends": date_of(values, "ends")}


def _lines(found: ForumPapers) -> tuple[AskedLine, ...]:
    """Return the lines: all rules, then what is expected, then the layout of the minutes."""
    rules = [
        AskedLine(RULES, rule.value, _opened(rule.value), _MEANINGS[rule], _strength(found, rule)) for rule in PaperRule
    ]
    expected = [AskedLine(EXPECTED, row.id, row.title, _second(row)) for row in found.expected]
    layout = AskedLine(MINUTES, _LAYOUT, "How minutes are set", _opened(found.minutes_layout))
    return (*rules, *expected, layout)


def _strength(found: ForumPapers, rule: PaperRule) -> str:
    """Return how strongly a rule is asked for: as the forum says, else as usual."""
    usual = USUAL.get(rule)
    return found.rules.get(rule.value, usual.value if usual else OFF)


def _second(row: TemplatePaperRow) -> str:
    parts = [_opened(row.kind), row.sponsor, f"also for {row.also}" if row.also else ""]
    parts += [
        f"from {date_words(row.starts)}" if row.starts else "",
        f"until {date_words(row.ends)}" if row.ends else "",
    ]
    return " · ".join(part for part in parts if part)


def _shown(row: AskedLine) -> Status:
    """Return how strongly a line is asked for; only rules are."""
    if row.group != RULES:
        return _NEITHER
    return _STRENGTHS[Strength(row.strength)] if row.strength else _NOT_ASKED


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]
