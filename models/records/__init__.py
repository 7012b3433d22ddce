"""What is stored: rows, not graphs."""

from models.records import (
    agenda,
    closed_days,
    exceptions,
    forums,
    journal,
    meetings,
    organisation,
    outcomes,
    papers,
    planning,
    priorities,
    risks,
    settings,
    themes,
)
from models.records.base import Base, Record

__all__ = [
    "Base",
    "Record",
    "agenda",
    "closed_days",
    "exceptions",
    "forums",
    "journal",
    "meetings",
    "organisation",
    "outcomes",
    "papers",
    "planning",
    "priorities",
    "risks",
    "settings",
    "themes",
]
