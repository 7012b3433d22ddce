"""Papers: commissioned for a meeting, given authors, sponsor and risks, put under an item, chased, answering."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.action_history import note_event
from models.operations.checks import LONGEST_TEXT, all_known, known, named, within, word_of
from models.operations.meetings import correctable
from models.operations.naming import snippet
from models.operations.numbering import next_reference
from models.operations.paper_history import note_paper, open_paper
from models.operations.paper_sections import follow_template
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import Post
from models.records.outcomes import Action
from models.records.papers import Paper, PaperAuthor, TemplatePaper
from models.records.risks import Risk, RiskLink
from models.rules.vocabulary import MARKINGS, NumberKind, PaperKind, PaperStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

LONGEST_TITLE = 5000
PARTS = (1, 2)
LONGEST = {"on_behalf_of": 200, "part_reason": LONGEST_TEXT, "rating": 60, "summary": LONGEST_TEXT}


class AuthorLine(NamedTuple):
    """An author as printed under “contact details”: a post of ours, or a name in words."""

    post_id: str = ""
    name: str = ""
    unit: str = ""
    email: str = ""
    telephone: str = ""


def commission_paper(  # noqa: PLR0913  a paper has as many facts
    unit: Unit,
    *,
    forum_id: str,
    title: str,
    meeting_id: str = "",
    item_id: str = "",
    kind: str = PaperKind.PAPER,
    template: str = "",
    sponsor_post_id: str = "",
    authors: Sequence[tuple[str, ...]] = (),
    due: dt.datetime | None = None,
    on_behalf_of: str = "",
    template_paper_id: str = "",
) -> str:
    """Commission a paper, number it in the forum's series and return its key; an author is an `AuthorLine`.

    It is for a meeting of the forum and stands under an item of it, where they are given; `due` is wall-clock time,
    none for the deadline of the forum.
    """
    forum = unit.get(Forum, forum_id)
    meeting, item = _place(unit, forum_id, meeting_id, item_id)
    paper = Paper(
        forum_id=forum_id,
        meeting_id=meeting.id if meeting else None,
        item_id=item.id if item else None,
        template_paper_id=known(unit, TemplatePaper, template_paper_id),
        kind=word_of(PaperKind, kind, "kind").value,
        title=named(title, "title", "The title", LONGEST_TITLE),
        status=PaperStatus.COMMISSIONED.value,
        sponsor_post_id=known(unit, Post, sponsor_post_id),
        on_behalf_of=within(on_behalf_of, "on_behalf_of", "On whose behalf"),
        commissioned_on=unit.today,
        due=due,
    )
    day = meeting.date if meeting else unit.today
    paper.reference = next_reference(unit, forum, NumberKind.PAPER, day, meeting.id if meeting else "")
    unit.add(paper)
    follow_template(unit, paper, template)
    _put_authors(unit, paper.id, authors)
    note_paper(unit, paper, "commissioned", f"For {forum.code} {date_words(meeting.date)}" if meeting else "")
    unit.say(f"Commission paper {paper.reference}")
    return paper.id


def edit_paper(  # noqa: PLR0913  a paper has as many facts
    unit: Unit,
    *,
    paper_id: str,
    revision: str | None = None,
    title: str | None = None,
    kind: str | None = None,
    template: str | None = None,
    sponsor_post_id: str | None = None,
    on_behalf_of: str | None = None,
    marking: str | None = None,
    part: int | None = None,
    part_reason: str | None = None,
    title_sensitive: bool | None = None,
    due: dt.datetime | None = None,
    no_due: bool = False,
    rating: str | None = None,
    summary: str | None = None,
) -> None:
    """Change what is given about a paper; `no_due` gives it the forum's deadline again.

    Following another edition keeps what is written under headings that both have.
    """
    paper = open_paper(unit, paper_id, revision)
    texts = {"on_behalf_of": on_behalf_of, "part_reason": part_reason, "rating": rating, "summary": summary}
    for field, text in texts.items():
        if text is not None:
            setattr(paper, field, within(text, field, "This text", LONGEST[field]))
    paper.title = named(title, "title", "The title", LONGEST_TITLE) if title is not None else paper.title
    paper.kind = word_of(PaperKind, kind, "kind").value if kind is not None else paper.kind
    paper.marking = marking_of(marking) if marking is not None else paper.marking
    paper.part = part_of(part) if part is not None else paper.part
    paper.title_sensitive = title_sensitive if title_sensitive is not None else paper.title_sensitive
    paper.sponsor_post_id = known(unit, Post, sponsor_post_id) if sponsor_post_id is not None else paper.sponsor_post_id
    if due is not None or no_due:
        paper.due = None if no_due else due
    if template is not None:
        follow_template(unit, paper, template)
    unit.say(f"Edit paper {paper.reference}")


def set_authors(unit: Unit, *, paper_id: str, authors: Sequence[tuple[str, ...]], revision: str | None = None) -> None:
    """Let exactly these be the authors of a paper, in this order; each is an `AuthorLine`."""
    paper = open_paper(unit, paper_id, revision)
    for row in unit.rows(select(PaperAuthor).where(PaperAuthor.paper_id == paper_id)):
        unit.delete(row)
    _put_authors(unit, paper_id, authors)
    unit.say(f"Set authors of {paper.reference}")


def attach_to_item(unit: Unit, *, paper_id: str, item_id: str, revision: str | None = None) -> None:
    """Put a paper under an item of an agenda, and so to its meeting; no item takes it from where it stands."""
    paper = unit.get(Paper, paper_id, revision)
    if paper.status == PaperStatus.WITHDRAWN:
        raise RuleBroken(f"{paper.reference} is withdrawn; set it back to a stage before you put it on an agenda.")
    if item_id:
        item = unit.get(AgendaItem, item_id)
        correctable(unit, item.meeting_id)
        paper.meeting_id, paper.item_id = item.meeting_id, item.id
        unit.say(f"Put {paper.reference} under {snippet(item.title)}")
    else:
        paper.item_id = None
        unit.say(f"Take {paper.reference} from its item")


def set_risks(
    unit: Unit, *, paper_id: str, risk_ids: Sequence[str], no_risks_because: str = "", revision: str | None = None
) -> None:
    """Say which risks a paper addresses, or that it addresses none and why; one excludes the other."""
    paper = open_paper(unit, paper_id, revision)
    wanted = all_known(unit, Risk, risk_ids)
    present = unit.rows(select(RiskLink).where(RiskLink.paper_id == paper_id))
    for link in present:
        if link.risk_id not in wanted:
            unit.delete(link)
    there = {link.risk_id for link in present}
    for risk_id in wanted:
        if risk_id not in there:
            unit.add(RiskLink(risk_id=risk_id, paper_id=paper_id))
    address_none(unit, paper, no_risks_because)
    unit.say(f"Set risks of {paper.reference}")


def address_none(unit: Unit, paper: Paper, because: str) -> None:
    """Say why a paper addresses no risk; RuleBroken where it addresses one."""
    why = within(because, "no_risks_because", "Why it addresses no risk", LONGEST_TEXT)
    if why and unit.session.scalar(select(RiskLink.id).where(RiskLink.paper_id == paper.id).limit(1)):
        raise RuleBroken("It cannot address risks and none; leave the reason for none empty.", "no_risks_because")
    paper.no_risks_because = why


def note_chase(unit: Unit, *, paper_id: str, to: str) -> None:
    """Note that somebody was asked for a paper."""
    paper = unit.get(Paper, paper_id)
    note_paper(unit, paper, "chased", named(to, "to", "Who was asked", 2000))
    unit.say(f"Chase {paper.reference}")


def answer_request(unit: Unit, *, action_id: str, paper_id: str, words: str = "", revision: str | None = None) -> None:
    """Say that a paper answers what a forum asked for, and where: “sections 2 and 3”; no paper takes that back.

    The request stays open until its forum agrees and it is closed.
    """
    action = unit.get(Action, action_id, revision)
    if not paper_id:
        action.answer_paper_id, action.answer_words = None, ""
        note_event(unit, action, "update", "No longer answered")
        unit.say(f"Take back the answer to {action.reference}")
        return
    paper = unit.get(Paper, paper_id)
    where = within(words, "words", "Where it is answered")
    meeting = unit.get(Meeting, paper.meeting_id) if paper.meeting_id else None
    day = meeting.date if meeting else unit.today
    if day < action.raised_on:
        raise RuleBroken(f"It was asked for on {date_words(action.raised_on)}; choose a later paper.", "paper_id")
    action.answer_paper_id, action.answer_words = paper.id, where
    said = f"Answered: {date_words(day)}, {paper.reference}"
    note_event(unit, action, "update", f"{said}, {where}" if where else said)
    unit.say(f"Answer {action.reference} by {paper.reference}")


def part_of(part: int) -> int:
    """Return a part of a meeting; RuleBroken if it is none."""
    if part not in PARTS:
        raise RuleBroken(f"There is no Part {part}; choose 1 (open) or 2 (closed).", "part")
    return part


def marking_of(marking: str) -> str:
    """Return a protective marking, empty for that of the whole; RuleBroken if it is not known."""
    if marking and marking not in MARKINGS:
        raise RuleBroken(f"There is no marking “{marking}”; choose one of: {', '.join(MARKINGS)}.", "marking")
    return marking


def _place(unit: Unit, forum_id: str, meeting_id: str, item_id: str) -> tuple[Meeting | None, AgendaItem | None]:
    """Return the meeting and the item a paper is for; RuleBroken where they do not belong together."""
    item = unit.get(AgendaItem, item_id) if item_id else None
    where = meeting_id or (item.meeting_id if item else "")
    meeting = correctable(unit, where) if where else None
    if item and meeting and item.meeting_id != meeting.id:
        raise RuleBroken(f"{snippet(item.title)} is not on this agenda; choose one of its items.", "item_id")
    if meeting and meeting.forum_id != forum_id:
        raise RuleBroken("This meeting is another forum's; choose one of the forum's own.", "meeting_id")
    return meeting, item


def _put_authors(unit: Unit, paper_id: str, authors: Sequence[tuple[str, ...]]) -> None:
    for position, line in enumerate((AuthorLine(*author) for author in authors), 1):
        if not line.post_id and not line.name.strip():
            raise RuleBroken("An author needs a post or a name; write it in.", "authors")
        unit.add(
            PaperAuthor(
                paper_id=paper_id,
                position=position,
                post_id=known(unit, Post, line.post_id),
                name=within(line.name, "authors", "The author's name"),
                unit=within(line.unit, "authors", "The author's unit"),
                email=within(line.email, "authors", "The e-mail address"),
                telephone=within(line.telephone, "authors", "The telephone number", 60),
            )
        )
