import tomllib
from collections.abc import Iterator

import pytest

from models.rules.toml_lines import Path, line_numbers
from tests.rules.frameworks import SMALL, shipped

AWKWARD = r'''# a comment with [brackets] and "quotes"
plain = 1 # = {
"quoted key" = "a \" quote # no comment"
'single' = 'C:\path'
many = """
line = "not a key"
[not a header] \""""""
raw = \'\'\'
x = 1\'\'\'
dotted.key.deep = [1, 2, # three
  { a = "]", b = [ '}' ] },
]
when = 1979-05-27 07:32:00
[table]
  inner = {}
[[list]]
a = 1
  [[list.sub]]
  b = 2
  [[list.sub]]
  b = 3
  [list.sub."other key"]
  c = 4
[[list]]
a = 5
[[list.sub]]
b = 6
'''.replace(r"\'\'\'", "'''")


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Every path of a parsed value but the root."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from paths(inner, (*path, key))


@pytest.mark.parametrize(
    "text", [AWKWARD, SMALL, shipped("met-2026"), shipped("met-2017"), AWKWARD.replace("\n", "\r\n")]
)
def test_every_path_of_a_file_has_a_line(text: str) -> None:
    assert set(line_numbers(text)) == set(paths(tomllib.loads(text)))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("plain",), 2),
        (("many",), 5),
        (("raw",), 8),
        (("dotted", "key", "deep", 2), 11),
        (("dotted", "key", "deep", 2, "b", 0), 11),
        (("list", 0, "sub", 1), 20),
        (("list", 0, "sub", 1, "other key", "c"), 23),
        (("list", 1, "sub", 0, "b"), 27),
    ],
)
def test_lines_are_right_in_awkward_places(path: Path, line: int) -> None:
    assert line_numbers(AWKWARD)[path] == line
