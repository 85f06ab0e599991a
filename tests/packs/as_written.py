"""What stays Chinese in English: documents, clauses and places that packs quote and name."""

import csv
import re
import tomllib
from collections.abc import Iterator
from io import StringIO

from renodesk.paths import forms_dir

CHINESE = re.compile("[\u3400-\u9fff]+")


def as_written() -> Iterator[str]:
    """Yield what packs quote and name as it is written: documents, clauses, places, and notes on rows."""
    for file in sorted(forms_dir().rglob("*.csv")):
        for row in csv.DictReader(StringIO(file.read_text(encoding="utf-8-sig"), newline="")):
            yield from (row.get(column) or "" for column in ("source", "clause_zh", "jurisdiction", "note"))
            yield from (row.get("text_zh", "") if file.parent.name == "consent" else "", row.get("en", ""))
    for file in sorted(forms_dir().rglob("pack.toml")):
        about = tomllib.loads(file.read_text(encoding="utf-8"))
        yield from (about["source"], about["statement_en"], about["jurisdiction"])
