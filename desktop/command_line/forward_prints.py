"""What `print` writes of the forward plan: the plan itself, board, coverage, cascade, deep-dives, what was learnt."""

from argparse import Namespace
from datetime import date, timedelta

from desktop.command_line.calendar_prints import title, unit_id
from desktop.command_line.exporting import exported, marking_of, refuse
from desktop.command_line.selection import as_of, chosen_forum, span
from models.documents.cascade_report import cascade_report_document
from models.documents.deep_dives import deep_dives_document
from models.documents.forward_plan import forward_plan_document
from models.documents.learning_log import learning_log_document
from models.documents.programme_board import programme_board_document
from models.documents.theme_coverage import theme_coverage_document
from models.documents.unit_agendas import agenda_files, bound_agendas, unit_agenda_documents
from models.errors import FileRefused, NotFound
from models.queries.cascade import cascade_report
from models.queries.coverage import theme_coverage
from models.queries.deep_dives import deep_dives
from models.queries.forums import find_forum, links
from models.queries.forward_plan import forward_plan
from models.queries.level_coverage import level_coverage
from models.queries.practice import practices
from models.queries.programme import programme
from models.queries.unit_agendas import unit_agendas
from models.rules.vocabulary import LinkKind
from models.store.workspace import Workspace

BOARD_AHEAD = timedelta(days=120)
"""How far ahead a programme board looks where no day is named: five months with the present one."""
AGENDAS_AHEAD = timedelta(days=30)
BOUND_AS, ONE_TABLE = ".pdf", ".csv"


def forward_plan_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return what the forums of a level, one forum or all have to expect, from today on where no day is named."""
    refuse(words, "A forward plan", "meeting", "unit", "owner")
    first, last = _from_today(workspace, words)
    today, forum = as_of(workspace, words), chosen_forum(workspace, words)
    view = workspace.read(forward_plan, first=first, last=last, today=today, forum_id=forum, level=words.level)
    return exported(words, forward_plan_document(view, printed=workspace.clock(), part=words.part))


def programme_board_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the programme board: forums down, months across; five months from today where no day is named."""
    refuse(words, "A programme board", "meeting", "unit", "owner", "part")
    today = as_of(workspace, words)
    first = words.first or today
    view = workspace.read(
        programme,
        first=first,
        last=words.last or first + BOARD_AHEAD,
        today=today,
        levels=(words.level,) if words.level else (),
        forum_id=chosen_forum(workspace, words),
    )
    document = programme_board_document(
        view,
        title=title(workspace, words),
        marking=marking_of(workspace),
        today=today,
        printed=workspace.clock(),
        whole=_pageless(words),
    )
    return exported(words, document)


def theme_coverage_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the themes by month of a forum, a level or all; without --forum also which level saw each priority."""
    refuse(words, "Theme coverage", "meeting", "unit", "owner", "part")
    if words.forum:
        refuse(words, "The coverage of one forum", "level")
    first, last = span(workspace, words)
    today, forum = as_of(workspace, words), chosen_forum(workspace, words)
    view = workspace.read(theme_coverage, first=first, last=last, today=today, forum_id=forum, level=words.level)
    every = None if forum or words.level else workspace.read(level_coverage, first=first, last=last, today=today)
    document = theme_coverage_document(view, printed=workspace.clock(), levels=every, whole=_pageless(words))
    return exported(words, document)


def deep_dives_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return deep-dives by the forum they report to, those due in a span where one is named."""
    refuse(words, "A list of deep-dives", "meeting", "unit", "owner")
    today, forum = as_of(workspace, words), chosen_forum(workspace, words)
    rows = workspace.read(deep_dives, today=today, forum_id=forum, first=words.first, last=words.last)
    document = deep_dives_document(
        [row for row in rows if words.level in {"", row.level}],
        printed=workspace.clock(),
        title=title(workspace, words),
        marking=marking_of(workspace),
        span=span(workspace, words) if words.first or words.last else None,
        part=words.part,
    )
    return exported(words, document)


def cascade_report_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return what became of a forum's themes below it."""
    refuse(words, "A cascade report", "meeting", "unit", "level", "owner", "part")
    first, last = span(workspace, words)
    forum = workspace.read(find_forum, code=_above(workspace, words)).id
    view = workspace.read(cascade_report, forum_id=forum, first=first, last=last)
    return exported(words, cascade_report_document(view, printed=workspace.clock()))


def learning_log_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return good practice: what worked where, who presented it, and who took it over."""
    refuse(words, "A learning log", "meeting", "level", "owner", "part")
    unit, forum = unit_id(workspace, words), chosen_forum(workspace, words)
    rows = workspace.read(practices, unit_id=unit, forum_id=forum, first=words.first, last=words.last)
    document = learning_log_document(
        rows,
        printed=workspace.clock(),
        marking=marking_of(workspace),
        title=title(workspace, words),
        first=words.first,
        last=words.last,
    )
    return exported(words, document)


def unit_agendas_bytes(workspace: Workspace, words: Namespace) -> bytes | dict[str, bytes]:
    """Return the agendas of the forums below --forum: one PDF, or a folder with a PDF of each.

    Those of the next thirty days where no day is named.
    """
    refuse(words, "The agendas of units", "meeting", "unit", "level", "owner")
    suffix = words.output.suffix.lower()
    if suffix not in {"", BOUND_AS}:
        raise FileRefused(f"The agendas of units are PDF files, not “{suffix}”. Name a .pdf file, or a folder.")
    above, today = _above(workspace, words), as_of(workspace, words)
    forum = workspace.read(find_forum, code=above).id
    first = words.first or today
    last = words.last or first + AGENDAS_AHEAD
    views = workspace.read(unit_agendas, forum_id=forum, first=first, last=last, today=today)
    documents = unit_agenda_documents(views, printed=workspace.clock(), part=words.part)
    if suffix == BOUND_AS:
        return bound_agendas(documents, title=f"Agendas below {above}")
    return dict(agenda_files(documents))


def _pageless(words: Namespace) -> bool:
    """Tell whether a file holds one table only, so that all months must stand in it."""
    return str(words.output).lower().endswith(ONE_TABLE)


def _from_today(workspace: Workspace, words: Namespace) -> tuple[date, date]:
    first, last = span(workspace, words)
    today = as_of(workspace, words)
    return (first, last) if words.first or last < today else (max(first, today), last)


def _above(workspace: Workspace, words: Namespace) -> str:
    """Return the code of the forum --forum names, else of the only one that passes its themes down."""
    if words.forum:
        return str(words.forum)
    linked = workspace.read(links, as_of=as_of(workspace, words))
    codes = list(dict.fromkeys(link.forum_code for link in linked if link.kind == LinkKind.CASCADES))
    if not codes:
        raise NotFound("No forum passes its themes down. Say in the framework which forums it cascades to.")
    if len(codes) > 1:
        raise NotFound(f"Whose themes? Add --forum {' or '.join(codes)}, the forum that passes its themes down.")
    return codes[0]
