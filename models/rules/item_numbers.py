"""The numbers of agenda items: running while nothing went out, then what went out stays and newcomers get letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase

PUBLIC = 1
PRIVATE = 2


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line of an agenda: the number that was fixed for it (empty: none), whether it has one at all, its part."""

    fixed: str
    numbered: bool
    part: int


def item_numbers(lines: Sequence[NumberedLine]) -> tuple[str, ...]:
    """Return the number of each line, empty for breaks; no two lines share one.

    While nothing is fixed, Part 1 counts 1 to k and Part 2 goes on from there, so that the public print has no gap.
    Once something is fixed a newcomer carries the number of the fixed line of its part before it and a letter: 6A.
    """
    if any(line.fixed for line in lines):
        return _lettered(lines)
    numbers = count(1)
    given = {
        place: str(next(numbers))
        for part in sorted({line.part for line in lines})
        for place, line in enumerate(lines)
        if line.numbered and line.part == part
    }
    return tuple(given.get(place, "") for place in range(len(lines)))


def _lettered(lines: Sequence[NumberedLine]) -> tuple[str, ...]:
    """Give newcomers the fixed line of their own part and a letter; Part 2 takes none from the public print."""
    taken = {line.fixed for line in lines if line.fixed}
    beyond = 1 + max(_whole(number) for number in taken)
    before = {part: 0 if part == PUBLIC else beyond for part in (line.part for line in lines)}
    numbers = []
    for line in lines:
        number = line.fixed
        if number:
            before[line.part] = _whole(number)
        elif line.numbered:
            number = next(one for one in _with_letters(before[line.part]) if one not in taken)
            taken.add(number)
        numbers.append(number)
    return tuple(numbers)


def _with_letters(number: int) -> Iterator[str]:
    """Yield 6A, 6B … 6Z, 6AA, 6AB and so on."""
    for place in count(1):
        letters, left = "", place
        while left:
            left, letter = divmod(left - 1, len(ascii_uppercase))
            letters = ascii_uppercase[letter] + letters
        yield f"{number}{letters}"


def _whole(number: str) -> int:
    """Return the number without its letters."""
    digits = number.rstrip(ascii_uppercase)
    return int(digits) if digits.isdigit() else 0
