"""The command `plan`: a year laid out by rule, shown, and stored when accepted."""

from argparse import Namespace
from collections import Counter

from desktop.app.books import opened
from desktop.command_line.listing import as_json, as_table
from desktop.command_line.user import user
from models.operations.year import lay_out_year
from models.queries.year import ProposedMeeting, proposed_year
from models.rules.vocabulary import Level


def plan(words: Namespace) -> None:
    """Propose a year; store it with --accept."""
    first, last = words.year
    with opened(words.book, user(), words.today) as workspace:
        proposed = [row for row in workspace.read(proposed_year, first=first, last=last) if row.date]
        stored = workspace.transact(lay_out_year, first=first, last=last).value if words.accept else 0
    levels = Counter(row.level for row in proposed)
    report = {
        "first": first,
        "last": last,
        "count": len(proposed),
        "levels": {level.value: levels[level] for level in Level},
        "moved": sum(1 for row in proposed if row.moved_because),
        "stored": stored,
        "meetings": [fields(row) for row in proposed],
    }
    print(as_json(report) if words.json else sentences(report))


def fields(row: ProposedMeeting) -> dict[str, object]:
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


def sentences(report: dict[str, object]) -> str:
    """Return the plan for reading: the moved meetings, then the sums."""
    rows = report["meetings"]
    assert isinstance(rows, list)  # noqa: S101  what `plan` put there
    moved = as_table([row for row in rows if row["moved_because"]], ("reference", "rule_date", "date", "moved_because"))
    kept = f"{report['stored']} stored." if report["stored"] else "Nothing stored; add --accept to store them."
    return f"{moved}\n{report['count']} meetings, {report['moved']} of them moved. {kept}"
