"""What `list` says of how the calendar fares: clashes, load, findings, drafts and absences."""

from argparse import Namespace
from dataclasses import asdict

from desktop.command_line.plan_words import findings_fields
from desktop.command_line.printed import Fields, as_table
from desktop.command_line.selection import forum_id, holder_id, post_id, span
from models.queries.absences import absences
from models.queries.clashes import clash_report, load_report
from models.queries.drafts import drafts
from models.queries.plan import PlanBasis, plan_basis
from models.queries.plan_findings import findings_within
from models.rules.planner.answer import Finding
from models.rules.planner.problem import at_home
from models.store.workspace import Workspace


def list_clashes(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return what clashes in the span, of everybody or of the post of --owner."""
    first, last = span(workspace, words)
    owner = post_id(workspace, words)
    report = workspace.read(clash_report, first=first, last=last, today=workspace.today(), post_id=owner)
    return [{name: value for name, value in asdict(row).items() if name != "meeting_ids"} for row in report.rows]


def list_findings(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return what is worth knowing of the calendar in the span; --forum, --level and --owner narrow it."""
    first, last = span(workspace, words)
    basis = workspace.read(plan_basis, first=first, last=last, today=workspace.today(), by_rule=False)
    forum, owner = forum_id(workspace, words), post_id(workspace, words)
    found = findings_within(basis, at_home(basis.problem))
    chosen = [one for one in found if names_meeting(basis, one, forum, words.level) and names_post(basis, one, owner)]
    return findings_fields(basis, chosen)


def names_meeting(basis: PlanBasis, finding: Finding, forum: str, level: str) -> bool:
    """Say whether a finding names a meeting of a forum and a level; both empty: whatever it names."""
    if not forum and not level:
        return True
    rows = [basis.rows[key] for key in finding.meetings if key in basis.rows]
    return any(forum in {"", row.forum_id} and level in {"", row.level} for row in rows)


def names_post(basis: PlanBasis, finding: Finding, owner: str) -> bool:
    """Say whether a finding names whoever holds a post on its day; none given: whoever it names."""
    return not owner or (finding.date is not None and basis.problem.who(owner, finding.date) in finding.who)


def list_drafts(workspace: Workspace, _words: Namespace) -> list[Fields]:
    """Return the plans kept aside, the newest first."""
    rows = (asdict(row) for row in workspace.read(drafts))
    return [{name: value for name, value in row.items() if name not in {"id", "revision"}} for row in rows]


def list_absences(workspace: Workspace, words: Namespace) -> list[Fields]:
    """Return who is away in the span, everybody or whoever holds the post of --owner."""
    first, last = span(workspace, words)
    holder = holder_id(workspace, words)
    return [
        {"person": row.person_name, **asdict(row.rule), "reason": row.reason, "words": row.words}
        for row in workspace.read(absences, first=first, last=last)
        if not words.owner or row.person_id == holder
    ]


def load_fields(workspace: Workspace, words: Namespace) -> Fields:
    """Return the fullest days and weeks of the span and the people asked most, of all meetings or of one post's."""
    first, last = span(workspace, words)
    report = workspace.read(load_report, first=first, last=last, post_id=post_id(workspace, words))
    return {
        "title": report.title,
        "days": [{"count": len(day.meetings), **asdict(day)} for day in report.days],
        "weeks": [
            {"monday": week.monday, "count": len(week.meetings), "meetings": week.meetings} for week in report.weeks
        ],
        "people": [asdict(person) for person in report.people],
    }


def load_words(load: Fields) -> str:
    """Return the load for reading: days, weeks and people, the fullest first."""
    days = [{**day, "moved_here": len(day["moved_here"])} for day in load["days"]]
    return "\n\n".join(
        (
            load["title"],
            as_table(days, ("date", "count", "moved_here", "meetings")),
            as_table(load["weeks"], ("monday", "count", "meetings")),
            as_table(load["people"], ("name", "meetings", "fullest_week", "in_fullest_week")),
        )
    )
