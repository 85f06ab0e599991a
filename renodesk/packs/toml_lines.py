"""On which line of a TOML text a key stands, so that a complaint can name it."""

import re

_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")


def line_of(text: str, key: str, word: str = "") -> int:
    """Return the line (from 1) where a key stands, as `title` or `settings.consent_t`; 0 where it does not.

    With `word` it is the first line from there on that holds the word in quotes: a list may take several.
    """
    section, _, name = key.rpartition(".")
    lines, inside, found = text.splitlines(), "", 0
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            inside = header[1]
            if not found and inside == key:
                found = number
        elif (said := _KEY.match(line)) and inside == section and said[1].strip("\"'") == name:
            found = number
            break
    return _with(lines, found, word) if found and word else found


def _with(lines: list[str], begin: int, word: str) -> int:
    """Return the line of a list's word, where the list begins if it cannot be told."""
    for number, line in enumerate(lines[begin - 1 :], begin):
        if f'"{word}"' in line or f"'{word}'" in line:
            return number
        if "]" in line.split("#")[0]:
            break
    return begin
