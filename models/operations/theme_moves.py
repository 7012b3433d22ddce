"""Carrying themes to other meetings: one moved, or two that change places; what was cascaded follows."""

from models.errors import RuleBroken
from models.operations.cascade import follow_cascade
from models.operations.meetings import BEFORE_THE_MEETING
from models.operations.naming import meeting_words, snippet
from models.operations.themes import month_words, next_place, refuse_twice
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.themes import MeetingTheme, Theme
from models.rules.carry_over import GONE
from models.rules.vocabulary import CascadeAnswer
from models.store.unit import Unit


def move_theme(unit: Unit, *, meeting_theme_id: str, to_meeting_id: str, revision: str | None = None) -> None:
    """Carry a theme to another meeting, of its forum or of another one; what was cascaded from it follows.

    One whose meeting fell away can be carried too; what a meeting has looked at stays with it.
    """
    row, to = unit.get(MeetingTheme, meeting_theme_id, revision), unit.get(Meeting, to_meeting_id)
    source, title = unit.get(Meeting, row.meeting_id), unit.get(Theme, row.theme_id).title
    if to.id == source.id:
        return
    _refuse_to_carry(unit, row, source, to)
    refuse_twice(unit, to, row.theme_id)
    row.meeting_id, row.position = to.id, next_place(unit, to.id)
    follow_cascade(unit, row)
    unit.say(f"Move {snippet(title)} to {month_words(unit, to)}")


def swap_themes(unit: Unit, *, one_id: str, other_id: str) -> None:
    """Let two themes change places; what was cascaded from either follows."""
    one, other = unit.get(MeetingTheme, one_id), unit.get(MeetingTheme, other_id)
    first, second = unit.get(Meeting, one.meeting_id), unit.get(Meeting, other.meeting_id)
    titles = [snippet(unit.get(Theme, row.theme_id).title) for row in (one, other)]
    if first.id != second.id:
        _refuse_to_carry(unit, one, first, second)
        _refuse_to_carry(unit, other, second, first)
        if one.theme_id != other.theme_id:
            refuse_twice(unit, second, one.theme_id)
            refuse_twice(unit, first, other.theme_id)
    one.meeting_id, other.meeting_id = second.id, first.id
    one.position, other.position = other.position, one.position
    for row in (one, other) if first.id != second.id else ():
        follow_cascade(unit, row)
    unit.say(f"Swap {titles[0]} and {titles[1]}")


def _refuse_to_carry(unit: Unit, row: MeetingTheme, source: Meeting, to: Meeting) -> None:
    title, words = snippet(unit.get(Theme, row.theme_id).title), meeting_words(unit, to)
    if source.status not in {*BEFORE_THE_MEETING, *GONE}:
        there = meeting_words(unit, source)
        raise RuleBroken(f"{there} is {source.status} and keeps {title}; set it anew where it is to come back.")
    if to.status not in BEFORE_THE_MEETING:
        raise RuleBroken(f"{words} is {to.status}; choose a meeting to come.", "to_meeting_id")
    if row.answer == CascadeAnswer.DECLINED:
        raise RuleBroken(f"{title} was declined; open that answer again to carry it.")
    if row.cascaded_from_id and source.forum_id != to.forum_id:
        code = unit.get(Forum, source.forum_id).code
        raise RuleBroken(f"{title} was passed down to {code} and stays there; set it anew for {words}.")
