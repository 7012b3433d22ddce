"""The rows of the papers of a demo book: numbers, authors, what they ask, sections, history and files."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from models.operations.demo.agendas import own_words
from models.operations.demo.issued import ISSUER, slip
from models.operations.demo.papers import TABLED, DemoPaper
from models.operations.demo.risks import DemoRisk, Register
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DAY, DEMO_TODAY
from models.operations.demo.wording import Wording
from models.records.papers import (
    Paper,
    PaperAttachment,
    PaperAuthor,
    PaperEvent,
    PaperRecommendation,
    PaperSection,
    PaperVersion,
)
from models.records.risks import RiskLink
from models.records.settings import ContentText
from models.rules.numbering import recommendation_letter
from models.rules.paper_templates import Need, template
from models.rules.vocabulary import AskVerb, NumberKind, PaperKind, PaperRule, PaperStatus, Purpose, Strength
from models.rules.written_dates import short_date_words

EDITIONS = {"MB": "management_board_paper", "AP": "audit_panel"}
TWO_AUTHORS, BEHALF = 0.12, 0.05
APPENDICES = 27
"""One paper of the last Management Board has appendices A to AA."""
VERBS = {
    Purpose.NOTE: AskVerb.NOTE,
    Purpose.DISCUSS: AskVerb.NOTE,
    Purpose.ASSURE: AskVerb.ENDORSE,
    Purpose.AGREE: AskVerb.AGREE,
    Purpose.DECIDE: AskVerb.APPROVE,
    Purpose.COMMISSION: AskVerb.COMMISSION,
    Purpose.SOLVE: AskVerb.AGREE,
    Purpose.PRIORITISE: AskVerb.ENDORSE,
}
STAGES = (PaperStatus.COMMISSIONED, PaperStatus.DRAFT, PaperStatus.CLEARED, PaperStatus.RECEIVED, PaperStatus.FINAL)
RISK_SHARE, SECTIONS_WRITTEN = 0.35, frozenset({PaperStatus.CLEARED, PaperStatus.RECEIVED, PaperStatus.FINAL})


class Ask(NamedTuple):
    """A recommendation with its key."""

    key: str
    verb: AskVerb
    text: str


class PaperRows:
    """Gathers papers; `risks` and `asks` hold afterwards, by the item's key, what its papers touch and ask."""

    def __init__(self, sheaf: Sheaf, register: Register, wording: Wording, source: Random, detailed: dt.date) -> None:
        self.sheaf = sheaf
        self.register = register
        self.wording = wording
        self.source = source
        self.detailed = detailed
        self.by_reference = {one.reference: one for one in register.risks}
        self.risks: dict[str, list[DemoRisk]] = {}
        self.asks: dict[str, list[Ask]] = {}

    def gather(self, papers: Iterable[DemoPaper]) -> None:
        """Gather papers in the order given, each numbered in its forum's series.

        What was before the day `detailed` has its paper and no more.
        """
        for paper in papers:
            paper.reference = self.sheaf.next_reference(paper.meeting.forum, NumberKind.PAPER, paper.meeting.date)
            risks = self._risks(paper)
            paper.id = self.sheaf.add(Paper, self._row(paper, risks))
            if paper.thread is not None:
                paper.thread.paper_id = paper.id
            if paper.meeting.date >= self.detailed:
                self._details(paper, risks)

    def _row(self, paper: DemoPaper, risks: Sequence[DemoRisk]) -> dict[str, object]:
        told, item, forum = paper.told, paper.item, paper.meeting.forum
        late = bool(paper.late)
        return {
            "forum_id": self.sheaf.keys.forums[forum.code],
            "meeting_id": paper.meeting.id,
            "item_id": item.id if item else None,
            "template_paper_id": paper.template_paper_id or None,
            "reference": paper.reference,
            "kind": paper.kind.value,
            "title": paper.title,
            "template": self._edition(paper),
            "status": paper.status.value,
            "sponsor_post_id": self.sheaf.keys.posts.get(paper.sponsor),
            "on_behalf_of": told.get("behalf", "") or self._behalf(paper),
            "marking": told.get("marking", ""),
            "part": item.part if item else 1,
            "part_reason": item.part_reason if item else "",
            "title_sensitive": item.title_sensitive if item else False,
            "commissioned_on": paper.commissioned_on,
            "received_on": paper.received_on,
            "late_reason": self.wording.say("texts urgent" if paper.late == TABLED else "texts late_papers")
            if late
            else "",
            "late_agreed_by": "The chair" if late else "",
            "no_risks_because": "" if risks else self._none(paper),
            "withdrawn_because": self._withdrawn(paper),
            "rating": self.wording.choice("texts ratings") if self._rated(paper) else "",
            "summary": told.get("words", "") or self._summary(paper),
        }

    def _edition(self, paper: DemoPaper) -> str:
        known = EDITIONS.get(paper.meeting.forum.code, "") if paper.kind is PaperKind.PAPER and paper.item else ""
        return known if paper.meeting.date >= self.detailed else ""

    def _behalf(self, paper: DemoPaper) -> str:
        return self.wording.choice("texts on_behalf") if not paper.told and self.source.random() < BEHALF else ""

    def _none(self, paper: DemoPaper) -> str:
        """Say why a paper addresses no risk, where its forum asks that of papers that are final."""
        if paper.told.get("none"):
            return str(paper.told["none"])
        asked = dict(paper.meeting.forum.paper_rules).get(PaperRule.RISKS) is Strength.REQUIRED
        return self.wording.choice("texts no_risks") if asked and paper.status is PaperStatus.FINAL else ""

    def _withdrawn(self, paper: DemoPaper) -> str:
        return self.wording.say("texts withdrawn_papers") if paper.status is PaperStatus.WITHDRAWN else ""

    def _rated(self, paper: DemoPaper) -> bool:
        return paper.kind is PaperKind.DASHBOARD and paper.status is PaperStatus.FINAL

    def _summary(self, paper: DemoPaper) -> str:
        short = paper.kind is not PaperKind.PAPER or paper.meeting.date < self.detailed
        return "" if short else self.wording.say("texts summaries", own_words(paper.meeting.forum))

    def _risks(self, paper: DemoPaper) -> list[DemoRisk]:
        """Choose the risks a paper addresses: those told, else those its forum may speak of."""
        told, day = paper.told.get("risks"), paper.meeting.date
        if isinstance(told, list):
            return [self.by_reference[reference] for reference in told if reference in self.by_reference]
        if paper.told or day < self.detailed or paper.kind is not PaperKind.PAPER:
            return []
        named = self.register.named(paper.title, day)
        asked = dict(paper.meeting.forum.paper_rules).get(PaperRule.RISKS) is Strength.REQUIRED and paper.item
        if named or not (asked or self.source.random() < RISK_SHARE):
            return named
        known = self.register.touched(paper.meeting.forum, day)
        return self.source.sample(known, min(len(known), self.source.choice((1, 1, 2))))

    def _details(self, paper: DemoPaper, risks: Sequence[DemoRisk]) -> None:
        for risk in risks:
            self.sheaf.add(RiskLink, {"risk_id": risk.id, "paper_id": paper.id})
        if paper.item and paper.status is not PaperStatus.WITHDRAWN:
            self.risks.setdefault(paper.item.id, []).extend(risks)
        self._authors(paper)
        if paper.item:
            self._recommend(paper)
            self._sections(paper)
        for number, (day, kind, text) in enumerate(self._history(paper)):
            at = dt.datetime.combine(day, dt.time(9 + number % 8, 20), tzinfo=dt.UTC)
            self.sheaf.add(PaperEvent, {"paper_id": paper.id, "at": at, "actor": ISSUER, "kind": kind, "text": text})
        if isinstance(paper.told.get("words"), str):
            self.attach(paper, f"{paper.title}.pdf", (paper.title, *_lines(str(paper.told["words"]))))

    def _authors(self, paper: DemoPaper) -> None:
        told = paper.told.get("authors")
        seats = [seat.post for seat in paper.meeting.forum.seats if seat.post] or [paper.meeting.forum.chair]
        posts = [str(one) for one in told] if isinstance(told, list) else [paper.sponsor or self.source.choice(seats)]
        if not paper.told and self.source.random() < TWO_AUTHORS:
            posts.append(self.source.choice(seats))
        for position, post in enumerate(dict.fromkeys(one for one in posts if one in self.sheaf.keys.posts), 1):
            line = {"paper_id": paper.id, "position": position, "post_id": self.sheaf.keys.posts[post]}
            self.sheaf.add(PaperAuthor, {**line, "telephone": f"020 7946 {self.source.randint(100, 999):04}"})

    def _recommend(self, paper: DemoPaper) -> None:
        told, item = paper.told.get("asks"), paper.item
        asks = [(AskVerb(verb), str(text)) for verb, text in told] if isinstance(told, list) else self._asked(paper)
        for position, (verb, text) in enumerate(asks, 1):
            row = {"paper_id": paper.id, "position": position, "verb": verb.value, "text": text}
            key = self.sheaf.add(PaperRecommendation, row)
            if item and paper.status is not PaperStatus.WITHDRAWN:
                self.asks.setdefault(item.id, []).append(Ask(key, verb, text))

    def _asked(self, paper: DemoPaper) -> list[tuple[AskVerb, str]]:
        own, first = own_words(paper.meeting.forum), VERBS[paper.item.purpose] if paper.item else AskVerb.NOTE
        verbs = [first, *([AskVerb.NOTE] if self.source.random() < 0.4 else [])]  # noqa: PLR2004  a share
        return list(dict.fromkeys((verb, self.wording.ending("texts recommendations", own)) for verb in verbs))

    def _sections(self, paper: DemoPaper) -> None:
        edition = self._edition(paper)
        if not edition:
            return
        written, entries = paper.status in SECTIONS_WRITTEN, template(edition)
        for position, entry in enumerate((*entries.front, *entries.sections), 1):
            nil = written and entry.required is Need.NIL_ALLOWED and self.source.random() < 0.5  # noqa: PLR2004
            text = self.wording.say("texts sections") if written and entry.required is not Need.CONDITIONAL else ""
            self.sheaf.add(
                PaperSection,
                {
                    "paper_id": paper.id,
                    "position": position,
                    "name": entry.name,
                    "front": entry.front,
                    "required": entry.required.value,
                    "text": entries.nil_phrases[0] if nil else text,
                    "nil": nil,
                },
            )

    def _history(self, paper: DemoPaper) -> Iterator[tuple[dt.date, str, str]]:
        """Yield the lines of a paper's history, oldest first and never after the demo's day."""
        forum, day = paper.meeting.forum.code, paper.commissioned_on
        yield day, "commissioned", f"For {forum} {short_date_words(paper.meeting.date)}"
        last = min(paper.due, DEMO_TODAY - DAY)
        reached = STAGES.index(paper.status) if paper.status in STAGES else 1
        if reached >= 1:
            yield max(day, last - 6 * DAY), "draft", ""
        if paper.received_on is None and paper.due <= DEMO_TODAY + DAY and paper.status in STAGES:
            yield max(day, DEMO_TODAY - DAY), "chased", "The lead and the sponsor"
        if paper.received_on is not None:
            yield paper.received_on, "received", "Late" if paper.late else ""
        if paper.status in {PaperStatus.FINAL, PaperStatus.WITHDRAWN}:
            yield paper.received_on or last, paper.status.value, ""

    def attach(
        self, paper: DemoPaper, name: str, lines: Sequence[str], *, appendix: str = "", position: int = 1
    ) -> None:
        """Attach a one-page PDF with a few lines of text to a paper; the search finds its words."""
        body = slip(lines)
        digest = self.sheaf.unit.keep(body)
        if self.sheaf.unit.session.get(ContentText, digest) is None:
            self.sheaf.unit.session.add(ContentText(digest=digest, text="\n".join(lines)))
        row = {"paper_id": paper.id, "position": position, "appendix": bool(appendix), "title": appendix or paper.title}
        key = self.sheaf.add(PaperAttachment, row)
        at = dt.datetime.combine(paper.received_on or DEMO_TODAY - DAY, dt.time(16), tzinfo=dt.UTC)
        version = {"attachment_id": key, "version": 1, "digest": digest, "name": name, "size": len(body)}
        self.sheaf.add(PaperVersion, {**version, "at": at, "by": ISSUER})


def attach_appendices(rows: PaperRows, papers: Iterable[DemoPaper]) -> None:
    """Give one paper of the last Management Board that was held appendices A to AA."""
    held = [one for one in papers if one.meeting.forum.code == "MB" and one.meeting.held and one.item]
    for number in range(1, APPENDICES + 1) if held else ():
        letter = recommendation_letter(number).upper()
        title = f"Appendix {letter}: returns of the units, sheet {number}"
        rows.attach(held[-1], f"appendix {letter}.pdf", (held[-1].title, title), appendix=title, position=number)


def _lines(words: str) -> Iterator[str]:
    """Break a text into lines that fit on the page of a slip."""
    line = ""
    for word in words.split():
        if len(line) + len(word) > 60:  # noqa: PLR2004  letters
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line
