"""The house as text and as syntax trees, for the rules that watch it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("models", "desktop")
TEXT_SUFFIXES = {"", ".py", ".toml", ".md", ".csv", ".css", ".svg", ".ini", ".mako", ".java", ".txt", ".html", ".qss"}
NOT_OURS = {".git", ".venv", "out", "build", "fonts", "__pycache__", ".hypothesis"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def path_name(path: Path) -> str:
    """The path of a file of the house from its root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def modules(*folders: str) -> dict[str, str]:
    """Path from the root and source of every Python module in some folders; models and desktop when none is named."""
    found = sorted(path for folder in folders or PACKAGES for path in (ROOT / folder).rglob("*.py"))
    return {path_name(path): path.read_text(encoding="utf-8") for path in found}


def texts() -> dict[str, str]:
    """Path from the root and content of every text file that a clone of the house holds."""
    return {path_name(path): path.read_text(encoding="utf-8", errors="replace") for path in sorted(text_files(ROOT))}


def text_files(folder: Path) -> Iterator[Path]:
    """The text files in a folder and below, less caches, fonts and what is made by programs."""
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from text_files(path)
        elif path.suffix in TEXT_SUFFIXES:
            yield path


def functions(source: str) -> list[Function]:
    """Every function and method of a module, nested ones too."""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, Function)]


def dotted(node: ast.expr) -> str:
    """The name an expression spells, such as `datetime.now`; empty parts stand for what is no plain name."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(source: str) -> list[tuple[int, str, ast.Call]]:
    """Line, dotted name and node of every call in a module."""
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [(call.lineno, dotted(call.func), call) for call in found]


def imports(source: str) -> list[tuple[int, str]]:
    """Line and full name of every import in a module, wherever it stands: `a.b` for `from a import b`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names]
    return found
