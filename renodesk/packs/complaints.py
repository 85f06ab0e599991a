"""What is wrong with a pack: where, and what would be right."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renodesk.texts import Language, say

_MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Spot:
    """A cell as the spreadsheet shows it: file, row (header = 1, 0 = the whole file) and column name."""

    pack: str
    file: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint:
    """One complaint: `code` is a text code, `facts` fill its sentence."""

    spot: Spot
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


class Complaints:
    """Collects every complaint instead of stopping at the first."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Complaint] = []

    def add(self, spot: Spot, code: str, /, **facts: object) -> None:
        """Note a complaint."""
        kept = {name: _cut(str(value)) for name, value in facts.items()}
        self.found.append(Complaint(spot=spot, code=code, facts=kept))

    def sorted(self) -> list[Complaint]:
        """Return the complaints by place."""
        return sorted(self.found, key=lambda complaint: complaint.spot)


def _cut(text: str) -> str:
    """Return a fact that fits in a sentence; of a long list what fits whole, and that it goes on."""
    if len(text) <= _MOST:
        return text
    whole = text[:_MOST].rpartition("、")[0]
    return f"{whole}、…" if whole else text[:_MOST] + "…"


def complaint_sentence(complaint: Complaint, language: Language) -> str:
    """Return what is wrong and what would be right, in words."""
    return say(complaint.code, language, **complaint.facts)


def spot_text(spot: Spot) -> str:
    """Return where, as `liveability/items.csv:12 [bands]`."""
    row = f":{spot.row}" if spot.row else ""
    column = f" [{spot.column}]" if spot.column else ""
    return f"{spot.pack}/{spot.file}{row}{column}"
