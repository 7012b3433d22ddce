"""What an agenda item lists by itself, as the lines of a print: themes, exceptions, tasking requests."""

from models.documents.content import Line, Role, Run, Tone, line
from models.documents.wording import HELD, opened
from models.queries.agenda_rows import ItemRow, ShownLine
from models.queries.agenda_shown import HEADS, NIL, gathered, one_month
from models.rules.vocabulary import Shows


def shown_lines(item: ItemRow, *, public: bool = False) -> tuple[Line, ...]:
    """Return what an item lists, with a head where its title does not say it; the public print says no more than that.

    Lines of one group are set as one paragraph under its words.
    """
    if item.shows not in HEADS or item.withdrawn_because:
        return ()
    kind = Shows(item.shows)
    head = HEADS[kind]
    lines = [line(head, Role.TEXT, Tone.STRONG)] if head.casefold() not in item.title.casefold() else []
    if not item.shown:
        return (*lines, line(NIL[kind], Role.TEXT, Tone.QUIET))
    if month := one_month(item.shown):
        lines.append(line(month, Role.TEXT, Tone.QUIET))
    for group, together in gathered(item.shown):
        lines += (
            [_gathered(group, together, public=public)] if group else [_line(one, public=public) for one in together]
        )
    return tuple(lines)


def taken_lines(item: ItemRow, *, public: bool = False) -> tuple[Line, ...]:
    """Return the themes a meeting took under an item, as its minutes name them."""
    taken = item.shows in {Shows.THEMES, Shows.CASCADED} and item.shown
    return shown_lines(item, public=public) if taken else ()


def _line(one: ShownLine, *, public: bool) -> Line:
    second = () if public or not one.second else (Run(f"  {one.second}", Tone.QUIET),)
    return Line((Run(one.text, Tone.STRONG), *second), Role.TEXT)


def _gathered(group: str, shown: list[ShownLine], *, public: bool) -> Line:
    """Set lines of one group as a paragraph; notes stand in it where the print is for the forum."""
    said = "; ".join(one.text if public or not one.second else f"{one.text}: {one.second.rstrip('.')}" for one in shown)
    return Line(
        (Run(f"{opened(group)}.", Tone.STRONG), Run(f" {said}.".replace(" expected)", f"{HELD}expected)"))), Role.TEXT
    )
