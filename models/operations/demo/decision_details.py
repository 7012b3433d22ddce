"""What the decisions of a demo book say beyond their sentence: reasons, conditions, reviews, who is told, effects."""

import datetime as dt
from random import Random
from typing import NamedTuple

from models.operations.demo.agendas import DemoItem
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.paper_rows import PaperRows
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DAY, DEMO_TODAY
from models.operations.demo.wording import Wording
from models.records.outcomes import DecisionAudience
from models.records.risks import DecisionEffect, RiskLink
from models.rules.vocabulary import AskVerb, Effect, MeetingStatus, Verb

REASONED, CONDITIONAL, DISSENTED, REVIEWED, EVALUATED, TOLD, ANSWERING = 0.35, 0.12, 0.02, 0.2, 0.06, 0.25, 0.6
ANSWERS = {
    AskVerb.NOTE: Verb.NOTED,
    AskVerb.APPROVE: Verb.APPROVED,
    AskVerb.ENDORSE: Verb.ENDORSED,
    AskVerb.AGREE: Verb.AGREED,
    AskVerb.COMMISSION: Verb.COMMISSIONED,
    AskVerb.DELEGATE: Verb.DELEGATED,
}
EFFECTS = (Effect.DOWN, Effect.DOWN, Effect.NONE, Effect.NONE, Effect.NONE, Effect.UP)


class Answer(NamedTuple):
    """What a decision says to a recommendation."""

    key: str
    verb: Verb
    text: str


class DecisionDetails:
    """Gives decisions their details; those of meetings before the day `detailed` have none."""

    def __init__(self, sheaf: Sheaf, papers: PaperRows, wording: Wording, source: Random, detailed: dt.date) -> None:
        self.sheaf = sheaf
        self.papers = papers
        self.wording = wording
        self.source = source
        self.detailed = detailed
        self.open_asks = {item: list(asks) for item, asks in papers.asks.items()}

    def answer(self, meeting: DemoMeeting, item: DemoItem) -> Answer | None:
        """Return the recommendation before an item that a decision answers, none where it answers no paper."""
        asks = self.open_asks.get(item.id)
        if not asks or meeting.date < self.detailed or self.source.random() >= ANSWERING:
            return None
        ask = asks.pop(0)
        return Answer(ask.key, ANSWERS[ask.verb], ask.text)

    def columns(self, meeting: DemoMeeting, item: DemoItem, verb: Verb) -> dict[str, object]:
        """Return the further columns of a decision."""
        if meeting.date < self.detailed:
            return {}
        evaluate_on = self._day(meeting, EVALUATED, 60, 150)
        due = evaluate_on is not None and evaluate_on < DEMO_TODAY - 14 * DAY
        return {
            "part": item.part,
            "reasons": self._said("texts reasons", REASONED),
            "conditions": self._said("texts conditions", 0.0 if verb is Verb.NOTED else CONDITIONAL),
            "dissent": self._said("texts dissents", DISSENTED),
            "review_on": self._day(meeting, REVIEWED, 40, 200),
            "evaluate_on": evaluate_on,
            "evaluation": self.wording.say("texts evaluations") if due else "",
        }

    def follow(self, decision_id: str, meeting: DemoMeeting, item: DemoItem, text: str) -> None:
        """Gather who is to be told of a decision, the risks it names, and the effect it was seen to have on each."""
        if meeting.date < self.detailed:
            return
        if self.source.random() < TOLD:
            told = self.source.random() < 0.8  # noqa: PLR2004  a share
            audience = {"decision_id": decision_id, "position": 1, "audience": self.wording.say("texts audiences")}
            self.sheaf.add(
                DecisionAudience, {**audience, "told_on": min(meeting.date + DAY, DEMO_TODAY) if told else None}
            )
        named = self.papers.register.named(text, meeting.date)
        for risk in named:
            self.sheaf.add(RiskLink, {"risk_id": risk.id, "decision_id": decision_id})
        if meeting.status in {MeetingStatus.MINUTES_AGREED, MeetingStatus.MINUTES_DRAFT}:
            for key in dict.fromkeys(risk.id for risk in (*named, *self.papers.risks.get(item.id, ()))):
                effect = {"decision_id": decision_id, "risk_id": key, "effect": self.source.choice(EFFECTS).value}
                self.sheaf.add(DecisionEffect, effect)

    def _said(self, kind: str, share: float) -> str:
        return self.wording.say(kind) if self.source.random() < share else ""

    def _day(self, meeting: DemoMeeting, share: float, nearest: int, farthest: int) -> dt.date | None:
        if self.source.random() >= share:
            return None
        day = meeting.date + self.source.randint(nearest, farthest) * DAY
        return day - max(0, day.weekday() - 4) * DAY
