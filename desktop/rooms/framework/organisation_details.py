"""What the inspector says of a unit, a post or a person."""

from desktop.kit.controls import Deed
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Section
from desktop.kit.short_words import counted
from desktop.rooms.framework.columns import since_words
from models.queries.absences import AbsenceRow
from models.queries.forums import PersonRow, PostRow, UnitRow
from models.rules.written_dates import date_words


def unit_sections(row: UnitRow) -> tuple[Section, ...]:
    """Return the sections of the inspector for a unit."""
    facts = (
        Fact("Kind", row.kind),
        Fact("Part of", row.parent) if row.parent else None,
        Fact("Since", date_words(row.starts)) if row.starts else None,
        Fact("Until", date_words(row.ends)) if row.ends else None,
        Fact("Also called", ", ".join(row.synonyms)) if row.synonyms else None,
        Fact("Formerly", row.formerly) if row.formerly else None,
        Fact("Now", row.successors) if row.successors else None,
    )
    return (Head(row.name, reference=row.code), Facts(tuple(fact for fact in facts if fact)))


def post_sections(row: PostRow, swap: Deed) -> tuple[Section, ...]:
    """Return the sections of the inspector for a post; who holds it may swap places with somebody."""
    facts = (
        Fact("Held by", row.holder, since_words(row)) if row.holder else Fact("Held by", "vacant", tone="warn"),
        Fact("Unit", row.unit) if row.unit else None,
        Fact("Seats", f"on {counted(row.seats, 'forum')}"),
        Fact("Open actions", str(row.open_actions)),
    )
    head, known = Head(row.title, reference=row.code), Facts(tuple(fact for fact in facts if fact))
    places = Notes((Note("repeat", "text 2", "May change places with another holder", swap),), "Holder")
    return (head, known, places) if row.holder else (head, known)


def person_sections(row: PersonRow, away: tuple[AbsenceRow, ...]) -> tuple[Section, ...]:
    """Return the sections of the inspector for a person, with when they are away in the year to come."""
    facts = (
        Fact("Posts", row.posts or "none"),
        Fact("Initials", row.initials or "–"),
        Fact("Address", row.email or "–"),
    )
    absent = [Note("calendar-x", "warn", f"{one.words}{f' ({one.reason})' if one.reason else ''}") for one in away]
    none = Note("", "text 2", "No absence is known.")
    return (Head(row.name), Facts(facts), Notes(tuple(absent) or (none,), "Away"))
