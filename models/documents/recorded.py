"""What was recorded under an item, as paragraphs: decisions, promises, urgency, effects on risks, corrections."""

import datetime as dt
from collections.abc import Iterable

from models.documents.content import Line, Role, Run, Tone, line
from models.documents.wording import NONE, day, held, opened, sentence, short_day, wall_clock
from models.queries.actions import ActionRow
from models.queries.agenda_rows import ItemRow, PaperBrief
from models.queries.effects import EffectLine
from models.queries.record_entries import SEPARATOR
from models.queries.record_rows import CorrectionRow, DecisionRow, EntryRow
from models.rules.vocabulary import Effect, ItemOutcome, PaperStatus

PUBLIC = 1
UNKNOWN = "……………………"
"""What the pen fills in."""
OUTCOMES = {
    ItemOutcome.NOT_REACHED: "Not reached.",
    ItemOutcome.NEXT_TIME: "Left to be decided next time.",
}


def decision_lines(row: DecisionRow, *, private: bool = False) -> tuple[Line, ...]:
    """Return a decision with its reasons, conditions and dissent, and when it is looked at again.

    One that is `private` under an item that is not says so.
    """
    said = row.text.casefold().startswith(row.verb.casefold())
    words = row.text if said else f"{opened(row.verb)}: {row.text}"
    runs = [Run(f"{held(f'Decision {row.reference}')}.", Tone.BOLD), Run(f" {sentence(words)}")]
    if private:
        runs.append(Run(" Part\u00a02.", Tone.QUIET))
    lines = [Line(tuple(runs), Role.PROSE)]
    for word, text in (("Reasons", row.reasons), ("Conditions", row.conditions), ("Dissent", row.dissent)):
        if text.strip():
            lines.append(_fact(word, sentence(opened(text.strip()))))
    dates = [f"review on {day(row.review_on)}"] if row.review_on else []
    dates += [f"effect to be judged on {day(row.evaluate_on)}"] if row.evaluate_on else []
    if dates:
        lines.append(line(sentence(opened("; ".join(dates))), Role.TEXT))
    return tuple(lines)


def action_lines(row: ActionRow, *, private: bool = False) -> tuple[Line, ...]:
    """Return an action, and that it is `private`; who answers for it stands beside or below."""
    runs = [Run(f"{held(f'Action {row.reference}')}.", Tone.BOLD), Run(f" {sentence(row.text)}")]
    if private:
        runs.append(Run(" Part\u00a02.", Tone.QUIET))
    return (Line(tuple(runs), Role.PROSE),)


def owner_lines(row: ActionRow) -> tuple[Line, ...]:
    """Return who answers for an action, with whom, and by when."""
    due = row.due_words or (day(row.due) if row.due else "no date")
    lines = [line(row.owner or "none", Role.PROSE, Tone.STRONG if row.owner else Tone.ALARM)]
    if row.owner_name and row.owner_name != row.owner:
        lines.append(line(held(row.owner_name), tone=Tone.QUIET))
    if row.contributors:
        lines.append(line(f"with {row.contributors}", tone=Tone.QUIET))
    return (*lines, line(opened(due)))


def escalation_lines(entry: EntryRow) -> tuple[Line, ...]:
    """Return an escalation: where to in bold, and why."""
    to, *rest = entry.second.split(SEPARATOR)
    words = " ".join(sentence(opened(part)) for part in (entry.text, *rest) if part)
    return (Line((Run(f"Escalated {held(to)}.", Tone.BOLD), Run(f" {words}")), Role.PROSE),)


def deep_dive_lines(entry: EntryRow) -> tuple[Line, ...]:
    """Return a deep-dive that was commissioned: its title, and who reports where and when."""
    words = " ".join(sentence(opened(part)) for part in (entry.text, *entry.second.split(SEPARATOR)) if part)
    return (Line((Run("Deep-dive commissioned.", Tone.BOLD), Run(f" {words}")), Role.PROSE),)


def correction_lines(row: CorrectionRow) -> tuple[Line, ...]:
    """Return a correction: when it was made, what it says, and why."""
    said = f" {sentence(row.text)}"
    reason = f" Reason: {sentence(row.reason)}" if row.reason else ""
    when = f"Correction of {day(wall_clock(row.at))}."
    return (Line((Run(when, Tone.BOLD), Run(said), Run(reason)), Role.TEXT),)


def standing_lines(item: ItemRow, part: int | None = None) -> tuple[Line, ...]:
    """Return what is said of an item before its minutes: withdrawn, urgent because late, not reached.

    Printing Part 1 leaves out the papers that belong to Part 2.
    """
    if item.withdrawn_because:
        return (_said("Withdrawn", sentence(opened(item.withdrawn_because))),)
    lines = []
    if item.late_reason:
        lines.append(_urgency("the item came after the agenda was issued", item.late_reason, item.late_agreed_by))
    late = [paper for paper in item.papers if _is_late(paper) and (part != PUBLIC or paper.part == PUBLIC)]
    lines += [_urgency(_lateness(paper), paper.late_reason, paper.late_agreed_by) for paper in late]
    if item.outcome in OUTCOMES:
        lines.append(line(OUTCOMES[ItemOutcome(item.outcome)], Role.PROSE))
    return tuple(lines)


def paper_words(item: ItemRow, part: int | None) -> str:
    """Return the references of an item's papers, those of the part that is printed alone."""
    tabled = [row for row in item.papers if row.reference and row.status != PaperStatus.WITHDRAWN]
    if not tabled:
        return "" if item.papers else item.paper
    return ", ".join(row.reference for row in tabled if part != PUBLIC or row.part == PUBLIC)


def effect_lines(effects: Iterable[EffectLine]) -> tuple[Line, ...]:
    """Return what a decision does to each risk, one line each; an effect nobody gave stands out."""
    return tuple(_effect(row) for row in effects) or (line(NONE, Role.TEXT),)


def _effect(row: EffectLine) -> Line:
    about = f"{held(row.reference)} {row.title}".strip() or (row.note if row.effect == Effect.NEW else "")
    words = f"{about}: " if about else ""
    note = f" ({row.note})" if row.note and about != row.note else ""
    given = Run(row.effect, Tone.BOLD) if row.effect else Run("not recorded", Tone.ALARM)
    return Line((Run(words), given, Run(note)) if words or note else (given,))


def _said(word: str, words: str) -> Line:
    return Line((Run(f"{word}.", Tone.BOLD), Run(f" {words}")), Role.PROSE)


def _fact(word: str, words: str) -> Line:
    return Line((Run(f"{word}.", Tone.STRONG), Run(f" {words}")), Role.TEXT)


def _is_late(paper: PaperBrief) -> bool:
    return paper.late and paper.status != PaperStatus.WITHDRAWN


def _lateness(paper: PaperBrief) -> str:
    name = f"paper {held(paper.reference)}" if paper.reference else "the paper"
    came = f"received {_on(paper.received_on)}" if paper.received_on else "not received"
    return f"{name} was late ({came}{f', due {_on(paper.due)}' if paper.due else ''})"


def _on(date: dt.date) -> str:
    return short_day(date)


def _urgency(what: str, reason: str, agreed_by: str) -> Line:
    """Say why something late was taken all the same, and who agreed; the pen fills in what is not known."""
    why = f": {reason.strip().rstrip('.')}" if reason.strip() else f"; the reason: {UNKNOWN}"
    return _said("Urgency", f"{opened(what)}{why}. Taken as urgent, agreed by {agreed_by or UNKNOWN}.")
