"""Sets of priorities: plans, strategies and assessments with their dates, and the priorities in them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, in_order, known, named, within, word_of
from models.operations.naming import snippet
from models.operations.priority_lists import Titles, free_of_use, priorities_of, put_titles, titles_of
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.priorities import Priority, PrioritySet
from models.rules.vocabulary import PriorityKind, SetState
from models.rules.written_dates import date_words
from models.store.unit import Unit

DAY = dt.timedelta(days=1)
DATES = ("starts", "ends", "agreed_on", "review_due")
LINKS = {
    "unit_id": OrganisationUnit,
    "author_unit_id": OrganisationUnit,
    "agreed_meeting_id": Meeting,
    "based_on_id": PrioritySet,
    "fits_id": PrioritySet,
}


def add_priority_set(  # noqa: PLR0913  a set has as many facts
    unit: Unit,
    *,
    kind: str,
    name: str,
    short: str = "",
    version: str = "",
    state: str = SetState.FINAL,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    unit_id: str = "",
    author_unit_id: str = "",
    agreed_meeting_id: str = "",
    agreed_on: dt.date | None = None,
    review_due: dt.date | None = None,
    based_on_id: str = "",
    fits_id: str = "",
    source: str = "",
    titles: Titles = (),
) -> str:
    """Add a set of priorities, each given as its title and mark, and return the key of the set.

    A set agreed at a meeting was agreed on its day unless another is given.
    """
    row = PrioritySet(
        kind=word_of(PriorityKind, kind, "kind").value,
        name=named(name, "name", "The name"),
        short=within(short, "short", "The short name", 40),
        version=within(version, "version", "The version", 40),
        state=word_of(SetState, state, "state").value,
        source=within(source, "source", "The source", LONGEST_TEXT),
        starts=starts,
        ends=ends,
        agreed_on=agreed_on,
        review_due=review_due,
        validated_by="",
    )
    links = {"unit_id": unit_id, "author_unit_id": author_unit_id, "agreed_meeting_id": agreed_meeting_id}
    _settle(unit, row, links | {"based_on_id": based_on_id, "fits_id": fits_id})
    key = unit.add(row).id
    put_titles(unit, row, titles)
    unit.say(f"Add {row.name}")
    return key


def edit_priority_set(  # noqa: PLR0913  a set has as many facts
    unit: Unit,
    *,
    set_id: str,
    revision: str | None = None,
    name: str | None = None,
    short: str | None = None,
    version: str | None = None,
    state: str | None = None,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    unit_id: str | None = None,
    author_unit_id: str | None = None,
    agreed_meeting_id: str | None = None,
    agreed_on: dt.date | None = None,
    review_due: dt.date | None = None,
    based_on_id: str | None = None,
    fits_id: str | None = None,
    source: str | None = None,
    without: Sequence[str] = (),
    titles: Titles | None = None,
) -> None:
    """Change what is given about a set; the dates named in `without` are taken away, such as “ends”."""
    row = unit.get(PrioritySet, set_id, revision)
    if name is not None:
        row.name = named(name, "name", "The name")
    for field, text, most in (("short", short, 40), ("version", version, 40), ("source", source, LONGEST_TEXT)):
        if text is not None:
            setattr(row, field, within(text, field, f"The {field}", most))
    row.state = word_of(SetState, state, "state").value if state is not None else row.state
    dates = zip(DATES, (starts, ends, agreed_on, review_due), strict=True)
    for field, day in dates:
        setattr(row, field, None if field in without else day or getattr(row, field))
    links = {"unit_id": unit_id, "author_unit_id": author_unit_id, "agreed_meeting_id": agreed_meeting_id}
    given = {**links, "based_on_id": based_on_id, "fits_id": fits_id}
    _settle(unit, row, {field: key for field, key in given.items() if key is not None})
    if titles is not None:
        put_titles(unit, row, titles)
    unit.say(f"Edit {row.name}")


def set_priorities(unit: Unit, *, set_id: str, titles: Titles, revision: str | None = None) -> None:
    """Put a whole list of priorities, as titles and marks in their order, in place of the one that stands.

    A priority whose title stays is the same one; one that something aligns to cannot go.
    """
    row = unit.get(PrioritySet, set_id, revision)
    put_titles(unit, row, titles)
    unit.say(f"Set priorities of {row.name}")


def add_priority(unit: Unit, *, set_id: str, title: str, mark: str = "") -> str:
    """Add a priority as the last of its set and return its key."""
    row = unit.get(PrioritySet, set_id)
    kept = put_titles(unit, row, [*titles_of(unit, set_id), (title, mark)])
    unit.say(f"Add priority {snippet(title)} to {row.name}")
    return kept[-1].id


def remove_priority(unit: Unit, *, priority_id: str, revision: str | None = None) -> None:
    """Take a priority out of its set; refused while anything aligns to it."""
    one = unit.get(Priority, priority_id, revision)
    row = unit.get(PrioritySet, one.set_id)
    rest = [(other.title, other.mark) for other in priorities_of(unit, row.id) if other.id != priority_id]
    put_titles(unit, row, rest)
    unit.say(f"Remove priority {snippet(one.title)} from {row.name}")


def revise_priority_set(  # noqa: PLR0913  a new version has as many facts
    unit: Unit,
    *,
    set_id: str,
    starts: dt.date,
    titles: Titles | None = None,
    version: str = "",
    name: str = "",
    ends: dt.date | None = None,
    agreed_meeting_id: str = "",
    agreed_on: dt.date | None = None,
    review_due: dt.date | None = None,
    based_on_id: str | None = None,
    fits_id: str | None = None,
    source: str = "",
    revision: str | None = None,
) -> str:
    """Put a new version of a set in its place from a day on and return its key; the old one stays readable.

    The old version ends the day before, unless it ended earlier. What is not given is as it was; `titles` are the
    priorities in their new order.
    """
    old = unit.get(PrioritySet, set_id, revision)
    if old.starts is not None and starts <= old.starts:
        begun = date_words(old.starts)
        raise RuleBroken(f"{old.name} began {begun}; let its new version begin later.", "starts")
    old.ends = min(old.ends or dt.date.max, starts - DAY)
    key = add_priority_set(
        unit,
        **_kept(old),
        name=name or old.name,
        version=version,
        starts=starts,
        ends=ends,
        agreed_meeting_id=agreed_meeting_id,
        agreed_on=agreed_on,
        review_due=review_due,
        based_on_id=(old.based_on_id or "") if based_on_id is None else based_on_id,
        fits_id=(old.fits_id or "") if fits_id is None else fits_id,
        source=source,
        titles=titles_of(unit, set_id) if titles is None else titles,
    )
    unit.say(f"Revise {old.name} from {date_words(starts)}")
    return key


def _kept(old: PrioritySet) -> dict[str, Any]:
    """Return what every version of a set shares."""
    homes = {"unit_id": old.unit_id or "", "author_unit_id": old.author_unit_id or ""}
    return {"kind": old.kind, "short": old.short, **homes}


def remove_priority_set(unit: Unit, *, set_id: str, revision: str | None = None) -> None:
    """Take a set with its priorities out of the book; refused while anything rests on it."""
    row = unit.get(PrioritySet, set_id, revision)
    resting = select(PrioritySet).where(or_(PrioritySet.based_on_id == set_id, PrioritySet.fits_id == set_id))
    for other in unit.rows(resting):
        raise RuleBroken(f"{other.name} rests on {row.name}; say what it rests on instead, then remove this.")
    for one in free_of_use(unit, row):
        unit.delete(one)
    unit.delete(row)
    unit.say(f"Remove {row.name}")


def _settle(unit: Unit, row: PrioritySet, links: dict[str, str]) -> None:
    """Put in the links that are given and check what depends on one another."""
    for field, key in links.items():
        if key and key == row.id:
            raise RuleBroken(f"{row.name} cannot rest on itself; choose another document.", field)
        setattr(row, field, known(unit, LINKS[field], key))
    if links.get("agreed_meeting_id") and row.agreed_on is None:
        row.agreed_on = unit.get(Meeting, links["agreed_meeting_id"]).date
    if row.kind == PriorityKind.LOCAL and not row.unit_id:
        raise RuleBroken("Local priorities belong to a borough; choose which.", "unit_id")
    in_order(row.starts, row.ends)
    in_order(row.agreed_on, row.review_due, "review_due")
