"""What the palette finds in the book, and where each hit leads."""

from collections.abc import Callable, Sequence

from desktop.kit.desk import Desk
from desktop.kit.navigator import Navigator
from desktop.kit.palette import Hit
from models.queries.found import FoundRow
from models.queries.search import found

GROUPS = {
    "meeting": ("Meetings", "gavel"),
    "action": ("Actions", "list-checks"),
    "item": ("Agenda items", "list"),
    "minute": ("Minutes", "message-square"),
    "decision": ("Decisions", "gavel"),
    "paper": ("Papers", "file-text"),
    "risk": ("Risks", "triangle-alert"),
    "forum": ("Forums", "waypoints"),
    "post": ("Posts", "user"),
    "person": ("People", "users"),
}
MOST = 12


def finder(desk: Desk, navigator: Navigator | None, text: str) -> Sequence[Hit]:
    """Return what the typed text finds among the records."""
    if navigator is None or not text.strip():
        return ()
    rows = desk.read(found, text=text, today=desk.today, limit=MOST)
    return [
        Hit(GROUPS[row.kind][0], row.title, row.detail, GROUPS[row.kind][1], way_to(navigator, row)) for row in rows
    ]


def way_to(navigator: Navigator, row: FoundRow) -> Callable[[], None]:
    """Return what opening a hit does."""
    within = frozenset({"meeting", "item", "minute", "decision", "paper"})
    if row.kind in within:
        return lambda: navigator.open_meeting(row.id, within=row.within)
    ways: dict[str, Callable[[], None]] = {
        "action": lambda: navigator.open_action(row.id),
        "risk": lambda: navigator.open_risk(row.id),
    }
    return ways.get(row.kind, lambda: navigator.open_room("framework"))
