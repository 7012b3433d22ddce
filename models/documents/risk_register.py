"""The risk register on paper: the picture of likelihood and impact, then the risks by band, gravest first."""

import datetime as dt
from collections.abc import Iterable

from models.documents.content import Cell, Column, Document, Group, Line, PageSize, Role, Row, Run, Table, Tone, line
from models.documents.wording import NONE, column_day, counted, day, held, opened, stem, wall_clock
from models.queries.risks import RiskRow
from models.rules.risk import Band, Movement, RiskScheme
from models.rules.vocabulary import RiskStatus

COLUMNS = (
    Column("Ref", 18),
    Column("Risk", 56, gutter=12),
    Column("Owner", 42),
    Column("Likelihood", 20),
    Column("Impact", 19),
    Column("Band", 24),
    Column("Movement", 24),
    Column("Last seen by", 28),
    Column("Next review", 22),
    Column("Actions", 14, gutter=0),
)
SYMBOLS = {Band.SEVERE: "■", Band.HIGH: "▲", Band.MEDIUM: "●", Band.LOW: "○"}
ARROWS = {Movement.UP: "↑", Movement.DOWN: "↓", Movement.SAME: ""}
NO_RISK = "No risk is on this register."
_PLACES = 48.0  # mm for each likelihood of the picture


def risk_register_document(  # noqa: PLR0913  a register says whose it is, of which day and by which scheme
    rows: Iterable[RiskRow],
    *,
    title: str,
    marking: str,
    as_of: dt.date,
    since: dt.date,
    scheme: RiskScheme,
    printed: dt.datetime,
) -> Document:
    """Lay out a register as it stands on a day; movement counts since another, `printed` is the moment of printing."""
    listed = tuple(rows)
    return Document(
        kind="Risk register",
        title=title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, title, "risk register", f"{as_of}"),
        running=f"{title} · Risk register · as at {day(as_of)}",
        page=PageSize.A4_LANDSCAPE,
        position=(Line((Run(f"As at {day(as_of)}", Tone.STRONG),), Role.POSITION), _sum(listed), _told(since, scheme)),
        blocks=(_picture(listed, scheme), _register(listed, scheme)),
    )


def _sum(rows: tuple[RiskRow, ...]) -> Line:
    """Say the sum of the bands: 2 severe + 5 high + 4 medium + 1 low = 12."""
    parts = " + ".join(f"{sum(row.band == band for row in rows)} {band.value}" for band in Band)
    return Line((Run(f"{parts} = "), Run(counted(len(rows), "risk"), Tone.BOLD)), Role.TEXT)


def _told(since: dt.date, scheme: RiskScheme) -> Line:
    return line(f"{scheme.words}; movement since {day(since)}", Role.TEXT, Tone.QUIET)


def _picture(rows: tuple[RiskRow, ...], scheme: RiskScheme) -> Table:
    """Set the references where likelihood and impact put them, the highest impact first."""
    columns = (Column("Impact", 27), *(Column(word, _PLACES, gutter=4) for word in scheme.likelihoods))
    lines = [
        Row((Cell((line(word, tone=Tone.STRONG),)), *(_place(rows, scheme, x, y) for x in _steps(scheme.likelihoods))))
        for y, word in reversed([*enumerate(scheme.impacts, 1)])
    ]
    return Table("Risk picture", columns, (Group(tuple(lines)),), "Risk picture: impact and likelihood", data=False)


def _steps(words: tuple[str, ...]) -> range:
    return range(1, len(words) + 1)


def _place(rows: tuple[RiskRow, ...], scheme: RiskScheme, likelihood: int, impact: int) -> Cell:
    band = scheme.band(likelihood, impact)
    here = [row for row in rows if (row.likelihood, row.impact) == (likelihood, impact)]
    words = ", ".join(held(f"{row.reference} {ARROWS[Movement(row.movement)]}".strip()) for row in here)
    grave = band in {Band.SEVERE, Band.HIGH}
    said = (line(words, tone=Tone.STRONG),) if words else ()
    return Cell((line(opened(band.value), tone=Tone.QUIET), *said), symbol=SYMBOLS[band], tint=grave)


def _register(rows: tuple[RiskRow, ...], scheme: RiskScheme) -> Table:
    groups = []
    for band in Band:
        inside = [row for row in rows if row.band == band]
        nil = f"No risk is {band.value}."
        groups.append(Group(tuple(_row(row, scheme) for row in inside), opened(band.value), nil, f"({len(inside)})"))
    return Table("Risks", COLUMNS, tuple(groups) if rows else (Group((), nil=NO_RISK),), "Register")


def _row(row: RiskRow, scheme: RiskScheme) -> Row:
    band = Band(row.band)
    unit = [line(row.unit, tone=Tone.QUIET)] if row.unit else []
    return Row(
        (
            Cell((line(row.reference, tone=Tone.STRONG), *unit)),
            Cell(_title(row)),
            Cell(_owner(row)),
            Cell((line(scheme.likelihoods[row.likelihood - 1]),)),
            Cell((line(scheme.impacts[row.impact - 1]),)),
            Cell((line(f"{opened(band.value)}, {row.score}", tone=Tone.STRONG),), symbol=SYMBOLS[band]),
            Cell(_moved(row, scheme)),
            Cell(_seen(row)),
            _review(row),
            Cell(_actions(row)),
        )
    )


def _title(row: RiskRow) -> tuple[Line, ...]:
    said = [line(row.title, Role.MAIN)]
    if row.status == RiskStatus.PROPOSED:
        said.append(line("Proposed", tone=Tone.STRONG))
    if row.closed_on and row.status == RiskStatus.CLOSED:
        said.append(line(f"Closed {column_day(row.closed_on)}: {row.closed_because}", tone=Tone.QUIET))
    return tuple(said)


def _owner(row: RiskRow) -> tuple[Line, ...]:
    if not row.owner:
        return (line("none", tone=Tone.ALARM),)
    name = line(held(row.owner_name), tone=Tone.QUIET) if row.owner_name else line("vacant", tone=Tone.ALARM)
    return (line(row.owner), name)


def _moved(row: RiskRow, scheme: RiskScheme) -> tuple[Line, ...]:
    movement = Movement(row.movement)
    said = line(
        f"{ARROWS[movement]} {movement.value}".strip(), tone=Tone.PLAIN if not ARROWS[movement] else Tone.STRONG
    )
    if (row.old_likelihood, row.old_impact) == (row.likelihood, row.impact):
        return (said,)
    before = f"from {scheme.likelihoods[row.old_likelihood - 1]}, {scheme.impacts[row.old_impact - 1]}".lower()
    return (said, line(before, tone=Tone.QUIET))


def _seen(row: RiskRow) -> tuple[Line, ...]:
    """Say which forum saw a risk last and when, or for how long none has."""
    months = counted(row.months_unseen, "month")
    if row.seen_on is None:
        never = line("by no forum", tone=Tone.STRONG)
        return (never, *([line(f"for {months}", tone=Tone.QUIET)] if row.months_unseen else []))
    code = row.last_seen.partition(" ")[0]
    ago = [line(f"{months} ago", tone=Tone.QUIET)] if row.months_unseen else []
    return (line(code), line(column_day(row.seen_on)), *ago)


def _review(row: RiskRow) -> Cell:
    if row.next_review is None:
        return Cell((line(NONE),))
    late = row.review_overdue
    said = line(column_day(row.next_review), tone=Tone.ALARM if late else Tone.PLAIN)
    return Cell((said, *([line("overdue", tone=Tone.ALARM)] if late else [])), row.next_review)


def _actions(row: RiskRow) -> tuple[Line, ...]:
    if not row.open_actions:
        return (line(NONE),)
    late = [line(f"{row.overdue_actions} late", tone=Tone.ALARM)] if row.overdue_actions else []
    return (line(f"{row.open_actions} open"), *late)
