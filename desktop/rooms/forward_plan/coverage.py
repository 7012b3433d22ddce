"""Coverage on screen: themes by month for a forum or a level, looking back too, and which level saw each priority."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.kit import printing
from desktop.kit.controls import Deed
from desktop.kit.month_matrix import MonthMatrix
from desktop.kit.page import Empty
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Section
from desktop.rooms.forward_plan.coverage_legend import CoverageLegend, signs
from desktop.rooms.forward_plan.coverage_rows import SUM, level_months, level_rows, theme_months, theme_rows
from desktop.rooms.forward_plan.view import Around, Beside, Chip, Values, View
from models.documents.export import export, file_name
from models.documents.theme_coverage import theme_coverage_document
from models.queries.coverage import Coverage, CoverageRow, theme_coverage
from models.queries.forums import ForumRow, forums
from models.queries.level_coverage import LevelCoverage, LevelRow, level_coverage
from models.rules.coverage import LEVEL_OF, quarter_words
from models.rules.financial_year import FinancialYear, financial_year
from models.rules.vocabulary import Level, PriorityKind
from models.rules.written_dates import MONTHS, date_words, first_of_month, month_end

THEMES, LEVELS = "themes", "levels"
ALL = "all"
NEXT_YEAR, THIS_YEAR, LAST_YEAR, QUARTER, LOOK_BACK = "next", "this", "last", "quarter", "back"
KINDS = (PriorityKind.CRIME_PLAN.value, PriorityKind.BUSINESS_PLAN.value)
"""The documents whose priorities are followed through the levels."""
LOOKED_BACK = 12  # months before the present one
_LEVELS = (Level.BUSINESS_GROUP, Level.THEMATIC, Level.BCU, Level.CORPORATE)


class CoverageView(View):
    """Which theme was and will be taken when, and whether every level looks at what the plans ask."""

    name = "coverage"
    title = "Coverage"
    choose_words = "Choose a month of a theme to see who took it up."
    search_hint = "Filter these themes"
    lead_commands = ("print.theme_coverage",)
    concerns = frozenset(
        {
            "agenda_item", "alignment", "deep_dive", "forum", "forum_name", "gold_group", "item_promise",
            "local_exception", "measure", "meeting", "meeting_theme", "priority", "priority_set", "risk",
            "setting", "template_item", "theme", "unit",
        }
    )  # fmt: skip

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.matrix = MonthMatrix("Coverage by month")
        self.matrix.cell_chosen.connect(self.altered)
        self.matrix.cell_opened.connect(self._open)
        self._legend = CoverageLegend()
        self._pane = QWidget()
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.matrix, 1)
        column.addWidget(self._legend)
        self._pane.setFocusProxy(self.matrix)
        self._forums: tuple[ForumRow, ...] = ()
        self._coverage: Coverage | None = None
        self._levels: LevelCoverage | None = None
        self._first = ""
        self._asked: tuple[str, str, str] = ("", "", "")
        self._by_level = False

    @property
    def pane(self) -> QWidget:
        """The matrix over what explains its chips."""
        return self._pane

    # reading

    def read(self) -> None:
        """Read which forums take themes, and what is shown once more."""
        rows = self.desk.read(forums, as_of=self.desk.today)
        order = {level.value: number for number, level in enumerate(_LEVELS)}
        taking = [row for row in rows if row.level in order]
        self._forums = tuple(sorted(taking, key=lambda row: (order[row.level], row.code)))
        self._asked = ("", "", "")

    def chips(self) -> tuple[Chip, ...]:
        """Return the filters: what is shown, of whom, and which months."""
        whose = [(ALL, "all forums")]
        whose += [(f"level {level.value}", f"{self.desk.levels.of(level)} forums") for level in _LEVELS]
        whose += [(row.id, row.code) for row in self._forums]
        self._first = self._first or self._first_covered()
        first = self._first or ALL
        spans = (THIS_YEAR, LAST_YEAR, NEXT_YEAR, QUARTER, LOOK_BACK)
        shown = ((THEMES, "themes by month"), (LEVELS, "levels by priority"))
        return (
            Chip("shown", "Show", shown, many=False, chosen=frozenset({THEMES})),
            Chip("forum", "Of", tuple(whose), many=False, chosen=frozenset({first})),
            Chip("months", "Months", tuple((one, self._span_words(one)) for one in spans), many=False,
                 chosen=frozenset({THIS_YEAR})),
        )  # fmt: skip

    def _first_covered(self) -> str:
        """Return the first forum that has themes this year, the first of all where none has."""
        today, (first, last) = self.desk.today, self._span(THIS_YEAR)
        for row in self._forums:
            if row.level != Level.BUSINESS_GROUP:
                break
            if self.desk.read(theme_coverage, first=first, last=last, today=today, forum_id=row.id).rows:
                return row.id
        return self._forums[0].id if self._forums else ""

    def _span(self, name: str) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of a span by its name; of none, those of this year."""
        today = self.desk.today
        year = financial_year(today).year
        if name == QUARTER:
            first = first_of_month(today.year, today.month - (today.month - 1) % 3)
            return first, month_end(first.year, first.month + 2)
        if name == LOOK_BACK:
            return first_of_month(today.year, today.month - LOOKED_BACK), month_end(today.year, today.month)
        chosen = FinancialYear(year + {LAST_YEAR: -1, NEXT_YEAR: 1}.get(name, 0))
        return chosen.first, chosen.last

    def _span_words(self, name: str) -> str:
        first, last = self._span(name)
        return (
            f"{MONTHS[first.month - 1][:3]} {first.year % 100:02} to {MONTHS[last.month - 1][:3]} {last.year % 100:02}"
        )

    # showing

    def display(self, values: Values, text: str) -> None:
        """Show the months and themes, or the levels, that the filters ask for."""
        asked = ("".join(values("shown")) or THEMES, "".join(values("forum")) or ALL, "".join(values("months")))
        if asked != self._asked or self._coverage is None or self._levels is None:
            self._asked = asked
            self._read_again()
        self._by_level = asked[0] == LEVELS
        if self._coverage is None or self._levels is None:
            return
        today = self.desk.today.replace(day=1)
        start = self._coverage.months.index(today) if today in self._coverage.months else 0
        if self._by_level:
            months = level_months(self._levels, self._coverage.window)
            self.matrix.display(months, level_rows(self._levels, text), ("Priority", ""), start)
        else:
            months = theme_months(self._coverage)
            self.matrix.display(months, theme_rows(self._coverage, text), ("Theme", "Months"), start)
        self._legend.display(() if self._by_level else signs(self._coverage))

    def _read_again(self) -> None:
        _, whose, span = self._asked
        first, last = self._span(span)
        level = whose.removeprefix("level ") if whose.startswith("level ") else ""
        forum = "" if level or whose == ALL else whose
        today = self.desk.today
        self._coverage = self.desk.read(
            theme_coverage, first=first, last=last, today=today, forum_id=forum, level=level
        )
        self._levels = self.desk.read(level_coverage, first=first, last=last, today=today, kinds=KINDS)

    def coverage_rows(self) -> tuple[CoverageRow, ...]:
        """Return the themes of the months shown."""
        return self._coverage.rows if self._coverage else ()

    def sentence(self) -> str:
        """Say what has to be settled, or what is lost from sight, the rest counted."""
        found = self._findings()
        if not found:
            return "every level looks at every priority" if self._by_level else "nothing to settle"
        lost = "lost from sight" if self._by_level else "to settle"
        more = f"; {len(found) - 1} more {lost}" if len(found) > 1 else ""
        return f"{found[0].removesuffix('.')}{more}"

    def _findings(self) -> tuple[str, ...]:
        if self._by_level:
            return self._levels.findings if self._levels else ()
        return self._coverage.to_settle if self._coverage else ()

    def empty(self) -> Empty | None:
        """Say what belongs here while there are neither forums nor themes."""
        if self._forums:
            return None
        sentence = "Which theme was taken when belongs here, once there are forums that set themes."
        return Empty("layers", "Nothing is covered yet", sentence)

    def beside(self) -> Beside | None:
        """Return what the month chosen says, and what is to be settled."""
        place = self.matrix.place()
        sections: list[Section] = []
        if place and place[0] != SUM:
            level = next((row for row in self._levels.rows if row.key == place[0]), None) if self._levels else None
            theme = (
                next((row for row in self._coverage.rows if row.theme_id == place[0]), None) if self._coverage else None
            )
            if self._by_level and level:
                sections += self._of_level(level, place[1])
            elif theme and not self._by_level:
                sections += self._of_theme(theme, place[1])
        found = self._findings()
        if found:
            notes = tuple(Note("triangle-alert", "warn", said) for said in found)
            sections.append(Notes(notes, "Lost from sight" if self._by_level else "To settle", f"{len(found)}"))
        if not sections:
            return None
        key = self._meeting()
        deeds = [Deed("Open meeting", self._open, icon="arrow-right")] if key else []
        return Beside(f"{place}", sections, deeds)

    def _of_theme(self, row: CoverageRow, month: int) -> list[Section]:
        mark, when = row.marks[month], self._month_words(month)
        facts = [
            Fact("In this month", mark.words or "nothing"),
            Fact("Source", row.source or "none beside its priority"),
            Fact("All months", f"{row.meetings or 'none'} of {len(row.marks)}", tone="" if row.meetings else "bad"),
        ]
        sections: list[Section] = [Head(row.title, when), Facts(tuple(facts))]
        if mark.notes:
            sections.append(Notes(tuple(Note("layers", "text 2", said) for said in mark.notes), "Where"))
        return sections

    def _of_level(self, row: LevelRow, month: int) -> list[Section]:
        names = self.desk.levels
        facts = tuple(
            Fact(names.opened(LEVEL_OF[mark.letter]), ", ".join(mark.words) or "not seen",
                 tone="" if mark.seen else "text 3")
            for mark in row.marks[month]
        )  # fmt: skip
        gaps = tuple(
            Note("triangle-alert", "warn", f"No {names.of(LEVEL_OF[gap.letter])} view in {quarter_words(gap.month)}")
            for gap in row.gaps
        )
        head = Head(
            row.title,
            f"{row.label}, {self._month_words(month)}" if row.label != row.title else self._month_words(month),
        )
        return [head, Facts(facts), *([Notes(gaps, "Whole quarters without")] if gaps else [])]

    def _month_words(self, month: int) -> str:
        shown = self._coverage.months[month] if self._coverage else self.desk.today
        return f"{MONTHS[shown.month - 1]} {shown.year}"

    def _meeting(self) -> str:
        """Return the first meeting behind the cell chosen, empty for none."""
        place = self.matrix.place()
        if not place or self._coverage is None or self._levels is None:
            return ""
        if self._by_level:
            found = [mark for row in self._levels.rows if row.key == place[0] for mark in row.marks[place[1]]]
            return next((key for mark in found for key in mark.meeting_ids), "")
        marks = [row.marks[place[1]] for row in self._coverage.rows if row.theme_id == place[0]]
        return next((key for mark in marks for key in mark.meeting_ids), "")

    def _open(self) -> None:
        if key := self._meeting():
            self.around.navigator.open_meeting(key)

    # commands

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the print, which is always there."""
        return {"print.theme_coverage": self.preview, "print.preview": self.preview} if self._coverage else {}

    def preview(self) -> None:
        """Show what is on screen as it will be printed; with the levels where more than one forum is shown."""
        if self._coverage is None:
            return
        levels = None if self._coverage.forum_code else self._levels
        document = theme_coverage_document(self._coverage, printed=self.desk.now(), levels=levels)
        title = f"Theme coverage, as at {date_words(self.desk.today)}"
        printing.preview(self.around.parent, title, export(document, ".pdf"), file_name(document, ".pdf"))

    def show_subject(self, key: str) -> bool:
        """Choose the row of a theme."""
        self.matrix.choose(key, 0)
        return self.matrix.place() == (key, 0)
