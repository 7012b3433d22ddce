"""What a forum asks of every paper, and how strongly."""

from sqlalchemy import select

from models.operations.checks import word_of
from models.records.forums import Forum
from models.records.papers import ForumPaperRule
from models.rules.vocabulary import PaperRule, Strength
from models.store.unit import Unit


def set_paper_rule(unit: Unit, *, forum_id: str, rule: str, strength: str) -> None:
    """Say how strongly a forum asks something of its papers; no strength takes the rule away."""
    forum = unit.get(Forum, forum_id)
    which = word_of(PaperRule, rule, "rule")
    how = word_of(Strength, strength, "strength") if strength else None
    chosen = select(ForumPaperRule).where(ForumPaperRule.forum_id == forum_id, ForumPaperRule.rule == which.value)
    present = unit.rows(chosen)
    if how is None:
        for row in present:
            unit.delete(row)
        unit.say(f"Papers of {forum.code}: {which.value} no longer asked")
        return
    own = present[0] if present else unit.add(ForumPaperRule(forum_id=forum_id, rule=which.value))
    own.strength = how.value
    unit.say(f"Papers of {forum.code}: {which.value} {how.value}")
