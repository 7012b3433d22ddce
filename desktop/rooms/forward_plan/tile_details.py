"""What stands beside a tile of the board: what it serves, how often it came, what units made of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.kit.desk import Desk
from desktop.kit.navigator import Navigator
from desktop.kit.sections import Event, Fact, Facts, Head, History, Note, Notes, Paragraphs, Part, Section
from desktop.rooms.forward_plan.cascade_list import ANSWERS, Answering, CascadeList, cascade_sums, cascade_title
from models.queries.cascade import CascadeView, cascade
from models.queries.deep_dives import deep_dives
from models.queries.escalations import EscalationRow, escalations
from models.queries.gold_groups import GoldGroupRow, gold_groups
from models.queries.meetings import MeetingRow, meeting
from models.queries.programme import ProgrammeCell, ProgrammeForum, Tile
from models.queries.themes import MeetingThemeRow, SourceRow, meeting_themes
from models.rules.deadlines import DeadlineKind
from models.rules.theme_checks import LINE_OF_SIGHT, repeat_sentence
from models.rules.vocabulary import ThemeStatus, ThemeTrack
from models.rules.written_dates import date_words, short_date_words

_TRACKS = {ThemeTrack.ON_TRACK: ("circle-dot", "good"), ThemeTrack.OFF_TRACK: ("trending-down", "warn")}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen on the board: a forum, of its meetings one, and of what that takes a tile."""

    forum: ProgrammeForum
    cell: ProgrammeCell
    tile: Tile | None = None
    gap: bool = False

    @property
    def is_theme(self) -> bool:
        """Whether it is a theme of the book, which can be carried, changed and passed down."""
        return self.tile is not None and self.tile.kind == "theme"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a chosen theme; `below` is what its units made of it."""

    row: MeetingThemeRow
    below: CascadeView
    golds: tuple[GoldGroupRow, ...]
    escalated: tuple[EscalationRow, ...]


class TileDetails:
    """Reads what stands beside what is chosen and puts it into sections."""

    def __init__(self, desk: Desk, navigator: Navigator, accept: Answering, decline: Answering) -> None:
        self._desk, self._navigator = desk, navigator
        self._accept, self._decline = accept, decline

    def sections(self, chosen: Chosen) -> tuple[Section, ...]:
        """Return the sections of what is chosen."""
        held = self._desk.read(meeting, meeting_id=chosen.cell.meeting_id)
        if chosen.is_theme:
            return tuple(self._theme(chosen, held))
        if chosen.tile and chosen.tile.kind == "deep-dive":
            return tuple(self._dive(chosen.tile, held))
        return tuple(self._other(chosen, held))

    def _theme(self, chosen: Chosen, held: MeetingRow) -> Iterator[Section]:
        key = chosen.tile.key if chosen.tile else ""
        for row in self._desk.read(meeting_themes, meeting_theme_id=key):
            yield from self._of_row(row, held)

    def _of_row(self, row: MeetingThemeRow, held: MeetingRow) -> Iterator[Section]:
        told = self._told(row)
        yield _head(row.title, held)
        yield Facts((*self._sources(row.sources), *_facts(told), *_paper(held)))
        yield from self._cascade(told.below)
        if row.note:
            yield Paragraphs((row.note,), "Note")
        if told.escalated:
            yield History(tuple(_passed_up(one) for one in told.escalated), "Escalated")

    def _told(self, row: MeetingThemeRow) -> Told:
        golds = self._desk.read(gold_groups, today=self._desk.today, theme_id=row.theme_id) if row.gold_group_id else ()
        passed = self._desk.read(escalations, theme_id=row.theme_id)
        return Told(
            row,
            self._desk.read(cascade, meeting_theme_id=row.id),
            tuple(one for one in golds if one.id == row.gold_group_id),
            tuple(one for one in passed if row.forum_id in {one.from_forum_id, one.to_forum_id}),
        )

    def _sources(self, sources: Sequence[SourceRow]) -> Iterator[Fact]:
        """Yield a fact for each thing that is served, or that nothing is."""
        if not sources:
            yield Fact("Aligns to", "No source yet", second=LINE_OF_SIGHT, icon="circle-help", tone="warn")
        for place, source in enumerate(sources):
            words = source.words if source.label in source.words else f"{source.label} {source.words}"
            opens = self._opener(source) if source.kind == "risk" else None
            yield Fact("" if place else "Aligns to", words, open=opens)

    def _opener(self, source: SourceRow) -> Callable[[], None]:
        return lambda: self._navigator.open_risk(source.key)

    def _cascade(self, view: CascadeView) -> Iterator[Section]:
        if view.rows:
            if view.accepted + view.declined + view.waiting:
                answers = CascadeList(view, self._accept, self._decline)
                yield Part(answers, f"{cascade_title(view)}: {cascade_sums(view)}")
            else:
                note = Note("git-branch", "text 2", f"Not passed down to its {len(view.rows)} units yet.")
                yield Notes((note,), "Cascade")

    def _dive(self, tile: Tile, held: MeetingRow) -> Iterator[Section]:
        rows = self._desk.read(deep_dives, today=self._desk.today, forum_id=held.forum_id)
        row = next((row for row in rows if row.id == tile.key), None)
        yield _head(tile.title, held)
        if row is None:
            return
        facts = (
            ("Status", row.status),
            ("Lead", row.lead_name or row.lead),
            ("Sponsor", row.sponsor),
            ("Commissioned", row.commissioned),
            ("Paper", f"due {short_date_words(row.paper_due.date())}" if row.paper_due else ""),
            ("Tracked by", row.tracking_code),
        )
        said = tuple(Fact(label, words) for label, words in facts if words)
        kind = Fact("Kind", "Deep-dive", icon="telescope", tone="special")
        yield Facts((kind, *self._sources(row.sources), *said))
        if row.question:
            yield Paragraphs((row.question,), "Question")

    @staticmethod
    def _other(chosen: Chosen, held: MeetingRow) -> Iterator[Section]:
        """Yield what is to be said of a meeting without a theme, a fixed theme, or a report that is to come."""
        cell, tile = chosen.cell, chosen.tile
        if chosen.gap:
            due = f"{cell.gap_words[:1].upper()}{cell.gap_words[1:]}."
            yield _head(cell.gap, held)
            yield Notes((Note("circle-dashed", "warn", due),))
            yield Facts((Fact("Meeting", held.status), *_paper(held)))
        elif tile:
            yield _head(tile.title, held)
            words = "Every meeting of this forum takes this theme." if tile.kind == "fixed" else tile.gold_words
            yield Paragraphs((words,))
        else:
            yield _head("No theme", held)
            yield Facts((Fact("Meeting", held.status),))


def _head(title: str, held: MeetingRow) -> Head:
    when = f"{date_words(held.date)}, {held.start:%H:%M}"
    return Head(title, when, held.forum_code, held.level)


def _facts(told: Told) -> Iterator[Fact]:
    """Yield when a theme was set, how often it came, how it stood, where it came from, and its Gold Group."""
    row = told.row
    word = "Proposed" if row.status == ThemeStatus.PROPOSED else "Set"
    if row.set_on:
        yield Fact(word, date_words(row.set_on), second=row.set_by)
    yield Fact("Repeats", repeat_sentence(row.repeats, row.of), icon="repeat" if row.repeats > 1 else "")
    if row.track:
        icon, tone = _TRACKS[ThemeTrack(row.track)]
        yield Fact("Track", row.track, second=row.track_words, icon=icon, tone=tone)
    if row.answer:
        status, answered = ANSWERS[row.answer], date_words(row.answered_on) if row.answered_on else ""
        second = ", ".join(part for part in (answered, row.answered_by) if part)
        yield Fact("Answer", status.word, second=second, icon=status.icon, tone=status.tone)
    if row.former:
        yield Fact("Before", row.former)
    for gold in told.golds:
        coming = f"next {short_date_words(gold.next_date)}" if gold.next_date else gold.reported_at
        yield Fact(
            "Gold Group", gold.name, second=", ".join(part for part in (gold.chair, coming) if part), icon="shield"
        )


def _paper(held: MeetingRow) -> Iterator[Fact]:
    """Yield by when the papers of a meeting are due."""
    for deadline in held.deadlines:
        if deadline.kind == DeadlineKind.FINAL_PAPERS:
            yield Fact("Papers", f"due {short_date_words(deadline.due.date())}", icon="hourglass")


def _passed_up(one: EscalationRow) -> Event:
    """Return one escalation, as both ends show it."""
    where = one.arrived or ("not taken: " + one.dropped_because if one.dropped_because else "waits for its agenda")
    return Event(f"{one.from_forum_code} to {one.to_forum_code}", f"{one.reason}: {where}", one.from_words)
