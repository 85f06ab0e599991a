"""Register values: how they are stored, and whether they fit their field."""

import datetime
from collections.abc import Mapping
from fractions import Fraction

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.form import RegisterField
from renodesk.domain.numbers import LARGEST, read_number

_YES = ("是", "有", "true", "yes")
_NO = ("否", "没有", "无", "false", "no")


_WORDS = ("text", "date", "geo", "ref", "file", "multi")


def stored(raw: Json, field: RegisterField | None = None) -> Json:
    """Return what the log keeps of a typed value: an exact number where it is one, else the text as typed.

    A field that holds words keeps words, also where they look like a number.
    """
    if field is not None and field.type in _WORDS and not isinstance(raw, (list, tuple, Mapping)):
        return raw.strip() or None if isinstance(raw, str) else None if raw is None else canonical.dumps(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Fraction(raw)
    if not isinstance(raw, str):
        return raw
    number = read_number(raw)
    if number is not None:
        return number
    return raw.strip() or None


def stored_for(field: RegisterField, raw: str) -> Json:
    """Return what the log keeps of a text typed into a field: labels become codes, 是/否 truth values."""
    plain = raw.strip()
    if field.type == "bool":
        word = plain.casefold()
        return True if word in _YES else False if word in _NO else stored(plain, field)
    by_label = {label: code for code, label in field.options.items()}
    if plain in by_label:
        return by_label[plain]
    return stored(plain, field)


def fits(field: RegisterField, value: Json) -> bool:
    """Return whether a stored value fits its field; empty always does.

    A number no decimal can write is stored as text (`200/3`).
    """
    if value is None:
        return True
    if isinstance(value, str) and field.type in ("count", "number", "percent"):
        number = read_number(value)
        value = value if number is None else number
    match field.type:
        case "count":
            return _is_number(value) and Fraction(_number(value)).denominator == 1
        case "number":
            return _is_number(value)
        case "percent":
            return _is_number(value) and _number(value) <= 100
        case "bool":
            return isinstance(value, bool) or value in (Fraction(0), Fraction(1))
        case "enum":
            return not field.options or (isinstance(value, str) and value in field.options)
        case "date":
            return _is_date(value)
        case _:
            return isinstance(value, (str, Fraction, int, bool))


def _is_number(value: Json) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return False
    return 0 <= value <= LARGEST


def _number(value: Json) -> Fraction:
    return Fraction(value) if isinstance(value, (int, Fraction)) else Fraction(-1)


def _is_date(value: Json) -> bool:
    if not isinstance(value, str):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
