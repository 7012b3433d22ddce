"""Good practice: what worked in a unit, where it was presented, and which units took it over."""

import datetime as dt

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, known, named, within
from models.operations.naming import snippet
from models.records.exceptions import GoodPractice, PracticeAdoption
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit, Post
from models.records.themes import Theme
from models.store.unit import Unit


def record_practice(  # noqa: PLR0913  a practice has as many facts
    unit: Unit,
    *,
    title: str,
    words: str = "",
    origin_unit_id: str = "",
    presenter_post_id: str = "",
    presenter: str = "",
    meeting_id: str = "",
    theme_id: str = "",
    on: dt.date | None = None,
) -> str:
    """Record something that worked and return its key; its day is that of the meeting it was presented at, or today."""
    meeting = unit.get(Meeting, meeting_id) if meeting_id else None
    row = GoodPractice(
        title=named(title, "title", "The title"),
        words=within(words, "words", "The text", LONGEST_TEXT),
        origin_unit_id=known(unit, OrganisationUnit, origin_unit_id),
        presenter_post_id=known(unit, Post, presenter_post_id),
        presenter=within(presenter, "presenter", "The presenter"),
        meeting_id=meeting.id if meeting else None,
        theme_id=known(unit, Theme, theme_id),
        on=on or (meeting.date if meeting else unit.today),
    )
    unit.say(f"Record good practice {snippet(row.title)}")
    return unit.add(row).id


def edit_practice(  # noqa: PLR0913  a practice has as many facts
    unit: Unit,
    *,
    practice_id: str,
    revision: str | None = None,
    title: str | None = None,
    words: str | None = None,
    origin_unit_id: str | None = None,
    presenter_post_id: str | None = None,
    presenter: str | None = None,
    meeting_id: str | None = None,
    theme_id: str | None = None,
    on: dt.date | None = None,
) -> None:
    """Change what is given about a good practice; an empty key takes away what it named."""
    row = unit.get(GoodPractice, practice_id, revision)
    row.title = named(title, "title", "The title") if title is not None else row.title
    row.words = within(words, "words", "The text", LONGEST_TEXT) if words is not None else row.words
    if presenter is not None:
        row.presenter = within(presenter, "presenter", "The presenter")
    if origin_unit_id is not None:
        row.origin_unit_id = known(unit, OrganisationUnit, origin_unit_id)
    if presenter_post_id is not None:
        row.presenter_post_id = known(unit, Post, presenter_post_id)
    row.meeting_id = known(unit, Meeting, meeting_id) if meeting_id is not None else row.meeting_id
    row.theme_id = known(unit, Theme, theme_id) if theme_id is not None else row.theme_id
    row.on = on or row.on
    unit.say(f"Edit good practice {snippet(row.title)}")


def remove_practice(unit: Unit, *, practice_id: str, revision: str | None = None) -> None:
    """Take a good practice out of the book, with who took it over."""
    row = unit.get(GoodPractice, practice_id, revision)
    for adoption in unit.rows(select(PracticeAdoption).where(PracticeAdoption.practice_id == practice_id)):
        unit.delete(adoption)
    unit.delete(row)
    unit.say(f"Remove good practice {snippet(row.title)}")


def adopt_practice(unit: Unit, *, practice_id: str, unit_id: str, on: dt.date | None = None, note: str = "") -> str:
    """Note that a unit took a good practice over and return the key of that; refused for its own unit and twice."""
    practice, home = unit.get(GoodPractice, practice_id), unit.get(OrganisationUnit, unit_id)
    if practice.origin_unit_id == unit_id:
        raise RuleBroken(f"{snippet(practice.title)} comes from {home.name} itself; choose another unit.", "unit_id")
    there = select(PracticeAdoption).where(
        PracticeAdoption.practice_id == practice_id, PracticeAdoption.unit_id == unit_id
    )
    if unit.rows(there):
        raise RuleBroken(f"{home.name} has taken {snippet(practice.title)} over already.", "unit_id")
    row = PracticeAdoption(
        practice_id=practice_id,
        unit_id=unit_id,
        on=on or unit.today,
        note=within(note, "note", "The note", LONGEST_TEXT),
    )
    unit.say(f"{home.code} adopts {snippet(practice.title)}")
    return unit.add(row).id


def withdraw_adoption(unit: Unit, *, adoption_id: str, revision: str | None = None) -> None:
    """Take back that a unit took a good practice over."""
    row = unit.get(PracticeAdoption, adoption_id, revision)
    practice, home = unit.get(GoodPractice, row.practice_id), unit.get(OrganisationUnit, row.unit_id)
    unit.delete(row)
    unit.say(f"{home.code} does not adopt {snippet(practice.title)}")
