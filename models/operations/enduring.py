"""The chair's yes or no to a suggestion that a theme endures; it is kept, and nothing follows by itself."""

from models.errors import RuleBroken
from models.operations.checks import within
from models.operations.naming import snippet
from models.queries.enduring import suggestions
from models.records.forums import Forum
from models.records.themes import EnduringAnswer, Theme
from models.store.unit import Unit

LONGEST_REASON = 2000


def answer_enduring(unit: Unit, *, forum_id: str, theme_id: str, agreed: bool, reason: str = "", by: str = "") -> str:
    """Keep the answer to the suggestion that a theme endures at a forum, with its evidence; returns its key.

    `by` is who answered, the desk's user where nobody is named. RuleBroken where nothing is suggested at present.
    """
    forum, theme = unit.get(Forum, forum_id), unit.get(Theme, theme_id)
    unit.session.flush()
    present = suggestions(unit.session, today=unit.today, forum_id=forum_id)
    suggestion = next((row for row in present if row.theme_id == theme_id), None)
    if suggestion is None:
        raise RuleBroken(f"Nothing is suggested on {snippet(theme.title)} at {forum.code}; there is nothing to answer.")
    answer = unit.add(
        EnduringAnswer(
            forum_id=forum_id,
            theme_id=theme_id,
            meeting_id=suggestion.meeting_id,
            evidence=suggestion.evidence,
            agreed=agreed,
            reason=within(reason, "reason", "The reason", LONGEST_REASON),
            on=unit.today,
            by=within(by, "by", "Who answered") or unit.actor,
        )
    )
    said = "endures" if agreed else "does not endure"
    unit.say(f"Chair of {forum.code}: {snippet(theme.title)} {said}")
    return answer.id
