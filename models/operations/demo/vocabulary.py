"""What the forward plan of a demo book speaks of: its themes, and the priorities and risks they serve."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import select

from models.operations.demo.sheaf import Sheaf
from models.operations.demo.wording import demo_resource
from models.records.priorities import Priority, PrioritySet
from models.records.risks import Risk
from models.records.themes import Theme, ThemePrevalence
from models.rules.priorities import folded
from models.rules.vocabulary import PriorityKind, SetState


@dataclass(frozen=True, slots=True)
class Labelled:
    """A priority by its label, such as PCP 1, and from when to when its set holds."""

    label: str
    key: str
    starts: dt.date | None
    ends: dt.date | None


class Vocabulary:
    """The themes of a book by title, and what stands behind the labels of their sources.

    The framework's themes come first; the demo adds its own until there are `count`.
    """

    def __init__(self, sheaf: Sheaf, count: int) -> None:
        self.told: dict[str, Any] = demo_resource("programme")
        self.keys = {folded(one.title): one.id for one in sheaf.unit.rows(select(Theme))}
        self.prevalent: dict[str, tuple[str, ...]] = {}
        self.priorities = tuple(_priorities(sheaf))
        self.risks: dict[str, str] = {}
        for entry in self.told["theme"]:
            if len(self.keys) < count and folded(entry["title"]) not in self.keys:
                self.keys[folded(entry["title"])] = sheaf.add(Theme, entry)
        for title, codes in self.told["prevalent"].items():
            self.prevalent[title] = tuple(code for code in codes if code in sheaf.keys.units)
            if self.knows(title):
                for code in self.prevalent[title]:
                    sheaf.add(ThemePrevalence, {"theme_id": self.key(title), "unit_id": sheaf.keys.units[code]})

    def note_risks(self, sheaf: Sheaf) -> None:
        """Take in the risks of the registers, which are gathered after the themes."""
        self.risks = {str(row["reference"]): str(row["id"]) for row in sheaf.rows.get(Risk, ())}

    def knows(self, title: str) -> bool:
        """Tell whether the book has a theme of this title."""
        return folded(title) in self.keys

    def key(self, title: str) -> str:
        """Return the key of a theme."""
        return self.keys[folded(title)]

    def served(self, title: str) -> tuple[str, ...]:
        """Return the labels of what a theme usually serves."""
        return tuple(self.told["serves"].get(title, ()))

    def sources(self, labels: Iterable[str], on: dt.date) -> Iterator[dict[str, str]]:
        """Yield the columns of the alignments that labels stand for on a day; what the book has not is left out."""
        for label in labels:
            if label in self.risks:
                yield {"risk_id": self.risks[label]}
            held = [one for one in self.priorities if one.label == label and _holds(one, on)]
            if held:
                yield {"priority_id": max(held, key=lambda one: one.starts or dt.date.min).key}


def _holds(one: Labelled, on: dt.date) -> bool:
    return (one.starts is None or one.starts <= on) and (one.ends is None or on <= one.ends)


def _priorities(sheaf: Sheaf) -> Iterator[Labelled]:
    """Yield the priorities of every final set with a short name, in the order of the framework."""
    shared = PrioritySet.kind != PriorityKind.LOCAL.value
    final = select(PrioritySet).where(shared, PrioritySet.state == SetState.FINAL.value)
    sets = {one.id: one for one in sheaf.unit.rows(final)}
    for row in sorted(sheaf.unit.rows(select(Priority)), key=attrgetter("position")):
        if row.set_id in sets:
            home = sets[row.set_id]
            yield Labelled(f"{home.short} {row.position}", row.id, home.starts, home.ends)
