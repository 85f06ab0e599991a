"""What a cell of somebody's spreadsheet says of a register field.

`6层`, `１，２３４`, `1986年5月`, `万㎡` and a year that a spreadsheet turned into a date are understood, and
said where they are read as something else; what is not understood is kept as typed and marked, as anywhere.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.form import RegisterField
from renodesk.domain.numbers import read_number, write_number
from renodesk.services.register_values import fits, stored_for
from renodesk.tables.grids import Oddity

LONGEST_SAID = 60
"""Letters of a cell that are said."""
NUMBERS = ("count", "number", "percent")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"(?:地上|共|合计)?([+-]?\d+(?:,\d{3})*(?:\.\d+)?)\s*([^\d\s]\S{0,7})?")
_NOTHING = {
    "",
    "/",
    "-",
    "--",
    "—",
    "——",
    "\\",
    "?",
    "？",
    "不详",
    "未知",
    "不清楚",
    "暂无",
    "无数据",
    "n/a",
    "null",
}
_DAY = re.compile(r"(\d{4})(?:年|[./\-])(\d{1,2})(?:月|[./\-])(\d{1,2})日?(?:[T ].*)?")
_EIGHT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_YEAR = re.compile(
    r"(\d{4})\s*(?:年|[./\-]\d{1,2}(?:[./\-]\d{1,2})?)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:建成|竣工|建)?"
)
_ENDS = "号楼层户个栋幢套人"
_DIGITS = "零一二三四五六七八九"
_CHINESE = re.compile(r"([一二三四五六七八九])?(十)?([一二三四五六七八九])?")
_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
"""Numbers of days in which a spreadsheet writes the dates from 1927 to 2119."""
_YES, _NO = ("√", "✓", "y", "1", "有", "是"), ("×", "x", "✗", "n", "0", "无", "否")
_SIZES = {
    "㎡": Fraction(1),
    "m2": Fraction(1),
    "平方米": Fraction(1),
    "平米": Fraction(1),
    "平方": Fraction(1),
    "平": Fraction(1),
    "万㎡": Fraction(10_000),
    "万m2": Fraction(10_000),
    "万平方米": Fraction(10_000),
    "万平米": Fraction(10_000),
    "万平方": Fraction(10_000),
    "万平": Fraction(10_000),
    "公顷": Fraction(10_000),
    "亩": Fraction(2000, 3),
}
"""Square metres of a unit, as it is written after NFKC (㎡ becomes m2)."""
AREA_UNITS = ("㎡", "万㎡", "亩")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a cell says: the value, whether it fits, a code of how it was read or why it is refused."""

    value: Json = None
    fits: bool = True
    said: str = ""
    refused: str = ""


def plain(text: str) -> str:
    """Return a text with full-width digits and signs narrow and blanks at its ends gone."""
    return unicodedata.normalize("NFKC", text).strip()


def arabic(text: str) -> str:
    """Return a text with a Chinese number at its beginning (一 to 九十九) in digits: `三号楼` as `3号楼`."""
    found = _CHINESE.match(text)
    if not found or not found[0]:
        return text
    tens, ten, ones = found.groups()
    if tens and ones and not ten:
        return text
    if not ten:
        number = _DIGITS.index(tens or ones)
    else:
        number = (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
    rest = text[found.end() :]
    return f"{number}{rest}" if not rest or rest[0] in _ENDS or rest.startswith("单元") else text


def is_year(field: RegisterField) -> bool:
    """Return whether a field takes a year."""
    return field.unit == "年" and field.type == "count"


def is_area(field: RegisterField) -> bool:
    """Return whether a field takes square metres."""
    return field.unit == "㎡"


def unit_size(unit: str) -> Fraction | None:
    """Return how many square metres a unit of area is."""
    return _SIZES.get("".join(plain(unit).split()).casefold())


def area_unit(unit: str) -> str:
    """Return the usual spelling of a unit of area, "" for square metres and for what is none."""
    size = unit_size(unit)
    return next((one for one in AREA_UNITS[1:] if unit_size(one) == size), "") if size else ""


def read_cell(field: RegisterField, text: str, oddity: Oddity | None = None, unit: str = "") -> Reading:
    """Return what a cell says of a field; `unit` is that of its column where it is another."""
    if oddity == Oddity.FORMULA:
        return Reading(refused="import_formula")
    if oddity == Oddity.ERROR:
        return Reading(refused="import_error_word")
    word = plain(text)
    if word.casefold() in _NOTHING:
        return Reading(said="import_left_empty" if word else "")
    match field.type:
        case "bool":
            return _truth(field, word, text)
        case "enum":
            return _option(field, word, text)
        case "date":
            return _date(field, word, text)
        case kind if kind in NUMBERS:
            if is_year(field):
                return _year(field, word, text, oddity)
            return _number(field, word, text, oddity, unit)
    return _kept(field, text)


def _kept(field: RegisterField, text: str, said: str = "") -> Reading:
    value = stored_for(field, text.strip())
    return Reading(value=value, fits=fits(field, value), said=said)


def _truth(field: RegisterField, word: str, text: str) -> Reading:
    folded = word.casefold()
    if folded in _YES or folded in _NO:
        return Reading(value=folded in _YES)
    return _kept(field, text)


def _option(field: RegisterField, word: str, text: str) -> Reading:
    exact = _kept(field, text)
    if exact.fits:
        return exact
    near = [
        code
        for code, label in field.options.items()
        if label and (label in word or (len(word) >= 2 and label.startswith(word)))
    ]
    longest = max((len(field.options[code]) for code in near), default=0)
    best = [code for code in near if len(field.options[code]) == longest]
    return Reading(value=best[0], said="import_read_as") if len(best) == 1 else exact


def _date(field: RegisterField, word: str, text: str) -> Reading:
    found = _DAY.fullmatch(word) or _EIGHT.fullmatch(word)
    if found:
        try:
            day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return _kept(field, text)
        return Reading(value=day.isoformat())
    if word.isascii() and word.isdigit() and int(word) in _SERIALS:
        return Reading(value=_day(int(word)).isoformat(), said="import_read_as")
    return _kept(field, text)


def _day(serial: int) -> datetime.date:
    return _EPOCH + datetime.timedelta(days=serial)


def _year(field: RegisterField, word: str, text: str, oddity: Oddity | None) -> Reading:
    """Return a year, also from a date, from the number of a date, and from a year shown as a date."""
    if oddity == Oddity.DATE and _DAY.fullmatch(word):
        day = datetime.date.fromisoformat(word[:10])
        serial = (day - _EPOCH).days
        is_year_shown_as_date = 1900 <= serial <= 2100
        return Reading(value=Fraction(serial if is_year_shown_as_date else day.year), said="import_read_as")
    found = _YEAR.fullmatch(word) or _EIGHT.fullmatch(word)
    if found:
        said = "import_read_as" if word.rstrip("年") != found[1] else ""
        return Reading(value=Fraction(int(found[1])), said=said)
    if word.isascii() and word.isdigit() and int(word) in _SERIALS:
        return Reading(value=Fraction(_day(int(word)).year), said="import_read_as")
    return _kept(field, text)


def _number(field: RegisterField, word: str, text: str, oddity: Oddity | None, unit: str) -> Reading:
    if oddity == Oddity.DATE:
        return Reading(refused="import_number_is_date")
    said, digital = "", arabic(word)
    found = _NUMBER.fullmatch(digital)
    if not found:
        return _kept(field, text)
    digits, written = found[1], (found[2] or "").strip()
    if "," in digits:
        if not _THOUSANDS.fullmatch(digits):
            return _kept(field, text)
        digits, said = digits.replace(",", ""), "import_read_as"
    number = read_number(digits)
    if number is None:
        return _kept(field, text)
    size = _size(field, written or unit)
    if size is None:
        return _kept(field, text)
    if digital != word or (written and size == 1 and written.casefold() != _folded_unit(field)):
        said = said or "import_read_as"
    if size != 1:
        number, said = number * size, "import_converted"
    return Reading(value=number, fits=fits(field, number), said=said)


def _folded_unit(field: RegisterField) -> str:
    return plain(field.unit).casefold()


_COUNTERS = {
    "层": ("f", "楼", "层楼"),
    "个": ("单元", "个单元"),
    "栋": ("幢", "座"),
    "人": ("名", "口", "位"),
    "m": ("米", "公尺"),
}
"""Other words that count the same, by the field's unit."""


def _size(field: RegisterField, unit: str) -> Fraction | None:
    """Return what brings a number from a unit to the field's; None where it is another thing."""
    folded = "".join(plain(unit).split()).casefold()
    if not folded or folded == _folded_unit(field) or folded in _COUNTERS.get(field.unit, ()):
        return Fraction(1)
    ours, theirs = unit_size(field.unit), unit_size(folded)
    return theirs / ours if ours is not None and theirs is not None else None


def value_words(field: RegisterField, value: Json, *, yes: str = "是", no: str = "否") -> str:
    """Return a value as people read it, in the pack's words."""
    if isinstance(value, bool):
        return yes if value else no
    if isinstance(value, str):
        return field.options.get(value, value)
    return write_number(value) if isinstance(value, (int, Fraction)) else ""
