"""What to mind about a request for a corporate asset; nothing of it stops the request."""

import datetime as dt
from dataclasses import dataclass

from models.rules.vocabulary import PriorityKind
from models.rules.written_dates import date_words

NO_LINK = "no link to the Control Strategy"


@dataclass(frozen=True, slots=True)
class Served:
    """The document whose priority a request serves, with the days that matter."""

    kind: str
    name: str
    starts: dt.date | None = None
    ends: dt.date | None = None
    review_due: dt.date | None = None


def tasking_warnings(served: Served | None, day: dt.date) -> tuple[str, ...]:
    """Return what is wrong with the line of sight of a request made on a day."""
    if served is None or served.kind != PriorityKind.CONTROL_STRATEGY:
        return (NO_LINK,)
    warnings = []
    if (served.starts and day < served.starts) or (served.ends and day > served.ends):
        warnings.append(f"{served.name} was not in force on {date_words(day)}")
    if served.review_due and day > served.review_due:
        warnings.append(f"{served.name} was past its review, due {date_words(served.review_due)}")
    return tuple(warnings)
