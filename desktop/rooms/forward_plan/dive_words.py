"""How a deep-dive is said in a list and beside it: where it stands, every date it had, what came of it."""

import datetime as dt
from collections.abc import Callable

from desktop.kit.controls import Deed
from desktop.kit.navigator import Navigator
from desktop.kit.sections import Event, Fact, Facts, Head, History, Note, Notes, Paragraphs, Section, Trail
from desktop.kit.short_words import counted, moment_words
from desktop.kit.statuses import Status, action_status
from models.queries.deep_dives import DeepDiveRow, SlipRow
from models.rules.vocabulary import DeepDiveStatus
from models.rules.written_dates import date_words

BEHIND, TO_COME, REPORTED, CLOSED = "Behind", "To come", "Reported", "Closed"
GROUPS = (BEHIND, TO_COME, REPORTED, CLOSED)


def group_of(row: DeepDiveRow, today: dt.date) -> str:
    """Return under which head a deep-dive stands on a day."""
    if row.status == DeepDiveStatus.COMMISSIONED:
        return BEHIND if row.due is not None and row.due < today else TO_COME
    return CLOSED if row.status == DeepDiveStatus.CLOSED else REPORTED


def status_of(row: DeepDiveRow, today: dt.date) -> Status:
    """Return where a deep-dive stands, with its icon."""
    group = group_of(row, today)
    if group == TO_COME:
        return Status("On the agenda", "pencil", "info") if row.slot else Status("Commissioned", "telescope", "special")
    known = {
        BEHIND: Status("Behind", "circle-alert", "bad"),
        REPORTED: Status("Reported", "check", "good"),
        CLOSED: Status("Closed", "lock", "good"),
    }
    return known[group]


def due_words(row: DeepDiveRow) -> str:
    """Say when it reports."""
    return date_words(row.due) if row.due else "no date yet"


def commissioned_words(row: DeepDiveRow) -> str:
    """Say where and when it was commissioned, in short: MB 1 Sep 2026."""
    return f"{row.commissioning_code} {date_words(row.commissioned_on).partition(' ')[2]}"


def second_words(row: DeepDiveRow) -> str:
    """Say who leads it, and what it asks."""
    return " · ".join(part for part in (row.lead, row.question or row.commissioned) if part)


def paper_words(row: DeepDiveRow) -> str:
    """Say where its paper stands."""
    return f"{row.paper_reference} {row.paper_status}".strip()


def slip_text(slip: SlipRow) -> str:
    """Say from when to when it went."""
    old, new = (date_words(one) if one else "no date" for one in (slip.old, slip.new))
    return f"{old} to {new}"


def sections(row: DeepDiveRow, today: dt.date, navigator: Navigator) -> tuple[Section, ...]:
    """Return what stands beside a deep-dive that is chosen."""
    found: list[Section] = [
        Head(row.title, code=row.forum_code, level=row.level, status=status_of(row, today)),
        *([_trail(row)] if row.slips else []),
        *([Paragraphs((row.question,), "Question")] if row.question else []),
        Facts(tuple(fact for fact in _facts(row, navigator) if fact.value)),
        *([Paragraphs((row.outcome,), "What came of it")] if row.outcome else []),
        *([_actions(row, navigator.open_action)] if row.actions else []),
        *([_slips(row)] if row.slips else []),
    ]
    return tuple(found)


def _trail(row: DeepDiveRow) -> Trail:
    first = date_words(row.first_due) if row.first_due else "none"
    return Trail((("First due", first, True), ("Due now", due_words(row), False)))


def _facts(row: DeepDiveRow, navigator: Navigator) -> tuple[Fact, ...]:
    """Return the facts; those without a value are left out."""
    there = row.slot or (f"{row.forum_code} {date_words(row.due)}" if row.due else "no meeting planned yet")
    serves = ", ".join(source.label for source in row.sources)
    said = "; ".join(source.words for source in row.sources)
    due = f"due {moment_words(row.paper_due)}" if row.paper_due and row.status == DeepDiveStatus.COMMISSIONED else ""
    return (
        Fact("Reports at", there, open=_going(navigator, row.due_meeting_id, row.slot_item_id)),
        Fact("Commissioned", row.commissioned, row.commissioner, open=_going(navigator, row.meeting_id, row.item_id)),
        Fact("Sponsor", row.sponsor),
        Fact("Lead", row.lead, row.lead_name),
        Fact("Paper", paper_words(row), due),
        Fact("Serves", serves, said),
        Fact("Theme", row.theme),
        Fact("Informs", ", ".join(row.informs)),
        Fact("Tracked by", row.tracking_code),
        Fact("Reported on", date_words(row.reported_on) if row.reported_on else ""),
        Fact("Closed on", date_words(row.closed_on) if row.closed_on else ""),
    )


def _going(navigator: Navigator, meeting_id: str, within: str) -> Callable[[], None] | None:
    return (lambda: navigator.open_meeting(meeting_id, within)) if meeting_id else None


def _actions(row: DeepDiveRow, open_action: Callable[[str], None]) -> Notes:
    """Return the actions that came of it, each with the forum that follows it up."""

    def note(key: str, reference: str, status: str, tracked_by: str) -> Note:
        shown = action_status(status)
        by = f", tracked by {tracked_by}" if tracked_by else ""
        go = Deed("Open", lambda: open_action(key), kind="flat")
        return Note(shown.icon, shown.tone, f"{reference} {shown.word.lower()}{by}", go)

    notes = tuple(note(one.id, one.reference, one.status, one.tracked_by) for one in row.actions)
    return Notes(notes, "Actions", counted(len(notes), "action"))


def _slips(row: DeepDiveRow) -> History:
    """Return every other date it got, the latest first."""
    events = (Event(slip_text(slip), slip.because, slip.by, filled=True) for slip in reversed(row.slips))
    return History(tuple(events), "Every date it had")
