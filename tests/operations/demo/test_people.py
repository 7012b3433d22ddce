from itertools import islice

from models.operations.demo.people import Holding, Staff, invented_names
from models.operations.demo.seed import chance
from models.operations.demo.sizes import DEMO_TODAY

REAL = ("Rowley", "Dick", "Stephens", "Hogan", "Blair", "House", "Jukes", "Twist", "Rolfe", "Basu", "Khan", "Linden")


def test_names_do_not_repeat_and_none_is_a_chief_officers() -> None:
    names = list(islice(invented_names(chance(1, "people")), 2000))
    assert len(set(names)) == 2000
    assert not [name for name in names if set(name.replace("-", " ").split()) & set(REAL)]


def test_somebody_acting_goes_before_whom_they_stand_in_for() -> None:
    staff = Staff({"X": [Holding("a"), Holding("b", DEMO_TODAY, acting=True)]})
    assert staff.holder("X", DEMO_TODAY) == "b"
    assert staff.holder("Y", DEMO_TODAY) is None
