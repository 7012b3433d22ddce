"""The right side of the papers: what the chosen paper still lacks and holds, or which papers are awaited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.kit.controls import Deed
from desktop.kit.in_place import Edit
from desktop.kit.sections import Event, Fact, Facts, Head, History, Note, Notes, Section
from desktop.kit.short_words import counted, moment_words
from desktop.rooms.meeting.paper_deeds import PaperDeeds
from desktop.rooms.meeting.paper_dialog import item_choices
from desktop.rooms.meeting.paper_dialog_files import file_name_of, version_words
from desktop.rooms.meeting.paper_dialog_sections import lacking_in
from desktop.rooms.meeting.papers_pane import FIXED, IN_HAND, shown_status
from models.queries.agenda import AgendaView
from models.queries.meetings import MeetingRow
from models.queries.paper import AttachmentRow, PaperRisk, PaperView
from models.queries.papers import PaperRow
from models.queries.words import natural
from models.rules.readiness import Trouble
from models.rules.vocabulary import PaperRule, PaperStatus, Strength
from models.rules.written_dates import date_words

MENDING = {
    PaperRule.RISKS: "State…",
    PaperRule.AUTHOR: "Name…",
    PaperRule.RECOMMENDATIONS: "Write…",
    PaperRule.SECTIONS: "Write…",
    PaperRule.FILE: "Attach…",
}
_TONES = {Strength.REQUIRED: ("octagon-alert", "bad"), Strength.EXPECTED: ("circle-alert", "warn")}
_SOFT = ("info", "text 2")
_MOST_SAID = 6


@dataclass(frozen=True, slots=True)
class PaperBeside:
    """What the inspector needs beside the paper: the agenda it is for, and what can be done."""

    agenda: AgendaView
    deeds: PaperDeeds


def paper_sections(view: PaperView, around: PaperBeside) -> tuple[Section, ...]:
    """Return what the inspector shows of a paper; parts that would be empty are left out."""
    row, deeds = view.row, around.deeds
    locked = row.status in FIXED
    title = None if locked else Edit(lambda words: deeds.change_title(view, words), row.title, long=True)
    found: list[Section | None] = [
        Head(row.title, reference=row.reference, status=shown_status(row), edit=title),
        _missing(view, deeds),
        Facts(tuple(_facts(view, around))),
        _risks(view, deeds),
        _asks(view, deeds),
        _authors(view, deeds),
        _written(view, deeds),
        _files(view, deeds),
        _requests(view),
        _history(view),
    ]
    return tuple(section for section in found if section)


def awaited_section(rows: Sequence[PaperRow], chase: Callable[[Sequence[str]], None]) -> Notes:
    """Return which papers of a meeting are not there yet, the late ones first, each to be chased."""
    waiting = [row for row in rows if row.status not in IN_HAND and row.status != PaperStatus.WITHDRAWN]
    waiting.sort(key=lambda row: not row.late)
    notes = [
        Note("circle-alert" if row.late else "hourglass", "bad" if row.late else "warn", _awaited_words(row),
             Deed("Chase", partial(chase, (row.id,)), tip=f"Draft a letter that asks for {row.reference}"))
        for row in waiting
    ]  # fmt: skip
    if len(waiting) > 1:
        keys = tuple(row.id for row in waiting)
        notes.append(Note("mail", "text 2", "A letter each", Deed("Chase all…", partial(chase, keys))))
    notes = notes or [Note("check", "good", "Every paper is in hand")]
    return Notes(tuple(notes), f"Awaited, {len(waiting)}" if waiting else "Nothing is awaited")


def deadlines_section(meeting: MeetingRow) -> Facts:
    """Return when papers are due for a meeting."""
    return Facts(tuple(Fact(row.kind.capitalize(), moment_words(row.due)) for row in meeting.deadlines), "Deadlines")


def _awaited_words(row: PaperRow) -> str:
    item = f", item {row.item_number}" if row.item_number else ""
    due = f"; {'was due' if row.late else 'due'} {moment_words(row.due)}" if row.due else ""
    return f"{row.title}{item}{due}{_chased_words(row)}"


def _chased_words(row: PaperRow) -> str:
    return f"; chased {moment_words(row.last_chased)}" if row.last_chased else ""


def _missing(view: PaperView, deeds: PaperDeeds) -> Notes | None:
    """Return what the paper lacks, the strongest first, each with the button that answers it."""
    row = view.row
    if row.status == PaperStatus.WITHDRAWN:
        return None
    groups: dict[str, list[Trouble]] = {}
    for trouble in row.troubles:
        together = trouble.rule if trouble.strength != Strength.RECOMMENDED else trouble.words
        groups.setdefault(together, []).append(trouble)
    notes = [_trouble(view, troubles, deeds) for troubles in groups.values()]
    title = f"Missing for final, {len(notes)}" if notes else "Complete"
    return Notes(tuple(notes) or (Note("check", "good", "All that its forum asks for is there"),), title)


def _trouble(view: PaperView, troubles: Sequence[Trouble], deeds: PaperDeeds) -> Note:
    """Return one rule that is broken; several empty sections are named together."""
    first = troubles[0]
    icon, tone = _TONES.get(Strength(first.strength), _SOFT)
    words = first.words
    if len(troubles) > 1:
        named = ", ".join(trouble.section for trouble in troubles[:_MOST_SAID])
        rest = len(troubles) - _MOST_SAID
        words = f"{len(troubles)} sections are empty: {named}{f' and {rest} more' if rest > 0 else ''}."
    mend = Deed(MENDING[PaperRule(first.rule)], lambda: deeds.mend(view, first.rule))
    return Note(icon, tone, words, None if view.row.status in FIXED else mend)


def _facts(view: PaperView, around: PaperBeside) -> list[Fact]:
    row, deeds = view.row, around.deeds
    locked = row.status in FIXED
    words = dict(deeds.posts(view))
    sponsor = Edit(lambda text: deeds.change_sponsor(view, text), words.get(row.sponsor_post_id, ""),
                   ("", *words.values()))  # fmt: skip
    rows = [
        _item(view, around),
        _due(row),
        Fact("Sponsor", row.sponsor or "nobody yet", edit=None if locked else sponsor),
    ]
    late = f"{row.late_reason}{f', agreed by {row.late_agreed_by}' if row.late_agreed_by else ''}"
    said = (
        ("On behalf of", row.on_behalf_of),
        ("Kind", "" if row.kind == "paper" else row.kind.capitalize()),
        ("Received", date_words(row.received_on) if row.received_on else ""),
        ("Late because", late if row.late_reason else ""),
        ("Withdrawn", row.withdrawn_because),
        ("Marking", view.marking),
        ("Part 2", f"{row.part_reason or 'no reason yet'}" if row.part != 1 else ""),
        ("Rating", row.rating),
        ("In short", row.summary),
        ("Chased", moment_words(row.last_chased) if row.last_chased else ""),
    )
    return [*rows, *(Fact(label, value) for label, value in said if value)]


def _item(view: PaperView, around: PaperBeside) -> Fact:
    """Return the item the paper is for, to be chosen among those of the agenda."""
    row = view.row
    choices = item_choices(around.agenda)
    keys = {words: key for key, words in choices}
    now = dict(choices).get(row.item_id, "")
    shown = f"{row.item_number}  {row.item_title}" if row.item_id else "no item yet"
    editable = row.meeting_id == around.agenda.meeting.id and row.status != PaperStatus.WITHDRAWN
    edit = Edit(lambda text: around.deeds.put_under(view, keys[text]), now, tuple(keys))
    return Fact("For item", shown, edit=edit if editable else None)


def _due(row: PaperRow) -> Fact:
    if row.due is None:
        return Fact("Due", "no deadline")
    late = row.late and row.status not in IN_HAND
    draft = f"draft {moment_words(row.draft_due)}" if row.draft_due else ""
    return Fact("Due", moment_words(row.due), draft, tone="bad" if late else "", icon="circle-alert" if late else "")


def _risks(view: PaperView, deeds: PaperDeeds) -> Notes:
    row = view.row
    notes = [
        Note("triangle-alert", "text 2", f"{risk.reference}  {risk.title}")
        for risk in sorted(view.risks, key=_reference)
    ]
    if row.no_risks_because:
        notes = [Note("check", "text 2", f"None: {row.no_risks_because}")]
    return _changing(notes or [Note("", "text 2", "Not stated yet.")], "Risks", view, lambda: deeds.risks(view))


def _reference(risk: PaperRisk) -> tuple[tuple[int, str], ...]:
    return natural(risk.reference)


def _asks(view: PaperView, deeds: PaperDeeds) -> Notes:
    notes = [
        Note("circle-check" if ask.answered else "circle", "good" if ask.answered else "text 2",
             f"{ask.letter}. {ask.verb}: {ask.text}{f' ({ask.answered})' if ask.answered else ''}")
        for ask in view.recommendations
    ]  # fmt: skip
    return _changing(notes or [Note("", "text 2", "Nothing is asked yet.")], "Asked to", view, lambda: deeds.asks(view))


def _authors(view: PaperView, deeds: PaperDeeds) -> Notes:
    notes = [Note("user", "text 2", one.words) for one in view.authors]
    return _changing(notes or [Note("", "text 2", "Nobody yet.")], "Authors", view, lambda: deeds.authors(view))


def _written(view: PaperView, deeds: PaperDeeds) -> Notes:
    """Return how far the sections are written."""
    lacking = lacking_in(view)
    empty = sum(section.title in lacking and not section.text for section in view.sections)
    done = len(view.sections) - empty
    words = f"{view.template}: " if view.template else ""
    words += f"{done} of {counted(len(view.sections), 'section')} done" if view.sections else "no sections"
    note = Note("list", "warn" if empty else "text 2", words)
    return _changing([note], "Sections", view, lambda: deeds.sections(view))


def _changing(notes: Sequence[Note], title: str, view: PaperView, do: Callable[[], None]) -> Notes:
    """Return notes whose first one carries the button that changes them all, unless the paper is fixed."""
    first, *rest = notes
    button = None if view.row.status in FIXED else Deed("Change…", do, tip=f"Change: {title.lower()}")
    return Notes((Note(first.icon, first.tone, first.text, button), *rest), title)


def _files(view: PaperView, deeds: PaperDeeds) -> Facts | Notes:
    if not view.attachments:
        button = None if view.row.status in FIXED else Deed("Attach…", lambda: deeds.attach(view))
        return Notes((Note("", "text 2", "No file yet; drop one on the line.", button),), "Files")
    return Facts((*(_file(one, deeds) for one in view.attachments),
                  Fact("", "All files and versions…", open=lambda: deeds.files(view))), "Files")  # fmt: skip


def _file(one: AttachmentRow, deeds: PaperDeeds) -> Fact:
    newest = one.versions[-1] if one.versions else None
    aside = version_words(newest) if newest else "no file yet"
    marked = f"{aside} · Part 2" if one.part != 1 else aside
    open_it = partial(deeds.show_version, newest) if newest else None
    return Fact(file_name_of(one), one.title, marked, icon="file-text", open=open_it)


def _requests(view: PaperView) -> Facts | None:
    rows = tuple(Fact(one.reference, one.text, one.words) for one in view.requests)
    return Facts(rows, "Answers") if rows else None


def _history(view: PaperView) -> History:
    events = (
        Event(line.kind.capitalize(), line.text, f"{line.actor}, {moment_words(line.at)}", filled=line.kind == "chased")
        for line in reversed(view.history)
    )
    return History(tuple(events))
