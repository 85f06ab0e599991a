"""Changes and writers from outside: every part typed and bounded, or refused with the reason."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Change, ChangeId, Writer, change_id
from renodesk.domain.log.clock import is_believable

MAX_LINE = 4_000_000
MAX_TEXT = 400
MAX_REPLACES = 100_000
_CHANGE = {"id", "hlc", "at", "act", "undoes", "entity", "key", "field", "value", "replaces", "reason"}
_WRITER = {"id", "person", "device", "app_version", "started"}
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z", re.ASCII)
_WORD = re.compile(r"[a-z][a-z_]{0,30}", re.ASCII)
_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


class ChangeFault(ValueError):
    """A line that is no change or writer; `code` is a text code, `facts` say what is wrong."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def writer_json(writer: Writer) -> dict[str, Json]:
    """Return a writer as a JSON object."""
    return {
        "id": writer.id,
        "person": writer.person,
        "device": writer.device,
        "app_version": writer.app_version,
        "started": writer.started,
    }


def parse_change(line: str) -> Change:
    """Return the change a line writes.

    Raises:
        ChangeFault: it is none.
    """
    raw = _object(line, _CHANGE)
    one = _id(raw["id"], "id")
    act = _whole(raw["act"], "act")
    hlc = _whole(raw["hlc"], "hlc")
    if not is_believable(hlc):
        raise ChangeFault("change_clock", value=str(hlc))
    if not 1 <= act <= one.seq:
        raise ChangeFault("change_part_wrong", part="act")
    replaces = raw["replaces"]
    if not isinstance(replaces, list) or len(replaces) > MAX_REPLACES:
        raise ChangeFault("change_part_wrong", part="replaces")
    return Change(
        id=one,
        hlc=hlc,
        at=_time(raw["at"]),
        act=act,
        undoes=None if raw["undoes"] is None else _id(raw["undoes"], "undoes"),
        cell=_cell(raw["entity"], raw["key"], raw["field"]),
        value=_value(raw["value"]),
        replaces=tuple(_id(member, "replaces") for member in replaces),
        reason=_text(raw["reason"], "reason", most=20_000),
    )


def is_sound(change: Change) -> bool:
    """Return whether a change that was not parsed here (a row of somebody's file) keeps the same rules."""
    cell = change.cell
    try:
        _word(cell.entity, "entity")
        _key(cell.key)
        _field(cell.field)
        _time(change.at)
        _text(change.reason, "reason", most=20_000)
        return (
            vocabulary.is_sound(cell)
            and 1 <= change.act <= change.id.seq
            and is_believable(change.hlc)
            and len(change.replaces) <= MAX_REPLACES
            and len(change.value) <= MAX_LINE
            and _is_canonical(change.value)
        )
    except ChangeFault:
        return False


@lru_cache(maxsize=4096)
def _is_canonical(value: str) -> bool:
    try:
        return _value(canonical.loads(value)) == value
    except ValueError:
        return False


def parse_writer(line: str) -> Writer:
    """Return the writer a line writes.

    Raises:
        ChangeFault: it is none.
    """
    return writer_of(_object(line, _WRITER))


def writer_of(raw: Json) -> Writer:
    """Return the writer of a JSON object.

    Raises:
        ChangeFault: it is none.
    """
    if not isinstance(raw, Mapping) or set(raw) != _WRITER:
        raise ChangeFault("change_not_an_object")
    if not isinstance(raw["id"], str) or not _ID.fullmatch(raw["id"]):
        raise ChangeFault("change_part_wrong", part="id")
    return Writer(
        id=raw["id"],
        person=_text(raw["person"], "person"),
        device=_text(raw["device"], "device"),
        app_version=_text(raw["app_version"], "app_version"),
        started=_time(raw["started"]),
    )


def _object(line: str, parts: set[str]) -> Mapping[str, Json]:
    if len(line) > MAX_LINE:
        raise ChangeFault("change_too_long")
    try:
        raw = canonical.loads_plain(line)
    except ValueError as error:
        raise ChangeFault("change_not_json", detail=str(error)[:100]) from error
    if not isinstance(raw, dict) or raw.keys() != parts:
        raise ChangeFault("change_not_an_object")
    return raw


def _id(raw: Json, part: str) -> ChangeId:
    try:
        return change_id(raw if isinstance(raw, str) else "")
    except ValueError as error:
        raise ChangeFault("change_part_wrong", part=part) from error


def _whole(raw: Json, part: str) -> int:
    """Return a whole number, however it is written (`1.0` is one), that SQLite can keep."""
    if type(raw) is int and 0 < raw < 2**63:
        return raw  # by far the most
    if isinstance(raw, bool) or not isinstance(raw, (int, Fraction)) or raw.denominator != 1:
        raise ChangeFault("change_part_wrong", part=part)
    if not 0 < raw.numerator < 2**63:
        raise ChangeFault("change_part_wrong", part=part)
    return raw.numerator


def _time(raw: Json) -> str:
    if not isinstance(raw, str) or not _TIME.fullmatch(raw):
        raise ChangeFault("change_part_wrong", part="at")
    return raw


def _value(raw: Json) -> str:
    try:
        text = canonical.dumps_plain(raw)
        text.encode("utf-8")
    except (RecursionError, UnicodeEncodeError) as error:
        raise ChangeFault("change_part_wrong", part="value") from error
    return text


def _cell(entity: Json, key: Json, field: Json) -> Cell:
    for part, raw in (("entity", entity), ("key", key), ("field", field)):
        if not isinstance(raw, str):
            raise ChangeFault("change_part_wrong", part=part)
    return _sound_cell(entity, key, field)


@lru_cache(maxsize=4096)  # a log says much about few cells, and estates are asked the same
def _sound_cell(entity: str, key: str, field: str) -> Cell:
    cell = Cell(entity=_word(entity, "entity"), key=_key(key), field=_field(field))
    if not vocabulary.is_sound(cell):
        raise ChangeFault("change_part_wrong", part="key")
    return cell


def _word(raw: Json, part: str) -> str:
    if not isinstance(raw, str) or not _WORD.fullmatch(raw):
        raise ChangeFault("change_part_wrong", part=part)
    return raw


def _field(raw: Json) -> str:
    text = _text(raw, "field", most=100)
    if not text:
        raise ChangeFault("change_part_wrong", part="field")
    return text


def _key(raw: Json) -> str:
    text = _text(raw, "key")
    if not text:
        raise ChangeFault("change_part_wrong", part="key")
    return text


def _text(raw: Json, part: str, *, most: int = MAX_TEXT) -> str:
    if not isinstance(raw, str) or len(raw) > most or "\0" in raw:
        raise ChangeFault("change_part_wrong", part=part)
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ChangeFault("change_part_wrong", part=part) from error
    return raw
