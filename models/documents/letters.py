"""The letters of the house in words: a paper is chased, owners get their actions, an agenda goes out."""

import datetime as dt
from collections.abc import Iterator

from models.documents.content import Attendee
from models.documents.letter import Letter
from models.documents.wording import HELD, clock, counted, day, listed, opened, sentence, wall_clock
from models.queries.actions import ActionLog, ActionRow
from models.queries.agenda import AgendaView
from models.queries.papers import PaperRow
from models.rules.vocabulary import PaperStatus

HERE = frozenset({PaperStatus.RECEIVED, PaperStatus.FINAL})
SAY_WHEN = "If it cannot come in time, please say when it will and why, so that the chair can be asked to take it late."
COMPLETE_IT = "Please complete it, so that it can be made final."
REPLY_BY_ACTION = "Please tell me by return where each stands, and say now if a date cannot be kept."


def chase_letter(paper: PaperRow, *, to: tuple[Attendee, ...], at: dt.datetime, sender: str = "") -> Letter:
    """Return the letter that asks for a paper: which, for what, due when, and what is still missing from it."""
    verb = "was" if paper.due and wall_clock(at) > paper.due else "is"
    due = f"{verb} due on {day(paper.due)} at {clock(paper.due.time())}" if paper.due else "has no deadline yet"
    said = f"{paper.reference}, “{paper.title}”{_tabled(paper)}, {due}."
    here = PaperStatus(paper.status) in HERE
    missing = [trouble.words for trouble in paper.troubles]
    asked = "" if here else "It has not reached us."
    wanted = ["Still missing:", *(f"- {opened(sentence(words))}" for words in missing), ""] if missing else []
    text = [said, *([asked] if asked else []), "", *wanted, COMPLETE_IT if here else SAY_WHEN]
    return _letter(f"{paper.reference}: {_due(paper)}", to, text, paper.marking, at, sender)


def _tabled(paper: PaperRow) -> str:
    item = f", item{HELD}{paper.item_number}" if paper.item_number else ""
    return f" for {paper.meeting_words}{item}" if paper.meeting_words else ""


def _due(paper: PaperRow) -> str:
    if paper.late and paper.due:
        return f"paper late, was due {day(paper.due)}"
    return f"paper due {day(paper.due)}" if paper.due else "paper wanted"


def open_actions(log: ActionLog) -> tuple[ActionRow, ...]:
    """Return the open actions of a log, the overdue ones first."""
    return (*log.overdue_actions, *log.due_by_next, *log.later)


def owners(log: ActionLog) -> tuple[str, ...]:
    """Return in words who owns the open actions of a log, in the order in which the log names them."""
    return tuple(dict.fromkeys(action.owner for action in open_actions(log) if action.owner))


def owner_letter(log: ActionLog, *, owner: str, to: tuple[Attendee, ...], at: dt.datetime, sender: str = "") -> Letter:
    """Return the letter that tells an owner, in the words of the log, of their own open actions and no others."""
    groups = (
        ("Overdue", log.overdue_actions),
        (f"Due by the next meeting, {day(log.next_meeting.date)}" if log.next_meeting else "Due next", log.due_by_next),
        ("Later", log.later),
    )
    lines: list[str] = []
    count = 0
    for title, actions in groups:
        own = [action for action in actions if action.owner == owner]
        count += len(own)
        lines += [title, *(said for action in own for said in _action(action)), ""] if own else []
    subject = f"{log.forum_name}: {counted(count, 'action')} of {owner}"
    opening = f"These are your open actions of {log.forum_name} as at {day(log.as_of)}."
    return _letter(subject, to, [opening, "", *lines, REPLY_BY_ACTION], log.marking, at, sender)


def _action(action: ActionRow) -> Iterator[str]:
    due = action.due_words or (day(action.due) if action.due else "no date")
    late = f", {counted(action.days_late, 'day')} late" if action.overdue else ""
    yield f"- {action.reference}: {sentence(action.text)} Due {due}{late}."
    if action.contributors:
        yield f"  With {sentence(action.contributors)}"


def agenda_letter(
    view: AgendaView,
    *,
    to: tuple[Attendee, ...],
    at: dt.datetime,
    sender: str = "",
    attachments: tuple[tuple[str, bytes], ...] = (),
) -> Letter:
    """Return the letter that an agenda goes out with: when and where, and what this version changes."""
    about = view.meeting
    version = view.versions[-1] if view.versions else None
    numbered = f", version {version.version}" if version else ", draft"
    when = f"{day(about.date)}, {clock(about.start)} to {clock(about.end)}"
    text = [
        f"Please find the agenda of {about.forum_name}{numbered}.",
        "",
        f"When: {when}",
        f"Where: {about.place or 'to be confirmed'}",
    ]
    if version and version.note:
        text += ["", sentence(version.note)]
    subject = f"{about.forum_name}, {day(about.date)}: agenda{numbered}"
    found = _letter(subject, to, text, view.marking, at, sender)
    return Letter(found.subject, found.to, found.text, found.marking, found.at, attachments=attachments)


def _letter(
    subject: str, to: tuple[Attendee, ...], lines: list[str], marking: str, at: dt.datetime, sender: str
) -> Letter:
    """Return a letter with its salutation and who sends it."""
    names = listed([person.name for person in to if person.name]) or "colleague"
    text = "\n".join([f"Dear {names},", "", *lines, *(["", sender] if sender else [])])
    return Letter(subject.replace(HELD, " "), to, text.replace(HELD, " "), marking, at)
