"""One paper with all it holds: sections, recommendations, authors, files, risks, and what happened to it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import BookUnavailable, NotFound
from models.queries.holders import posts_over_time
from models.queries.paper_states import authors_of, paper_rules
from models.queries.papers import PaperRow, papers, wall_moment
from models.queries.settings import settings
from models.records.outcomes import Action, Decision
from models.records.papers import (
    PaperAttachment,
    PaperEvent,
    PaperRecommendation,
    PaperSection,
    PaperVersion,
)
from models.records.risks import Risk, RiskLink
from models.records.settings import Content
from models.rules.markings import highest
from models.rules.numbering import recommendation_letter
from models.rules.paper_templates import bare, filling, labels, nil_phrases, template
from models.rules.progress import ActionStatus, is_open
from models.rules.written_dates import date_words


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section: `label` is its number or letter, empty for a box of the front sheet; `title` its name without it.

    `required` is a Need, `filling` a Filling: what the section shows besides words of its own.
    """

    id: str
    revision: str
    label: str
    title: str
    name: str
    front: bool
    required: str
    filling: str
    text: str
    nil: bool


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """What a paper asks, by its letter; `answered` names the decision that answers it, empty while none does."""

    id: str
    letter: str
    verb: str
    text: str
    answered: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """An author as printed: `words` name and post, then the contact line."""

    post_id: str
    name: str
    words: str
    unit: str
    email: str
    telephone: str


@dataclass(frozen=True, slots=True)
class FileVersion:
    """One version of a file; `at` is wall clock, `size` in bytes."""

    version: int
    digest: str
    name: str
    size: int
    at: dt.datetime
    by: str


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file of a paper; `letter` is empty for the paper itself; its versions are newest last."""

    id: str
    revision: str
    letter: str
    appendix: bool
    title: str
    marking: str
    part: int
    versions: tuple[FileVersion, ...]


@dataclass(frozen=True, slots=True)
class PaperRisk:
    """A risk a paper addresses."""

    id: str
    reference: str
    title: str
    level: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the history of a paper; `at` is wall clock."""

    at: dt.datetime
    actor: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request of a forum that a paper answers: “answered: 28 March 2022, sections 2 and 3”."""

    action_id: str
    reference: str
    text: str
    words: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper as its sheet and its prints need it; `marking` is the highest of all its parts.

    `template` is the title of its edition, `rules` what its forum asks and how strongly, `nil_phrases` the statements
    offered, `declarations` and `approvals` who signs it.
    """

    row: PaperRow
    marking: str
    template: str
    sections: tuple[SectionRow, ...]
    recommendations: tuple[RecommendationRow, ...]
    authors: tuple[ContactRow, ...]
    attachments: tuple[AttachmentRow, ...]
    risks: tuple[PaperRisk, ...]
    requests: tuple[RequestRow, ...]
    history: tuple[PaperLine, ...]
    rules: Mapping[str, str]
    nil_phrases: tuple[str, ...]
    declarations: tuple[str, ...]
    approvals: tuple[str, ...]


def paper(session: Session, *, paper_id: str, now: dt.datetime) -> PaperView:
    """Return one paper; NotFound if it is not in the book. `now` is wall clock, or an instant with its zone."""
    found = papers(session, ids=(paper_id,), now=now) if paper_id else ()
    if not found:
        raise NotFound("This paper is not in the book; it may have been taken back. Choose one from the list.")
    row = found[0]
    edition = template(row.template) if row.template else None
    files = _attachments(session, row)
    rules = paper_rules(session, forum_id=row.forum_id).get(row.forum_id, {})
    return PaperView(
        row=row,
        marking=highest([row.marking, *(one.marking for one in files)]),
        template=edition.title if edition else "",
        sections=_sections(session, paper_id, lettered=edition is not None and edition.lettered),
        recommendations=_recommendations(session, paper_id),
        authors=_authors(session, row, wall_moment(session, now).date()),
        attachments=files,
        risks=_risks(session, paper_id),
        requests=_requests(session, row),
        history=_history(session, paper_id),
        rules={rule.value: strength.value for rule, strength in rules.items()},
        nil_phrases=nil_phrases(row.template),
        declarations=edition.declarations if edition else (),
        approvals=edition.approvals if edition else (),
    )


def paper_bytes(session: Session, *, digest: str) -> bytes:
    """Return the very bytes of an attached file; BookUnavailable if they are no longer those that were attached."""
    body = session.scalar(select(Content.body).where(Content.digest == digest))
    if body is None:
        raise NotFound("The book does not hold this file; attach it again.")
    if sha256(body).hexdigest() != digest:
        raise BookUnavailable("This file is damaged in the book; open a backup and attach it again from there.")
    return body


def _sections(session: Session, paper_id: str, *, lettered: bool) -> tuple[SectionRow, ...]:
    kind = PaperSection
    chosen = select(kind).where(kind.paper_id == paper_id)
    rows = session.scalars(chosen.order_by(kind.front.desc(), kind.position, kind.id)).all()
    body = [row for row in rows if not row.front]
    label_of = {
        row.id: label for row, label in zip(body, labels([row.name for row in body], lettered=lettered), strict=True)
    }
    return tuple(
        SectionRow(
            id=row.id,
            revision=row.revision,
            label=label_of.get(row.id, ""),
            title=bare(row.name),
            name=row.name,
            front=row.front,
            required=row.required,
            filling=filling(row.name).value,
            text=row.text,
            nil=row.nil,
        )
        for row in rows
    )


def _recommendations(session: Session, paper_id: str) -> tuple[RecommendationRow, ...]:
    kind = PaperRecommendation
    chosen = select(kind).where(kind.paper_id == paper_id).order_by(kind.position, kind.id)
    rows = session.scalars(chosen).all()
    answers = select(Decision.recommendation_id, Decision.reference).where(
        Decision.recommendation_id.in_([row.id for row in rows])
    )
    answered: defaultdict[str, list[str]] = defaultdict(list)
    for recommendation_id, reference in session.execute(answers.order_by(Decision.position, Decision.id)):
        answered[recommendation_id or ""].append(f"decision {reference}")
    return tuple(
        RecommendationRow(row.id, recommendation_letter(place), row.verb, row.text, ", ".join(answered[row.id]))
        for place, row in enumerate(rows, 1)
    )


def _authors(session: Session, row: PaperRow, today: dt.date) -> tuple[ContactRow, ...]:
    posts, day = posts_over_time(session), row.meeting_date or today
    return tuple(
        ContactRow(one.post_id, one.name, one.words(posts, day), one.unit, one.email, one.telephone)
        for one in authors_of(session, [row.id]).get(row.id, ())
    )


def _attachments(session: Session, row: PaperRow) -> tuple[AttachmentRow, ...]:
    kind = PaperAttachment
    stored = session.scalars(select(kind).where(kind.paper_id == row.id).order_by(kind.position, kind.id)).all()
    versions = _versions(session, [one.id for one in stored])
    letters = {one.id: recommendation_letter(n).upper() for n, one in enumerate((x for x in stored if x.appendix), 1)}
    return tuple(
        AttachmentRow(
            id=one.id,
            revision=one.revision,
            letter=letters.get(one.id, ""),
            appendix=one.appendix,
            title=one.title,
            marking=one.marking or row.marking,
            part=max(one.part, row.part),
            versions=tuple(versions[one.id]),
        )
        for one in sorted(stored, key=lambda one: one.appendix)
    )


def _versions(session: Session, ids: list[str]) -> defaultdict[str, list[FileVersion]]:
    zone = ZoneInfo(settings(session).zone)
    kind = PaperVersion
    chosen = select(kind).where(kind.attachment_id.in_(ids)).order_by(kind.version)
    found: defaultdict[str, list[FileVersion]] = defaultdict(list)
    for row in session.scalars(chosen):
        at = row.at.astimezone(zone).replace(tzinfo=None)
        found[row.attachment_id].append(FileVersion(row.version, row.digest, row.name, row.size, at, row.by))
    return found


def _risks(session: Session, paper_id: str) -> tuple[PaperRisk, ...]:
    chosen = select(Risk.id, Risk.reference, Risk.title, Risk.level).join(RiskLink, RiskLink.risk_id == Risk.id)
    return tuple(PaperRisk(*row) for row in session.execute(chosen.where(RiskLink.paper_id == paper_id).distinct()))


def _requests(session: Session, row: PaperRow) -> tuple[RequestRow, ...]:
    columns = (Action.id, Action.reference, Action.text, Action.answer_words, Action.status)
    chosen = select(*columns).where(Action.answer_paper_id == row.id).order_by(Action.raised_on, Action.reference)
    day = f"answered: {date_words(row.meeting_date)}" if row.meeting_date else "answered"
    return tuple(
        RequestRow(key, reference, text, f"{day}, {words}" if words else day, is_open(ActionStatus(status)))
        for key, reference, text, words, status in session.execute(chosen)
    )


def _history(session: Session, paper_id: str) -> tuple[PaperLine, ...]:
    zone = ZoneInfo(settings(session).zone)
    chosen = select(PaperEvent).where(PaperEvent.paper_id == paper_id).order_by(PaperEvent.at, PaperEvent.id)
    return tuple(
        PaperLine(row.at.astimezone(zone).replace(tzinfo=None), row.actor, row.kind, row.text)
        for row in session.scalars(chosen)
    )
