"""The rows of a printed agenda: when, which item, what is asked, and what else has to be said of it."""

from models.documents.content import Cell, Line, Role, Row, Run, Tone, line
from models.documents.shown_lines import shown_lines
from models.documents.wording import clock, held, opened, post_and_name, sentence, short_day
from models.queries.agenda import AttendeeRow, ItemRow, LineRow, PaperBrief
from models.rules.markings import publishable
from models.rules.vocabulary import ItemKind, OriginKind, PaperKind, PaperStatus, Purpose

LONG_TITLE = 120
PUBLIC = 1


def item_row(item: ItemRow, *, public: bool) -> Row:
    """Set one line of an agenda; the public print says nothing of risks, of origins or of Part 2 papers."""
    if item.kind == ItemKind.BREAK:
        return _break(item)
    if item.withdrawn_because:
        return _withdrawn(item)
    lead = [line(item.lead)] if item.lead else []
    if item.lead_name:
        lead.append(line(held(item.lead_name), tone=Tone.QUIET if item.lead else Tone.PLAIN))
    papers = tabled(item, public=public)
    return Row(
        (
            Cell((line(clock(item.start), Role.TEXT, Tone.STRONG),), item.start),
            Cell((line(item.number, Role.ITEM),), badge=item.purpose == Purpose.DECIDE),
            Cell(
                (
                    *_asked(item),
                    *shown_lines(item, public=public),
                    *_late(item, papers),
                    *_asides(item, papers, public=public),
                )
            ),
            Cell(tuple(lead)),
            _paper(item, papers, public=public),
            Cell((line(f"{item.minutes}", Role.TEXT),), item.minutes),
        )
    )


def attendee_words(row: AttendeeRow) -> str:
    """Say who attends for one item: post and name, or the name alone."""
    return post_and_name(row.post, row.name) if row.post else row.name


def tabled(item: ItemRow, *, public: bool) -> tuple[PaperBrief, ...]:
    """Return the papers of an item that are not withdrawn; the public print knows only those it may name."""
    there = (paper for paper in item.papers if paper.status != PaperStatus.WITHDRAWN)
    return tuple(paper for paper in there if not public or may_be_published(paper))


def may_be_published(paper: PaperBrief) -> bool:
    """Say whether the public print may name a paper: one of Part 1 that is not marked above OFFICIAL."""
    return paper.part == PUBLIC and publishable(paper.marking)


def standing(paper: PaperBrief) -> str:
    """Say that a paper is not there yet, empty where it is; a dashboard is expected every time and so is missed."""
    if paper.received:
        return ""
    return "not received" if paper.kind == PaperKind.DASHBOARD else "to follow"


def _break(item: ItemRow) -> Row:
    return Row(
        (
            Cell((line(clock(item.start), Role.TEXT, Tone.QUIET),), item.start),
            Cell(),
            Cell((line(item.title or "Break", Role.TEXT, Tone.ITALIC),)),
            Cell(),
            Cell(),
            Cell((line(f"{item.minutes}", Role.TEXT, Tone.QUIET),), item.minutes),
        )
    )


def _withdrawn(item: ItemRow) -> Row:
    """Set an item that keeps its number and is not taken: no time, and why."""
    why = Line((Run("Withdrawn.", Tone.BOLD), Run(f" {sentence(opened(item.withdrawn_because))}")), Role.TEXT)
    title = line(item.title, _title_role(item), Tone.QUIET)
    return Row((Cell(), Cell((line(item.number, Role.ITEM, Tone.QUIET),)), Cell((title, why)), Cell(), Cell(), Cell()))


def _title_role(item: ItemRow) -> Role:
    return Role.LONG_ITEM if len(item.title) > LONG_TITLE else Role.ITEM


def _asked(item: ItemRow) -> list[Line]:
    """Say the title, and in one sentence what is asked."""
    asked = [line(item.title, _title_role(item))]
    if item.ask or item.purpose not in ("", Purpose.NOTE):
        purpose = f"{opened(item.purpose)}." if item.purpose else ""
        asked.append(Line((Run(purpose, Tone.BOLD), Run(f" {sentence(item.ask)}" if item.ask else "")), Role.TEXT))
    return asked


def _late(item: ItemRow, papers: tuple[PaperBrief, ...]) -> list[Line]:
    """Say why the item or a paper of it came late, when that came, and who agreed to it."""
    said = []
    for paper in papers:
        own = "" if paper.late_reason == item.late_reason else _agreed(paper.late_reason, paper.late_agreed_by)
        said += [_dates(paper), own] if paper.late else []
    said.append(_agreed(item.late_reason, item.late_agreed_by))
    words = " ".join(filter(None, said))
    return [Line((Run("Late:", Tone.BOLD), Run(f" {words}")), Role.TEXT)] if words else []


def _agreed(reason: str, agreed_by: str) -> str:
    """Say a reason, and who agreed to it."""
    return sentence(opened(reason) + (f"; agreed by {agreed_by}" if agreed_by else "")) if reason else ""


def _dates(paper: PaperBrief) -> str:
    """Say when a late paper came and when it was due."""
    came = f"received {short_day(paper.received_on)}" if paper.received_on else ""
    due = f"due {short_day(paper.due.date())}" if paper.due else ""
    return sentence(", ".join(part for part in (came, due) if part))


def _asides(item: ItemRow, papers: tuple[PaperBrief, ...], *, public: bool) -> list[Line]:
    """Say what stands with an item: its measure, tracked lines, missing dashboards, who else attends, risks."""
    said = [f"Measure: {item.measure}"] if item.measure else []
    said += [_tracked(row) for row in item.lines]
    if item.attendees:
        said.append(f"With: {'; '.join(row.post or row.name for row in item.attendees)}")
    if item.misplaced_because:
        said.append(f"Out of its usual place: {item.misplaced_because}")
    if item.origin and item.origin_kind == OriginKind.PROMISE and not public:
        said.append(opened(item.origin))
    if item.risks and not public:
        said.append(f"Risks: {', '.join(risk.reference for risk in item.risks)}")
    missed = [paper for paper in papers if paper.kind == PaperKind.DASHBOARD and not paper.received]
    alarms = [line(f"▲ {paper.title}: {standing(paper)}", tone=Tone.ALARM) for paper in missed]
    return [*alarms, *(line(words, tone=Tone.QUIET) for words in said)]


def _tracked(row: LineRow) -> str:
    """Say a tracked line with its value and, where another, its value at the meeting before."""
    if not row.value:
        return f"{row.text}: last {row.previous}" if row.previous else row.text
    was = f" (was {row.previous})" if row.previous and row.previous != row.value else ""
    return f"{row.text}: {row.value}{was}"


def _paper(item: ItemRow, papers: tuple[PaperBrief, ...], *, public: bool) -> Cell:
    """List the papers of an item, and which of them are not there yet."""
    if not item.papers:
        said = line(item.paper, tone=Tone.STRONG) if item.paper else line("oral", tone=Tone.QUIET)
        return Cell((said,), item.paper)
    lines: list[Line] = []
    for paper in papers:
        lines.append(line(paper.reference, tone=Tone.STRONG))
        if words := standing(paper):
            lines.append(line(words, tone=Tone.QUIET))
    if not lines and not public:
        lines = [line("withdrawn", tone=Tone.QUIET)]
    return Cell(tuple(lines), "; ".join(paper.reference for paper in papers))
