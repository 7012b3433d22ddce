"""What the book says of itself."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.settings import Setting


@dataclass(frozen=True, slots=True)
class Settings:
    """The title of the book, its protective marking, the zone of its wall clock, and whose it is.

    `demo_today` is the day on which an invented year stands still, empty for a real book.
    """

    title: str = ""
    marking: str = "OFFICIAL"
    zone: str = "Europe/London"
    organisation: str = ""
    demo_today: str = ""


def settings(session: Session) -> Settings:
    """Return the settings of the book; what was never set has its usual value."""
    stored = {row.name: row.value for row in session.execute(select(Setting.name, Setting.value))}
    usual = Settings()
    return Settings(
        title=stored.get("title", usual.title),
        marking=stored.get("marking", "") or usual.marking,
        zone=stored.get("zone", "") or usual.zone,
        organisation=stored.get("organisation", usual.organisation),
        demo_today=stored.get("demo_today", usual.demo_today),
    )
