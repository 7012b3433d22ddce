"""What is to be said of a theme while it is carried over another meeting."""

import datetime as dt
from collections.abc import Callable, Mapping

from desktop.rooms.forward_plan.tile_details import Chosen
from models.queries.programme import Programme, Tile
from models.rules.theme_checks import LOOK_BACK, repeat_words, repeats
from models.rules.theme_window import is_living

HARD, SOFT, NOTICE = "hard", "soft", "notice"
LookBack = Callable[[str, dt.date], Programme]
"""Returns the programme of one forum up to a day, as far back as repeats are counted."""


class BoardFindings:
    """Judges the places a tile is carried over; what a forum took before is read once for each forum."""

    def __init__(self, tiles: Mapping[str, Chosen], meetings: Mapping[str, Chosen], look_back: LookBack) -> None:
        self._tiles, self._meetings, self._look_back = tiles, meetings, look_back

    def __call__(self, tile_key: str, slot_key: str, /) -> tuple[str, str]:
        """Return severity and words of a theme on another meeting."""
        here, there = self._tiles.get(tile_key), self._meetings.get(slot_key)
        if here is None or there is None or here.tile is None:
            return HARD, "this meeting takes no theme"
        refused = self._refused(here.tile, there)
        if refused:
            return HARD, refused
        found = [*self._doubts(here.tile, here, there)]
        severity = SOFT if any(weight == SOFT for weight, _ in found) else NOTICE if found else ""
        fills = there.cell.gap and not found
        return severity, "; ".join(words for _, words in found) or ("fills the gap" if fills else "")

    @staticmethod
    def _refused(tile: Tile, there: Chosen) -> str:
        if there.cell.is_over:
            return "this meeting is over"
        if not is_living(there.cell.status):
            return f"this meeting is {there.cell.status}"
        same = any(one.theme_id == tile.theme_id and one.key != tile.key for one in there.cell.tiles)
        return "this meeting takes the theme already" if same else ""

    def _doubts(self, tile: Tile, here: Chosen, there: Chosen) -> list[tuple[str, str]]:
        """Return what speaks against a place, weight and words, without forbidding it."""
        found = []
        others = [one.title for one in there.cell.tiles if one.kind == "theme"]
        if others:
            found.append((SOFT, f"beside {others[0]}" + (f" and {len(others) - 1} more" if others[1:] else "")))
        times, of = self._repeats(tile, there)
        if times > 1:
            found.append((SOFT, f"{repeat_words(times, of)} meetings"))
        if here.forum.id != there.forum.id:
            found.append((NOTICE, f"to another forum, {there.forum.code}"))
        if there.forum.window and not there.cell.in_window:
            found.append((NOTICE, "beyond the window"))
        strip = tile.cascade
        asked = strip.accepted + strip.declined + strip.waiting if strip else 0
        if asked:
            found.append((NOTICE, f"what {asked} units were asked follows"))
        return found

    def _repeats(self, tile: Tile, there: Chosen) -> tuple[int, int]:
        """Count the theme over the last six meetings of the forum, as if it stood there already."""
        cells = self._look_back(there.forum.id, there.cell.date)
        days = sorted(
            (cell for found in cells.cells.values() for cell in found if cell.date <= there.cell.date),
            key=lambda cell: (cell.date, cell.meeting_id),
        )
        taken = [
            {one.theme_id for one in cell.tiles if one.taken and one.key != tile.key}
            | ({tile.theme_id} if cell.meeting_id == there.cell.meeting_id else set())
            for cell in days
            if is_living(cell.status)
        ][-LOOK_BACK:]
        return repeats(tile.theme_id, taken, len(taken) - 1)
