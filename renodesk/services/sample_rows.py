"""Rows of the sample's tables, as they lie beside the program."""

import csv
import io

from renodesk.paths import resource


def sample_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the sample, by the words of its first line."""
    text = resource("sample", name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
