from collections import Counter

import pytest

from desktop.kit.commands import COMMANDS, MENUS, command, key_words, tooltip


def test_ids_are_unique_and_menus_known() -> None:
    assert max(Counter(row.id for row in COMMANDS).values()) == 1
    assert {row.menu for row in COMMANDS} <= set(MENUS)


def test_no_two_commands_share_a_key_in_one_room() -> None:
    keys = Counter((row.key, row.room) for row in COMMANDS if row.key)
    everywhere = {row.key for row in COMMANDS if row.key and not row.room}
    assert max(keys.values()) == 1
    assert not [row.id for row in COMMANDS if row.room and row.key in everywhere]


@pytest.mark.parametrize(
    ("key", "words"), [("Ctrl+Shift+A", "Ctrl ⇧ A"), ("Alt+Left", "Alt ←"), ("Ins", "Insert"), ("F7", "F7")]
)
def test_keys_are_shown_as_key_caps(key: str, words: str) -> None:
    assert key_words(key) == words


def test_tooltips_name_the_key() -> None:
    assert tooltip(command("record.action")) == "Record action (Ctrl ⇧ A)"
    assert tooltip(command("action.close")) == "Close (C)"
