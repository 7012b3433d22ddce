"""The decision register on paper and in spreadsheets: what was decided where, and what is still to be done about it."""

import datetime as dt
from itertools import groupby

from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.wording import NONE, column_day, counted, day, held, opened, sentence, stem, wall_clock
from models.queries.decisions import DecisionRegister, RegisterRow
from models.rules.vocabulary import MARKINGS

LOWEST, SENSITIVE, _ = MARKINGS
PRIVATE = 2
COLUMNS = (
    Column("Ref", 24),
    Column("Date", 22),
    Column("Forum", 19),
    Column("Verb", 25),
    Column("Decision", 95, gutter=14),
    Column("Risks", 32),
    Column("Review", 22),
    Column("Still to do", 28, gutter=0),
)


def decision_register_document(
    register: DecisionRegister,
    *,
    printed: dt.datetime,
    title: str = "All forums",
    marking: str = "",
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> Document:
    """Lay out a register; `title` says whose decisions were chosen, `first` and `last` bound the period.

    `marking` is the highest of the forums whose decisions are listed; without one the register is OFFICIAL-SENSITIVE,
    and so is a lower one that holds anything of Part 2.
    """
    printed = wall_clock(printed)
    private = any(row.part == PRIVATE for row in register.rows)
    marking = SENSITIVE if not marking or (private and marking == LOWEST) else marking
    period = _period(register, first, last)
    return Document(
        kind="Decision register",
        title=title,
        marking=marking,
        printed=printed,
        stem=stem(marking, title, "decision register", f"{printed:%Y-%m-%d}"),
        running=f"{title} · Decision register{f' · {period}' if period else ''}",
        page=PageSize.A4_LANDSCAPE,
        position=(*((line(period, Role.POSITION, Tone.STRONG),) if period else ()), _sum(register)),
        blocks=(Table("Decisions", COLUMNS, _groups(register)),),
    )


def _period(register: DecisionRegister, first: dt.date | None, last: dt.date | None) -> str:
    """Say from when to when: as chosen, else as the decisions lie."""
    days = [row.date for row in register.rows]
    begins, ends = first or min(days, default=None), last or max(days, default=None)
    if begins is None or ends is None:
        return f"since {day(begins)}" if begins else f"to {day(ends)}" if ends else ""
    return day(begins) if begins == ends else f"{day(begins)} to {day(ends)}"


def _sum(register: DecisionRegister) -> Line:
    """Say how many decisions there are of each verb, and that it adds up."""
    total = counted(len(register.rows), "decision")
    parts = [f"{count} {verb}" for verb, count in register.counts]
    if rest := len(register.rows) - sum(count for _, count in register.counts):
        parts.append(f"{rest} without a verb")
    if not parts:
        return Line((Run("No decisions", Tone.BOLD),), Role.TEXT)
    return Line((Run(f"{' + '.join(parts)} = "), Run(total, Tone.BOLD)), Role.TEXT)


def _groups(register: DecisionRegister) -> tuple[Group, ...]:
    """Put the decisions under their months."""
    groups = []
    for month, found in groupby(register.rows, key=lambda row: f"{row.date:%B %Y}"):
        rows = tuple(map(_row, found))
        groups.append(Group(rows, month, note=f"({len(rows)})"))
    return tuple(groups) or (Group((), nil="There are no decisions of this choice on the register."),)


def _row(row: RegisterRow) -> Row:
    review = line(column_day(row.review_on) if row.review_on else NONE, tone=_urgent(due=row.review_due))
    return Row(
        (
            Cell((line(held(row.reference), tone=Tone.STRONG),)),
            Cell((line(column_day(row.date)),), row.date),
            Cell((line(row.forum_code),)),
            Cell((line(opened(row.verb) or NONE, tone=Tone.STRONG),)),
            Cell(_words(row)),
            Cell((line(row.effects_words or row.risks_words or NONE),)),
            Cell((review,), row.review_on),
            _to_do(row),
        )
    )


def _urgent(*, due: bool) -> Tone:
    return Tone.ALARM if due else Tone.PLAIN


def _words(row: RegisterRow) -> tuple[Line, ...]:
    """Return what was decided, on which conditions and with what dissent, and under which item."""
    lines = [line(sentence(row.text), Role.MAIN)]
    for word, text in (("Conditions", row.conditions), ("Dissent", row.dissent)):
        if text.strip():
            lines.append(Line((Run(f"{word}.", Tone.STRONG), Run(f" {sentence(opened(text.strip()))}"))))
    under = f"{held(f'Item {row.item_number}')}, {row.item_title}" if row.item_number else row.item_title
    private = f"{held('Part 2')}. " if row.part == PRIVATE else ""
    return (*lines, line(f"{private}{under}", tone=Tone.QUIET))


def _to_do(row: RegisterRow) -> Cell:
    """Say whom to tell and what to look at again; the symbol marks what is due."""
    lines = [line(words, tone=Tone.ALARM) for words in _due(row)]
    if row.outstanding_audiences:
        lines.append(line(f"Tell {'; '.join(row.outstanding_audiences)}"))
    if not lines:
        return Cell((line(NONE),))
    return Cell(tuple(lines), symbol="▲" if _due(row) else "○")


def _due(row: RegisterRow) -> list[str]:
    return [words for words, due in (("Review due", row.review_due), ("Evaluation due", row.evaluation_due)) if due]
