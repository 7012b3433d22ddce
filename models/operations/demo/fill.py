"""Filling an empty book with invented work."""

from dataclasses import dataclass
from random import Random

from models.operations.demo.action_rows import gather_actions
from models.operations.demo.actions import ActionPlan
from models.operations.demo.agendas import DemoItem, agendas, gather_items
from models.operations.demo.attendance import gather_attendance
from models.operations.demo.awkward import awkward_actions, awkward_items, awkward_meetings, below_quorum
from models.operations.demo.belongings import gather_belongings
from models.operations.demo.decision_details import DecisionDetails
from models.operations.demo.forward_plan import ForwardPlan
from models.operations.demo.frameworks import demo_framework
from models.operations.demo.history import funeral_issues, funeral_meeting, group_meetings
from models.operations.demo.in_room import agree_minutes, gather_rooms, take_items
from models.operations.demo.issued import AGENDA, Issue, gather_issues, usual_issues
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
from models.operations.demo.paper_rows import PaperRows, attach_appendices
from models.operations.demo.papers import PaperPlan
from models.operations.demo.people import Staff, fill_people
from models.operations.demo.planning import gather_planning
from models.operations.demo.risks import gather_risks
from models.operations.demo.seed import chance
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DEMO_TODAY, VOLUMES, DemoSize, Volumes
from models.operations.demo.thread_rows import gather_threads
from models.operations.demo.threads import Loom, Thread
from models.operations.demo.wording import Wording
from models.operations.framework import load_framework
from models.operations.settings import change_setting
from models.rules.framework import Framework
from models.rules.holidays import WorkingCalendar
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every step of filling a book starts from."""

    kind: DemoSize
    seed: int
    volumes: Volumes
    framework: Framework
    calendar: WorkingCalendar
    sheaf: Sheaf
    wording: Wording
    further: Wording  # a second voice, so that what one says does not change what the other does
    staff: Staff
    meetings: list[DemoMeeting]
    issues: tuple[Issue, ...]
    plan: ForwardPlan

    def chance(self, use: str) -> Random:
        """Return the source of chance for one use."""
        return chance(self.seed, use)


def fill_demo(unit: Unit, *, size: str = DemoSize.YEAR, seed: int = 1) -> int:
    """Fill an empty book with an invented organisation at work and return the number of its meetings.

    `size` is small, year or large. The book stands on `DEMO_TODAY`; with keys from `seeded_mint` the same seed gives
    the same book. ValueError for any other size, RuleBroken if the book is not empty.
    """
    ground = _ground(unit, DemoSize(size), seed)
    sheaf, meetings = ground.sheaf, ground.meetings
    made, threads = _agendas(ground)
    papers = _papers(ground, made, threads)
    _records(ground, made, papers)
    gather_threads(sheaf, threads)
    gather_belongings(sheaf, meetings, made, ground.chance("belongings"))
    ground.plan.gather(meetings, ground.staff, ground.chance("programme"))
    recorded = [one for one in meetings if one.date >= ground.volumes.recorded]
    gather_rooms(sheaf, recorded, made, ground.further, ground.chance("rooms"))
    agree_minutes(sheaf, meetings, ground.further, ground.chance("corrections"))
    gather_issues(sheaf, ground.issues)
    gather_planning(sheaf, meetings, ground.staff, ground.volumes)
    sheaf.store()
    ground.plan.settle(meetings)
    change_setting(unit, name="demo_today", value=DEMO_TODAY.isoformat())
    unit.seal()  # a window on the demo must not offer to take the demo away
    unit.say(f"Make the demo book, {ground.kind.value}, seed {seed}")
    return len(meetings)


def _ground(unit: Unit, kind: DemoSize, seed: int) -> _Ground:
    """Load the framework and gather people and meetings."""
    volumes, framework = VOLUMES[kind], demo_framework(kind)
    sheaf = Sheaf(unit, load_framework(unit, framework=framework))
    calendar, wording = calendar_of(framework, volumes), Wording(chance(seed, "words"))
    staff = fill_people(sheaf, framework, volumes, chance(seed, "people"))
    plan = ForwardPlan(sheaf, volumes, chance(seed, "local priorities"), chance(seed, "exceptions"))
    meetings, issues = _meetings(kind, framework, calendar, wording, seed)
    gather_meetings(sheaf, meetings)
    return _Ground(
        kind,
        seed,
        volumes,
        framework,
        calendar,
        sheaf,
        wording,
        Wording(chance(seed, "further words")),
        staff,
        meetings,
        (*issues, *usual_issues(meetings, calendar, volumes.recorded)),
        plan,
    )


def _agendas(ground: _Ground) -> tuple[dict[str, list[DemoItem]], list[Thread]]:
    """Gather the agendas, with what leads from one to another."""
    volumes, meetings = ground.volumes, ground.meetings
    with_agenda = [one for one in meetings if one.date >= volumes.agendas or one.forum.code in {"MB", "PG", "RAB"}]
    source, local = ground.chance("items"), ground.plan.local
    made = agendas(ground.sheaf, with_agenda, volumes.items, ground.wording, source, local=local)
    if ground.kind is DemoSize.YEAR:
        awkward_items(meetings, made, ground.wording, ground.chance("awkward"))
    threads = Loom(ground.sheaf, meetings, made, ground.chance("threads")).threads(volumes, ground.further)
    take_items(meetings, made)
    gather_items(ground.sheaf, made, {one.meeting.id for one in ground.issues if one.kind == AGENDA})
    return made, threads


def _papers(ground: _Ground, made: dict[str, list[DemoItem]], threads: list[Thread]) -> PaperRows:
    """Gather the risk registers and the papers."""
    sheaf, volumes, further = ground.sheaf, ground.volumes, ground.further
    register = gather_risks(sheaf, ground.meetings, volumes, ground.chance("risks"))
    plan = PaperPlan(volumes, ground.calendar, further, ground.chance("papers"), sheaf.expected)
    written = plan.papers(ground.meetings, made, threads)
    rows = PaperRows(sheaf, register, further, ground.chance("paper rows"), volumes.recorded)
    rows.gather(written)
    if ground.kind is DemoSize.YEAR:
        attach_appendices(rows, written)
    return rows


def _records(ground: _Ground, made: dict[str, list[DemoItem]], papers: PaperRows) -> None:
    """Gather attendance, minutes, decisions and actions."""
    sheaf, volumes, wording, meetings = ground.sheaf, ground.volumes, ground.wording, ground.meetings
    recorded = [one for one in meetings if one.date >= volumes.recorded]
    gather_attendance(sheaf, ground.framework, recorded, ground.staff, ground.chance("attendance"))
    if ground.kind is DemoSize.YEAR:
        below_quorum(sheaf, meetings)
    gather_minutes(sheaf, recorded, made, wording, ground.chance("minutes"))
    details = DecisionDetails(sheaf, papers, ground.further, ground.chance("details"), volumes.recorded)
    gather_decisions(sheaf, meetings, made, volumes.decisions, wording, ground.chance("decisions"), details=details)
    actions = ActionPlan(volumes, wording, ground.chance("actions")).actions(meetings, sheaf.keys.posts)
    if ground.kind is DemoSize.YEAR:
        awkward_actions(actions, wording)
    gather_actions(sheaf, actions, made, ground.staff, papers.register, ground.chance("histories"))


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
