"""Freeze what the handbook says of a round."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from renodesk.domain.handbook import Handbook
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems import LightState, Presence, Reading, number_text
from renodesk.reports.problem_snapshot import (
    IndicatorEntry,
    LightEntry,
    LightRow,
    LightTable,
    ProblemEntry,
    ProblemsPart,
)
from renodesk.services.problems import CHOICES, IndicatorLine, LightLine, ProblemLine, Problems
from renodesk.services.problems.words import interval_said
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


class ProblemPart(Part):
    """Reads the handbook's problems."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        self._problems = Problems(session, language)

    def part(self) -> ProblemsPart | None:
        """Return it, None where there is no handbook."""
        handbook = self._problems.handbook
        if handbook is None:
            return None
        lines = self._problems.lines()
        readings = {one.result.indicator.code: one for one in self._problems.readings()}
        lights = self._problems.lights()
        return ProblemsPart(
            title=handbook.identity.title,
            version=handbook.identity.version,
            statement=handbook.identity.statement,
            five_no=self._lights(handbook, [one for one in lights if one.set == "five_no"]),
            six_have=self._lights(handbook, [one for one in lights if one.set == "six_have"]),
            indicators=tuple(
                self._indicator(one, readings[one.code], lines) for one in self._problems.indicators()
            ),
            problems=tuple(map(self._problem, lines)),
            unlinked=tuple(
                f"{row.code} {row.name} {interval_said(row.low, row.high)}"
                for row in self._problems.unlinked()
            ),
            open=sum(len(one.open) for one in self._problems.questions()),
        )

    def _lights(self, handbook: Handbook, lines: list[LightLine]) -> LightTable:
        codes = list(dict.fromkeys(one.code for one in lines))
        by_place: dict[Place, dict[str, LightLine]] = {}
        for one in lines:
            by_place.setdefault(one.place, {})[one.code] = one
        known = {light.code: light for light in handbook.lights}
        names = {one.code: one.name for one in lines}
        return LightTable(
            titles=tuple(names[code] for code in codes),
            reads=tuple(
                self._say(
                    "light_reads" if known[code].reads else "light_reads_nothing",
                    name=names[code],
                    rows=joined("、", known[code].reads, self._language),
                    green=number_text(known[code].green_from),
                    yellow=number_text(known[code].yellow_from),
                )
                for code in codes
            ),
            rows=tuple(
                LightRow(
                    name=self._place(place),
                    lights=tuple(self._light(own[code]) for code in codes),
                )
                for place, own in by_place.items()
            ),
        )

    @staticmethod
    def _light(line: LightLine) -> LightEntry:
        score = "" if line.state == LightState.UNKNOWN else interval_said(line.low, line.high)
        return LightEntry(
            state=line.state.value, lowest=f"{line.lowest} {score}".strip() if line.lowest else ""
        )

    def _indicator(
        self, line: IndicatorLine, reading: Reading, lines: Iterable[ProblemLine]
    ) -> IndicatorEntry:
        columns: dict[str, list[str]] = {}
        for one in lines:
            if one.indicator == line.code and one.list_column:
                columns.setdefault(one.list_column, []).append(one.sentence)
        return IndicatorEntry(
            code=line.code,
            number=line.number,
            is_dwelling=line.is_dwelling,
            name=line.name,
            unit=line.unit,
            result=line.result,
            presence=line.presence.value,
            handbook=self._handbook_says(line),
            tree=joined(
                "，", (f"{one.code} {interval_said(one.low, one.high)}" for one in line.tree), self._language
            )
            or "—",
            is_same=line.why.value == "same",
            explanation=line.explanation,
            columns={name: tuple(sentences) for name, sentences in columns.items()},
            provision=_provision(reading),
            source=line.source,
        )

    def _handbook_says(self, line: IndicatorLine) -> str:
        word = say(f"problem_presence_{line.presence.value}", self._language)
        return f"{word}：{joined('、', line.problems, self._language)}" if line.problems else word

    def _problem(self, line: ProblemLine) -> ProblemEntry:
        return ProblemEntry(
            code=line.code,
            indicator=line.indicator,
            name=line.name,
            sentence=line.sentence,
            severity=self._handbook_word("severity", line.severity),
            difficulty=self._handbook_word("difficulty", line.difficulty),
            urgency=self._handbook_word("urgency", line.urgency),
            is_urgent=line.is_urgent,
            repair=self._handbook_word("repair", line.repair),
            remedy=line.remedy,
            where=line.where,
            area=line.area,
            buildings=tuple(self._by_building(line.places)),
            responsible=line.responsible,
            due=line.due,
            status=say(f"problem_status_{line.status}", self._language),
            note=line.note,
            list_column=line.list_column,
            is_dwelling=line.is_dwelling,
            is_unsolved=bool(line.unsolved),
            checks=line.check_codes,
            source=line.source,
        )

    def _by_building(self, places: Iterable[Place]) -> Iterator[tuple[str, str]]:
        found: dict[Place, list[Place]] = {}
        for place in places:
            found.setdefault(Place(building=place.building), []).append(place)
        names: Mapping[Place, str] = {
            unit.place: unit.name for building in self._session.survey.buildings for unit in building.units
        }
        for building, inside in found.items():
            units = [names.get(place, place.shown) for place in inside if place.unit]
            said = joined("、", units, self._language)
            if units and all(unit.isdecimal() for unit in units):
                said = self._say("entrances", numbers=said)
            yield self._place(building) if building != ESTATE else self._say("estate_parts"), said

    def _handbook_word(self, field: str, word: str) -> str:
        known = CHOICES[field]
        return say(f"handbook_{field}_{known.index(word)}", self._language) if word in known else word


def _provision(reading: Reading) -> Literal["yes", "no", "open", ""]:
    """Return whether the facility an indicator asks for is there at all."""
    found = {one.presence for one in reading.result.findings if one.problem.list_column == "provision"}
    if Presence.PRESENT in found:
        return "no"
    if Presence.OPEN in found:
        return "open"
    return "yes" if Presence.ABSENT in found else ""
