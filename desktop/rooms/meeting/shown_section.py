"""What an item lists by itself: themes, exceptions and tasking requests, in the inspector and in one line."""

from desktop.kit.sections import Note, Notes
from models.queries.agenda import ItemRow
from models.queries.agenda_shown import HEADS, NIL, one_month, paragraphs
from models.rules.vocabulary import Shows

_ICONS = {
    Shows.THEMES: "layers",
    Shows.CASCADED: "layers",
    Shows.WORSE: "triangle-alert",
    Shows.BETTER: "check",
    Shows.TASKING: "send",
}
_FEW = 3


def shown_section(item: ItemRow) -> tuple[Notes, ...]:
    """Return what an item lists as a section of the inspector, nothing where it lists nothing."""
    if item.shows not in HEADS:
        return ()
    kind = Shows(item.shows)
    notes = [
        Note(_ICONS[kind], one.tone or "text 2", f"{one.text}: {one.second}" if one.second else one.text)
        for one in paragraphs(item.shown)
    ]
    aside = " · ".join(filter(None, (one_month(item.shown), str(len(item.shown) or ""))))
    return (Notes(tuple(notes or [Note("minus", "text 2", NIL[kind])]), HEADS[kind], aside),)


def shown_words(item: ItemRow) -> str:
    """Return the first of what an item lists in one line, and how many more there are."""
    if item.shows not in HEADS:
        return ""
    first = "; ".join(one.text for one in item.shown[:_FEW])
    more = len(item.shown) - _FEW
    return f"{first} +{more}" if more > 0 else first or NIL[Shows(item.shows)].rstrip(".").lower()
