"""Canonical JSON: one value, one text. What the change log stores and what digests are made of.

Text is NFC, keys are sorted, nothing is padded. A number is exact (`fractions.Fraction` or `int`) and is
written as its shortest decimal; a number no decimal can write is written as the text "200/3".
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TypeAlias

from renodesk.domain.numbers import MOST_DIGITS, read_number, write_number

Json: TypeAlias = "str | bool | int | Fraction | Sequence[Json] | Mapping[str, Json] | None"


def dumps(value: Json) -> str:
    """Return the canonical text of a value.

    Raises:
        TypeError: a float, or anything JSON has no word for.
    """
    if value is None:
        return "null"
    if isinstance(value, str):
        return quoted(value)
    if type(value) is list or type(value) is tuple:  # by far quicker than asking for a sequence
        return "[" + ",".join([quoted(one) if type(one) is str else dumps(one) for one in value]) + "]"
    if type(value) is dict and "".join(value).isascii():
        return (
            "{" + ",".join([f"{encode_basestring(key)}:{dumps(value[key])}" for key in sorted(value)]) + "}"
        )
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        text = write_number(value)
        return f'"{text}"' if "/" in text else text
    if isinstance(value, Mapping):
        pairs = sorted((unicodedata.normalize("NFC", key), member) for key, member in value.items())
        return "{" + ",".join(f"{dumps(key)}:{dumps(member)}" for key, member in pairs) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(dumps(member) for member in value) + "]"
    raise TypeError(f"{type(value).__name__} has no canonical form")


def dumps_plain(value: Json) -> str:
    """Return what `dumps` does of a value that `loads_plain` read.

    Where every number is an int and every text ASCII, which is so in most, the standard library's quick
    writer makes the same text.
    """
    try:
        text = _ENCODER.encode(value)
    except TypeError:  # an exact fraction
        return dumps(value)
    return text if text.isascii() else dumps(value)


def quoted(text: str) -> str:
    """Return the canonical form of a text, in quotes."""
    return encode_basestring(text if text.isascii() else unicodedata.normalize("NFC", text))


def loads(text: str) -> Json:
    """Return the value of a JSON text, numbers exact.

    Raises:
        ValueError: not JSON, a number beyond forty digits, NaN or Infinity, or a key that stands twice.
    """
    return _read(_DECODER, text)


def loads_plain(text: str) -> Json:
    """Return what `loads` does, its whole numbers as ints.

    Raises:
        ValueError: as `loads`.
    """
    return _read(_PLAIN_DECODER, text)


def _read(decoder: json.JSONDecoder, text: str) -> Json:
    value: Json
    try:
        try:
            value, end = decoder.raw_decode(text)
        except json.JSONDecodeError:
            end = -1
        return value if end == len(text) else decoder.decode(text)  # which knows about blanks around it
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


@lru_cache(maxsize=4096)  # the same few numbers stand in one log again and again
def _exact(text: str) -> Fraction:
    number = read_number(text)
    if number is None:
        raise ValueError(f"number out of range: {text[:50]}")
    return number


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS + text.startswith("-"):
        raise ValueError(f"number out of range: {text[:50]}")
    return int(text)


def _refuse(text: str) -> Fraction:
    raise ValueError(f"{text} is not a number")


def _without_doubles(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return members


# One of each for all: making it takes as long as reading a short line.
_DECODER = json.JSONDecoder(
    parse_float=_exact, parse_int=_exact, parse_constant=_refuse, object_pairs_hook=_without_doubles
)
_PLAIN_DECODER = json.JSONDecoder(
    parse_float=_exact, parse_int=_whole, parse_constant=_refuse, object_pairs_hook=_without_doubles
)
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)
