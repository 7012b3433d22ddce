"""Demo books: an invented organisation at work, the same for the same seed."""

from models.operations.demo.fill import fill_demo
from models.operations.demo.seed import seeded_mint
from models.operations.demo.sizes import DEMO_TODAY, DemoSize

__all__ = ["DEMO_TODAY", "DemoSize", "fill_demo", "seeded_mint"]
