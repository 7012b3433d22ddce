"""Numbers and ordinals in English words, as far as calendars need them."""

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = ("first", "second", "third", "fourth", "fifth")
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
ORDINAL = rf"(?:{'|'.join(ORDINALS)}|last|[1-5](?:st|nd|rd|th))"
LAST = -1


def number_of(word: str) -> int:
    """Read a number written in figures or as a word from one to twelve."""
    return int(word) if word.isdigit() else NUMBERS.index(word) + 1


def ordinal_of(word: str) -> int:
    """Read an ordinal: first, 2nd, last (-1)."""
    if word == "last":
        return LAST
    return int(word[0]) if word[0].isdigit() else ORDINALS.index(word) + 1


def ordinal_word(number: int) -> str:
    """Say an ordinal from 1 to 5, or -1, as a word."""
    return "last" if number == LAST else ORDINALS[number - 1]


def numeral(number: int) -> str:
    """Say a day of the month: 1st, 2nd, 3rd, 11th."""
    tens, units = divmod(number, 10)
    return f"{number}{'th' if tens == 1 else {1: 'st', 2: 'nd', 3: 'rd'}.get(units, 'th')}"
