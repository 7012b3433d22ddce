"""What the people of a demo book say: sentences put together from resources/demo/words.toml."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any

from models.rules.written_dates import MONTHS
from resources import resource_path

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def demo_resource(name: str) -> dict[str, Any]:
    """Return the contents of one of the demo's files, such as `words` or `showcase`; only to be read."""
    return tomllib.loads(resource_path(f"demo/{name}.toml").read_text(encoding="utf-8"))


class Wording:
    """Sentences by kind, and in kinds with several lists by the list's name; `source` decides which."""

    def __init__(self, source: Random) -> None:
        self.source = source
        self.words: dict[str, list[str]] = {}
        for kind, entry in demo_resource("words").items():
            lists = (
                {f"{kind} {name}": lines for name, lines in entry.items()} if isinstance(entry, dict) else {kind: entry}
            )
            self.words |= {name: [str(line) for line in lines] for name, lines in lists.items()}

    def choice(self, kind: str) -> str:
        """Return one of the words of a kind as it stands."""
        return self.source.choice(self.words[kind])

    def ending(self, kind: str, own: Mapping[str, str] | None = None) -> str:
        """Return the second half of a sentence, its slots filled: from `own` where it has them, else by chance."""
        given = own or {}
        return _SLOT.sub(lambda found: given.get(found[1]) or self._fill(found[1]), self.choice(kind))

    def say(self, kind: str, own: Mapping[str, str] | None = None) -> str:
        """Return a sentence of a kind, beginning with a capital."""
        said = self.ending(kind, own)
        return said[:1].upper() + said[1:]

    def _fill(self, slot: str) -> str:
        if slot == "n":
            return str(self.source.randint(2, 12))
        return self.source.choice(MONTHS) if slot == "month" else self.choice(f"{slot}s")
