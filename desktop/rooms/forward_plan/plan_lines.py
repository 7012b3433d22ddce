"""A line of the plan as the list shows it: when, what, from where, and of which kind."""

import datetime as dt
from dataclasses import dataclass

from desktop.kit.row_table import Column
from desktop.kit.statuses import Status
from models.queries.forward_plan import PlanEntry, PlanKind, PlannedForum
from models.queries.words import folded
from models.rules.written_dates import date_words

ASK, WAITS = "Ask for its date", "Date to be fixed"
SIGNS = {
    PlanKind.STANDING: Status("Standing", "pin", "hold"),
    PlanKind.CYCLICAL: Status("Cyclical", "repeat", "hold"),
    PlanKind.THEME: Status("Theme", "layers", "info"),
    PlanKind.COMMISSIONED: Status("Deep-dive", "telescope", "special"),
    PlanKind.ESCALATED: Status("Escalated", "waypoints", "warn"),
    PlanKind.PROMISED: Status("Promised", "send", "info"),
    PlanKind.AD_HOC: Status("Ad hoc", "plus", "hold"),
    PlanKind.RETURN: Status("Return", "file-text", "info"),
    PlanKind.REVIEW_DUE: Status("Review due", "calendar-sync", "warn"),
    PlanKind.UNDATED: Status(WAITS, "hourglass", "warn"),
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One entry of the plan with its forum, as the list shows it."""

    forum: PlannedForum
    entry: PlanEntry
    today: dt.date

    @property
    def id(self) -> str:
        """What tells it from every other line: a cyclical item stands at several meetings."""
        return f"{self.entry.table} {self.entry.key} {self.entry.meeting_id}"

    @property
    def is_to_ask(self) -> bool:
        """Whether its date is to be asked for now."""
        return self.entry.chase_due is not None and self.entry.chase_due <= self.today

    @property
    def is_promise(self) -> bool:
        """Whether it is a promise that waits for its agenda or its date."""
        return self.entry.table == "item_promise"

    @property
    def status(self) -> Status:
        """Its kind with its icon; a date that is to be asked for is marked."""
        if self.is_to_ask:
            return Status(ASK, "circle-alert", "bad")
        return SIGNS[PlanKind(self.entry.kind)]

    @property
    def day(self) -> str:
        """When it is taken."""
        if self.entry.date:
            return date_words(self.entry.date)
        return "every agenda" if self.entry.kind == PlanKind.STANDING else "no date yet"

    @property
    def second(self) -> str:
        """Where it comes from and where it stands."""
        return " · ".join(part for part in (self.entry.source, self.entry.status) if part)

    @property
    def said(self) -> str:
        """All its words, as they are looked for."""
        entry = self.entry
        return folded(f"{entry.title} {entry.lead} {entry.source} {entry.status} {entry.kind} {self.forum.name}")


def group_of(line: PlanLine) -> str:
    """Return the head a line stands under: what has no date first, then forum by forum."""
    return WAITS if line.entry.kind == PlanKind.UNDATED else f"{line.forum.code} {line.forum.name}"


COLUMNS: tuple[Column[PlanLine], ...] = (
    Column("When", lambda line: line.day, width="Wed 30 Sep 2026", bold=lambda line: line.is_to_ask,
           tone=lambda line: "bad" if line.is_to_ask else "" if line.entry.date else "text 2",
           sort_key=lambda line: (line.entry.date is None, line.entry.date)),
    Column("Entry", lambda line: line.entry.title, kind="two-line", second=lambda line: line.second,
           code=lambda line: (line.forum.code, line.forum.level), sort_key=lambda line: line.entry.title.casefold(),
           tip=lambda line: f"{line.entry.title} · {line.second}"),
    Column("Lead", lambda line: line.entry.lead, width="Director Strategy & Governance",
           sort_key=lambda line: line.entry.lead.casefold()),
    Column("Kind", lambda line: line.status.word, kind="status", width="Date to be fixed",
           status=lambda line: line.status),
)  # fmt: skip
