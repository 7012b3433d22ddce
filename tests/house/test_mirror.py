"""Every test stands where its subject stands: a module of the house, a journey, or a rule of the house itself."""

from pathlib import PurePosixPath

import pytest

from tests.house.source import ROOT, modules, path_name

OWN_SUBJECTS = (
    "tests/journeys/",
    "tests/house/",
    *(f"tests/test_{own}.py" for own in ("conftest", "postgres", "validators")),
)


def subjects(houses: set[str]) -> set[str]:
    """What may be mirrored: each module and package, named as its test is: folder in `tests`, then its own name."""
    paths = [PurePosixPath(path).with_suffix("") for path in houses]
    paths += [parent for path in paths for parent in path.parents]
    return {str(path).removeprefix("models/") for path in paths}


def astray(test: str, houses: set[str]) -> bool:
    """Whether a test file mirrors nothing: `rules/test_cadence_weekly.py` mirrors `rules/cadence.py` or below it."""
    if test.startswith(OWN_SUBJECTS):
        return False
    path = PurePosixPath(test)
    folder = str(path.parent).removeprefix("tests").removeprefix("/")
    noun = path.stem.removeprefix("test_").split("_")
    prefixes = ["_".join(noun[:count]) for count in range(1, len(noun) + 1)]
    return not {f"{folder}/{prefix}".removeprefix("/") for prefix in prefixes} & subjects(houses)


def test_every_test_mirrors_a_module_or_a_journey() -> None:
    houses = set(modules("models", "desktop", "resources", "benchmarks")) | {"main.py"}
    tests = [path_name(path) for path in sorted((ROOT / "tests").rglob("test_*.py"))]
    assert not [test for test in tests if astray(test, houses)]


@pytest.mark.parametrize(
    ("test", "lost"),
    [
        ("tests/rules/test_cadence.py", False),
        ("tests/rules/test_cadence_weekly.py", False),
        ("tests/rules/test_cad.py", True),
        ("tests/store/test_cadence.py", True),
        ("tests/desktop/kit/test_form.py", False),
        ("tests/desktop/rooms/test_actions.py", False),
        ("tests/desktop/rooms/actions/test_list.py", False),
        ("tests/desktop/test_form.py", True),
        ("tests/test_errors.py", False),
        ("tests/journeys/test_first_day.py", False),
    ],
)
def test_a_test_without_a_subject_is_found(test: str, lost: bool) -> None:
    houses = {"models/rules/cadence.py", "models/errors.py", "desktop/kit/form.py", "desktop/rooms/actions/list.py"}
    assert astray(test, houses) is lost
