"""The closed word lists of the house: each value is the plain-English word that is stored and shown."""

from enum import StrEnum


class Level(StrEnum):
    """The level a forum works at, from the top of the framework down."""

    CORPORATE = "corporate"
    BUSINESS_GROUP = "business group"
    THEMATIC = "thematic"
    BCU = "BCU"
    PROGRAMME = "programme"
    OVERSIGHT = "oversight"


class UnitKind(StrEnum):
    """What a unit of the organisation is."""

    CORPORATE = "corporate"
    BUSINESS_GROUP = "business group"
    THEMATIC = "thematic"
    BCU = "BCU"
    BOROUGH = "borough"
    PROGRAMME = "programme"
    OVERSIGHT = "oversight"


class LinkKind(StrEnum):
    """How one forum works with another: the first named escalates to, cascades to or tracks the second."""

    ESCALATES = "escalates to"
    CASCADES = "cascades to"
    TRACKS = "tracks actions of"


class Placement(StrEnum):
    """Where a template item stands on every agenda of its forum."""

    PINNED_FIRST = "pinned first"
    STANDING = "standing"
    PINNED_LAST = "pinned last"


class ItemKind(StrEnum):
    """Why an item is on an agenda; the order of the members is the order on the page."""

    FORMALITY = "formality"
    PINNED_FIRST = "pinned first"
    PREVIOUS_ACTIONS = "actions of earlier meetings"
    STANDING = "standing"
    ITEM = "item"
    BREAK = "break"
    PINNED_LAST = "pinned last"
    OTHER_BUSINESS = "any other business"
    NEXT_MEETING = "date of next meeting"


class Purpose(StrEnum):
    """What a forum is asked to do with an item."""

    NOTE = "note"
    DISCUSS = "discuss"
    ASSURE = "assure"
    AGREE = "agree"
    DECIDE = "decide"
    COMMISSION = "commission"
    SOLVE = "solve"  # problem solving
    PRIORITISE = "prioritise"  # priority setting


class Shows(StrEnum):
    """What an agenda item lists by itself; most list nothing."""

    NOTHING = ""
    EFFECTS = "decisions and risks"  # the day's decisions with the risks of their papers, and the effect on each
    RISKS_DUE = "risks due for review"
    LINES = "tracked lines"  # carried forward with their last values
    THEMES = "themes"  # the meeting's own themes, with what they align to
    CASCADED = "cascaded themes"  # those proposed by the forum above
    WORSE = "local exceptions, worse"
    BETTER = "local exceptions, better"  # recognise and learn
    TASKING = "tasking requests"


class OriginKind(StrEnum):
    """What brought an item onto an agenda; `OwnKind` items have none."""

    NONE = ""
    TEMPLATE = "template"  # a standing, pinned or cyclical item of the forum
    PROMISE = "promise"  # moved here, not reached, decided next time, commissioned, escalated
    LOCAL_PRIORITY = "local priority"  # of the boroughs of the forum's unit


class PromiseKind(StrEnum):
    """Why an item is promised to a later meeting."""

    MOVED = "moved"
    NOT_REACHED = "not reached"
    NEXT_TIME = "decide next time"
    ACTION = "open action"
    COMMISSIONED = "commissioned"
    ESCALATED = "escalated"
    PROMISED = "promised"
    REPORT = "report back"  # of a Gold Group


class ItemOutcome(StrEnum):
    """What became of an item at its meeting; empty: nothing was said, and what has a record counts as taken."""

    NONE = ""
    TAKEN = "taken"
    NOT_REACHED = "not reached"
    NEXT_TIME = "decide next time"


class MeetingStatus(StrEnum):
    """The stage a meeting has reached, or how it left the plan."""

    PLANNED = "planned"
    AGENDA_OPEN = "agenda open"
    AGENDA_ISSUED = "agenda issued"
    IN_THE_ROOM = "in the room"
    HELD = "held"
    MINUTES_DRAFT = "minutes draft"
    MINUTES_AGREED = "minutes agreed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    CORRESPONDENCE = "by correspondence"


class ChangeKind(StrEnum):
    """What happened to a meeting on the calendar."""

    MOVED = "moved"
    RULE_CHANGED = "moved by rule"  # a holiday was proclaimed or the forum's rule changed
    PLACE_CHANGED = "place changed"
    LENGTH_CHANGED = "length changed"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    POSTPONED = "postponed"
    CORRESPONDENCE = "by correspondence"
    CHAIR_NAMED = "chair named"


class HalfDay(StrEnum):
    """The part of a day somebody is away; noon divides it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class Presence(StrEnum):
    """How a seat at a meeting was filled."""

    HERE = "here"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"


class NumberKind(StrEnum):
    """The kinds of thing that are numbered in a forum's series."""

    ACTION = "action"
    DECISION = "decision"
    PAPER = "paper"


class PaperStatus(StrEnum):
    """Where a paper stands on its way to the meeting; late is reckoned, not a stage of its own."""

    COMMISSIONED = "commissioned"
    DRAFT = "draft"
    CLEARED = "cleared"
    RECEIVED = "received"
    FINAL = "final"
    WITHDRAWN = "withdrawn"


class PaperKind(StrEnum):
    """What sort of paper it is; a data pack has a deadline of its own."""

    PAPER = "paper"
    DATA_PACK = "data pack"
    DASHBOARD = "dashboard"


class PaperRule(StrEnum):
    """What a forum may ask of every paper before it is final."""

    RISKS = "corporate risks stated"
    AUTHOR = "author named"
    RECOMMENDATIONS = "recommendations made"
    SECTIONS = "sections complete"
    FILE = "file attached"


class Strength(StrEnum):
    """How strongly a forum asks for something: what is required stops a paper, the others are only said."""

    REQUIRED = "required"
    EXPECTED = "expected"
    RECOMMENDED = "recommended"


class AskVerb(StrEnum):
    """What a recommendation asks a forum to do."""

    NOTE = "note"
    APPROVE = "approve"
    ENDORSE = "endorse"
    AGREE = "agree"
    COMMISSION = "commission"
    DELEGATE = "delegate"


class RiskStatus(StrEnum):
    """Whether a risk is on the register."""

    PROPOSED = "proposed"
    OPEN = "open"
    CLOSED = "closed"


class Effect(StrEnum):
    """What a decision does to a risk."""

    UP = "up"
    DOWN = "down"
    NONE = "none"
    NEW = "new"


class Assurance(StrEnum):
    """What an assurance board says of how a risk is managed; never an assessment of the risk itself."""

    ASSURED = "assured"
    PARTLY = "partly assured"
    NOT_ASSURED = "not assured"


class MinutesLayout(StrEnum):
    """How a forum's minutes are set."""

    RECORD = "record of decisions and actions"
    CONTINUOUS = "continuous numbered minutes"


class DeepDiveStatus(StrEnum):
    """Where a commissioned deep-dive stands."""

    COMMISSIONED = "commissioned"
    REPORTED = "reported"
    CLOSED = "closed"


class PriorityKind(StrEnum):
    """What sort of document a set of priorities is; the first three are what every theme may align to."""

    CRIME_PLAN = "Police and Crime Plan"
    ASSESSMENT = "Strategic Assessment"
    CONTROL_STRATEGY = "Control Strategy"
    BUSINESS_PLAN = "business plan"
    CORPORATE = "corporate priorities"
    NATIONAL = "national measures"
    LOCAL = "local priorities"


class SetState(StrEnum):
    """Whether a set of priorities is settled: only what is final is ever in force."""

    DRAFT = "draft"
    FINAL = "final"


class PriorityMark(StrEnum):
    """What a priority is in its set: most are nothing particular."""

    NONE = ""
    CHOSEN = "chosen"  # a volume crime a borough chose
    MANDATORY = "mandatory"  # anti-social behaviour, in every borough
    HIGH_HARM = "high harm"  # in every borough beside the three


class ThemeStatus(StrEnum):
    """How settled a theme of a meeting is."""

    PROPOSED = "proposed"
    SET = "set"


class ThemeTrack(StrEnum):
    """How a theme stood when a meeting looked at it; empty: nothing was said."""

    NONE = ""
    ON_TRACK = "on track"
    OFF_TRACK = "off track"


class CascadeAnswer(StrEnum):
    """What a unit made of a theme cascaded to it; empty: the theme is its own."""

    NONE = ""
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Direction(StrEnum):
    """Which way a figure out of the ordinary points."""

    WORSE = "worse"
    BETTER = "better"


class TaskingDecision(StrEnum):
    """What was decided on a tasking request; empty: not yet decided."""

    NONE = ""
    GRANTED = "granted"
    PARTLY = "partly granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    """What a decision does."""

    AGREED = "agreed"
    APPROVED = "approved"
    ENDORSED = "endorsed"
    NOTED = "noted"
    COMMISSIONED = "commissioned"
    DELEGATED = "delegated"
    DECLINED = "declined"
    DEFERRED = "deferred"


MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET")
"""Protective markings, lowest first."""
