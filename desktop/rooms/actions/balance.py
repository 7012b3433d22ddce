"""What the foot of the Actions room says of the financial year."""

from models.queries.balance import Balance

ADDS_UP = "adds up"
"""Said of every balance: its figures are two partings of the same actions."""


def balance_words(figures: Balance) -> str:
    """Return the sum as it is written in the foot."""
    left = f"brought forward {figures.brought_forward:,} + opened {figures.opened:,}"
    return f"{left} = closed {figures.closed:,} + open {figures.open:,}"
