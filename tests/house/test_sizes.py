"""Small modules and short functions: the budgets of the house."""

import ast
from statistics import median

import pytest

from tests.house.source import Function, functions, modules

MODULE_LINES, MODULE_MEDIAN = 400, 150
FUNCTION_LINES, FUNCTION_MEDIAN = 40, 8
ARGUMENTS = 6
FROZEN = "models/store/migrations/versions/"  # each says once what a schema was, and is never touched again
FREE_KEYWORDS = ("models/operations/", "models/queries/", "models/documents/")


def measured() -> dict[str, str]:
    """Path and source of every module that has a budget."""
    return {path: source for path, source in modules().items() if not path.startswith(FROZEN)}


def length(function: Function) -> int:
    """Lines of a function from `def` to its end, less its docstring: words that explain are not to be saved on."""
    first = function.body[0]
    words = first.end_lineno - first.lineno + 1 if ast.get_docstring(function) and first.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - words


def long_functions(path: str, source: str) -> list[str]:
    """The functions of a module that are over the cap."""
    return [
        f"{path}:{function.lineno} {function.name} has {length(function)} lines"
        for function in functions(source)
        if length(function) > FUNCTION_LINES
    ]


def crowded_functions(path: str, source: str) -> list[str]:
    """The functions with too many arguments; keyword-only ones are free where a call reads like a sentence."""
    found = []
    for function in functions(source):
        names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        if not path.startswith(FREE_KEYWORDS):
            names += [argument.arg for argument in function.args.kwonlyargs]
        if len(set(names) - {"self", "cls"}) > ARGUMENTS:
            found.append(f"{path}:{function.lineno} {function.name} takes {', '.join(names)}")
    return found


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {path: len(source.splitlines()) for path, source in measured().items()}
    assert not {path: lines for path, lines in lengths.items() if lines > MODULE_LINES}


def test_half_of_all_modules_have_150_lines_or_fewer() -> None:
    assert median(len(source.splitlines()) for source in measured().values()) <= MODULE_MEDIAN


def test_no_function_is_longer_than_40_lines() -> None:
    assert not [fault for path, source in measured().items() for fault in long_functions(path, source)]


def test_half_of_all_functions_have_8_lines_or_fewer() -> None:
    assert (
        median(length(function) for source in measured().values() for function in functions(source)) <= FUNCTION_MEDIAN
    )


def test_no_function_takes_more_than_6_arguments() -> None:
    assert not [fault for path, source in measured().items() for fault in crowded_functions(path, source)]


@pytest.mark.parametrize(("lines", "faults"), [(39, 0), (40, 1)])
def test_the_measure_of_functions_leaves_out_the_docstring_alone(lines: int, faults: int) -> None:
    source = 'def told():\n    """One\n\n    two.\n    """\n' + "    step()\n" * lines
    assert len(long_functions("told.py", source)) == faults


@pytest.mark.parametrize(
    ("path", "signature", "faults"),
    [
        ("desktop/kit/form.py", "a, b, c, d, e, f", 0),
        ("desktop/kit/form.py", "self, a, b, c, d, e, f", 0),
        ("desktop/kit/form.py", "a, b, c, *, d, e, f, g", 1),
        ("models/operations/outcomes.py", "a, *, b, c, d, e, f, g, h", 0),
        ("models/operations/outcomes.py", "a, b, c, d, e, f, g", 1),
    ],
)
def test_keyword_only_arguments_are_free_in_some_floors_alone(path: str, signature: str, faults: int) -> None:
    assert len(crowded_functions(path, f"def told({signature}): ...")) == faults
