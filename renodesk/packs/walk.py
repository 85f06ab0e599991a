"""The order in which items are met when walking: column `walk` of an item table."""

from collections.abc import Mapping, Sequence

from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row


def turns_of(rows: Sequence[Row], complaints: Complaints) -> Mapping[str, int]:
    """Return the turn of each item by its code, 0 where a scope (or the whole table) gives none.

    Within one scope either every item has a turn, a whole number from 1 that no other has, or none has.
    """
    turns: dict[str, int] = {}
    taken: dict[tuple[str, int], str] = {}
    walked = {row["scope"] for row in rows if row["walk"]}
    for row in rows:
        turns.setdefault(row["code"], 0)
        if row["walk"]:
            turn = _turn(row, complaints)
            first = taken.setdefault((row["scope"], turn), row["code"]) if turn else row["code"]
            if first != row["code"]:
                complaints.add(row.at("walk"), "pack_walk_twice", turn=turn, code=first)
            turns[row["code"]] = turn
        elif row["scope"] in walked:
            complaints.add(row.at("walk"), "pack_walk_missing", code=row["code"])
    return turns


def _turn(row: Row, complaints: Complaints) -> int:
    text = row["walk"]
    if text.isascii() and text.isdecimal() and len(text) < 5 and int(text) > 0:
        return int(text)
    complaints.add(row.at("walk"), "pack_walk_malformed", value=text)
    return 0
