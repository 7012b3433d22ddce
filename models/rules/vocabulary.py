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
