"""The English of a pack's words: the table `english`, which a pack may be without.

Words stand in cells of many shapes (options, boxes, flags, anchor texts). The table has each of them once,
as people read it, and what it says in English; a word it lacks stays Chinese. A row whose Chinese was changed
in its cell says nothing any more, so that English that is out of date is never shown.
"""

from collections.abc import Mapping

from renodesk.packs.complaints import Complaints, Spot
from renodesk.packs.csv_text import read_rows

TABLE = "english"
COLUMNS = ("zh", "en")


def english_words(text: str, spot: Spot, complaints: Complaints) -> Mapping[str, str]:
    """Return the English by what it is said for."""
    found: dict[str, str] = {}
    for row in read_rows(text, spot, COLUMNS, complaints):
        for column in COLUMNS:
            if not row[column]:
                complaints.add(row.at(column), "pack_key_missing", key=column)
        if row["zh"] in found:
            complaints.add(row.at("zh"), "pack_name_twice", name=row["zh"][:40])
        if row["en"]:
            found[row["zh"]] = row["en"]
    return found
