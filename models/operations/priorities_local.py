"""A borough's own priorities: agreed every year, and put on the agendas that lack them."""

import datetime as dt

from models.errors import RuleBroken
from models.operations.agenda_lines import was_issued
from models.operations.checks import named
from models.operations.meetings import correctable
from models.operations.naming import meeting_words
from models.operations.opened_items import put_in
from models.queries.local_lacking import lacking_lines
from models.queries.meetings import meeting as meeting_row
from models.records.priorities import PrioritySet
from models.rules.vocabulary import PriorityKind
from models.rules.written_dates import date_words
from models.store.unit import Unit

BECAME_ONE = "became a local priority after the agenda was issued"


def validate_local(unit: Unit, *, set_id: str, on: dt.date, by: str, revision: str | None = None) -> None:
    """Record that borough and police agreed on a day that local priorities still hold, and who said so."""
    row = unit.get(PrioritySet, set_id, revision)
    if row.kind != PriorityKind.LOCAL:
        raise RuleBroken(f"{row.name} is no set of local priorities; only those are validated.")
    if on > unit.today:
        raise RuleBroken(f"{date_words(on)} lies ahead; give the day they were validated.", "on")
    row.validated_on, row.validated_by = on, named(by, "by", "Who validated them")
    unit.say(f"Validate {row.name}")


def add_local_priorities(unit: Unit, *, meeting_id: str) -> tuple[str, ...]:
    """Put the local priorities that are lacking on an agenda, and return the keys of what was added.

    One that stands there with other boroughs comes to name all of them, as long as the agenda has not gone out.
    """
    meeting = correctable(unit, meeting_id)
    about = meeting_row(unit.session, meeting_id=meeting_id)
    added = []
    for one, there in lacking_lines(unit.session, about=about):
        if there is None:
            late = (BECAME_ONE, "") if was_issued(unit, meeting_id) else ("", "")
            added.append(put_in(unit, meeting, one, late).id)
        elif not there.number:
            there.title = one.item.title
    unit.say(f"Add local priorities to {meeting_words(unit, meeting)}")
    return tuple(added)
