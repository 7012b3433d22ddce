"""What no module of the house may do, each with its reason in the test's name."""

import ast
import re
from collections.abc import Callable

import pytest

from tests.house.source import calls, imports, modules, texts

CLOCK_READERS = ("desktop/app", "desktop/command_line")
COLOUR_KEEPERS = ("desktop/kit/appearance", "desktop/kit/tokens", "models/documents/style")
WRITERS: dict[str, str | tuple[str, ...]] = {
    "xlsxwriter": "models/documents/write_xlsx",
    "docx": "models/documents/write_docx",
    "icalendar": "models/documents/write_ics",
    "reportlab": "models/documents/",
    "pypdfium2": ("desktop/kit/printing", "models/store/file_text", "models/store/pdf_areas"),  # shows and reads pages
    "pikepdf": "models/documents/write_pack",
}

CLOCK = re.compile(
    r"(^|\.)((date|datetime)\.(now|today|utcnow)|time\.(time|localtime|gmtime)|func\.(now|current_\w+)"
    r"|Q(Date|Time|DateTime)\.current\w+)$"
)
HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")
THIS_MACHINE = re.compile(r"(?<![\w.~-])/(?:" + "wo" + "rk|ro" + "ot|tmp/" + r"team)/")
BULK_SQL = re.compile(r"\s*(UPDATE|DELETE)\s", re.IGNORECASE)

Rule = Callable[[str], list[int]]


def clock_readings(source: str) -> list[int]:
    """Lines that look at the clock."""
    return [line for line, name, _ in calls(source) if CLOCK.search(name)]


def bulk_writes(source: str) -> list[int]:
    """Lines that change rows past the session: SQLAlchemy's update and delete, or such a statement in words."""
    named = [line for line, name in imports(source) if re.fullmatch(r"sqlalchemy\b.*\.(update|delete)", name)]
    called = [
        line
        for line, name, call in calls(source)
        if re.search(r"(^|\.)(sa|sqlalchemy|__table__)\.(update|delete)$", name)
        or (re.search(r"(^|\.)text$", name) and any(BULK_SQL.match(word) for word in strings(call)))
        or (name in {".update", ".delete"} and ".query(" in ast.unparse(call))
    ]
    return named + called


def broad_excepts(source: str) -> list[int]:
    """Lines that catch whatever is thrown and do not throw it on."""
    handlers = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ExceptHandler)]
    return [
        handler.lineno
        for handler in handlers
        if (handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"})
        and not (isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None)
    ]


def hidden_imports(source: str) -> list[int]:
    """Lines that hide an import from running programs, as circles are hidden."""
    return [line for line, name in imports(source) if name == "typing.TYPE_CHECKING"]


def colours(source: str) -> list[int]:
    """Lines that spell a colour as figures."""
    tree = ast.parse(source)
    words = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    in_words = [node.lineno for node in words if HEX_COLOUR.search(str(node.value))]
    in_figures = [
        line
        for line, name, call in calls(source)
        if re.search(r"(^|\.)(QColor|Color|HexColor|CMYKColor|toColor)$", name)
        and any(
            isinstance(argument, ast.Constant) and isinstance(argument.value, int | float) for argument in call.args
        )
    ]
    return in_words + in_figures


def strings(node: ast.AST) -> list[str]:
    """The strings that stand in an expression."""
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def offences(rule: Rule, *folders: str, allowed: tuple[str, ...] = ()) -> list[str]:
    """Where the modules of some folders break a rule, as `path:line`."""
    return [
        f"{path}:{line}"
        for path, source in modules(*folders).items()
        if not path.startswith(allowed)
        for line in rule(source)
    ]


def matches(pattern: re.Pattern[str]) -> list[str]:
    """Where any text of the house matches a pattern, as `path: match`."""
    return [f"{path}: {found.group()}" for path, text in texts().items() for found in pattern.finditer(text)]


def strangers(importing: dict[str, str]) -> list[str]:
    """Modules that import the library of a format though they are not its writer."""
    return [
        f"{path}:{line} imports {name}"
        for path, source in importing.items()
        for line, name in imports(source)
        for library, writer in WRITERS.items()
        if name.split(".")[0] == library and not path.startswith(writer)
    ]


def test_only_the_app_and_the_command_line_look_at_the_clock() -> None:
    assert not offences(clock_readings, allowed=CLOCK_READERS)


def test_operations_change_rows_one_by_one_so_that_the_journal_sees_them() -> None:
    assert not offences(bulk_writes, "models/operations")


def test_one_place_at_most_catches_everything() -> None:
    assert len(offences(broad_excepts)) <= 1, offences(broad_excepts)


def test_no_import_is_hidden_from_running_programs() -> None:
    assert not offences(hidden_imports)


def test_colours_are_spelled_in_the_two_places_that_keep_them() -> None:
    assert not offences(colours, allowed=COLOUR_KEEPERS)


def test_each_format_is_known_to_its_one_writer() -> None:
    assert not strangers(modules())


def test_nothing_is_left_for_later() -> None:
    assert not matches(UNFINISHED)


def test_nothing_names_a_folder_of_the_machine_it_was_written_on() -> None:
    assert not matches(THIS_MACHINE)


@pytest.mark.parametrize(
    ("rule", "offender"),
    [
        (clock_readings, "datetime.now(tz=UTC)"),
        (clock_readings, "dt.date.today()"),
        (clock_readings, "QDate.currentDate()"),
        (clock_readings, "Column(server_default=func.now())"),
        (bulk_writes, "from sqlalchemy import update"),
        (bulk_writes, "from sqlalchemy.dialects.postgresql import delete"),
        (bulk_writes, "sa.delete(Action)"),
        (bulk_writes, "session.execute(text('UPDATE action SET text = 1'))"),
        (bulk_writes, "session.query(Action).filter(True).delete()"),
        (bulk_writes, "Action.__table__.update()"),
        (broad_excepts, "try:\n    go()\nexcept Exception:\n    log()"),
        (broad_excepts, "try:\n    go()\nexcept:\n    raise Other"),
        (hidden_imports, "from typing import TYPE_CHECKING"),
        (colours, "label.setStyleSheet('color: #c00')"),
        (colours, "QColor(12, 30, 90)"),
        (colours, "colors.HexColor(0x123456)"),
    ],
)
def test_every_rule_finds_its_offender(rule: Rule, offender: str) -> None:
    assert rule(offender)


@pytest.mark.parametrize(
    ("rule", "innocent"),
    [
        (clock_readings, "perf_counter()"),
        (clock_readings, "unit.now.date()"),
        (bulk_writes, "from sqlalchemy import select"),
        (bulk_writes, "seen.update(found)"),
        (bulk_writes, "unit.delete(row)"),
        (broad_excepts, "try:\n    go()\nexcept BaseException:\n    rollback()\n    raise"),
        (broad_excepts, "try:\n    go()\nexcept OSError:\n    log()"),
        (colours, "QColor(tokens.accent)"),
        (colours, "title = 'Item #7'"),
    ],
)
def test_no_rule_accuses_the_innocent(rule: Rule, innocent: str) -> None:
    assert not rule(innocent)


def test_the_rules_on_texts_and_writers_find_their_offenders() -> None:
    assert UNFINISHED.search("# TO" + "DO: later")
    assert THIS_MACHINE.search("see /wo" + "rk/shared")
    assert not THIS_MACHINE.search("https://example.org/wo" + "rk/paper and net" + "wo" + "rk/share")
    assert strangers({"desktop/kit/charts.py": "from reportlab.lib import colors"})
