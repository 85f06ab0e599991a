"""The rules of the log: hiding, heads, removals, ranges, gaps, clocks and digests. Pure."""

from renodesk.domain.log.clock import is_believable, next_hlc, utc_text
from renodesk.domain.log.heads import Shown, covers, grouped, heads_of, project, removals_over, unlisted
from renodesk.domain.log.lines import digest_of, line_of

__all__ = [
    "Shown",
    "covers",
    "digest_of",
    "grouped",
    "heads_of",
    "is_believable",
    "line_of",
    "next_hlc",
    "project",
    "removals_over",
    "unlisted",
    "utc_text",
]
