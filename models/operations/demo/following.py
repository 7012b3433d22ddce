"""What follows from the themes of a demo book: Gold Groups, the chairs' answers, escalations, promises, deep-dives."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.programme import SECRETARY
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DEMO_TODAY
from models.operations.demo.vocabulary import Vocabulary
from models.records.agenda import DeepDive, DeepDiveInforms, DeepDiveSlip, Escalation, ItemPromise
from models.records.priorities import Alignment
from models.records.themes import EnduringAnswer, GoldGroup
from models.rules.vocabulary import DeepDiveStatus, PromiseKind, Purpose

Meetings = Mapping[tuple[str, dt.date], DemoMeeting]
MORNING, AFTERNOON = dt.time(9, 30), dt.time(16)
REPORT_MINUTES = 15


def gather_gold_groups(sheaf: Sheaf, vocabulary: Vocabulary, meetings: Meetings) -> None:
    """Gather who tasked each Gold Group over what; one that goes on, or has closed, reports to who tasked it."""
    for entry in vocabulary.told["gold"]:
        if {entry["code"], entry["forum"]} <= sheaf.keys.forums.keys():
            tasked = meetings.get((entry["forum"], entry["meeting"])) if "meeting" in entry else None
            row = {
                "forum_id": sheaf.keys.forums[entry["code"]],
                "tasking_forum_id": sheaf.keys.forums[entry["forum"]],
                "tasking_meeting_id": tasked.id if tasked else None,
                "theme_id": vocabulary.key(entry["theme"]) if "theme" in entry else None,
                "risk_id": vocabulary.risks.get(entry["risk"]) if "risk" in entry else None,
                "terms": entry["terms"],
                "begun_on": entry["begun_on"],
                "closed_on": entry.get("closed_on"),
                "report": entry.get("report", ""),
                "promise_id": _report(sheaf, entry, tasked, meetings) if tasked else None,
            }
            sheaf.add(GoldGroup, row)


def _report(sheaf: Sheaf, entry: Mapping[str, Any], tasked: DemoMeeting, meetings: Meetings) -> str:
    """Gather the promise that a Gold Group reports to the forum that tasked it, and return its key."""
    to = meetings.get((entry["forum"], entry["reports"]))
    row = {
        "forum_id": sheaf.keys.forums[entry["forum"]],
        "meeting_id": to.id if to else None,
        "after": tasked.date,
        "kind": PromiseKind.REPORT.value,
        "title": f"Report of the Gold Group on {entry['theme'].lower()}",
        "purpose": Purpose.DISCUSS.value,
        "minutes": REPORT_MINUTES,
    }
    return sheaf.add(ItemPromise, row)


def gather_answers(sheaf: Sheaf, vocabulary: Vocabulary, meetings: Meetings) -> None:
    """Gather what chairs said to suggestions that a theme endures."""
    for entry in vocabulary.told["answer"]:
        meeting = meetings.get((entry["forum"], entry["meeting"]))
        if meeting is not None:
            said = {name: entry[name] for name in ("evidence", "agreed", "reason", "on")}
            place = {"forum_id": sheaf.keys.forums[entry["forum"]], "meeting_id": meeting.id}
            sheaf.add(EnduringAnswer, {**said, **place, "theme_id": vocabulary.key(entry["theme"]), "by": SECRETARY})


def gather_undated(sheaf: Sheaf, vocabulary: Vocabulary) -> None:
    """Gather what is promised to forums without a date."""
    for entry in vocabulary.told["undated"]:
        if entry["forum"] in sheaf.keys.forums:
            said = {name: entry[name] for name in ("after", "kind", "title", "ask", "minutes", "reason")}
            row = {
                **said,
                "forum_id": sheaf.keys.forums[entry["forum"]],
                "purpose": Purpose.DISCUSS.value,
                "lead_post_id": sheaf.keys.posts.get(entry["lead"]),
                "undated": True,
                "chased_on": entry.get("chased_on"),
            }
            sheaf.add(ItemPromise, row)


def gather_escalations(sheaf: Sheaf, vocabulary: Vocabulary, meetings: Meetings) -> None:
    """Gather the themes and risks that were passed up without an item, each promised to the forum above."""
    for entry in vocabulary.told["escalation"]:
        meeting = meetings.get(tuple(entry["from"]))
        if meeting is not None and entry["to"] in sheaf.keys.forums:
            to = sheaf.keys.forums[entry["to"]]
            about = {
                "theme_id": vocabulary.key(entry["theme"]) if "theme" in entry else None,
                "risk_id": vocabulary.risks.get(entry.get("risk", "")),
            }
            promise = {
                "forum_id": to,
                "after": meeting.date,
                "kind": PromiseKind.ESCALATED.value,
                "title": entry.get("theme") or f"Risk {entry['risk']}",
                "purpose": Purpose.DISCUSS.value,
                "minutes": REPORT_MINUTES,
                "reason": entry["reason"],
            }
            sheaf.add(
                Escalation,
                {
                    **about,
                    "meeting_id": meeting.id,
                    "from_forum_id": sheaf.keys.forums[meeting.forum.code],
                    "to_forum_id": to,
                    "promise_id": sheaf.add(ItemPromise, promise),
                    "reason": entry["reason"],
                    "several_groups": entry["several"],
                    "position": sheaf.next_position(meeting.id),
                    "at": dt.datetime.combine(meeting.date, AFTERNOON, tzinfo=dt.UTC),
                },
            )


def gather_dives(sheaf: Sheaf, vocabulary: Vocabulary, meetings: Meetings) -> None:
    """Say what deep-dives serve, whom they inform and who tracks their actions, and how some were put off."""
    dives = {str(row["title"]): row for row in sheaf.rows.get(DeepDive, ())}
    days = {one.id: one.date for one in meetings.values()}
    for row in dives.values():
        if row["status"] == DeepDiveStatus.REPORTED.value:
            row["reported_on"] = days[str(row["due_meeting_id"])]
    for entry in vocabulary.told["dive"]:
        if entry["title"] in dives:
            _serve(sheaf, vocabulary, entry, dives[entry["title"]])
    for entry in vocabulary.told["slip"]:
        before, dive = meetings.get(tuple(entry["from"])), dives.get(entry["title"])
        if before is not None and dive is not None:
            sheaf.add(
                DeepDiveSlip,
                {
                    "deep_dive_id": dive["id"],
                    "at": dt.datetime.combine(entry["on"], MORNING, tzinfo=dt.UTC),
                    "by": SECRETARY,
                    "old_meeting_id": before.id,
                    "new_meeting_id": dive["due_meeting_id"],
                    "old_date": before.date,
                    "new_date": days[str(dive["due_meeting_id"])],
                    "because": entry["because"],
                },
            )


def _serve(sheaf: Sheaf, vocabulary: Vocabulary, entry: Mapping[str, Any], dive: dict[str, object]) -> None:
    dive["theme_id"] = vocabulary.key(entry["theme"]) if vocabulary.knows(entry["theme"]) else None
    dive["tracking_forum_id"] = sheaf.keys.forums.get(entry.get("tracking", ""))
    if "outcome" in entry:
        dive |= {"outcome": entry["outcome"], "closed_on": DEMO_TODAY, "status": DeepDiveStatus.CLOSED.value}
    for columns in vocabulary.sources(entry["sources"], DEMO_TODAY):
        sheaf.add(Alignment, {"deep_dive_id": dive["id"], **columns})
    for code in entry["informs"]:
        if code in sheaf.keys.units:
            sheaf.add(DeepDiveInforms, {"deep_dive_id": dive["id"], "unit_id": sheaf.keys.units[code]})
