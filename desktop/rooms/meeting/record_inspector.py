"""Beside the record: all that is known of the entry chosen, each value changed in place while it is a draft."""

from collections.abc import Callable

from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.in_place import Edit
from desktop.kit.sections import Event, Fact, Facts, Head, History, Note, Notes, Section
from desktop.kit.typed_values import read_day
from desktop.rooms.meeting.aspect import Beside
from desktop.rooms.meeting.correction_line import reason_words
from desktop.rooms.meeting.record_words import effect_words
from models.operations.decisions import edit_decision, evaluate_decision, mark_told, set_audiences
from models.queries.record import MeetingRecord
from models.queries.record_rows import AudienceRow, DecisionRow, EntryKind, EntryRow
from models.rules.vocabulary import MeetingStatus, Verb
from models.rules.written_dates import date_words

_PARTS = {"Part 1, open": 1, "Part 2, closed": 2}
_CORRECTABLE = {EntryKind.MINUTE, EntryKind.DECISION, EntryKind.ACTION}


def entry_beside(record: MeetingRecord, key: str, desk: Desk, correct: Callable[[], None]) -> Beside | None:
    """Return what stands beside the record for the entry of a key, none if it is not there."""
    row = next((entry for entry in record.entries if entry.id == key), None)
    if row is None:
        return None
    decision = next((one for one in record.decisions if one.id == key), None)
    sections = (_head(row), _facts(record, row), *(_of_decision(record, decision, desk) if decision else ()))
    agreed = record.agenda.meeting.status == MeetingStatus.MINUTES_AGREED
    deeds = (Deed("Correct…", correct, icon="pencil"),) if agreed and row.kind in _CORRECTABLE else ()
    return Beside(row.id, (*sections, *_corrections(record, key)), deeds)


def _head(row: EntryRow) -> Head:
    return Head(row.text, reference=f"{row.kind[:1].upper()}{row.kind[1:]} {row.number}".rstrip())


def _facts(record: MeetingRecord, row: EntryRow) -> Facts:
    item = next((item for item in record.agenda.items if item.id == row.item_id), None)
    under = f"{item.number} {item.title}".strip() if item else "no item"
    rows = [Fact("Item", under)]
    rows += [Fact("Part", "Part 2", icon="lock")] if row.part != 1 and row.kind != EntryKind.DECISION else []
    rows += [Fact("Facts", row.second)] if row.second and row.kind != EntryKind.DECISION else []
    return Facts(tuple(rows))


def _of_decision(record: MeetingRecord, row: DecisionRow, desk: Desk) -> tuple[Section, ...]:
    """Return what stands with a decision, what it touches, and who is to be told."""
    ask = next((one for one in record.asks if one.id == row.recommendation_id), None)
    answers = (Fact("Answers", f"{ask.paper} ({ask.letter})", second=ask.text),) if ask else ()
    verb, part = _verb_and_part(row, desk)
    facts = Facts((verb, *answers, *_texts(row, desk), *_days(row, desk), part), "Decision")
    risks = tuple(Fact(line.reference or "Risk", effect_words(line), second=line.title) for line in row.effects)
    touched = (Facts(risks, "Risks touched"),) if risks else ()
    return (facts, *touched, _told(row, desk), *_audiences(row, desk))


def _verb_and_part(row: DecisionRow, desk: Desk) -> tuple[Fact, Fact]:
    def change_verb(typed: str) -> None:
        desk.perform(edit_decision, decision_id=row.id, revision=row.revision, verb=typed)

    def change_part(typed: str) -> None:
        desk.perform(edit_decision, decision_id=row.id, revision=row.revision, part=_PARTS[typed])

    part = next((words for words, part in _PARTS.items() if part == row.part), "")
    return (
        Fact("Verb", row.verb, edit=Edit(change_verb, choices=tuple(map(str, Verb)))),
        Fact("Part", part, edit=Edit(change_part, choices=tuple(_PARTS))),
    )


def _texts(row: DecisionRow, desk: Desk) -> tuple[Fact, ...]:
    def change(*, reasons: str | None = None, conditions: str | None = None, dissent: str | None = None) -> None:
        desk.perform(
            edit_decision,
            decision_id=row.id,
            revision=row.revision,
            reasons=reasons,
            conditions=conditions,
            dissent=dissent,
        )

    texts: tuple[tuple[str, str, Callable[[str], None]], ...] = (
        ("Reasons", row.reasons, lambda typed: change(reasons=typed)),
        ("Conditions", row.conditions, lambda typed: change(conditions=typed)),
        ("Dissent", row.dissent, lambda typed: change(dissent=typed)),
    )
    return tuple(Fact(word, text, edit=Edit(store, text=text, long=True)) for word, text, store in texts)


def _days(row: DecisionRow, desk: Desk) -> tuple[Fact, ...]:
    """Return when a decision is looked at again; a day is typed as spoken, an empty text takes it away."""

    def review(typed: str) -> None:
        day = read_day(typed, desk.today, "review_on")
        desk.perform(edit_decision, decision_id=row.id, revision=row.revision, review_on=day, no_review=day is None)

    def evaluate(typed: str) -> None:
        day = read_day(typed, desk.today, "evaluate_on")
        desk.perform(
            edit_decision, decision_id=row.id, revision=row.revision, evaluate_on=day, no_evaluation=day is None
        )

    return (
        Fact("Review on", date_words(row.review_on) if row.review_on else "", edit=Edit(review)),
        Fact("Evaluate on", date_words(row.evaluate_on) if row.evaluate_on else "", edit=Edit(evaluate)),
    )


def _told(row: DecisionRow, desk: Desk) -> Facts:
    """Return what may be written after agreement too: who is told, and how the decision went."""
    names = "; ".join(audience.audience for audience in row.audiences)

    def tell(typed: str) -> None:
        desk.perform(set_audiences, decision_id=row.id, audiences=[one.strip() for one in typed.split(";")])

    def evaluate(typed: str) -> None:
        desk.perform(evaluate_decision, decision_id=row.id, evaluation=typed, revision=row.revision)

    told = Fact("To be told", names, second="separated by ;", edit=Edit(tell, text=names))
    return Facts((told, Fact("How it went", row.evaluation, edit=Edit(evaluate, text=row.evaluation, long=True))))


def _audiences(row: DecisionRow, desk: Desk) -> tuple[Section, ...]:
    notes = tuple(_audience(audience, desk) for audience in row.audiences)
    return (Notes(notes, "Told"),) if notes else ()


def _audience(row: AudienceRow, desk: Desk) -> Note:
    """Return whether somebody was told, and the button that says so."""
    if row.told_on:
        return Note("check", "good", f"{row.audience}, told {date_words(row.told_on)}")

    def tell() -> None:
        desk.perform(mark_told, audience_id=row.id, on=desk.today, revision=row.revision)

    return Note("circle", "text 2", f"{row.audience}, still to be told", Deed("Told today", tell))


def _corrections(record: MeetingRecord, key: str) -> tuple[Section, ...]:
    rows = [row for row in record.corrections if key in (row.minute_id, row.decision_id, row.action_id)]
    events = tuple(Event(row.text, reason_words(row)) for row in reversed(rows))
    return (History(events, "Corrections"),) if events else ()
