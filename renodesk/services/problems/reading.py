"""The handbook's problems of a round: lines, indicators, lights, both readings, and what is left to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from renodesk.domain.handbook import Handbook
from renodesk.domain.places import ESTATE
from renodesk.domain.problems import (
    Finding,
    LightState,
    Observed,
    PlaceNames,
    Presence,
    Reading,
    Sentences,
    TreeRow,
    buildings_of,
    find_problem,
    find_problems,
    read_both,
    read_indicators,
    read_lights,
    unlinked_rows,
    unsolved_places,
    urgency_of,
)
from renodesk.domain.reading import SurveyBuilder
from renodesk.domain.scoring import Scorer
from renodesk.domain.translated import said_in
from renodesk.estates import pinning
from renodesk.estates.assessing import round_states
from renodesk.estates.rounds import earlier_rounds, seal_of
from renodesk.services.problems.handbooks import handbook_in
from renodesk.services.problems.lines import IndicatorLine, LightLine, ProblemLine, QuestionLine, TreeScore
from renodesk.services.problems.stored import Answers, Edit, read_answers, read_edits
from renodesk.services.problems.words import ProblemWords
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

ORDER_OF_DIMENSIONS = (True, False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Round:
    observed: Observed
    findings: tuple[Finding, ...]
    answers: Answers


class Problems:
    """Reads the session's current round once; make another to read it again.

    A round whose packs lack what the handbook reads leaves those problems open. Without a handbook there is
    nothing.
    """

    def __init__(self, session: EstateSession, language: Language = "zh") -> None:
        """Read nothing yet."""
        self._session = session
        self._language = language

    @cached_property
    def handbook(self) -> Handbook | None:
        """Return the handbook the round is read by.

        Raises:
            PackFaulty: it has complaints.
        """
        return handbook_in(self._session)

    def lines(self) -> tuple[ProblemLine, ...]:
        """Return the problems that are there, in the handbook's order."""
        if self.handbook is None:
            return ()
        edits = read_edits(self._session.file, self._session.round)
        return tuple(
            self._line(finding, edits.get(finding.problem.code, Edit()))
            for finding in self._now.findings
            if finding.places
        )

    def indicators(self) -> tuple[IndicatorLine, ...]:
        """Return the handbook's indicators with both readings, in its order."""
        return tuple(
            self._indicator(number, reading)
            for is_dwelling in ORDER_OF_DIMENSIONS
            for number, reading in enumerate(
                (one for one in self.readings() if _is_dwelling(one) == is_dwelling), 1
            )
        )

    def readings(self) -> tuple[Reading, ...]:
        """Return the handbook's reading of each indicator beside the tree's."""
        handbook = self.handbook
        if handbook is None:
            return ()
        results = read_indicators(handbook, self._now.findings, self._sentences)
        return tuple(read_both(result, self._now.observed) for result in results)

    def unlinked(self) -> tuple[TreeScore, ...]:
        """Return rows of the tree that fall short and that the handbook does not ask about."""
        handbook = self.handbook
        rows = unlinked_rows(handbook, self._now.observed) if handbook is not None else ()
        return tuple(self._tree_score(row) for row in rows)

    def lights(self) -> tuple[LightLine, ...]:
        """Return 五不 for each building and 六有 of the estate."""
        handbook = self.handbook
        if handbook is None:
            return ()
        found = []
        for reading in read_lights(handbook, self._now.observed):
            light = reading.light
            said = self._now.answers.lights.get((light.code, reading.place))
            is_said = reading.state == LightState.BY_PEOPLE and said is not None
            found.append(
                LightLine(
                    code=light.code,
                    set=light.set,
                    name=self._words.name(light.name, light.name_en),
                    place=reading.place,
                    state=said if is_said and said is not None else reading.state,
                    lowest=reading.lowest,
                    low=reading.low,
                    high=reading.high,
                    green_from=light.green_from,
                    yellow_from=light.yellow_from,
                    is_said=is_said,
                    note=light.note,
                )
            )
        return tuple(found)

    def questions(self) -> tuple[QuestionLine, ...]:
        """Return the questions that are open or answered, and what may be ticked by hand, in table order."""
        return tuple(self._questions()) if self.handbook is not None else ()

    def finding(self, code: str) -> Finding | None:
        """Return how a problem stands at each of its places; the others are not read for it."""
        problem = self.handbook.problem(code) if self.handbook is not None else None
        return find_problem(problem, self._observed, self._answers.said) if problem is not None else None

    # Reading

    @cached_property
    def _observed(self) -> Observed:
        session = self._session
        return Observed(
            forms=session.forms, survey=session.survey, fields=session.fields, scores=session.scores
        )

    @cached_property
    def _answers(self) -> Answers:
        return read_answers(self._session.file, self._session.round, self._session.seal)

    @cached_property
    def _now(self) -> _Round:
        return self._found(self._observed, self._answers)

    @cached_property
    def _before(self) -> tuple[Finding, ...]:
        """Return what the round before this one had, by the same handbook; nothing for the first."""
        file, handbook = self._session.file, self.handbook
        keys = earlier_rounds(file, self._session.round)
        if not keys or handbook is None:
            return ()
        key, seal = keys[-1], seal_of(file, keys[-1])
        forms = pinning.pinned(file, key, self._session.environment.forms)
        survey = SurveyBuilder(key).read(round_states(file, key, seal)).survey()
        scorer = Scorer(forms, survey)
        observed = Observed(forms=forms, survey=survey, fields=scorer.fields, scores=scorer.scores())
        return self._found(observed, read_answers(file, key, seal)).findings

    def _found(self, observed: Observed, answers: Answers) -> _Round:
        handbook = self.handbook
        findings = find_problems(handbook, observed, answers.said) if handbook is not None else ()
        return _Round(observed=observed, findings=findings, answers=answers)

    @cached_property
    def _names(self) -> PlaceNames:
        survey = self._session.survey
        shown = {ESTATE: self._session.name}
        for building in survey.buildings:
            shown[building.place] = building.name
            shown.update((unit.place, unit.name) for unit in building.units)
        return PlaceNames(
            estate=self._session.name,
            shown=lambda place: shown.get(place, place.shown),
            units={building.place: [unit.place for unit in building.units] for building in survey.buildings},
            all_buildings=self._words.all_buildings,
            entrances=say("problem_entrances", self._language, numbers="{0}"),
        )

    @cached_property
    def _words(self) -> ProblemWords:
        return ProblemWords(self._session, self._language)

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self._now.observed, self._names, self._words.blank)

    def _tree_score(self, row: TreeRow) -> TreeScore:
        known = self._session.forms_in(self._language).tree.item(row.code)
        name = row.name if known is None else known.name
        return TreeScore(code=row.code, name=name, low=row.low, high=row.high, short=row.short)

    def _said(self, word: str) -> str:
        """Return a word of the handbook in the language."""
        return said_in(self.handbook.identity, word, self._language) if self.handbook is not None else word

    def _said_all(self, words: Sequence[str]) -> str:
        return joined("、", map(self._said, words), self._language)

    # Lines

    def _line(self, finding: Finding, edit: Edit) -> ProblemLine:
        problem, row = finding.problem, finding.problem.row
        unsolved = unsolved_places(finding, self._before)
        urgency = urgency_of(
            finding, self._now.observed, said=edit.text("urgency"), is_unsolved=bool(unsolved)
        )
        sentence = self._sentences.of_problem(finding, edit.words)
        where = self._names.where(finding.places) if finding.places[0] != ESTATE else self._names.estate
        return ProblemLine(
            key=f"{self._session.round}/{problem.code}",
            indicator=problem.indicator,
            code=problem.code,
            name=self._words.name(row.name, row.name_en),
            sentence=self._words.sentence(sentence.text, row, finding.places, where),
            lacks=sentence.lacks,
            words=dict(edit.words),
            places=finding.places,
            where=where,
            area=self._names.where(buildings_of(finding.places)) or where,
            open_places=finding.of(Presence.OPEN),
            severity=edit.text("severity") or row.severity,
            urgency=urgency.word,
            urgency_why=urgency.why,
            unsolved=unsolved,
            difficulty=edit.text("difficulty") or row.difficulty,
            repair=edit.text("repair") or row.repair,
            responsible=edit.text("responsible") or self._said_all(row.responsible),
            due=edit.text("due"),
            status=edit.text("status") or "open",
            note=edit.text("note"),
            list_column=problem.list_column,
            remedy=self._said(row.remedy),
            tree_codes=row.linked_tree,
            check_codes=row.linked_checks,
            is_dwelling=bool(finding.places[0].building),
            is_bottom_line=row.is_bottom_line,
            is_asked=any(spot.is_asked for spot in finding.spots if spot.presence == Presence.PRESENT),
            is_edited=bool(edit.texts or edit.words),
            is_contested=edit.is_contested or any(spot.is_contested for spot in finding.spots),
            source=row.source,
            provenance=row.provenance,
        )

    def _indicator(self, number: int, reading: Reading) -> IndicatorLine:
        result, row = reading.result, reading.result.indicator
        values = self._words.values(result)
        places = [place for finding in result.findings for place in finding.places]
        counted = [place for place in places if place.building] or places
        where = self._names.where(result.buildings) if result.buildings else ""
        sentence = ""
        if result.presence == Presence.PRESENT:
            filled = self._sentences.of_indicator(row.sentence, result.buildings or counted, values)
            sentence = self._words.sentence(filled.text, row, result.buildings, where)
        return IndicatorLine(
            code=row.code,
            number=number,
            is_dwelling=_is_dwelling(reading),
            name=self._words.name(row.name, row.name_en),
            unit=self._said(row.unit),
            presence=result.presence,
            value=result.value,
            is_least=result.is_least,
            result=self._words.result(result),
            sentence=sentence,
            buildings=result.buildings,
            where=where,
            problems=reading.hit_codes,
            open_problems=result.open_problems,
            formula=row.formula,
            threshold=row.threshold,
            remedy=self._said(row.remedy),
            responsible=self._said_all(row.responsible),
            tree=tuple(self._tree_score(one) for one in reading.rows),
            why=reading.why,
            explanation=self._words.explanation(reading),
            source=row.source,
        )

    def _questions(self) -> Iterator[QuestionLine]:
        for finding in self._now.findings:
            problem = finding.problem
            waiting = [spot for spot in finding.spots if spot.wants_answer]
            if not problem.ask:
                waiting = [spot for spot in finding.spots if spot.presence == Presence.OPEN]
            answers = {spot.place: spot.said for spot in finding.spots if spot.said is not None}
            if waiting or answers:
                lacking = {name for spot in waiting for name in spot.lacks}
                yield QuestionLine(
                    code=problem.code,
                    indicator=problem.indicator,
                    name=self._words.name(problem.row.name, problem.row.name_en),
                    text=self._said(problem.ask or problem.row.guide),
                    scope=problem.row.scope,
                    is_counted=problem.is_counted,
                    is_by_hand=not problem.ask,
                    open=tuple(spot.place for spot in waiting),
                    answers=answers,
                    lacks=self._words.lacking(lacking) if not problem.ask else (),
                )


def _is_dwelling(reading: Reading) -> bool:
    return reading.result.indicator.scope != "estate"
