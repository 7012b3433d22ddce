"""What the room says of one risk: where it stands and stood; reviews, assurance and effects of decisions apart."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from desktop.kit.in_place import Edit
from desktop.kit.risk_statuses import assurance_status, band_status, effect_status
from desktop.kit.score_bars import ScoreBar, ScoreBars
from desktop.kit.sections import Event, Fact, Facts, Head, History, Paragraphs, Part, Section
from desktop.kit.statuses import Status
from desktop.rooms.risks.columns import months_words, score_words
from models.queries.assessments import AssessmentRow
from models.queries.escalations import EscalationRow
from models.queries.risk import RiskView
from models.queries.risk_links import ACTION, LinkedRow
from models.queries.risks import RiskRow
from models.rules.risk import MOST, RiskScheme
from models.rules.vocabulary import RiskStatus
from models.rules.written_dates import MONTHS, date_words

_KINDS = {"paper": "Paper", "item": "Item", "decision": "Decision", "action": "Action"}
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the details need beside the risk: the scheme, the day movement counts from, all posts, and what can be done.

    `owner` is the accountable post as `owners` name it.
    """

    scheme: RiskScheme
    since: dt.date
    owner: str
    owners: tuple[str, ...]
    change_title: Callable[[str], None]
    change_owner: Callable[[str], None]
    open_meeting: Callable[[str], None]
    open_action: Callable[[str], None]
    escalations: tuple[EscalationRow, ...] = ()


def sections(view: RiskView, around: Surroundings) -> tuple[Section, ...]:
    """Return the sections for a risk; those that would be empty are left out."""
    row, band = view.row, band_status(view.row.band)
    bars = [ScoreBar(MONTHS[point.month.month - 1][:_SHORT], point.score, point.band) for point in view.points]
    found: list[Section] = [
        Head(row.title, row.reference, status=Status(score_words(row), band.icon, band.tone), edit=_title(row, around)),
        Part(ScoreBars(bars, MOST), "Score by month"),
        Facts(tuple(fact for fact in _facts(row, around) if fact)),
        *([Paragraphs((row.description,), "What it is")] if row.description else []),
        History(tuple(_reviews(view.reviews, around.scheme)), "Reviews"),
        *([History(tuple(_stamps(view)), "Assurance, apart from where it stands")] if view.assurances else []),
        *([History(tuple(_effects(view)), "Effect of decisions, as their forum saw it")] if view.effects else []),
        *([History(tuple(map(_escalated, around.escalations)), "Escalated")] if around.escalations else []),
        *([Facts(tuple(_link(link, around) for link in view.links), "Touched by")] if view.links else []),
    ]
    return tuple(found)


def place_words(scheme: RiskScheme, likelihood: int, impact: int) -> str:
    """Return a place on both scales in words: Likely × Critical."""
    return f"{scheme.likelihoods[likelihood - 1]} × {scheme.impacts[impact - 1]}"


def _title(row: RiskRow, around: Surroundings) -> Edit | None:
    return Edit(around.change_title, long=True) if row.status != RiskStatus.CLOSED else None


def _facts(row: RiskRow, around: Surroundings) -> tuple[Fact | None, ...]:
    moved = (row.old_likelihood, row.old_impact) != (row.likelihood, row.impact)
    before = place_words(around.scheme, row.old_likelihood, row.old_impact)
    owner = Edit(around.change_owner, around.owner, around.owners) if row.status != RiskStatus.CLOSED else None
    return (
        Fact(
            "Stands at",
            place_words(around.scheme, row.likelihood, row.impact),
            f"{before} on {date_words(around.since)}" if moved else "",
        ),
        Fact("Owner", row.owner or "nobody", row.owner_name or ("vacant" if row.owner else ""), edit=owner,
             tone="" if row.owner else "bad"),
        Fact("Unit", row.unit) if row.unit else None,
        _actions(row),
        _next_review(row),
        _seen(row),
        Fact("Proposed", date_words(row.raised_on)) if row.status == RiskStatus.PROPOSED else None,
        Fact("Closed", date_words(row.closed_on), row.closed_because) if row.closed_on else None,
    )  # fmt: skip


def _actions(row: RiskRow) -> Fact | None:
    if not row.open_actions:
        return None
    late = f", {row.overdue_actions} overdue" if row.overdue_actions else ""
    return Fact("Actions", f"{row.open_actions} open{late}", tone="bad" if late else "")


def _next_review(row: RiskRow) -> Fact | None:
    if row.next_review is None:
        return None
    late = row.review_overdue
    words = date_words(row.next_review) + (", overdue" if late else "")
    return Fact("Next review", words, tone="bad" if late else "", icon="hourglass")


def _seen(row: RiskRow) -> Fact:
    ago = f"{months_words(row.months_unseen)} ago" if row.months_unseen else ""
    if row.last_seen:
        return Fact("Last seen by", row.last_seen, ago)
    return Fact("Last seen by", "no forum yet", f"raised {date_words(row.raised_on)}", tone="warn", icon="eye-off")


def _reviews(reviews: Sequence[AssessmentRow], scheme: RiskScheme) -> list[Event]:
    """Return the assessments newest first; one that moved the risk has a filled dot."""
    found = []
    for review, before in zip_longest(reviews, reviews[1:]):
        place = (review.likelihood, review.impact)
        band = band_status(scheme.band(*place).value)
        moved = before is not None and (before.likelihood, before.impact) != place
        title = f"{band.word}, {scheme.score(*place)}: {place_words(scheme, *place)}"
        by = review.forum_code or ("assessed outside a forum" if before else "raised")
        found.append(Event(title, review.note, f"{by}, {date_words(review.on)}", filled=moved))
    return found


def _stamps(view: RiskView) -> list[Event]:
    return [
        Event(assurance_status(stamp.assurance).word, stamp.words, f"{stamp.forum_code}, {date_words(stamp.on)}")
        for stamp in view.assurances
    ]


def _effects(view: RiskView) -> list[Event]:
    return [
        Event(
            f"{effect_status(each.effect).word}: {each.reference}",
            " ".join(part for part in (each.text, each.note) if part),
            f"{each.forum_code}, {date_words(each.on)}",
        )
        for each in view.effects
    ]


def _escalated(row: EscalationRow) -> Event:
    """Say from where to where a risk was passed up, why, and where it arrived; a filled dot: it did."""
    there = f"arrived {row.arrived}" if row.arrived else f"waits for the next {row.to_forum_code}"
    gone = f"not taken: {row.dropped_because}" if row.dropped_because else there
    return Event(f"{row.from_forum_code} to {row.to_forum_code}, {gone}", row.reason, row.from_words, bool(row.arrived))


def _link(link: LinkedRow, around: Surroundings) -> Fact:
    """Return something that touches the risk as a link to where it stands."""
    words = " ".join(part for part in (link.reference, link.title) if part)
    second = ", ".join(part for part in (date_words(link.on) if link.on else "", link.status) if part)
    go: Callable[[], None] | None = None
    if link.kind == ACTION:
        go = lambda: around.open_action(link.id)  # noqa: E731  a deed of this link
    elif link.meeting_id:
        go = lambda: around.open_meeting(link.meeting_id)  # noqa: E731  as above
    return Fact(_KINDS[link.kind], words, second, code=link.forum_code, level=link.level, open=go)
