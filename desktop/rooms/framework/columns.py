"""The columns of the lists of forums, units, posts and people."""

from desktop.kit.row_table import Column
from models.queries.forums import ForumRow, PersonRow, PostRow, UnitRow
from models.rules.written_dates import date_words


def forum_columns() -> tuple[Column[ForumRow], ...]:
    """Return the columns of the forums."""
    return (
        Column(
            "Forum",
            lambda row: row.name,
            kind="two-line",
            code=lambda row: (row.code, row.level),
            second=meets,
            sort_key=lambda row: row.name,
        ),
        Column("Time", times, width="10:00, 120 min"),
        Column(
            "Chair",
            lambda row: row.chair or "–",
            kind="two-line",
            second=lambda row: row.chair_name or ("vacant" if row.chair else ""),
            width="Deputy Mayor for Policing",
            sort_key=lambda row: row.chair,
        ),
        Column(
            "Members",
            lambda row: str(row.members),
            kind="number",
            width="Members",
            sort_key=lambda row: row.members,
        ),
        Column(
            "This year",
            lambda row: str(row.meetings),
            kind="number",
            width="This year",
            sort_key=lambda row: row.meetings,
            tip=lambda row: f"{row.meetings} meetings in the financial year",
        ),
    )


def unit_columns() -> tuple[Column[UnitRow], ...]:
    """Return the columns of the units."""
    return (
        Column("Code", lambda row: row.code, width="MOPAC-000", sort_key=lambda row: row.code),
        Column(
            "Unit",
            lambda row: row.name,
            kind="two-line",
            second=lambda row: f"formerly {row.formerly}" if row.formerly else ", ".join(row.synonyms),
            sort_key=lambda row: row.name,
        ),
        Column("Part of", lambda row: row.parent or "–", width="Metropolitan Police Service"),
        Column("Since", lambda row: date_words(row.starts) if row.starts else "–", width="Wed 30 Sep 2026"),
    )


def post_columns() -> tuple[Column[PostRow], ...]:
    """Return the columns of the posts."""
    return (
        Column(
            "Post",
            lambda row: row.title,
            kind="two-line",
            second=lambda row: row.unit,
            sort_key=lambda row: row.title,
        ),
        Column(
            "Held by",
            lambda row: row.holder or "vacant",
            kind="two-line",
            second=since_words,
            width="Montgomery-Fairweather, Al",
            sort_key=lambda row: row.holder,
        ),
        Column("Seats", lambda row: str(row.seats), kind="number", width="Seats", sort_key=lambda row: row.seats),
        Column(
            "Open actions",
            lambda row: str(row.open_actions),
            kind="number",
            width="Open actions",
            sort_key=lambda row: row.open_actions,
        ),
    )


def person_columns() -> tuple[Column[PersonRow], ...]:
    """Return the columns of the people."""
    return (
        Column("Name", lambda row: row.name, width="Montgomery-Fairweather, Al", sort_key=lambda row: row.name),
        Column("Initials", lambda row: row.initials, width="Initials"),
        Column("Posts", lambda row: row.posts or "–", sort_key=lambda row: row.posts),
        Column("Address", lambda row: row.email, width="firstname.lastname@example.org"),
    )


def meets(row: ForumRow) -> str:
    """Return how often a forum meets."""
    return row.cadence if row.scheduled else "registered only, not laid out here"


def times(row: ForumRow) -> str:
    """Return when a forum's meetings start and how long they are: `10:00, 120 min`."""
    return f"{row.start:%H:%M}, {row.minutes} min" if row.start else "–"


def since_words(row: PostRow) -> str:
    """Return since when a post is held, and whether only for the time being."""
    parts = ("acting" if row.acting else "", f"since {date_words(row.since)}" if row.since else "")
    return ", ".join(part for part in parts if part)
