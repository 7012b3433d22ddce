"""Every package that an installation brings is pinned: a clone of today is the same a year from now."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

from tests.house.source import ROOT

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def canonical(requirement: str) -> str:
    """The name of the package that a requirement asks for, as indexes spell it."""
    found = NAME.match(requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def applies(requirement: str) -> bool:
    """Whether a requirement is one of the package itself: not for an extra."""
    return "extra ==" not in requirement


def brought_in(names: set[str]) -> set[str]:
    """Packages and all that they require in turn, as far as they are installed here."""
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        try:
            needed = requires(name) or []
        except PackageNotFoundError:
            continue
        found.add(name)
        waiting |= {canonical(line) for line in needed if applies(line)} - found
    return found


def pinned(lines: list[str]) -> set[str]:
    """The packages that some requirements name with one exact version."""
    return {canonical(line) for line in lines if re.search(r"[^=]==[^=*]+$", line.partition(";")[0].strip())}


def test_every_package_is_pinned_to_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    constraints = [line for line in (ROOT / ".ci/constraints.txt").read_text().splitlines() if NAME.match(line)]
    everything = brought_in({canonical(line) for line in asked} | {"psycopg-binary"})
    assert everything <= pinned(asked) | pinned(constraints)


def test_a_loose_requirement_is_no_pin() -> None:
    assert pinned(["a==1.2; python_version < '3.12'", "b>=1", "c", "d==1.*", "E_e[x]==2"]) == {"a", "e-e"}
