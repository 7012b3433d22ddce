"""The command `plan`: a year laid out by rule or resolved, shown, and stored when accepted."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from datetime import date

from desktop.app.books import opened
from desktop.command_line.plan_words import proposal_fields, proposal_words
from desktop.command_line.printed import Fields, as_json, as_table
from desktop.command_line.user import user
from models.operations.plan import accept_plan
from models.operations.year import lay_out_year
from models.queries.plan import PlanBasis, plan_basis
from models.queries.plan_findings import findings_within
from models.queries.plan_moves import plan_moves
from models.queries.proposal import Proposal, proposal
from models.queries.year import ProposedMeeting, proposed_year
from models.rules.financial_year import financial_year
from models.rules.planner.exact import resolve
from models.rules.planner.problem import at_home
from models.rules.vocabulary import Level
from models.store.workspace import Workspace


def plan(words: Namespace) -> None:
    """Propose a year, by rule or with --resolve; store it with --accept."""
    with opened(words.book, user(), words.today) as workspace:
        print(resolved(workspace, words) if words.resolve else by_rule(workspace, words))


def by_rule(workspace: Workspace, words: Namespace) -> str:
    """Return the year as the rules give it, and store it with --accept."""
    first, last = words.year
    proposed = [row for row in workspace.read(proposed_year, first=first, last=last) if row.date]
    basis = basis_of(workspace, first, last)
    found = findings_within(basis, at_home(basis.problem))
    stored = workspace.transact(lay_out_year, first=first, last=last).value if words.accept else 0
    report = {
        **sums(first, last, [row.level for row in proposed]),
        "moved": sum(1 for row in proposed if row.moved_because),
        "stored": stored,
        "findings": Counter(finding.severity for finding in found),
        "meetings": [fields(row) for row in proposed],
    }
    return as_json(report) if words.json else sentences(report, proposed)


def resolved(workspace: Workspace, words: Namespace) -> str:
    """Return the year with the least change that clears what is wrong with it, and store it with --accept."""
    first, last = words.year
    basis = basis_of(workspace, first, last)
    found = proposal(basis, resolve(basis.problem))
    moves = plan_moves(found.rows)
    stored = workspace.transact(accept_plan, moves=moves).value if words.accept else 0
    return as_json(resolved_fields(found, stored)) if words.json else proposal_words(found, stored)


def resolved_fields(found: Proposal, stored: int) -> Fields:
    """Return a resolved year as JSON gives it."""
    basis, answer = found.basis, found.answer
    return {
        "year": financial_year(basis.first).short,
        "proved_best": answer.proved,
        "gap": answer.gap,
        "seconds": round(answer.seconds, 3),
        "changed": sum(1 for row in found.rows if row.changed and row.slot),
        **proposal_fields(found),
        **sums(basis.first, basis.last, [row.level for row in found.rows if row.slot]),
        "moved": sum(1 for row in found.rows if row.slot and row.slot.date != (row.rule_date or row.home.date)),
        "stored": stored,
    }


def basis_of(workspace: Workspace, first: date, last: date) -> PlanBasis:
    """Return what the year is planned from: the calendar, and what the rules still give."""
    return workspace.read(plan_basis, first=first, last=last, today=workspace.today())


def sums(first: date, last: date, levels: Iterable[str]) -> Fields:
    """Return the span, how many meetings are planned in it, and how many at each level."""
    counted = Counter(levels)
    return {
        "first": first,
        "last": last,
        "count": counted.total(),
        "levels": {level.value: counted[level] for level in Level},
    }


def fields(row: ProposedMeeting) -> Fields:
    """Return a proposed meeting as JSON gives it."""
    return {
        "reference": f"{row.forum_code} {row.date}",
        "forum": row.forum_code,
        "forum_name": row.forum_name,
        "level": row.level,
        "number": row.number,
        "rule_date": row.rule_date,
        "date": row.date,
        "start": row.start,
        "minutes": row.minutes,
        "moved_because": row.moved_because,
    }


def sentences(report: Fields, proposed: Iterable[ProposedMeeting]) -> str:
    """Return the plan for reading: the moved meetings, then the sums."""
    rows = [fields(row) for row in proposed if row.moved_because]
    moved = as_table(rows, ("reference", "rule_date", "date", "moved_because"))
    kept = f"{report['stored']} stored." if report["stored"] else "Nothing stored; add --accept to store them."
    hard, soft = (report["findings"][severity] for severity in ("hard", "soft"))
    wrong = f"{hard} hard and {soft} soft findings; add --resolve to mend them." if hard or soft else "No findings."
    return f"{moved}\n{report['count']} meetings, {report['moved']} of them moved. {kept}\n{wrong}"
