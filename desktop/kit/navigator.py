"""What a room may ask of the window: go to another room, open a record, run a command."""

from typing import Protocol

from desktop.kit.view_state import ViewState


class Navigator(Protocol):
    """The window as rooms know it."""

    def open_room(self, name: str) -> None:
        """Show a room by its name."""

    def open_meeting(self, meeting_id: str, within: str = "") -> None:
        """Show the Meeting room with this meeting, and the item or paper `within` it."""

    def open_action(self, action_id: str) -> None:
        """Show the Actions room with this action chosen."""

    def open_risk(self, risk_id: str) -> None:
        """Show the Risks room with this risk chosen."""

    def back(self) -> None:
        """Return to the room shown before."""

    def run(self, command_id: str) -> None:
        """Run a command of the table as if its key had been pressed."""

    @property
    def view_state(self) -> ViewState:
        """What this desk remembers."""
