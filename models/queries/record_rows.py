"""The rows the record of a meeting is made of, as rooms and prints read them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from models.queries.agenda_rows import RiskBrief
from models.queries.effects import EffectLine


class EntryKind(StrEnum):
    """What can be recorded at a meeting."""

    MINUTE = "minute"
    DECISION = "decision"
    ACTION = "action"
    ESCALATION = "escalation"
    DEEP_DIVE = "deep-dive"


@dataclass(frozen=True, slots=True)
class MinuteRow:
    """A minute under an item, numbered item.paragraph ("3.1"), or through the year ("152") in continuous minutes."""

    id: str
    revision: str
    item_id: str
    number: str
    text: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class AudienceRow:
    """Somebody who is to be told of a decision; `told_on` is none while that is outstanding."""

    id: str
    revision: str
    audience: str
    told_on: dt.date | None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision with its reference in the forum's series.

    `risks` are its own, those of its item and of its papers; `effects` are the lines of the closing item on them.
    """

    id: str
    revision: str
    item_id: str
    reference: str
    verb: str
    text: str
    position: int = 0
    recommendation_id: str = ""
    reasons: str = ""
    conditions: str = ""
    dissent: str = ""
    review_on: dt.date | None = None
    evaluate_on: dt.date | None = None
    evaluation: str = ""
    part: int = 1
    risks: tuple[RiskBrief, ...] = ()
    effects: tuple[EffectLine, ...] = ()
    audiences: tuple[AudienceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One thing recorded at a meeting, whatever its kind (an EntryKind), in the one order of the record.

    `number` is that of the minute, or the reference of a decision or action; `verb` what a decision does; `second`
    the further facts in one line: owner and date, conditions, where to. `part` is 2 also where its item is in Part 2.
    `revision` is the row's own, for its edit and remove operations.
    """

    kind: str
    id: str
    revision: str
    item_id: str
    position: int
    number: str
    text: str
    verb: str = ""
    second: str = ""
    part: int = 1


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction of agreed minutes: `about` says what it corrects ("minute 3.1"), with one of the keys set.

    All keys are empty where it is about the record as a whole; `item_id` is the item it stands under.
    """

    id: str
    revision: str
    item_id: str
    minute_id: str
    decision_id: str
    action_id: str
    about: str
    text: str
    reason: str
    at: dt.datetime
    by: str


@dataclass(frozen=True, slots=True)
class AskRow:
    """What a paper of an item asks, lettered; `answered` names the decision on it, empty while there is none."""

    id: str
    item_id: str
    paper_id: str
    paper: str
    letter: str
    verb: str
    text: str
    answered: str
    decision_id: str
