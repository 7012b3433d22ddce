"""What a bound pack is to whoever sends it; apart from the binding, whose libraries are loaded only to bind."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PackPrint:
    """A pack ready to go out: its bytes, its file name, what changed since the last one, and the files beside it."""

    body: bytes = field(repr=False)
    name: str
    changed: str
    pages: int
    beside: tuple[tuple[str, bytes], ...] = field(repr=False)
