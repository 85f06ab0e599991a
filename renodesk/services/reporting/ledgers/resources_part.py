"""Idle space into what its ledger holds: a line per possible use, the best fit first."""

from collections.abc import Iterator

from renodesk.reports.ledger_snapshot import ResourceEntry
from renodesk.services.planning.resources import PossibleUse, Resource, Resources
from renodesk.services.reporting.part import Part
from renodesk.services.why import short
from renodesk.texts import joined


class ResourcesPart(Part):
    """Reads the idle space of a round."""

    def lines(self) -> Iterator[ResourceEntry]:
        """Yield each space with its possible uses; one nobody looked at, or that is not there, without."""
        for one in Resources(self._session, self._language).rows():
            uses = one.uses if one.is_there else ()
            yield from (self._entry(one, use) for use in uses)
            if not uses:
                yield self._entry(one, None)

    def _entry(self, one: Resource, possible: PossibleUse | None) -> ResourceEntry:
        use = possible.use if possible is not None else None
        is_english = self._language == "en"
        return ResourceEntry(
            place=self._place(one.place),
            kind=one.label,
            size=one.size,
            unit=one.unit,
            note=one.note,
            photos=len(one.photos),
            use="" if use is None else (use.name_en if is_english else "") or use.name,
            needs=joined("、", self._needs(possible), self._language) if possible is not None else "",
            is_wanted=possible is not None and possible.is_wanted,
            least=None if use is None else use.least,
            is_large_enough=None if possible is None else possible.is_large_enough,
            source="" if use is None else use.source,
            use_note="" if use is None else use.note,
        )

    def _needs(self, possible: PossibleUse) -> Iterator[str]:
        for need in possible.needs:
            name = (need.name_en if self._language == "en" else "") or need.name
            score = "–" if need.score is None else short(need.score)
            yield f"{need.item} {name} {score}"
