"""What papers hold, counted for many at once: authors, sections, recommendations, risks and files."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.holders import Posts
from models.records.papers import (
    ForumPaperRule,
    PaperAttachment,
    PaperAuthor,
    PaperEvent,
    PaperRecommendation,
    PaperSection,
    PaperVersion,
)
from models.records.risks import Risk, RiskLink
from models.rules.readiness import PaperState, SectionState
from models.rules.vocabulary import Level, PaperRule, Strength

Rules = Mapping[PaperRule, Strength]


@dataclass(frozen=True, slots=True)
class AuthorRow:
    """An author: a post of ours, or a name in words, with the line printed under “contact details”."""

    post_id: str
    name: str
    unit: str
    email: str
    telephone: str

    def words(self, posts: Posts, day: dt.date) -> str:
        """Return who the author is on a day: the name given, else the holder of the post, and the post."""
        post = posts.title(self.post_id)
        name = self.name or posts.holder(self.post_id, day).name
        return ", ".join(part for part in (name, post) if part)


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What one paper holds; `last_chased` is an instant."""

    state: PaperState = field(default_factory=PaperState)
    authors: tuple[AuthorRow, ...] = ()
    last_chased: dt.datetime | None = None


def paper_facts(
    session: Session, *, reasons: Mapping[str, str], shared: frozenset[str] = frozenset()
) -> dict[str, PaperFacts]:
    """Return what papers hold; `reasons` says of each why it addresses no risk, `shared` go to two forums."""
    ids = list(reasons)
    authors, sections = authors_of(session, ids), _sections(session, ids)
    asks = select(PaperRecommendation.paper_id).where(PaperRecommendation.paper_id.in_(ids))
    asked = Counter(session.scalars(asks))
    risks, files, chased = _risks(session, ids), _files(session, ids), _chased(session, ids)
    found = {}
    for key in ids:
        levels = risks.get(key, ())
        state = PaperState(
            sections=sections.get(key, ()),
            recommendations=asked.get(key, 0),
            authors=len(authors.get(key, ())),
            risks=sum(1 for level, _ in levels if level == Level.CORPORATE),
            no_risks_because=reasons[key],
            files=files[False].get(key, 0),
            appendices=files[True].get(key, 0),
            cross_cutting=key in shared or len(set(levels)) > 1,
        )
        found[key] = PaperFacts(state, tuple(authors.get(key, ())), chased.get(key))
    return found


def paper_rules(session: Session, *, forum_id: str = "") -> dict[str, Rules]:
    """Return what each forum, or one, asks of every paper and how strongly."""
    chosen = select(ForumPaperRule.forum_id, ForumPaperRule.rule, ForumPaperRule.strength)
    found: defaultdict[str, dict[PaperRule, Strength]] = defaultdict(dict)
    for forum, rule, strength in session.execute(
        chosen.where(ForumPaperRule.forum_id == forum_id) if forum_id else chosen
    ):
        found[forum][PaperRule(rule)] = Strength(strength)
    return dict(found)


def authors_of(session: Session, ids: Sequence[str]) -> dict[str, list[AuthorRow]]:
    """Return the authors of each paper in order."""
    kind = PaperAuthor
    columns = (kind.paper_id, kind.post_id, kind.name, kind.unit, kind.email, kind.telephone)
    found: defaultdict[str, list[AuthorRow]] = defaultdict(list)
    for paper, post, *line in session.execute(
        select(*columns).where(kind.paper_id.in_(ids)).order_by(kind.position, kind.id)
    ):
        found[paper].append(AuthorRow(post or "", *line))
    return found


def _sections(session: Session, ids: Sequence[str]) -> dict[str, list[SectionState]]:
    kind = PaperSection
    columns = (kind.paper_id, kind.name, kind.required, kind.text != "", kind.nil)
    chosen = select(*columns).where(kind.paper_id.in_(ids))
    found: defaultdict[str, list[SectionState]] = defaultdict(list)
    for paper, name, required, written, nil in session.execute(
        chosen.order_by(kind.front.desc(), kind.position, kind.id)
    ):
        found[paper].append(SectionState(name, required, bool(written), nil))
    return found


def _risks(session: Session, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return level and unit of each risk a paper addresses."""
    chosen = select(RiskLink.paper_id, Risk.level, Risk.unit_id).join(Risk, Risk.id == RiskLink.risk_id)
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for paper, level, unit in session.execute(chosen.where(RiskLink.paper_id.in_(ids))):
        found[paper or ""].append((level, unit or ""))
    return found


def _files(session: Session, ids: Sequence[str]) -> dict[bool, Counter[str]]:
    """Count the files of each paper, and its appendices apart."""
    has = select(PaperVersion.id).where(PaperVersion.attachment_id == PaperAttachment.id).exists()
    chosen = select(PaperAttachment.paper_id, PaperAttachment.appendix).where(has, PaperAttachment.paper_id.in_(ids))
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for paper, appendix in session.execute(chosen):
        found[appendix][paper] += 1
    return found


def _chased(session: Session, ids: Sequence[str]) -> dict[str, dt.datetime]:
    chosen = select(PaperEvent.paper_id, func.max(PaperEvent.at)).where(PaperEvent.kind == "chased")
    found = session.execute(chosen.where(PaperEvent.paper_id.in_(ids)).group_by(PaperEvent.paper_id))
    return {paper: at for paper, at in found}  # noqa: C416  rows are no pairs to the type checker
