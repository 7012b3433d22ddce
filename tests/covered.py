"""A small book whose boards have themes: what the tests of coverage, its prints and its view look at."""

import datetime as dt
from dataclasses import dataclass, field

from models.operations.cascade import accept_theme, cascade_theme, decline_theme
from models.operations.exceptions import record_exception
from models.operations.forum_settings import link_forums
from models.operations.forum_template import add_template_item
from models.operations.organisation import edit_unit
from models.operations.priorities import add_priority_set
from models.operations.risks import add_risk
from models.operations.themes import add_theme, set_theme, set_theme_window
from models.operations.year import lay_out_year
from models.queries.cascade import cascade
from models.queries.meetings import find_meeting
from models.queries.priorities import priority_sets
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

PLAN = (
    "Reducing violence and criminal exploitation",
    "Safer, more confident communities",
    "Reform of the service",
    "Criminal justice and victims",
)
TAKEN = (
    ("CF-FLP 2026-04-02", "Burglary", (1,), ""),
    ("CF-FLP 2026-05-07", "Burglary", (1,), ""),
    ("CF-FLP 2026-11-05", "Knife crime", (0,), "CR-03"),
    ("CF-FLP 2026-12-03", "Victim care", (3,), ""),
    ("PG 2026-11-18", "Robbery", (), ""),
)
"""Meetings with the theme each takes, the places of the priorities it serves, and the risk."""


@dataclass(frozen=True)
class CoveredBook:
    """The keys of what was set: priorities in order, the meetings' themes by reference and title, risks."""

    priorities: tuple[str, ...]
    themes: dict[tuple[str, str], str] = field(default_factory=dict)


def covered_book(workspace: Workspace, book: SmallBook) -> CoveredBook:
    """Fill a small book with a year of meetings, a plan, themes of CF-FLP and PG, a cascade and an exception."""
    do = workspace.transact
    do(lay_out_year, first=FIRST, last=LAST)
    do(edit_unit, unit_id=book.units["AS"], parent_id=book.units["FLP"])
    violence = do(add_theme, title="Violence").value
    for title in ("Knife crime", "Robbery"):
        do(add_theme, title=title, parent_id=violence)
    do(
        add_priority_set,
        kind="Police and Crime Plan",
        name="Police and Crime Plan 2025-29",
        short="PCP",
        starts=dt.date(2025, 4, 1),
        ends=dt.date(2029, 3, 31),
        titles=[(title, "") for title in PLAN],
    )
    priorities = tuple(one.id for one in workspace.read(priority_sets, as_of=FIRST)[0].priorities)
    risk = do(
        add_risk, title="Serious violence rises", level="corporate", likelihood=4, impact=4, reference="CR-03"
    ).value
    do(set_theme_window, forum_id=book.forums["CF-FLP"], window=3)
    do(link_forums, forum_id=book.forums["CF-FLP"], other_id=book.forums["CF-AS"], kind="cascades to")
    made = CoveredBook(priorities)
    for reference, title, places, reason in TAKEN:
        meeting = workspace.read(find_meeting, reference=reference).id
        serves, risks = [priorities[place] for place in places], [risk] if reason else []
        made.themes[reference, title] = do(
            set_theme, meeting_id=meeting, title=title, priority_ids=serves, risk_ids=risks
        ).value
    _from_below(workspace, book, made)
    return made


def _from_below(workspace: Workspace, book: SmallBook, made: CoveredBook) -> None:
    """Pass themes down to Central South, which accepts one and declines one, and has an exception."""
    do = workspace.transact
    for reference, title in (("CF-FLP 2026-11-05", "Knife crime"), ("CF-FLP 2026-12-03", "Victim care")):
        do(cascade_theme, meeting_theme_id=made.themes[reference, title])
    asked = [
        workspace.read(cascade, meeting_theme_id=made.themes[place]).rows[0].meeting_theme_id
        for place in (("CF-FLP 2026-11-05", "Knife crime"), ("CF-FLP 2026-12-03", "Victim care"))
    ]
    do(accept_theme, meeting_theme_id=asked[0])
    do(decline_theme, meeting_theme_id=asked[1], reason="Covered 14 Oct, returns in February")
    for measure in ("Robbery", "Burglary"):
        do(
            record_exception,
            unit_id=book.units["AS"],
            measure=measure,
            period=dt.date(2026, 9, 1),
            direction="worse",
            value="120",
        )
    do(add_template_item, forum_id=book.forums["CF-FLP"], title="Burglary", placement="standing", minutes=10)
