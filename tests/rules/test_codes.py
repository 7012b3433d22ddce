import pytest

from models.rules.codes import code_from


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Management Board", (), "MB"),
        ("Management Board", ("mb",), "MB2"),
        ("Management Board", ("MB", "MB2"), "MB3"),
        ("Board of Standards and Ethics", (), "BSE"),
        ("Gold", (), "GOL"),
        ("…", (), "…"),
    ],
)
def test_a_code_is_made_of_initials_and_is_free(name: str, taken: tuple[str, ...], code: str) -> None:
    assert code_from(name, taken) == code
