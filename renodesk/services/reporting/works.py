"""The 36 renovation items of a round: what was said on site, and what the diagnosis proposes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from renodesk.domain.form import CheckItem
from renodesk.reports.snapshot import CheckLine
from renodesk.reports.words import quantity_text
from renodesk.services.checklist import ChecklistService
from renodesk.services.reporting.part import Part
from renodesk.services.wishes import Wishes, summed
from renodesk.texts import joined, say


class Works(Part):
    """Reads the checklist."""

    def lines(self) -> Iterator[CheckLine]:
        """Yield every item in table order."""
        summary = ChecklistService(self._session).summary()
        wishes = Wishes(self._session).all()
        for item in self._forms.checklist.items:
            wish = summed((one for (code, _), one in wishes.items() if code == item.code), self._language)
            yield replace(self._check(item, summary[item.code]), wish=wish)

    def _check(self, item: CheckItem, counts: Mapping[str, int]) -> CheckLine:
        labels = {option.status: option.label for option in item.statuses}
        said = joined(
            "，",
            (f"{labels.get(status, status)} {count}" for status, count in counts.items() if status),
            self._language,
        )
        remedy = self._scores.remedies.get(item.code)
        proposed = ""
        if remedy is not None:
            boxes = [box for box in item.quantities if remedy.quantities.get(box.name) is not None]
            amounts = [
                f"{box.label if len(boxes) > 1 else ''} "
                f"{quantity_text(remedy.quantities[box.name] or Fraction(0))} {box.unit}".strip()
                for box in boxes
            ]
            mode = say(f"remedy_{remedy.mode}", self._language)
            proposed = f"{mode} {joined('，', amounts, self._language)}".strip()
        return CheckLine(
            code=item.code,
            name=item.name,
            kind=say("class_must" if item.is_must else "class_upgrade", self._language),
            said=said or "—",
            quantities=self._said_quantities(item) or "—",
            proposed=proposed,
        )

    def _said_quantities(self, item: CheckItem) -> str:
        sums: dict[str, Fraction] = {}
        for (code, _), heads in self._session.survey.checks.items():
            if code == item.code and heads:
                for name, value in heads[-1].quantities.items():
                    if isinstance(value, Fraction):
                        sums[name] = sums.get(name, Fraction(0)) + value
        return joined(
            "，",
            (
                f"{box.label} {quantity_text(sums[box.name])} {box.unit}"
                for box in item.quantities
                if box.name in sums
            ),
            self._language,
        )
