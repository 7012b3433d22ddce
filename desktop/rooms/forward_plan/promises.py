"""The plan as a list: what every forum has to expect, meeting by meeting, and what waits for a date."""

import datetime as dt
from collections.abc import Callable, Mapping

from desktop.kit import messages, printing
from desktop.kit.controls import Deed
from desktop.kit.exporting import ROWS, save_document
from desktop.kit.page import Empty
from desktop.kit.sections import Fact, Facts, Head, Section
from desktop.rooms.forward_plan.plan_deeds import PlanDeeds
from desktop.rooms.forward_plan.plan_lines import COLUMNS, PlanLine, group_of
from desktop.rooms.forward_plan.view import Around, Beside, Chip, Choices, ListView, Values
from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.forward_plan import forward_plan_document
from models.queries.forward_plan import ForwardPlan, PlanKind, forward_plan
from models.queries.words import folded
from models.rules.financial_year import financial_year
from models.rules.written_dates import MONTHS, date_words, first_of_month

QUARTER, HALF, YEAR = "quarter", "half", "year"
_AHEAD = {QUARTER: 3, HALF: 6}
SPANS: Choices = ((QUARTER, "next three months"), (HALF, "next six months"), (YEAR, "to the end of the year"))


class PromisesView(ListView[PlanLine]):
    """Everything the forums have to expect; what has no date, and has to be asked for, first."""

    name = "promises"
    title = "Plan"
    choose_words = "Choose an entry to see where it comes from, who leads it, and what can be done."
    search_hint = "Filter these"
    lead_commands = ("promise.add", "print.preview")
    concerns = frozenset(
        {
            "item_promise", "agenda_item", "meeting", "template_item", "template_paper", "paper", "deep_dive",
            "deep_dive_slip", "meeting_theme", "escalation", "priority_set", "priority", "forum", "forum_name", "theme",
            "setting",
        }
    )  # fmt: skip

    def __init__(self, around: Around) -> None:
        super().__init__(around, COLUMNS, lambda line: line.id, group_of)
        self._plan: ForwardPlan | None = None
        self._lines: tuple[PlanLine, ...] = ()
        self._asked: tuple[str, frozenset[str], frozenset[str]] = (HALF, frozenset(), frozenset())
        self._deeds = PlanDeeds(around)

    def read(self) -> None:
        """Read the plan of the days that are chosen."""
        today = self.desk.today
        self._plan = self.desk.read(forward_plan, first=today, last=self._last(self._asked[0]), today=today)
        found = [PlanLine(forum, entry, today) for forum in self._plan.forums for entry in forum.entries]
        waiting = [line for line in found if line.entry.kind == PlanKind.UNDATED]
        waiting.sort(key=lambda line: line.entry.chase_due or dt.date.max)
        self._lines = (*waiting, *(line for line in found if line.entry.kind != PlanKind.UNDATED))

    def chips(self) -> tuple[Chip, ...]:
        """Return the filters: how far ahead, what kind, which level and forum."""
        forums = self._plan.forums if self._plan else ()
        kinds, there = {line.entry.kind for line in self._lines}, {forum.level for forum in forums}
        levels = tuple(pair for pair in self.desk.levels.choices() if pair[0] in there)
        return (
            Chip("span", "Ahead", SPANS, many=False, chosen=frozenset({HALF})),
            Chip("kind", "Kind", tuple((one.value, one.value) for one in PlanKind if one in kinds)),
            Chip("level", "Level", levels),
            Chip("forum", "Forum", tuple((one.code, f"{one.code}  {one.name}") for one in forums)),
        )

    def display(self, values: Values, text: str) -> None:
        """Show what passes the filters; standing items only where they are asked for, by kind or by forum."""
        span = next(iter(values("span")), HALF)
        if span != self._asked[0]:
            self._asked = (span, frozenset(), frozenset())
            self.read()
        self._asked = (span, values("level"), values("forum"))
        kinds, levels, forums = values("kind"), values("level"), values("forum")
        wanted = folded(text).split()
        shown = tuple(
            line
            for line in self._lines
            if (line.entry.kind in kinds or (not kinds and (forums or line.entry.kind != PlanKind.STANDING)))
            and (not levels or line.forum.level in levels)
            and (not forums or line.forum.code in forums)
            and all(word in line.said for word in wanted)
        )
        self.table.replace(shown)
        hidden = sum(1 for line in self._lines if line.entry.kind == PlanKind.STANDING) if not (kinds or forums) else 0
        aside = f" · {hidden} on every agenda are shown by kind or forum" if hidden else ""
        self.pane.set_foot(f"{len(shown):,} shown of {len(self._lines):,}{aside}")

    def sentence(self) -> str:
        """Say how much is planned, what has no date, and which dates are to be asked for."""
        dated = sum(1 for line in self._lines if line.entry.date)
        waiting = sum(1 for line in self._lines if line.entry.kind == PlanKind.UNDATED)
        to_ask = sum(1 for line in self._lines if line.is_to_ask)
        ask = f", {to_ask} to be asked for" if to_ask else ""
        last = f"{MONTHS[self._plan.last.month - 1]} {self._plan.last.year}" if self._plan else ""
        return f"{dated:,} entries to {last}, {waiting} without a date{ask}"

    def empty(self) -> Empty | None:
        """Say what belongs here while nothing is planned."""
        if self._lines:
            return None
        deed = Deed("Promise an item…", self._add, icon="plus", kind="filled")
        sentence = (
            "What a forum has to expect belongs here: standing items, deep-dives, returns, and what was promised."
        )
        return Empty("layers", "Nothing is planned yet", sentence, deed)

    def beside(self) -> Beside | None:
        """Return what stands beside the entry that is chosen."""
        line = self.chosen()
        if line is None:
            return None
        sections: tuple[Section, ...] = (
            Head(line.entry.title, code=line.forum.code, level=line.forum.level, status=line.status),
            Facts(tuple(fact for fact in self._facts(line) if fact.value)),
        )
        return Beside(line.id, sections, self._foot(line))

    def _facts(self, line: PlanLine) -> tuple[Fact, ...]:
        entry = line.entry
        go = (lambda: self.open_row(line)) if entry.meeting_id else None
        at = f"{line.forum.code} {date_words(entry.date)}" if entry.date else line.day
        return (
            Fact("At", at, open=go),
            Fact("Forum", line.forum.name),
            Fact("Lead", entry.lead),
            Fact("Comes from", entry.source),
            Fact("Standing", entry.status),
            Fact("Ask for it", date_words(entry.chase_due) if entry.chase_due else "",
                 "today or as soon as may be" if line.is_to_ask else "a quarter after the last time",
                 tone="bad" if line.is_to_ask else ""),
        )  # fmt: skip

    def _foot(self, line: PlanLine) -> tuple[Deed, ...]:
        undated = line.entry.chase_due is not None
        if undated:
            fix = Deed("Fix its date…", lambda: self._fix(line), icon="calendar-days")
            return (fix, Deed("Asked today", lambda: self._deeds.chase(line.entry), icon="mail"))
        if line.is_promise:
            return (Deed("No longer wanted…", lambda: self._deeds.drop(line.entry), icon="x"),)
        return (Deed("Open", lambda: self.open_row(line), "Return", "gavel"),) if line.entry.meeting_id else ()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done; a date is fixed and asked for only where there is none."""
        found: dict[str, Callable[[], None]] = {
            "promise.add": self._add,
            "print.forward_plan": self.save,
            "print.preview": self.preview,
        }
        line = self.chosen()
        if line is None or not line.is_promise:
            return found
        found["promise.drop"] = lambda: self._on_chosen(lambda one: self._deeds.drop(one.entry))
        if line.entry.chase_due is not None:
            found["promise.fix_date"] = lambda: self._on_chosen(self._fix)
            found["promise.chase"] = lambda: self._on_chosen(lambda one: self._deeds.chase(one.entry))
        else:
            found["promise.leave_open"] = lambda: self._on_chosen(lambda one: self._deeds.leave_open(one.entry))
        return found

    def show_subject(self, key: str) -> bool:
        """Choose the line of a promise, a deep-dive or another thing by its key."""
        found = next((line for line in self.table.rows() if key in {line.id, line.entry.key}), None)
        return found is not None and self.list.select_key(found.id)

    def open_row(self, row: PlanLine) -> None:
        """Go to the meeting, and to the item there."""
        if row.entry.meeting_id:
            within = row.entry.key if row.entry.table == "agenda_item" else ""
            self.around.navigator.open_meeting(row.entry.meeting_id, within)
        elif row.entry.chase_due is not None:
            self._fix(row)

    def preview(self) -> None:
        """Show the plan of the levels and forums that are chosen as it will be printed."""
        document = self.document()
        title = f"Forward plan, {document.title}"
        printing.preview(self.around.parent, title, export(document, ".pdf"), file_name(document, ".pdf"))

    def save(self) -> None:
        """Ask where to save that plan, and as what."""
        messages.attempt(lambda: save_document(self.document(), ROWS))

    def document(self) -> Document:
        """Return the plan of the levels and forums that are chosen as a document."""
        return forward_plan_document(self._chosen_plan(), printed=self.desk.now())

    def _chosen_plan(self) -> ForwardPlan:
        """Return the plan, of one level or one forum where just one is chosen."""
        span, levels, forums = self._asked
        today = self.desk.today
        found = {one.code: one.id for one in self._plan.forums} if self._plan else {}
        one_forum = found.get(next(iter(forums)), "") if len(forums) == 1 else ""
        one_level = next(iter(levels)) if len(levels) == 1 and not one_forum else ""
        return self.desk.read(
            forward_plan, first=today, last=self._last(span), today=today, forum_id=one_forum, level=one_level
        )

    def _last(self, span: str) -> dt.date:
        """Return the last day of a span: of so many whole months ahead, or of the year."""
        today = self.desk.today
        if span in _AHEAD:
            return first_of_month(today.year, today.month + _AHEAD[span] + 1) - dt.timedelta(days=1)
        return financial_year(today).last

    def _add(self) -> None:
        line = self.chosen()
        made = self._deeds.add(line.forum.id if line else "")
        if made:
            self.show_subject(made)

    def _fix(self, line: PlanLine) -> None:
        self._deeds.fix_date(line.forum, line.entry)

    def _on_chosen(self, deed: Callable[[PlanLine], None]) -> None:
        line = self.chosen()
        if line is not None:
            deed(line)
