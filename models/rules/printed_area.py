"""Where a page is printed on, and whether what has to stand above and below it still finds room."""

from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
"""How points are turned, enlarged and moved, as PDF writes it."""


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """The smallest rectangle around all that is drawn on a page, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def seen_through(self, matrix: Matrix) -> "PrintedArea":
        """Return the area as a matrix turns it; by quarter turns it stays as small as it can be."""
        a, b, c, d, e, f = matrix
        corners = [(x, y) for x in (self.left, self.right) for y in (self.bottom, self.top)]
        across = [a * x + c * y + e for x, y in corners]
        upwards = [b * x + d * y + f for x, y in corners]
        return PrintedArea(min(across), min(upwards), max(across), max(upwards))
