"""What stands beside a set of priorities or a tasking request that is chosen."""

from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Paragraphs, Section
from desktop.rooms.forward_plan.priority_lines import PriorityLine, span_words
from models.queries.priorities import PrioritySetRow
from models.queries.tasking import TaskingRow
from models.rules.written_dates import date_words


def sections(line: PriorityLine) -> tuple[Section, ...]:
    """Return what stands beside a line."""
    title = line.the_set.name if line.the_set else line.title
    head = Head(title, reference=line.group, status=line.status)
    troubles = (Notes(tuple(Note("triangle-alert", "warn", one) for one in line.troubles), "To settle"),)
    body = _of_set(line.the_set) if line.the_set else _of_request(line.request) if line.request else _of_borough()
    return (head, *(troubles if line.troubles else ()), *body)


def _of_set(one: PrioritySetRow) -> tuple[Section, ...]:
    validated = date_words(one.validated_on) if one.validated_on else ""
    facts = (
        Fact("Of", one.unit),
        Fact("Holds", span_words(one.starts, one.ends)),
        Fact("Agreed", one.agreed or "not said"),
        Fact("Review due", date_words(one.review_due) if one.review_due else ""),
        Fact("Validated", validated, one.validated_by),
        Fact("Written by", one.author),
        Fact("Set from", one.based_on),
        Fact("Has to fit", one.fits),
        Fact("Source", one.source),
    )
    priorities = tuple(
        Note("circle-dot", "text 2", f"{each.label}  {each.title}" + (f", {each.mark}" if each.mark else ""))
        for each in one.priorities
    )
    listed = (Notes(priorities, "Priorities", str(len(priorities))),) if priorities else ()
    return (*listed, Facts(tuple(fact for fact in facts if fact.value)))


def _of_request(one: TaskingRow) -> tuple[Section, ...]:
    decided = f"{one.decision}, {date_words(one.decided_on)}" if one.decided_on else "not decided yet"
    facts = (
        Fact("Asked by", one.unit),
        Fact("Asked on", date_words(one.requested_on)),
        Fact("For", span_words(one.starts, one.ends) if one.starts or one.ends else ""),
        Fact("Serves", one.priority, one.priority_title),
        Fact("Decided at", one.meeting),
        Fact("Decision", decided, one.decision_words),
    )
    reason = (Paragraphs((one.reason,), "Reason"),) if one.reason else ()
    return (*reason, Facts(tuple(fact for fact in facts if fact.value)))


def _of_borough() -> tuple[Section, ...]:
    words = (
        "Every borough has anti-social behaviour among its priorities and chooses two more, validated every year. "
        "Until then only anti-social behaviour stands on the agendas of its BCU."
    )
    return (Paragraphs((words,)),)
