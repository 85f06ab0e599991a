"""How papers were wanted last, by kind: remembered as one setting, believed only where it still fits."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from renodesk.settings import Preferences

SETTING = "paper_wishes"


@dataclass(frozen=True, kw_only=True, slots=True)
class KindWish:
    """How one kind was wanted: its form, the sections left out, the page in English."""

    form: str = ""
    left_out: tuple[str, ...] = ()
    with_english: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperWishes:
    """Of every kind; `office` is None where nobody wrote another than the own organization."""

    office: str | None = None
    folder: str = ""
    kinds: Mapping[str, KindWish] = field(default_factory=dict)

    @classmethod
    def read(cls, preferences: Preferences) -> Self:
        """Return what is remembered; what is damaged is forgotten."""
        try:
            stored = json.loads(preferences[SETTING] or "{}")
            kinds = {
                str(kind): KindWish(
                    form=str(one.get("form", "")),
                    left_out=tuple(map(str, one.get("left_out", ()))),
                    with_english=one.get("english") is True,
                )
                for kind, one in dict(stored.get("kinds", {})).items()
            }
            office = stored.get("office")
            return cls(
                office=office if isinstance(office, str) else None,
                folder=str(stored.get("folder", "")),
                kinds=kinds,
            )
        except (ValueError, TypeError, AttributeError):
            return cls()

    def keep(self, preferences: Preferences) -> None:
        """Remember this."""
        stored: dict[str, Any] = {
            "folder": self.folder,
            "kinds": {
                kind: {"form": one.form, "left_out": list(one.left_out), "english": one.with_english}
                for kind, one in self.kinds.items()
            },
        }
        if self.office is not None:
            stored["office"] = self.office
        preferences.choose(SETTING, json.dumps(stored, ensure_ascii=False))

    def of(self, kind: str) -> KindWish:
        """Return how a kind was wanted."""
        return self.kinds.get(kind, KindWish())

    def wanting(self, kind: str, wish: KindWish) -> "PaperWishes":
        """Return the same with another wish of a kind."""
        return replace(self, kinds={**self.kinds, kind: wish})
