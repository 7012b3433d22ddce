"""The colours of the four appearances by name; no other module knows a hexadecimal colour."""

from dataclasses import dataclass
from enum import StrEnum


class Appearance(StrEnum):
    """The four looks a desk can have."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST_LIGHT = "high contrast light"
    HIGH_CONTRAST_DARK = "high contrast dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The neutral colours, the accent and the selection of one appearance, as `#RRGGBB`."""

    window: str
    side: str
    surface: str
    alternate: str
    sunken: str
    line: str
    line_strong: str
    control: str
    text: str
    text_2: str
    text_3: str
    accent: str
    on_accent: str
    selection: str
    selection_soft: str


@dataclass(frozen=True, slots=True)
class StatusColours:
    """The colour of a status word and the tint that stands behind that word only."""

    text: str
    tint: str


@dataclass(frozen=True, slots=True)
class LevelColours:
    """The chip colours of one level; `weight` is filled, tinted, outlined or bar."""

    text: str
    fill: str
    weight: str


_LIGHT_HUES = {
    "window": "#ECEEF1", "side": "#F3F4F6", "surface": "#FFFFFF", "alternate": "#F8F9FA", "sunken": "#F1F3F5",
}  # fmt: skip
_DARK_HUES = {"window": "#15181C", "side": "#191C21", "surface": "#1F2328", "alternate": "#23272D", "sunken": "#1A1D22"}
_WHITE = dict.fromkeys(_LIGHT_HUES, "#FFFFFF")
_BLACK = dict.fromkeys(_DARK_HUES, "#000000")

TOKENS: dict[Appearance, Tokens] = {
    Appearance.LIGHT: Tokens(
        **_LIGHT_HUES, line="#E2E5E9", line_strong="#C8CED6", control="#7D8795", text="#1A222D", text_2="#4A5563",
        text_3="#586372", accent="#1F55A8", on_accent="#FFFFFF", selection="#DDE9FA", selection_soft="#EDF3FC",
    ),
    Appearance.DARK: Tokens(
        **_DARK_HUES, line="#31373F", line_strong="#454D58", control="#76818F", text="#E6E9ED", text_2="#B4BCC7",
        text_3="#A6AFBB", accent="#8AB6FF", on_accent="#0F1B2E", selection="#27405F", selection_soft="#233246",
    ),
    Appearance.HIGH_CONTRAST_LIGHT: Tokens(
        **_WHITE, line="#000000", line_strong="#000000", control="#000000", text="#000000", text_2="#1F1F1F",
        text_3="#1F1F1F", accent="#00358E", on_accent="#FFFFFF", selection="#FFE680", selection_soft="#FFFFFF",
    ),
    Appearance.HIGH_CONTRAST_DARK: Tokens(
        **_BLACK, line="#FFFFFF", line_strong="#FFFFFF", control="#FFFFFF", text="#FFFFFF", text_2="#E6E6E6",
        text_3="#E6E6E6", accent="#FFD800", on_accent="#000000", selection="#1A3F6B", selection_soft="#000000",
    ),
}  # fmt: skip

STATUSES: dict[Appearance, dict[str, StatusColours]] = {
    Appearance.LIGHT: {
        "good": StatusColours("#1B6B3A", "#E2F3E8"),
        "warn": StatusColours("#855000", "#FCEFD3"),
        "bad": StatusColours("#B02A1F", "#FCE7E4"),
        "info": StatusColours("#1F55A8", "#E3EDFB"),
        "hold": StatusColours("#4A5563", "#ECEEF1"),
        "special": StatusColours("#6A3C9E", "#F0E8F9"),
        "mark": StatusColours("#7A1F17", "#FBE9E6"),
        "secret": StatusColours("#FFFFFF", "#7A1F17"),
    },
    Appearance.DARK: {
        "good": StatusColours("#7FD09B", "#1C3527"),
        "warn": StatusColours("#F0BF67", "#3A2D13"),
        "bad": StatusColours("#FF9D92", "#43211E"),
        "info": StatusColours("#9CC3FF", "#1E3250"),
        "hold": StatusColours("#B4BCC7", "#2C3138"),
        "special": StatusColours("#CDADF5", "#352747"),
        "mark": StatusColours("#FFB3AA", "#3D211E"),
        "secret": StatusColours("#FFFFFF", "#7A1F17"),
    },
    Appearance.HIGH_CONTRAST_LIGHT: {
        "good": StatusColours("#004D1F", "#FFFFFF"),
        "warn": StatusColours("#5A3600", "#FFFFFF"),
        "bad": StatusColours("#8A0000", "#FFFFFF"),
        "info": StatusColours("#00358E", "#FFFFFF"),
        "hold": StatusColours("#1F1F1F", "#FFFFFF"),
        "special": StatusColours("#4A1580", "#FFFFFF"),
        "mark": StatusColours("#7A1F17", "#FFFFFF"),
        "secret": StatusColours("#FFFFFF", "#7A1F17"),
    },
    Appearance.HIGH_CONTRAST_DARK: {
        "good": StatusColours("#7CFC9A", "#000000"),
        "warn": StatusColours("#FFC04D", "#000000"),
        "bad": StatusColours("#FF9A8F", "#000000"),
        "info": StatusColours("#8FC7FF", "#000000"),
        "hold": StatusColours("#E6E6E6", "#000000"),
        "special": StatusColours("#DDB8FF", "#000000"),
        "mark": StatusColours("#FFB3AA", "#000000"),
        "secret": StatusColours("#FFFFFF", "#7A1F17"),
    },
}

_OUTLINED = ("corporate", "business group", "thematic", "BCU", "programme", "oversight")
LEVELS: dict[Appearance, dict[str, LevelColours]] = {
    Appearance.LIGHT: {
        "corporate": LevelColours("#FFFFFF", "#274A86", "filled"),
        "business group": LevelColours("#0A5A60", "#D6EDEE", "tinted"),
        "thematic": LevelColours("#65389A", "#ECE2F7", "tinted"),
        "BCU": LevelColours("#644700", "#F5EACB", "bar"),
        "programme": LevelColours("#8A3A12", "#FBE4D8", "bar"),
        "oversight": LevelColours("#414B58", "#E4E7EB", "outlined"),
    },
    Appearance.DARK: {
        "corporate": LevelColours("#0F1B2E", "#9DBDF0", "filled"),
        "business group": LevelColours("#8FDBE0", "#16383B", "tinted"),
        "thematic": LevelColours("#D0B4F5", "#352747", "tinted"),
        "BCU": LevelColours("#EBCB7C", "#3A2F14", "bar"),
        "programme": LevelColours("#F6B38F", "#45281A", "bar"),
        "oversight": LevelColours("#C3CAD3", "#2F353D", "outlined"),
    },
    Appearance.HIGH_CONTRAST_LIGHT: dict.fromkeys(_OUTLINED, LevelColours("#000000", "#FFFFFF", "outlined")),
    Appearance.HIGH_CONTRAST_DARK: dict.fromkeys(_OUTLINED, LevelColours("#FFFFFF", "#000000", "outlined")),
}
