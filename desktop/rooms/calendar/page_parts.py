"""The parts the calendar is put together from: buttons, filters, and the banner with the deeds of a proposal."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog

from desktop.kit.controls import Button, Deed
from desktop.kit.filters import FilterChips
from desktop.kit.room_header import RoomHeader
from desktop.kit.view_state import ViewState
from desktop.rooms.calendar.legend import Legend
from desktop.rooms.calendar.narrowing import forum_choices, place_choices, unit_choices
from desktop.rooms.calendar.plan_deeds import PlanDeeds
from desktop.rooms.calendar.planning import Planning
from desktop.rooms.calendar.proposal_banner import ProposalBanner
from desktop.rooms.calendar.views import VIEWS
from models.queries.meetings import MeetingRow
from models.rules.level_names import LevelNames


def add_buttons(header: RoomHeader, step: Callable[[int], None], open_menu: Callable[[], None]) -> Button:
    """Add the buttons of the head; the last one, which opens how the year is cut, is returned."""
    header.add_deed(Deed("", lambda: step(-1), icon="chevron-left", tip="Earlier (Ctrl Page Up)"))
    header.add_deed(Deed("", lambda: step(1), icon="chevron-right", tip="Later (Ctrl Page Down)"))
    header.add_command("go.today_date").setText("Today")
    header.add_command("plan.check")
    return header.add_deed(Deed("", open_menu, icon="layers", tip="Zoom, bands and cells"))


def view_kept(state: ViewState) -> str:
    """Return the name of the view that this desk looked at last."""
    kept = state.words("calendar/view")
    return kept if kept in dict(VIEWS) else VIEWS[0][0]


def add_filters(chips: FilterChips) -> None:
    """Add the filters of the calendar and the legend; what can be chosen comes with the year."""
    chips.add_chip("level", "Level", ())
    chips.add_chip("unit", "Unit", ())
    chips.add_chip("forum", "Forum", ())
    chips.add_chip("who", "Person", (), many=False)
    chips.add_chip("place", "Place", ())
    chips.add_right(Legend())


def offer_choices(chips: FilterChips, rows: Sequence[MeetingRow], levels: LevelNames) -> None:
    """Let levels, and units, forums and places of these meetings be chosen."""
    chips.set_choices("level", levels.choices())
    chips.set_choices("unit", unit_choices(rows))
    chips.set_choices("forum", forum_choices(rows))
    chips.set_choices("place", place_choices(rows))


def banner_of(plan: PlanDeeds, planning: Planning, take_back: Callable[[], None]) -> ProposalBanner:
    """Return the banner of a proposal, with its deeds."""
    deeds = (
        Deed("Review…", plan.review, tip="Accept some of the changes"),
        Deed("Keep draft", plan.keep_draft),
        Deed("Accept proposal", plan.accept, kind="filled"),
        Deed("", planning.drop, icon="x", tip="Drop the proposal"),
    )
    stop = Deed("Stop", planning.stop, tip="Take what is found")
    return ProposalBanner(deeds, stop, Deed("Undo edit", take_back, "Ctrl+Z", kind="flat"))


def run_dialog(dialog: QDialog) -> None:
    """Show a dialog until it is closed, and let go of it."""
    dialog.exec()
    dialog.deleteLater()
