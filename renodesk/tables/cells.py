"""Texts and names as a workbook can hold them, whatever people typed."""

import re

MOST_UNITS = 32_767
"""So many UTF-16 units a cell of a spreadsheet takes."""
_CUT = "…"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|\\A<r>")
_NARROW, _WIDE = 1.05, 1.92
"""Digits a letter and a Chinese character take at 10 points, a spreadsheet's own digits being of 11."""
_RUNS = ("=", "+", "-", "@", "\t", "\n")


def cell_words(text: str) -> str:
    """Return a text that every spreadsheet takes and shows.

    What XML cannot hold becomes `�`, line ends are those of a cell, and a text that is too long is cut and
    ends with `…`. XlsxWriter takes a text in `<r>…</r>` for markup: a blank behind it makes it a text again.
    """
    if _ODD.search(text):
        text = _NOT_XML.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "
    if len(text) > MOST_UNITS // 2 and _units(text) > MOST_UNITS:
        text = _cut(text)
    return text


def runs_when_typed(text: str) -> bool:
    """Return whether a spreadsheet would make a formula of a text that somebody edits or types again."""
    return text.startswith(_RUNS)


def free_name(name: str, taken: set[str]) -> str:
    """Return a name a spreadsheet takes for a sheet: at most 31 characters, none of its marks, not twice."""
    plain = "".join(" " if one in "[]:*?/\\'" else one for one in cell_words(name)).strip()
    plain = "".join(one if one.isprintable() else " " for one in plain)[:28].strip() or "1"
    free, number = plain, 2
    while free.casefold() in taken:
        free, number = f"{plain}~{number}", number + 1
    taken.add(free.casefold())
    return free


def digits(text: str) -> float:
    """Return how wide a line is, in the digits by which a spreadsheet measures its columns."""
    wide = 0 if text.isascii() else sum(character > "\u2e7f" for character in text)
    return _NARROW * (len(text) - wide) + _WIDE * wide


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str) -> str:
    """Return the start of a text that fits with the mark that it goes on."""
    kept = text.encode("utf-16-le")[: 2 * (MOST_UNITS - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT
