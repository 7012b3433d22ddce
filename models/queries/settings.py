"""What the book says of itself."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.settings import Setting
from models.rules.enduring import USUAL_IN_A_ROW, USUAL_OF, USUAL_TIMES
from models.rules.level_names import LevelNames, level_names


@dataclass(frozen=True, slots=True)
class Settings:
    """The title of the book, its protective marking, the zone of its wall clock, and whose it is.

    `demo_today` is the day on which an invented year stands still, empty for a real book. A theme endures that was off
    track at `enduring_in_a_row` meetings in a row, or was taken at `enduring_times` of the last `enduring_of`. `levels`
    are what the organisation calls its levels.
    """

    title: str = ""
    marking: str = "OFFICIAL"
    zone: str = "Europe/London"
    organisation: str = ""
    demo_today: str = ""
    enduring_in_a_row: int = USUAL_IN_A_ROW
    enduring_times: int = USUAL_TIMES
    enduring_of: int = USUAL_OF
    levels: LevelNames = field(default_factory=LevelNames)


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
        enduring_in_a_row=int(stored.get("enduring_in_a_row", usual.enduring_in_a_row)),
        enduring_times=int(stored.get("enduring_times", usual.enduring_times)),
        enduring_of=int(stored.get("enduring_of", usual.enduring_of)),
        levels=level_names(stored),
    )
