"""What is stored: rows, not graphs."""

from models.records import (
    agenda,
    closed_days,
    forums,
    journal,
    meetings,
    organisation,
    outcomes,
    papers,
    planning,
    risks,
    settings,
)
from models.records.base import Base, Record

__all__ = [
    "Base",
    "Record",
    "agenda",
    "closed_days",
    "forums",
    "journal",
    "meetings",
    "organisation",
    "outcomes",
    "papers",
    "planning",
    "risks",
    "settings",
]
