"""The columns of the register, and how a risk's figures read."""

import datetime as dt

from desktop.kit.risk_statuses import band_status, movement_status
from desktop.kit.row_table import Column
from models.documents.wording import counted
from models.queries.risks import RiskRow
from models.queries.words import natural
from models.rules.vocabulary import RiskStatus
from models.rules.written_dates import MONTHS, date_words

LONG_UNSEEN = 4
"""From how many whole months on a risk counts as not seen for long."""
_SHORT = 3


def columns(since: dt.date, today: dt.date) -> tuple[Column[RiskRow], ...]:
    """Return the columns; movement counts since a day."""
    return (
        Column("Risk", lambda row: row.reference, width="CR-00", sort_key=lambda row: natural(row.reference)),
        Column("Title and owner", lambda row: row.title, kind="two-line", second=owner_words,
               sort_key=lambda row: row.title.casefold(), tip=lambda row: f"{row.title} · {owner_words(row)}"),
        Column("Band", lambda row: band_status(row.band).word, kind="status", width="Medium   ",
               status=lambda row: band_status(row.band),
               sort_key=lambda row: -row.score, tip=score_words),
        Column(f"Since {MONTHS[since.month - 1][:_SHORT]}", lambda row: row.movement, kind="status",
               width="Since Mar ↑",
               status=lambda row: movement_status(row.movement), sort_key=climb, tip=score_words),
        Column("Not seen by a forum", lambda row: unseen_words(row, today), width="Not seen by a forum ↑",
               icon=lambda row: "eye-off" if is_long_unseen(row) else "",
               tone=lambda row: "warn" if is_long_unseen(row) else "text 2",
               sort_key=lambda row: -row.months_unseen, tip=seen_words),
    )  # fmt: skip


def owner_words(row: RiskRow) -> str:
    """Return who answers for a risk, its unit where it has one, and that it is proposed or closed."""
    owner = row.owner if not row.owner or row.owner_name else f"{row.owner} (vacant)"
    state = "" if row.status == RiskStatus.OPEN else row.status
    return " · ".join(part for part in (owner or "no owner", row.unit, state) if part)


def score_words(row: RiskRow) -> str:
    """Return band and score: Severe, 20."""
    return f"{band_status(row.band).word}, {row.score}"


def climb(row: RiskRow) -> int:
    """Return what sorts by movement: the steepest rise first."""
    return row.old_likelihood * row.old_impact - row.score


def is_long_unseen(row: RiskRow) -> bool:
    """Say whether no forum has seen an open risk for long."""
    return row.months_unseen >= LONG_UNSEEN and row.closed_on is None


def unseen_words(row: RiskRow, today: dt.date) -> str:
    """Return how long no forum has seen a risk, in words."""
    if row.seen_on is None:
        return "never seen" if not row.months_unseen else f"never, {months_words(row.months_unseen)}"
    if row.months_unseen:
        return months_words(row.months_unseen)
    return "this month" if (row.seen_on.year, row.seen_on.month) == (today.year, today.month) else "under a month"


def months_words(count: int) -> str:
    """Return a number of months in words."""
    return counted(count, "month").replace("\u00a0", " ")


def seen_words(row: RiskRow) -> str:
    """Return who saw a risk last, and when."""
    return (
        f"Last seen by {row.last_seen}" if row.last_seen else f"No forum has seen it since {date_words(row.raised_on)}"
    )
