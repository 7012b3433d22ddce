"""The rows of a demo book's themes, with what they serve and how units answered."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from random import Random

from models.operations.demo.local_priorities import LocalPriorities
from models.operations.demo.people import Staff
from models.operations.demo.programme import SECRETARY, Taken
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.vocabulary import Vocabulary
from models.records.exceptions import LocalException, Measure
from models.records.organisation import Person
from models.records.priorities import Alignment
from models.records.themes import MeetingTheme
from models.rules.vocabulary import Direction, ThemeStatus

FOLLOWED_SHARE = 0.4
"""How many of a unit's own themes follow an exception of the month."""


def gather_programme(
    sheaf: Sheaf, themes: Iterable[Taken], vocabulary: Vocabulary, local: LocalPriorities, staff: Staff, source: Random
) -> None:
    """Gather the themes of meetings in the order given and tie each to what it serves."""
    places: Counter[str] = Counter()
    names = {str(row["id"]): str(row["name"]) for row in sheaf.rows[Person]}
    worse = _worse(sheaf)
    for one in themes:
        places[one.meeting.id] += 1
        one.id = sheaf.add(MeetingTheme, _row(one, vocabulary, places[one.meeting.id], _chair(one, staff, names)))
        for source_columns in vocabulary.sources(one.sources, one.meeting.date):
            sheaf.add(Alignment, {"meeting_theme_id": one.id, **source_columns})
        unit_id = sheaf.keys.units.get(one.meeting.forum.unit, "")
        priority = local.key(unit_id, one.theme) if one.parent is None else ""
        if priority:
            sheaf.add(Alignment, {"meeting_theme_id": one.id, "priority_id": priority})
        found = worse.get((unit_id, vocabulary.key(one.theme)), ()) if one.parent is None else ()
        before = [key for key, day in found if day <= str(one.meeting.date)]
        if before and source.random() < FOLLOWED_SHARE:
            sheaf.add(Alignment, {"meeting_theme_id": one.id, "exception_id": before[-1]})


def _row(one: Taken, vocabulary: Vocabulary, place: int, chair: str) -> dict[str, object]:
    return {
        "meeting_id": one.meeting.id,
        "theme_id": vocabulary.key(one.theme),
        "position": place,
        "status": ThemeStatus.SET.value,
        "set_on": one.set_on,
        "set_by": SECRETARY,
        "track": one.track.value,
        "track_words": one.track_words,
        "cascaded_from_id": one.parent.id if one.parent else None,
        "answer": one.answer.value,
        "answer_reason": one.reason,
        "answered_on": one.answered_on,
        "answered_by": chair if one.answered_on else "",
    }


def _chair(one: Taken, staff: Staff, names: dict[str, str]) -> str:
    return names.get(staff.holder(one.meeting.forum.chair, one.meeting.date) or "", one.meeting.forum.chair)


def _worse(sheaf: Sheaf) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return the exceptions for the worse, oldest first, by unit and theme: key, and the day it came."""
    themes = {str(row["id"]): str(row["theme_id"]) for row in sheaf.rows.get(Measure, ())}
    found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in sheaf.rows.get(LocalException, ()):
        theme = themes.get(str(row["measure_id"]))
        if theme and row["direction"] == Direction.WORSE.value:
            found[str(row["unit_id"]), theme].append((str(row["id"]), str(row["received_on"])))
    return found
