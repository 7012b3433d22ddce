"""What the palette finds in the book, and where each hit leads."""

from collections.abc import Callable, Sequence

from desktop.kit.desk import Desk
from desktop.kit.navigator import Navigator
from desktop.kit.palette import Hit
from desktop.rooms.forward_plan.page import WANTED, ForwardPlanPage
from desktop.window import MainWindow
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
    "theme": ("Themes", "layers"),
    "deep-dive": ("Deep-dives", "telescope"),
    "measure": ("Measures", "trending-down"),
    "practice": ("Good practice", "sparkle"),
    "gold": ("Gold Groups", "shield"),
    "priority": ("Priorities", "list"),
    "promise": ("Promises", "calendar-days"),
    "forum": ("Forums", "waypoints"),
    "post": ("Posts", "user"),
    "person": ("People", "users"),
}
PLAN_VIEWS = {
    "theme": "programme",
    "deep-dive": "deep-dives",
    "measure": "exceptions",
    "practice": "exceptions",
    "priority": "priorities",
    "promise": "promises",
}
"""Which view of the forward plan shows a hit."""
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
    if row.kind in PLAN_VIEWS:
        return lambda: to_plan(navigator, PLAN_VIEWS[row.kind], row.id)
    ways: dict[str, Callable[[], None]] = {
        "action": lambda: navigator.open_action(row.id),
        "risk": lambda: navigator.open_risk(row.id),
        "gold": lambda: navigator.open_meeting(row.id) if row.id else navigator.open_room("framework"),
    }
    return ways.get(row.kind, lambda: navigator.open_room("framework"))


def to_plan(navigator: Navigator, view: str, key: str) -> None:
    """Show something in a view of the forward plan, whether that room is open already or not."""
    page = navigator.page() if isinstance(navigator, MainWindow) else None
    if isinstance(page, ForwardPlanPage):
        page.show_within(view, key)
        return
    navigator.view_state.remember(WANTED, f"{view} {key}")
    navigator.open_room("forward_plan")
