import pytest

from models.errors import FileRefused
from models.rules.framework_check import check_framework
from models.rules.toml_fields import opened
from tests.rules.frameworks import SMALL

SECOND_BOARD = 'members_of = "MB"'


def test_a_sound_file_passes() -> None:
    check_framework(opened(SMALL, "small.toml"))


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            'code = "AS"',
            'code = "hq"',
            "line 5, field code: expected a code that is not yet given in line 4, found “hq”.",
        ),
        ('code = "RAB"', 'code = "MB"', "line 33, field code: expected a code that is not yet given in line 18"),
        ('parent = "HQ"', 'parent = "X"', "line 5, field parent: expected the code of a unit in this file, found “X”."),
        ('parent = "HQ"', 'parent = "AS"', "line 5, field parent: expected a unit that does not lie within itself"),
        ('deputy = "CMR"', 'deputy = "DCOM"', "line 9, field deputy: expected a deputy other than the post itself"),
        (
            'chair = "CMR"',
            'chair = "CM"',
            "line 21, field chair: expected the code of a post in this file, found “CM”.",
        ),
        ('["DCOM"]', '[\n"CMR",\n"X"]', "line 24, field members: expected the code of a post in this file, found “X”."),
        ('["DCOM"]', '["DCOM", "DCOM"]', "line 22, field members: expected every entry once, found “DCOM”."),
        ('lead = "DCOM"', 'lead = "X"', "line 28, field lead: expected the code of a post in this file, found “X”."),
        (SECOND_BOARD, 'members_of = "RAB"', "line 36, field members_of: expected a forum whose members are not those"),
        (SECOND_BOARD, 'members = [{ members_of = "RAB" }]', "line 36, field members: expected a forum whose members"),
        ('escalates_to = ["MB"]', 'tracks = ["RAB"]', "line 39, field tracks: expected another forum than this one"),
    ],
)
def test_what_does_not_hang_together_is_refused_with_its_line(right: str, wrong: str, said: str) -> None:
    assert right in SMALL
    with pytest.raises(FileRefused) as refusal:
        check_framework(opened(SMALL.replace(right, wrong, 1), "small.toml"))
    assert f"small.toml, {said}" in str(refusal.value)


def test_members_of_one_another_through_a_third_board_are_refused() -> None:
    third = '\n[[forum]]\ncode = "X"\nname = "X"\nlevel = "corporate"\nmembers_of = "RAB"\ncadence = "ad hoc"\n'
    text = SMALL.replace('members = ["DCOM"]', 'members_of = "X"') + third
    with pytest.raises(FileRefused, match="line 22, field members_of"):
        check_framework(opened(text, "small.toml"))
