"""What themes align to: plans, strategies and local priorities in force, and the corporate assets asked for."""

from collections import Counter
from collections.abc import Callable, Mapping

from desktop.kit.controls import Deed
from desktop.kit.page import Empty
from desktop.kit.row_table import Column
from desktop.kit.short_words import counted
from desktop.rooms.forward_plan.priority_deeds import PriorityDeeds
from desktop.rooms.forward_plan.priority_details import sections
from desktop.rooms.forward_plan.priority_lines import WAITING, PriorityLine, lines, said
from desktop.rooms.forward_plan.tasking_deeds import TaskingDeeds
from desktop.rooms.forward_plan.view import Around, Beside, Chip, ListView, Values
from models.queries.forums import units
from models.queries.priorities import ENDED, IN_FORCE, priority_sets
from models.queries.tasking import tasking_requests
from models.queries.words import folded, says
from models.rules.vocabulary import PriorityKind
from models.rules.written_dates import date_words

STATES = (("now", "In force and open"), ("trouble", "To settle"), ("ended", "Ended and decided"))


class PrioritiesView(ListView[PriorityLine]):
    """Every set of priorities by its kind, what is in force before what is over, then tasking requests."""

    name = "priorities"
    title = "Priorities"
    choose_words = "Choose a set to see its priorities, where it was agreed, and what it rests on."
    search_hint = "Filter these"
    lead_commands = ("tasking.request", "priorities.add")
    concerns = frozenset({"priority_set", "priority", "tasking_request", "unit", "unit_succession", "meeting", "forum"})

    def __init__(self, around: Around) -> None:
        super().__init__(around, _columns(around), lambda row: row.key, lambda row: row.group)
        self._rows: tuple[PriorityLine, ...] = ()
        self._sets, self._requests = PriorityDeeds(around), TaskingDeeds(around)

    def read(self) -> None:
        """Read sets, boroughs and requests."""
        desk = self.desk
        sets = desk.read(priority_sets, as_of=desk.today)
        self._rows = lines(sets, desk.read(units, as_of=desk.today), desk.read(tasking_requests))

    def chips(self) -> tuple[Chip, ...]:
        """Return the filters: what kind of document, and where it stands."""
        groups = dict.fromkeys(row.group for row in self._rows)
        kinds = Chip("kind", "Kind", tuple((one, one) for one in groups))
        return (kinds, Chip("state", "Standing", STATES))

    def display(self, values: Values, text: str) -> None:
        """Show what passes the filters; the foot adds up by where it stands."""
        kinds, states = values("kind"), values("state")
        shown = tuple(
            row
            for row in self._rows
            if (not kinds or row.group in kinds)
            and (not states or any(_stands(row, state) for state in states))
            and says(said(row), folded(text))
        )
        self.table.replace(shown)
        counts = Counter(row.standing for row in shown)
        parts = " + ".join(f"{count} {word}" for word, count in counts.items())
        whole = "" if len(shown) == len(self._rows) else f" of {len(self._rows)}"
        self.pane.set_foot(f"{parts} = {len(shown)}{whole}" if shown else "", "adds up" if shown else "")

    def sentence(self) -> str:
        """Say how many documents are in force, which boroughs have not set theirs, and what is to settle."""
        in_force = [row for row in self._rows if row.standing == IN_FORCE]
        local = sum(1 for row in in_force if row.the_set and row.the_set.kind == PriorityKind.LOCAL)
        boroughs = local + sum(1 for row in self._rows if row.borough_id)
        waiting = sum(1 for row in self._rows if row.standing == WAITING)
        parts = [f"{counted(len(in_force) - local, 'document')} in force"]
        parts += [f"{local} of {counted(boroughs, 'borough')} set"] if local < boroughs else []
        parts += [f"{counted(waiting, 'request')} waiting"] if waiting else []
        settle = sum(1 for row in self._rows if row.the_set and row.troubles)
        return ", ".join((*parts, f"{settle} to settle" if settle else "nothing to settle"))

    def empty(self) -> Empty | None:
        """Say what belongs here while there is nothing at all."""
        if self._rows:
            return None
        deed = Deed("New set of priorities…", self._add, icon="plus", kind="filled")
        sentence = (
            "Plans, the Control Strategy, the Strategic Assessment and each borough’s own priorities belong here."
        )
        return Empty("layers", "Nothing for themes to align to yet", sentence, deed, "A framework file may bring them.")

    def beside(self) -> Beside | None:
        """Return what stands beside the line that is chosen."""
        row = self.chosen()
        if row is None:
            return None
        ways = self._of_row(row)
        titles = {
            "priorities.edit": ("Change…", "pencil"),
            "priorities.revise": ("New version…", "calendar-sync"),
            "priorities.validate": ("Validated…", "circle-check"),
            "tasking.decide": ("Decide…", "gavel"),
            "tasking.edit": ("Change…", "pencil"),
        }
        deeds = [Deed(*(titles[name][0], do), icon=titles[name][1]) for name, do in ways.items() if name in titles]
        if row.borough_id:
            deeds = [Deed("Set priorities…", self._add, icon="plus")]
        return Beside(row.key, sections(row), deeds)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done with what is chosen."""
        always: dict[str, Callable[[], None]] = {"priorities.add": self._add, "tasking.request": self._request}
        row = self.chosen()
        mine = self._of_row(row) if row else {}
        return always | {name: do for name, do in mine.items() if name != "tasking.edit"}

    def open_row(self, row: PriorityLine) -> None:
        """Change what is opened."""
        ways = self._of_row(row)
        next((ways[name] for name in ("priorities.edit", "tasking.edit") if name in ways), self._add)()

    def _of_row(self, row: PriorityLine) -> dict[str, Callable[[], None]]:
        """Return what can be done with a line, by the ids of the command table."""
        one, request = row.the_set, row.request
        if one is not None:
            ways: dict[str, Callable[[], None]] = {"priorities.edit": lambda: self._sets.edit(one)}
            if row.standing == IN_FORCE:
                ways["priorities.revise"] = lambda: self.show_made(self._sets.revise(one))
            if one.kind == PriorityKind.LOCAL:
                ways["priorities.validate"] = lambda: self._sets.validate(one)
            return {**ways, "edit.delete": lambda: self._sets.remove(one)}
        if request is not None:
            return {
                "tasking.decide": lambda: self._requests.decide(request),
                "tasking.edit": lambda: self._requests.edit(request),
                "edit.delete": lambda: self._requests.remove(request),
            }
        return {}

    def show_made(self, key: str) -> None:
        """Choose what was just made, if anything was."""
        if key:
            self.show_subject(key)

    def _add(self) -> None:
        row = self.chosen()
        self.show_made(self._sets.add(row.borough_id if row else ""))

    def _request(self) -> None:
        self.show_made(self._requests.request())


def _columns(around: Around) -> tuple[Column[PriorityLine], ...]:
    today = around.desk.today
    return (
        Column("Set", lambda row: row.title, kind="two-line", second=lambda row: row.beneath,
               sort_key=lambda row: row.title.casefold(), tip=lambda row: f"{row.title}: {row.beneath}"),
        Column("Holds", lambda row: row.validity, width="30 Sep 2026 to 30 Sep 2027"),
        Column("Review due", lambda row: date_words(row.due) if row.due else "", width="Wed 30 Sep 2026",
               tone=lambda row: "bad" if row.due and row.due < today and row.standing == IN_FORCE else "",
               sort_key=lambda row: (row.due is None, row.due)),
        Column("Standing", lambda row: row.status.word, kind="status", status=lambda row: row.status,
               width="In force, 2 to settle"),
    )  # fmt: skip


def _stands(row: PriorityLine, state: str) -> bool:
    over = row.standing == ENDED or bool(row.request and row.request.decision)
    return {"now": not over, "trouble": bool(row.troubles), "ended": over}[state]
