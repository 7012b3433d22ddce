"""Every module, class and public function says in a sentence what it is."""

import ast

import pytest

from tests.house.source import modules

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
FORBIDDEN = {"manager", "helper", "helpers", "utils", "common", "data", "info", "handle", "handler", "process"}

DICTATED = {
    "data",
    "headerData",
    "setData",
    "itemData",
    "process_bind_param",
    "process_result_value",
}  # by Qt, SQLAlchemy


def public(tree: ast.Module) -> list[Documented]:
    """The module itself, its classes, and those of its functions and methods that do not begin with an underscore."""
    found: list[Documented] = [tree]
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.ClassDef):
            found += [node for node in scope.body if isinstance(node, Documented)]
    return [node for node in found if isinstance(node, ast.Module) or not node.name.startswith("_")]


def overrides_qt(node: Documented) -> bool:
    """Whether a method only answers Qt, under Qt's own name or as its property or slot, whose sentence is Qt's."""
    return isinstance(node, ast.FunctionDef) and node.name != node.name.lower()


def wordless(source: str) -> list[str]:
    """What of a module has no docstring, or one whose first line is no sentence."""
    return [
        getattr(node, "name", "the module")
        for node in public(ast.parse(source))
        if not overrides_qt(node) and not (ast.get_docstring(node) or "").partition("\n")[0].endswith((".", "?"))
    ]


def foggy_names(source: str) -> list[str]:
    """Names of classes and functions with a word that says nothing."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    return [node.name for node in nodes if node.name not in DICTATED and FORBIDDEN & set(words(node.name))]


def words(name: str) -> list[str]:
    """The words of a name in snake case or in capitals, in small letters."""
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return spaced.lower().replace("_", " ").split()


def test_everything_public_says_what_it_is() -> None:
    found = {path: wordless(source) for path, source in modules("models", "desktop", "resources").items()}
    assert not {path: names for path, names in found.items() if names}


def test_no_name_is_fog() -> None:
    everything = modules()
    names = {path: foggy_names(source) for path, source in everything.items()}
    assert not {path: found for path, found in names.items() if found}
    assert not [path for path in everything if FORBIDDEN & set(words(path.replace("/", "_").removesuffix(".py")))]


@pytest.mark.parametrize(
    "source",
    ["", '"""No full stop"""', '"""M."""\nclass Told: ...', '"""M."""\ndef told(): ...'],
)
def test_silence_is_found(source: str) -> None:
    assert wordless(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""M."""\ndef _own(): ...',
        '"""M."""\ndef told():\n    """Tell."""',
        '"""M."""\nclass _T:\n    def rowCount(self): ...',
    ],
)
def test_what_is_private_or_qts_may_be_silent(source: str) -> None:
    assert not wordless(source)


def test_fog_is_found() -> None:
    assert foggy_names("class FormManager: ...\ndef handle_click(): ...\ndef information(): ...") == [
        "FormManager",
        "handle_click",
    ]
