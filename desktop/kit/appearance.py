"""The look of the desk: Fusion, a palette, one stylesheet, and fonts and spaces measured from the system font."""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.kit.focus_ring import FocusRingStyle
from desktop.kit.tokens import LEVELS, STATUSES, TOKENS, Appearance, LevelColours, StatusColours, Tokens
from resources import resource_path

_TYPE_SCALE = {
    "planner": 0.85, "small": 0.92, "body": 1.0, "record": 1.15, "inspector": 1.25, "room": 1.55, "current": 1.7,
}  # fmt: skip
_SMALLEST_PIXELS = 11
_TABULAR = QFont.Tag("tnum")
_DESIGN_LINE = 17.0  # height in px of a body line in the pictures: 13 px type
_NAMED_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}


class _Worn:
    """What the application wears: the appearance, and what was measured for it and for the font of the desk."""

    def __init__(self) -> None:
        self.appearance = Appearance.LIGHT
        self.font: QFont | None = None
        self.edition = 0
        self.colours: dict[str, QColor] = {}
        self.fonts: dict[tuple[str, int], QFont] = {}
        self.scale = 1.0

    def forget(self) -> None:
        """Begin a new edition."""
        self.edition += 1
        self.colours.clear()
        self.fonts.clear()

    def follow_font(self) -> None:
        """Measure the desk's font where it is another one than before."""
        font = QGuiApplication.font()
        if font != self.font:
            self.forget()
            self.font = font
            self.scale = max(1.0, QFontMetricsF(font).height() / _DESIGN_LINE)


_WORN = _Worn()


def current() -> Appearance:
    """Return the appearance now worn by the application, light until one was applied."""
    return _WORN.appearance


def edition() -> int:
    """Return a number that grows with every change of appearance or font: what was measured before is void."""
    _WORN.follow_font()
    return _WORN.edition


def is_high_contrast() -> bool:
    """Return whether lines and fills are to be kept apart from words by more than a tint."""
    return current() in {Appearance.HIGH_CONTRAST_LIGHT, Appearance.HIGH_CONTRAST_DARK}


def tokens() -> Tokens:
    """Return the neutral colours of the current appearance."""
    return TOKENS[current()]


def status_colours(tone: str) -> StatusColours:
    """Return text and tint of good, warn, bad, info, hold, special, mark or secret."""
    return STATUSES[current()][tone]


def level_colours(level: str) -> LevelColours:
    """Return the chip colours of a level; an unknown level looks like oversight."""
    levels = LEVELS[current()]
    return levels.get(level, levels["oversight"])


def colour(name: str) -> QColor:
    """Return any colour by its name in the look: `text 2`, `line strong`, `good`, `good tint`."""
    if name not in _WORN.colours:
        _WORN.colours[name] = _colour(name)
    return QColor(_WORN.colours[name])


def _colour(name: str) -> QColor:
    """Look a colour up."""
    statuses = STATUSES[current()]
    tone = name.removesuffix(" tint")
    if tone in statuses:
        return QColor(statuses[tone].tint if name.endswith(" tint") else statuses[tone].text)
    return QColor(getattr(tokens(), name.replace(" ", "_")))


def type_font(role: str = "body", weight: int = 400) -> QFont:
    """Return the system font scaled for a role, with tabular figures and never under 11 px at 100 %."""
    _WORN.follow_font()
    if (role, weight) not in _WORN.fonts:
        _WORN.fonts[role, weight] = _type_font(role, weight)
    return QFont(_WORN.fonts[role, weight])


def _type_font(role: str, weight: int) -> QFont:
    """Make the font of a role."""
    font = QFont(QGuiApplication.font())
    base = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
    smallest = _SMALLEST_PIXELS * 0.75
    font.setPointSizeF(max(base * _TYPE_SCALE[role], min(base, smallest)))
    font.setWeight(_NAMED_WEIGHTS[weight])
    font.setFeature(_TABULAR, 1)
    return font


def scale() -> float:
    """Return how much larger the system font is than the one the pictures were drawn with."""
    _WORN.follow_font()
    return _WORN.scale


def space(pixels: float) -> int:
    """Return a length of the pictures (px at 100 %) at the present system font."""
    return round(pixels * scale())


def row_height(lines: int = 1) -> int:
    """Return the height of a table row of one or two lines: 29 and 39 px in the pictures."""
    body = QFontMetricsF(type_font("body")).height()
    if lines == 1:
        return max(space(29), round(body + space(8)))
    return max(space(39), round(body + QFontMetricsF(type_font("small")).height() + space(5)))


def followed(choice: str) -> Appearance:
    """Return the appearance for the View menu's choice: `light`, `dark`, or anything else for the system's."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark if choice not in {"light", "dark"} else choice == "dark"
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Appearance.HIGH_CONTRAST_DARK if dark else Appearance.HIGH_CONTRAST_LIGHT
    return Appearance.DARK if dark else Appearance.LIGHT


def apply(app: QApplication, appearance: Appearance) -> None:
    """Dress the whole application: Fusion with our focus ring, palette and the one stylesheet."""
    _WORN.appearance = appearance
    _WORN.forget()
    if app.property("drumbeatStyled") is None:
        app.setStyle(FocusRingStyle())
        app.setProperty("drumbeatStyled", True)
    app.setPalette(palette_of(TOKENS[appearance]))
    app.setStyleSheet(stylesheet())


def palette_of(worn: Tokens) -> QPalette:
    """Return the palette that says the tokens in all three colour groups."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: worn.window, QPalette.ColorRole.Base: worn.surface,
        QPalette.ColorRole.AlternateBase: worn.alternate, QPalette.ColorRole.Button: worn.surface,
        QPalette.ColorRole.Text: worn.text, QPalette.ColorRole.WindowText: worn.text,
        QPalette.ColorRole.ButtonText: worn.text, QPalette.ColorRole.BrightText: worn.text,
        QPalette.ColorRole.PlaceholderText: worn.text_3, QPalette.ColorRole.Highlight: worn.selection,
        QPalette.ColorRole.HighlightedText: worn.text, QPalette.ColorRole.Accent: worn.accent,
        QPalette.ColorRole.Link: worn.accent, QPalette.ColorRole.LinkVisited: worn.accent,
        QPalette.ColorRole.Light: worn.surface, QPalette.ColorRole.Midlight: worn.line,
        QPalette.ColorRole.Mid: worn.line, QPalette.ColorRole.Dark: worn.control,
        QPalette.ColorRole.Shadow: worn.line_strong, QPalette.ColorRole.ToolTipBase: worn.text,
        QPalette.ColorRole.ToolTipText: worn.surface,
    }  # fmt: skip
    for role, hue in roles.items():
        palette.setColor(QPalette.ColorGroup.All, role, QColor(hue))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(worn.control))
    return palette


def stylesheet() -> str:
    """Return the one stylesheet with the current tokens and lengths put in."""
    words = {name: getattr(tokens(), name) for name in Tokens.__slots__}
    lengths = {f"s{pixels}": f"{space(pixels)}px" for pixels in (1, 2, 4, 5, 6, 8, 10, 12, 14, 16, 20, 24)}
    sizes = {f"type_{role}": f"{type_font(role).pointSizeF():.2f}pt" for role in _TYPE_SCALE}
    tones = {tone: pair.text for tone, pair in STATUSES[current()].items()}
    text = (resource_path("styles") / "drumbeat.qss").read_text(encoding="utf-8")
    return Template(text).substitute(words | lengths | sizes | tones)


def colour_of(hue: str) -> QColor:
    """Return the colour of a token's value such as a level's text."""
    return QColor(hue)
