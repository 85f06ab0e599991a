"""How many examples a property is tried with: a few in each run, as many as RENODESK_MANY says when asked."""

import os


def many(few: int) -> int:
    """Return the number of examples."""
    return int(os.environ.get("RENODESK_MANY", few))
