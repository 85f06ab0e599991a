"""The index: what the office asks of its estates without opening them, made from the archive at any time.

A column of `estate`: a field of `IndexRow` and its two lines in `rows.py`, its value in `entry.py`, the
column in `tables.py`. A table with several rows an estate: a `Part` (the table, and a function from file and
assessment to rows) in a module of its own here, and a line in `parts.PARTS`. Both want a revision, as the
docstring of `office/migrations` says. Nothing else: ingest and reindex write the new rows in the transaction
that writes the estate's, and every index made before is filled again from the archive by itself. What only
services can tell of a file (its project, what its plan costs) they give to the index they open: entries are
made by `Index.read` alone, so that none comes without it.
"""

from renodesk.office.index.arrivals import Arrivals
from renodesk.office.index.database import Index, TakenBundle
from renodesk.office.index.entry import Entry
from renodesk.office.index.rows import IndexRow

__all__ = ["Arrivals", "Entry", "Index", "IndexRow", "TakenBundle"]
