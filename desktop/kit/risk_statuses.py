"""How bands, movements and assurances of risks are shown: icon, word and colour, the word never left out."""

from desktop.kit.statuses import Status

BANDS: dict[str, Status] = {
    "severe": Status("Severe", "octagon-alert", "bad"),
    "high": Status("High", "triangle-alert", "warn"),
    "medium": Status("Medium", "circle-dot", "info"),
    "low": Status("Low", "circle-check", "good"),
}

MOVEMENTS: dict[str, Status] = {
    "up": Status("up", "arrow-up", "bad"),
    "down": Status("down", "arrow-down", "good"),
    "same": Status("same", "minus", "hold"),
}

ASSURANCES: dict[str, Status] = {
    "assured": Status("Assured", "shield-check", "good"),
    "partly assured": Status("Partly assured", "shield", "warn"),
    "not assured": Status("Not assured", "shield", "bad"),
}

EFFECTS: dict[str, Status] = {
    "up": Status("up", "arrow-up", "bad"),
    "down": Status("down", "arrow-down", "good"),
    "none": Status("none", "minus", "hold"),
    "new": Status("new", "sparkle", "special"),
}


def band_status(band: str) -> Status:
    """Return how the band of a risk is shown; KeyError for a word that is none."""
    return BANDS[band]


def movement_status(movement: str) -> Status:
    """Return how the movement of a risk is shown; KeyError for a word that is none."""
    return MOVEMENTS[movement]


def assurance_status(assurance: str) -> Status:
    """Return how a board's assurance is shown; KeyError for a word that is none."""
    return ASSURANCES[assurance]


def effect_status(effect: str) -> Status:
    """Return how a decision's effect on a risk is shown; KeyError for a word that is none."""
    return EFFECTS[effect]
