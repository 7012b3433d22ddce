from models.operations.demo.seed import chance, seeded_mint


def test_keys_follow_from_the_seed() -> None:
    one, two, other = seeded_mint(1), seeded_mint(1), seeded_mint(2)
    assert [one(), one()] == [two(), two()] != [other(), other()]
    assert len(one()) == 32


def test_uses_of_chance_do_not_disturb_one_another() -> None:
    assert chance(1, "people").random() == chance(1, "people").random() != chance(1, "items").random()
