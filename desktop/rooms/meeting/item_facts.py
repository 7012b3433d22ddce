"""The chosen item of an agenda as the inspector shows it: every fact edited in place."""

import datetime as dt
from collections.abc import Callable, Iterator

from desktop.kit.controls import Deed
from desktop.kit.in_place import Edit
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Paragraphs, Section
from desktop.kit.statuses import paper_status
from desktop.kit.typed_values import read_figure, read_time
from desktop.rooms.meeting.agenda_deeds import AgendaDeeds, ItemChange
from desktop.rooms.meeting.agenda_words import PINNED
from desktop.rooms.meeting.forms import PARTS, part_of, read_part
from desktop.rooms.meeting.shown_section import shown_section
from models.errors import RuleBroken
from models.queries.agenda import ItemRow, PaperBrief
from models.rules.vocabulary import ItemKind, Purpose, Shows
from models.rules.written_dates import short_date_words

Change = Callable[[str], ItemChange]
NO_PRESENTER = "nobody yet"
_CHANGES, _KEEPS = "may change on a re-fit", "stays on a re-fit"


def item_sections(item: ItemRow, deeds: AgendaDeeds) -> tuple[Section, ...]:
    """Return what the inspector shows for the chosen item."""
    about = _About(item, deeds)
    found: list[Section] = [about.head()]
    if item.withdrawn_because or item.late_reason or item.misplaced_because:
        found.append(Notes(tuple(about.notes())))
    found.append(Facts(tuple(about.rows())))
    found += shown_section(item)
    if item.lines:
        found.append(Paragraphs(tuple(_tracked(item)), title="Tracked lines"))
    return tuple(found)


class _About:
    """The rows of one item; `deeds` store what is typed."""

    def __init__(self, item: ItemRow, deeds: AgendaDeeds) -> None:
        self._item, self._deeds = item, deeds

    def head(self) -> Head:
        """Return the number and the title, which is edited in place."""
        item = self._item
        reference = f"Item {item.number}" if item.number else "Break"
        return Head(item.title, reference=reference, edit=self._edit(lambda t: ItemChange(title=t), item.title))

    def notes(self) -> Iterator[Note]:
        """Yield what sets the item apart: withdrawn, late, out of its place."""
        item = self._item
        if item.withdrawn_because:
            back = Deed("Take it after all", lambda: self._deeds.ways.take_after_all(item))
            yield Note("x", "hold", f"Withdrawn: {item.withdrawn_because}", back)
        if item.late_reason:
            agreed = f"; agreed by {item.late_agreed_by}" if item.late_agreed_by else "; nobody is named who agreed"
            yield Note("clock", "warn", f"Late: {item.late_reason}{agreed}")
        if item.misplaced_because:
            place = PINNED.get(ItemKind(item.kind), "It has a place of its own")
            yield Note("pin", "warn", f"{place}, but out of its place: {item.misplaced_because}")

    def rows(self) -> Iterator[Fact]:
        """Yield every fact; a break has few."""
        item = self._item
        if item.kind == ItemKind.BREAK:
            yield from self._times()
            return
        presenter = self._edit(lambda t: ItemChange(lead=t), item.lead)
        yield Fact("Presenter", item.lead or NO_PRESENTER, item.lead_name, edit=presenter)
        purposes = self._edit(lambda t: ItemChange(purpose=t), item.purpose, tuple(Purpose))
        yield Fact("Purpose", item.purpose, edit=purposes)
        yield from self._papers()
        yield from (Fact("Risk", f"{risk.reference} {risk.title}") for risk in item.risks)
        asked = self._edit(lambda t: ItemChange(ask=t), item.ask, long=True)
        yield Fact("Asked to", item.ask or "not asked yet", edit=asked)
        yield from self._times()
        yield from self._part()
        yield from self._rest()

    def _papers(self) -> Iterator[Fact]:
        item = self._item
        if not item.papers:
            yield Fact("Paper", item.paper or "no paper", edit=self._edit(lambda t: ItemChange(paper=t), item.paper))
        for paper in item.papers:
            shown = paper_status("late" if paper.late else paper.status)
            yield Fact("Paper", f"{paper.reference}, {_state(paper)}", paper.title, icon=shown.icon, tone=shown.tone)

    def _times(self) -> Iterator[Fact]:
        item = self._item
        promised = f"{item.fixed_start:%H:%M}" if item.fixed_start else ""
        start = self._edit(_start, promised)
        yield Fact("Starts", f"{promised}, promised" if promised else f"{item.start:%H:%M}, as it comes", edit=start)
        minutes = self._edit(_minutes, str(item.minutes))
        yield Fact("Minutes", str(item.minutes), edit=minutes)
        length = _KEEPS if item.fixed_length else _CHANGES
        keeps = self._edit(lambda t: ItemChange(fixed_length=t == _KEEPS), length, (_CHANGES, _KEEPS))
        yield Fact("Length", length, edit=keeps)

    def _part(self) -> Iterator[Fact]:
        item = self._item
        words = dict(PARTS)
        choices = {title: choice for choice, title in PARTS}
        now = words[part_of(item)]
        yield Fact("Part", now, edit=self._edit(lambda t: _parted(choices[t]), now, tuple(choices)))
        if item.part != 1:
            because = self._edit(lambda t: ItemChange(part_reason=t), item.part_reason)
            yield Fact("Because", item.part_reason or "no reason yet", edit=because)

    def _rest(self) -> Iterator[Fact]:
        item = self._item
        yield Fact("Heading", item.section, edit=self._edit(lambda t: ItemChange(section=t), item.section))
        yield Fact("Measure", item.measure or "no measure", open=lambda: self._deeds.measure(item))
        yield Fact("Aligns to", self._deeds.aligned(item) or "no priority", open=lambda: self._deeds.align(item))
        coming = "\n".join(", ".join(filter(None, (one.post, one.name))) for one in item.attendees)
        yield Fact("Attending", coming or "nobody for it alone", open=lambda: self._deeds.attendees(item))
        if item.lines or item.shows == Shows.LINES:
            count = len(item.lines)
            words = f"{count} line{'' if count == 1 else 's'}"
            yield Fact("Tracks", words, open=lambda: self._deeds.lines(item))
        if item.late_reason:
            reason = self._edit(lambda t: ItemChange(late_reason=t), item.late_reason)
            agreed = self._edit(lambda t: ItemChange(late_agreed_by=t), item.late_agreed_by)
            yield Fact("Late because", item.late_reason, edit=reason)
            yield Fact("Agreed by", item.late_agreed_by, edit=agreed)
        if item.origin:
            yield Fact("Origin", item.origin)

    def _edit(self, change: Change, text: str, choices: tuple[str, ...] = (), *, long: bool = False) -> Edit:
        item, deeds = self._item, self._deeds
        return Edit(lambda typed: deeds.change(item, change(typed)), text=text, choices=choices, long=long)


def _state(paper: PaperBrief) -> str:
    due = f", due {short_date_words(paper.due.date())}" if paper.due and not paper.received else ""
    return f"{paper.status}{', late' if paper.late else ''}{due}"


def _tracked(item: ItemRow) -> Iterator[str]:
    for line in item.lines:
        before = f" (was {line.previous})" if line.previous else ""
        yield f"{line.text}: {line.value or '–'}{before}"


def _parted(choice: str) -> ItemChange:
    part, kept_back = read_part(choice)
    return ItemChange(part=part, title_sensitive=kept_back)


def _start(typed: str) -> ItemChange:
    start: dt.time | None = read_time(typed, "fixed_start")
    return ItemChange(fixed_start=start, no_fixed_start=start is None)


def _minutes(typed: str) -> ItemChange:
    return ItemChange(minutes=read_minutes(typed))


def read_minutes(typed: str) -> int:
    """Return the minutes typed; RuleBroken where they are none."""
    minutes = read_figure(typed, "minutes")
    if minutes is None:
        raise RuleBroken("Minutes are missing; write a figure such as 20.", "minutes")
    return minutes
