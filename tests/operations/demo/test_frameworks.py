import pytest

from models.operations.demo.frameworks import demo_framework
from models.operations.demo.sizes import DemoSize
from models.rules.framework_file import read_framework
from models.rules.framework_text import write_framework


@pytest.mark.parametrize("size", DemoSize)
def test_the_framework_of_every_demo_book_hangs_together(size: DemoSize) -> None:
    framework = demo_framework(size)
    assert read_framework(write_framework(framework), "demo.toml") == framework


def test_the_small_one_has_six_forums_and_the_large_one_sixty() -> None:
    assert [len(demo_framework(size).forums) for size in DemoSize] == [6, 45, 60]
    assert len(demo_framework(DemoSize.SMALL).posts) <= 40
