"""What units of a demo book share and ask for: good practice, and corporate assets."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.vocabulary import Vocabulary
from models.records.exceptions import GoodPractice, PracticeAdoption
from models.records.priorities import TaskingRequest

Meetings = Mapping[tuple[str, dt.date], DemoMeeting]


def gather_practice(sheaf: Sheaf, vocabulary: Vocabulary, meetings: Meetings) -> None:
    """Gather the good practice that was presented at meetings the book has, and who took it over."""
    units, posts = sheaf.keys.units, sheaf.keys.posts
    for entry in vocabulary.told["practice"]:
        meeting = meetings.get(tuple(entry["meeting"]))
        if meeting is not None and entry["unit"] in units:
            row = {
                "title": entry["title"],
                "words": entry["words"],
                "origin_unit_id": units[entry["unit"]],
                "presenter_post_id": posts.get(entry["presenter"]),
                "meeting_id": meeting.id,
                "theme_id": vocabulary.key(entry["theme"]) if vocabulary.knows(entry["theme"]) else None,
                "on": meeting.date,
            }
            key = sheaf.add(GoodPractice, row)
            _adopted(sheaf, key, entry["adopted"])


def _adopted(sheaf: Sheaf, practice_id: str, adopted: Sequence[tuple[str, dt.date]]) -> None:
    for code, on in adopted:
        if code in sheaf.keys.units:
            row = {"practice_id": practice_id, "unit_id": sheaf.keys.units[code], "on": on}
            sheaf.add(PracticeAdoption, row)


def gather_tasking(sheaf: Sheaf, vocabulary: Vocabulary, meetings: Meetings) -> None:
    """Gather the requests for corporate assets that stand before meetings the book has."""
    for entry in vocabulary.told["tasking"]:
        meeting = meetings.get(tuple(entry["meeting"]))
        if meeting is not None and entry["unit"] in sheaf.keys.units:
            sheaf.add(TaskingRequest, _request(sheaf, vocabulary, entry, meeting))


def _request(sheaf: Sheaf, vocabulary: Vocabulary, entry: dict[str, Any], meeting: DemoMeeting) -> dict[str, object]:
    said = {name: entry[name] for name in ("asset", "requested_on", "starts", "ends", "reason")}
    served = dict(kv for one in vocabulary.sources([entry["priority"]], meeting.date) for kv in one.items())
    return {
        **said,
        "meeting_id": meeting.id,
        "unit_id": sheaf.keys.units[entry["unit"]],
        "priority_id": served.get("priority_id"),
        "decision": entry.get("decision", ""),
        "decided_on": entry.get("decided_on"),
        "decision_words": entry.get("words", ""),
    }
