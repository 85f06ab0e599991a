"""What a column of a spreadsheet may be matched with: the names of places, and register fields."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from renodesk.domain import vocabulary
from renodesk.domain.form import Register, RegisterField
from renodesk.estates.pinning import shipped
from renodesk.services.session import EstateSession
from renodesk.texts import Language

BUILDING, UNIT, ESTATE_NAME = "building_no", "unit_no", "estate.name"
UNIT_PREFIX = "unit."
_NO_COLUMN = ("ref", "file", "geo")
_BRACKETS = re.compile(r"[（(\[【〔].*?[）)\]】〕]")
_AREA = r"万?(?:㎡|m2|m²|平方米|平米|平方)|公顷|亩"
_TITLE_UNIT = re.compile(rf"(?:[（(\[【]|单位[:：]?|[/、])?\s*({_AREA})\s*[）)\]】]?$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A field a column may fill; `key` is how it is spelled (`floors`, `unit.floors`)."""

    key: str
    field: RegisterField

    @property
    def level(self) -> str:
        """Return `building`, `unit` or (of the estate's name alone) `estate`."""
        return self.field.level


def register_of(session: EstateSession) -> Register:
    """Return the register the round is pinned to, with today's synonyms where it has none.

    A round that began with a register of before spreadsheets were matched knows none, and no types.
    """
    register = session.forms.register
    if any(field.synonyms for field in register.fields):
        return register
    return _with_words(register, shipped(session.environment.forms)[0].register)


def _with_words(register: Register, today: Register) -> Register:
    words = {(field.level, field.name): field.synonyms for field in today.fields}
    kind = today.field("building", vocabulary.CONSTRUCTION_TYPE)
    if kind is not None and register.field("building", kind.name) is None:
        register = replace(register, fields=(*register.fields, kind))
    fields = tuple(
        replace(field, synonyms=words.get((field.level, field.name), ())) for field in register.fields
    )
    return replace(register, fields=fields)


def targets(register: Register) -> dict[str, Target]:
    """Return what columns may be matched with, in table order, places first."""
    found: dict[str, Target] = {}
    for key, level in ((BUILDING, "building"), (UNIT, "unit"), (ESTATE_NAME, "estate")):
        field = register.field(level, key.removeprefix("estate."))
        if field is not None:
            found[key] = Target(key=key, field=field)
    for field in register.fields:
        is_known = field.level in ("building", "unit") and field.name not in (BUILDING, UNIT)
        if is_known and not field.is_personal and field.type not in _NO_COLUMN:
            key = field.name if field.level == "building" else UNIT_PREFIX + field.name
            found[key] = Target(key=key, field=field)
    return found


def target_called(known: Mapping[str, Target], word: str, *, has_units: bool) -> str | None:
    """Return the key a person spells a target by: its key, or one of its words; None where there is none.

    A bare name of both levels means the entrance's in a table of entrances.
    """
    asked = word.strip()
    if has_units and UNIT_PREFIX + asked in known:
        return UNIT_PREFIX + asked
    if asked in known or asked.removeprefix("building.") in known:
        return asked.removeprefix("building.")
    wanted = normal(asked)
    hits = [key for key, target in known.items() if wanted in words_of(target.field)]
    ours = [key for key in hits if key.startswith(UNIT_PREFIX) == has_units]
    return next(iter(ours or hits), None)


def field_name(field: RegisterField, language: Language) -> str:
    """Return what a field is called in a language, without what stands in brackets."""
    name = field.label_en if language == "en" and field.label_en else field.label
    return name.partition("（")[0].partition(" (")[0]


def words_of(field: RegisterField) -> set[str]:
    """Return the normalised words a field is known by."""
    words = (field.name, field.label, field.label_en, *field.synonyms)
    return {normal(word) for word in words if word} - {""}


def normal(title: str) -> str:
    """Return a title without brackets, blanks, signs and units, so that alike titles are one."""
    word = unicodedata.normalize("NFKC", _BRACKETS.sub("", title)).casefold()
    word = re.sub(rf"(?:{_AREA})$", "", word.strip())
    return "".join(one for one in word if one.isalnum())


def unit_of(titles: Iterable[str]) -> str:
    """Return the unit of area a column's titles name, "" where there is none."""
    for title in titles:
        found = _TITLE_UNIT.search(unicodedata.normalize("NFKC", title).strip())
        if found:
            return found[1]
    return ""
