"""All that was recorded at a meeting in one order: minutes, decisions, actions, escalations and deep-dives."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.actions import ActionRow
from models.queries.agenda import AgendaView
from models.queries.holders import Posts, posts_over_time
from models.queries.record_rows import DecisionRow, EntryKind, EntryRow, MinuteRow
from models.records.agenda import DeepDive, Escalation
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Action
from models.records.risks import Risk
from models.records.themes import Theme
from models.rules.vocabulary import Verb
from models.rules.written_dates import date_words

SEPARATOR = " · "


def entries(
    session: Session,
    about: AgendaView,
    minutes: Sequence[MinuteRow],
    decisions: Sequence[DecisionRow],
    actions: Sequence[ActionRow],
) -> tuple[EntryRow, ...]:
    """Return what was recorded: item by item as the agenda runs, within an item as it was recorded.

    What stands under no item of the agenda comes last.
    """
    order = {item.id: place for place, item in enumerate(about.items)}
    parts = {item.id: item.part for item in about.items}
    found = (
        *(_minute(row, parts) for row in minutes),
        *(_decision(row, parts) for row in decisions),
        *_actions(session, about.meeting.id, actions, parts),
        *_escalations(session, about.meeting.id, parts),
        *_deep_dives(session, about, posts_over_time(session), parts),
    )
    kinds = list(EntryKind)
    return tuple(
        sorted(
            found,
            key=lambda row: (
                order.get(row.item_id, len(order)),
                row.position,
                kinds.index(EntryKind(row.kind)),
                row.id,
            ),
        )
    )


def decision_facts(row: DecisionRow) -> str:
    """Say what stands with a decision in one line: reasons, conditions, dissent, and when it is looked at again."""
    return _line(
        (
            f"Reasons: {row.reasons}" if row.reasons else "",
            f"Conditions: {row.conditions}" if row.conditions else "",
            f"Dissent: {row.dissent}" if row.dissent else "",
            f"review {date_words(row.review_on)}" if row.review_on else "",
            f"evaluate {date_words(row.evaluate_on)}" if row.evaluate_on else "",
            ", ".join(risk.reference for risk in row.risks),
        )
    )


def action_facts(row: ActionRow) -> str:
    """Say who answers for an action, with whom, by when, and who tracks it, in one line."""
    return _line(
        (
            f"{row.owner}, {row.owner_name}" if row.owner_name else row.owner,
            f"with {row.contributors}" if row.contributors else "",
            f"due {date_words(row.due) if row.due else row.due_words}",
            f"tracked by {row.tracked_by}" if row.tracked_by else "",
        )
    )


def _line(parts: Iterable[str]) -> str:
    return SEPARATOR.join(part for part in parts if part)


def _minute(row: MinuteRow, parts: Mapping[str, int]) -> EntryRow:
    return EntryRow(
        kind=EntryKind.MINUTE.value,
        id=row.id,
        revision=row.revision,
        item_id=row.item_id,
        position=row.position,
        number=row.number,
        text=row.text,
        part=parts.get(row.item_id, 1),
    )


def _decision(row: DecisionRow, parts: Mapping[str, int]) -> EntryRow:
    return EntryRow(
        kind=EntryKind.DECISION.value,
        id=row.id,
        revision=row.revision,
        item_id=row.item_id,
        position=row.position,
        number=row.reference,
        text=row.text,
        verb=row.verb,
        second=decision_facts(row),
        part=max(row.part, parts.get(row.item_id, 1)),
    )


def _actions(
    session: Session, meeting_id: str, actions: Sequence[ActionRow], parts: Mapping[str, int]
) -> list[EntryRow]:
    places = dict(session.execute(select(Action.id, Action.position).where(Action.meeting_id == meeting_id)).all())
    return [
        EntryRow(
            kind=EntryKind.ACTION.value,
            id=row.id,
            revision=row.revision,
            item_id=row.item_id,
            position=places[row.id],
            number=row.reference,
            text=row.text,
            second=action_facts(row),
            part=max(row.part, parts.get(row.item_id, 1)),
        )
        for row in actions
    ]


def _escalations(session: Session, meeting_id: str, parts: Mapping[str, int]) -> list[EntryRow]:
    chosen = (
        select(Escalation, Forum.code, func.coalesce(Theme.title, Risk.title))
        .join(Forum, Forum.id == Escalation.to_forum_id)
        .outerjoin(Theme, Theme.id == Escalation.theme_id)
        .outerjoin(Risk, Risk.id == Escalation.risk_id)
    )
    return [
        _threaded(
            row,
            parts,
            text=row.reason,
            verb="escalated",
            second=_line((f"to {code}", title or "", "needs several business groups" if row.several_groups else "")),
        )
        for row, code, title in session.execute(chosen.where(Escalation.meeting_id == meeting_id))
    ]


def _deep_dives(session: Session, about: AgendaView, posts: Posts, parts: Mapping[str, int]) -> list[EntryRow]:
    chosen = (
        select(DeepDive, Forum.code, Meeting.date)
        .join(Forum, Forum.id == DeepDive.forum_id)
        .outerjoin(Meeting, Meeting.id == DeepDive.due_meeting_id)
        .where(DeepDive.meeting_id == about.meeting.id)
    )
    return [
        _threaded(
            row,
            parts,
            text=row.title,
            verb=Verb.COMMISSIONED.value,
            second=_line(
                (
                    posts.words(row.lead_post_id, about.meeting.date),
                    f"reports to {code} {date_words(due)}" if due else f"reports to {code}",
                    row.question,
                )
            ),
        )
        for row, code, due in session.execute(chosen)
    ]


def _threaded(row: Escalation | DeepDive, parts: Mapping[str, int], *, text: str, verb: str, second: str) -> EntryRow:
    """Return the entry of what leads to another meeting: it has no number of its own."""
    kind = EntryKind.ESCALATION if isinstance(row, Escalation) else EntryKind.DEEP_DIVE
    item_id = row.item_id or ""
    return EntryRow(
        kind.value, row.id, row.revision, item_id, row.position, "", text, verb, second, parts.get(item_id, 1)
    )
