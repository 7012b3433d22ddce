"""The words in which forums are asked about: their levels, what they do on holidays, how a cadence is said."""

from models.rules.cadence import ClosedDay
from models.rules.vocabulary import Level

Choices = tuple[tuple[str, str], ...]
LEVELS: Choices = tuple((level.value, level.value[:1].upper() + level.value[1:]) for level in Level)
CLOSED_DAYS: Choices = tuple((each.value, each.value[:1].upper() + each.value[1:]) for each in ClosedDay)
CADENCE_HELP = "As you say it: monthly, third Wednesday · every 6 weeks from Thu 16 Apr 2026 · ad hoc"
