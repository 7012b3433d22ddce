"""What the people of a demo book say: sentences put together from resources/demo/words.toml."""

import re
import tomllib
from random import Random

from models.rules.written_dates import MONTHS
from resources import resource_path

_SLOT = re.compile(r"\{(\w+)\}")
_LISTS = {"theme": "themes", "unit": "units", "partner": "partners", "report": "reports"}


def demo_resource(name: str) -> dict[str, object]:
    """Return the contents of one of the demo's files, `words`, `names` or `showcase`."""
    return tomllib.loads(resource_path(f"demo/{name}.toml").read_text(encoding="utf-8"))


class Wording:
    """Sentences by kind; `source` decides which."""

    def __init__(self, source: Random) -> None:
        self.source = source
        words: dict[str, list[str]] = {}
        for key, value in demo_resource("words").items():
            entries = value if isinstance(value, dict) else {key: value}
            words |= {str(kind): [str(line) for line in lines] for kind, lines in entries.items()}
        self.words = words

    def say(self, kind: str) -> str:
        """Return a sentence of a kind with its slots filled, beginning with a capital."""
        said = _SLOT.sub(self._fill, self.source.choice(self.words[kind]))
        return said[:1].upper() + said[1:]

    def ending(self, kind: str) -> str:
        """Return the second half of a sentence, its slots filled."""
        return _SLOT.sub(self._fill, self.source.choice(self.words[kind]))

    def _fill(self, found: re.Match[str]) -> str:
        slot = found[1]
        if slot == "n":
            return str(self.source.randint(2, 12))
        if slot == "month":
            return self.source.choice(MONTHS)
        return self.source.choice(self.words[_LISTS.get(slot, f"{slot}s")])
