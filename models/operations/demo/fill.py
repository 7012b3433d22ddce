"""Filling an empty book with invented work."""

from models.operations.demo.action_rows import gather_actions
from models.operations.demo.actions import ActionPlan
from models.operations.demo.agendas import agendas, gather_items
from models.operations.demo.attendance import gather_attendance
from models.operations.demo.awkward import awkward_actions, awkward_items, awkward_meetings, below_quorum
from models.operations.demo.frameworks import demo_framework
from models.operations.demo.history import funeral_issues, funeral_meeting, group_meetings
from models.operations.demo.issued import Issue, gather_issues, usual_issues
from models.operations.demo.meetings import (
    DemoMeeting,
    by_rule,
    calendar_of,
    disturb,
    gather_meetings,
    number,
    set_stages,
)
from models.operations.demo.outcomes import gather_decisions, gather_minutes
from models.operations.demo.people import fill_people
from models.operations.demo.planning import gather_planning
from models.operations.demo.seed import chance
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DEMO_TODAY, VOLUMES, DemoSize
from models.operations.demo.wording import Wording
from models.operations.framework import load_framework
from models.operations.settings import change_setting
from models.rules.framework import Framework
from models.rules.holidays import WorkingCalendar
from models.store.unit import Unit


def fill_demo(unit: Unit, *, size: str = DemoSize.YEAR, seed: int = 1) -> int:
    """Fill an empty book with an invented organisation at work and return the number of its meetings.

    `size` is small, year or large. The book stands on `DEMO_TODAY`; with keys from `seeded_mint` the same seed gives
    the same book. ValueError for any other size, RuleBroken if the book is not empty.
    """
    kind = DemoSize(size)
    volumes, framework = VOLUMES[kind], demo_framework(kind)
    sheaf = Sheaf(unit, load_framework(unit, framework=framework))
    calendar = calendar_of(framework, volumes)
    wording = Wording(chance(seed, "words"))
    staff = fill_people(sheaf, framework, volumes, chance(seed, "people"))
    meetings, issues = _meetings(kind, framework, calendar, wording, seed)
    gather_meetings(sheaf, meetings)
    with_agenda = [one for one in meetings if one.date >= volumes.agendas or one.forum.code in {"MB", "PG", "RAB"}]
    made = agendas(sheaf, with_agenda, volumes.items, wording, chance(seed, "items"))
    if kind is DemoSize.YEAR:
        awkward_items(meetings, made, wording, chance(seed, "awkward"))
    gather_items(sheaf, made)
    recorded = [one for one in meetings if one.date >= volumes.recorded]
    gather_attendance(sheaf, framework, recorded, staff, chance(seed, "attendance"))
    if kind is DemoSize.YEAR:
        below_quorum(sheaf, meetings)
    gather_minutes(sheaf, recorded, made, wording, chance(seed, "minutes"))
    gather_decisions(sheaf, meetings, made, volumes.decisions, wording, chance(seed, "decisions"))
    actions = ActionPlan(volumes, wording, chance(seed, "actions")).actions(meetings, sheaf.keys.posts)
    if kind is DemoSize.YEAR:
        awkward_actions(actions, wording)
    gather_actions(sheaf, actions, made, staff, chance(seed, "histories"))
    gather_issues(sheaf, (*issues, *usual_issues(meetings, calendar, volumes.recorded)))
    gather_planning(sheaf, meetings, staff, volumes)
    sheaf.store()
    change_setting(unit, name="demo_today", value=DEMO_TODAY.isoformat())
    unit.seal()  # a window on the demo must not offer to take the demo away
    unit.say(f"Make the demo book, {kind.value}, seed {seed}")
    return len(meetings)


def _meetings(
    kind: DemoSize, framework: Framework, calendar: WorkingCalendar, wording: Wording, seed: int
) -> tuple[list[DemoMeeting], tuple[Issue, ...]]:
    """Return all meetings at their stages, numbered, and the agendas of old that were issued twice."""
    volumes = VOLUMES[kind]
    meetings = by_rule(framework.forums, calendar, volumes)
    set_stages(meetings, calendar)
    disturb(meetings, volumes, calendar, wording, chance(seed, "meetings"))
    issues: tuple[Issue, ...] = ()
    if kind is DemoSize.YEAR:
        forums = {forum.code: forum for forum in framework.forums}
        awkward_meetings(meetings)
        funeral = funeral_meeting(forums)
        issues = funeral_issues(funeral)
        meetings += [funeral, *group_meetings(forums)]
    meetings.sort(key=lambda meeting: (meeting.date, meeting.start, meeting.forum.code))
    number(meetings)
    return meetings, issues
