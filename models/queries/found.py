"""One hit of a search, whatever found it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One hit: what it is, the key that opens it, and words to show.

    `kind` is meeting, action, forum, person, post, item, minute, decision, paper, risk, or one of the forward plan:
    theme, measure, practice, gold, priority, deep-dive, promise. `id` opens it: of an item, a minute or a decision it
    is the meeting's, with the agenda item in `within`; of a paper the meeting's too, with the paper in `within`
    (without a meeting yet, the paper's own in both); of a theme where it was taken last, of a measure its newest
    exception, of a Gold Group its last meeting (empty without one), of a priority its set.
    """

    kind: str
    id: str
    title: str
    detail: str
    within: str = ""
