import pytest

from desktop.kit.tokens import LEVELS, STATUSES, TOKENS, Appearance


def luminance(hue: str) -> float:
    parts = [int(hue[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", Appearance)
@pytest.mark.parametrize("ground", ["window", "side", "surface", "alternate", "sunken", "selection_soft"])
def test_texts_are_readable_on_every_ground(look: Appearance, ground: str) -> None:
    worn = TOKENS[look]
    for text in (worn.text, worn.text_2, worn.text_3, worn.accent):
        assert contrast(text, getattr(worn, ground)) >= 4.5


@pytest.mark.parametrize("look", Appearance)
def test_selected_rows_and_filled_buttons_are_readable_and_edges_visible(look: Appearance) -> None:
    worn = TOKENS[look]
    assert contrast(worn.text, worn.selection) >= 8.5
    assert contrast(worn.text_2, worn.selection) >= 4.5
    assert contrast(worn.on_accent, worn.accent) >= 7
    assert contrast(worn.control, worn.surface) >= 3


@pytest.mark.parametrize("look", Appearance)
@pytest.mark.parametrize("tone", ["good", "warn", "bad", "info", "hold", "special", "mark", "secret"])
def test_status_words_are_readable_on_their_tint_and_on_white(look: Appearance, tone: str) -> None:
    pair = STATUSES[look][tone]
    assert contrast(pair.text, pair.tint) >= 5.4
    if tone != "secret":
        assert contrast(pair.text, TOKENS[look].surface) >= 6.4


@pytest.mark.parametrize("look", Appearance)
@pytest.mark.parametrize("level", ["corporate", "business group", "thematic", "BCU", "programme", "oversight"])
def test_code_chips_are_readable(look: Appearance, level: str) -> None:
    pair = LEVELS[look][level]
    assert contrast(pair.text, pair.fill) >= 6.3
    if pair.weight in {"bar", "outlined"}:
        assert contrast(pair.text, TOKENS[look].surface) >= 4.5


@pytest.mark.parametrize(
    ("look", "role", "ratio"),
    [("light", "text", 16.0), ("dark", "text", 13.0), ("light", "text_2", 7.6), ("dark", "text_2", 8.2),
     ("light", "accent", 7.2), ("dark", "accent", 7.7), ("high contrast light", "accent", 11.1),
     ("high contrast dark", "accent", 15.1)],
)  # fmt: skip
def test_ratios_are_those_of_the_look(look: str, role: str, ratio: float) -> None:
    worn = TOKENS[Appearance(look)]
    assert contrast(getattr(worn, role), worn.surface) == pytest.approx(ratio, abs=0.1)
