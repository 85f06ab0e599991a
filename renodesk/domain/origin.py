"""Where a row of a pack comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Document and clause in words, how sure that is, by code, and a note."""

    source: str
    provenance: tuple[str, ...]
    note: str = ""
