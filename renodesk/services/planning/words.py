"""Plans in sentences: lines, what they change, and what stands against their order."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from renodesk.domain.places import Place
from renodesk.domain.planning import Gain, Measure, Origin, Step, opened_again
from renodesk.domain.scores import NodeScore
from renodesk.reports.words import quantity_text
from renodesk.services.planning.digging import Digging
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.predicting import Outlook
from renodesk.services.planning.tracing import Trace
from renodesk.services.session import EstateSession
from renodesk.services.why import short
from renodesk.services.worded import boxes_in
from renodesk.texts import Language, joined, say


class PlanWords:
    """Says what a plan holds in one language; places are named by their short text."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Use the labels of the session's packs."""
        self._session = session
        self._language = language

    def title(self, line: PlanLine) -> str:
        """Return what a line is called."""
        name = line.item.name_en if line.item is not None and self._language == "en" else ""
        return name or line.title

    def named(self, line: PlanLine) -> str:
        """Return code and title of a line; a work outside the 36 has no code."""
        return f"{line.code} {self.title(line)}" if line.item is not None else self.title(line)

    def quantities(self, line: PlanLine) -> str:
        """Return the quantities of a line with label and unit, those it has."""
        return self.amounts(line, line.quantities)

    def amounts(self, line: PlanLine, held: Mapping[str, Fraction]) -> str:
        """Return such quantities of a line with label and unit."""
        boxes = boxes_in(self._session, line.item, self._language)
        return joined(
            "，",
            (
                f"{box.label} {quantity_text(held[box.name])} {box.unit}".strip()
                for box in boxes
                if box.name in held
            ),
            self._language,
        )

    def why(self, line: PlanLine) -> str:
        """Return who asks for a line, whether it has a deadline, its year, and why it is left out."""
        parts = [say(f"measure_mode_{line.mode}", self._language)]
        if line.is_urgent:
            parts.append(say("measure_urgent", self._language))
        if line.year:
            parts.append(say("measure_year", self._language, year=line.year))
        if line.reason:
            parts.append(line.reason)
        return joined("；", parts, self._language)

    def told(self, lines: tuple[PlanLine, ...], outlook: Outlook) -> Iterator[str]:
        """Yield the plan as a whole: its counts, its effect, and what is wrong with its order."""
        before, after = outlook.totals
        yield say(
            "plan_counts",
            self._language,
            chosen=sum(line.is_chosen for line in lines),
            left=sum(not line.is_chosen for line in lines),
            open=sum(line.wants_reason for line in lines),
        )
        yield say("plan_outlook", self._language, before=interval(before), after=interval(after))
        yield from self.order(outlook)

    def order(self, outlook: Outlook) -> Iterator[str]:
        """Yield what stands in a year before what it depends on, and where the ground is opened twice."""
        for early in outlook.early:
            yield say(
                "plan_early",
                self._language,
                item=self._named(early.measure),
                year=early.measure.year,
                first=self._named(early.first),
                later=early.first.year,
            )
        for place in opened_again(outlook.trenches):
            years = sorted({one.year for one in outlook.trenches if one.place == place and one.year})
            shown = joined("、", map(str, years), self._language)
            yield say("plan_dug_twice", self._language, place=self._place(place), years=shown)

    def digging(self, one: Digging) -> Iterator[str]:
        """Yield the works that open the ground at a place year by year, and whether that is too often."""
        for trench in one.trenches:
            year = say("measure_year", self._language, year=trench.year) if trench.year else ""
            yield say(
                "plan_digging",
                self._language,
                place=self._place(one.place),
                year=year or say("plan_not_phased", self._language),
                what=joined("、", (self._named(measure) for measure in trench.measures), self._language),
            )
        if one.is_again:
            years = joined("、", map(str, one.years), self._language)
            yield say("plan_dug_twice", self._language, place=self._place(one.place), years=years)

    def traced(self, trace: Trace) -> Iterator[str]:
        """Yield an answer with its score and each measure it asks for, or that none of the 36 mends it."""
        score = trace.answer.score
        yield say(
            "plan_trace",
            self._language,
            item=self._answer(trace.answer.item),
            place=self._place(trace.answer.place),
            score="–" if score is None else short(score),
        )
        for line in trace.lines:
            yield say(
                "plan_trace_line",
                self._language,
                mark="■" if line.is_chosen else "□",
                what=self.named(line),
                place=self._place(line.place),
                quantities=self.quantities(line) or "–",
                why=self.why(line),
            )
        if not trace.lines:
            yield say("plan_trace_resource" if trace.is_resource else "plan_trace_none", self._language)

    def explained(self, line: PlanLine, gain: Gain, steps: tuple[Step, ...]) -> Iterator[str]:
        """Yield where a line comes from, how much it is, and what it does to each answer."""
        for item, place in line.sources:
            yield say("plan_source", self._language, item=self._answer(item), place=self._place(place))
        if line.origin is Origin.EDITED:
            proposed = self.amounts(line, line.proposed) or "–"
            yield say(
                "plan_origin_edited",
                self._language,
                proposed=proposed,
                reason=line.edited_why or "–",
            )
        else:
            yield say(f"plan_origin_{line.origin.value}", self._language)
        for step in steps:
            yield say(
                "plan_step",
                self._language,
                item=self._answer(step.before.item),
                place=self._place(step.before.place),
                before=short(step.before.score or Fraction(0)),
                after=short(step.after.score or Fraction(0)),
                measure=self._named(step.measure),
            )
        ends = sorted({short(gain.low), short(gain.high)}, key=Fraction)
        yield say("plan_gain", self._language, gain="–".join(ends))

    def _answer(self, code: str) -> str:
        item = self._session.forms.tree.item(code)
        if item is None:
            return code
        return f"{code} {(item.name_en if self._language == 'en' else '') or item.name}"

    def _named(self, measure: Measure) -> str:
        item = self._session.forms.checklist.item(measure.item)
        if item is None:
            return measure.title
        return f"{item.code} {(item.name_en if self._language == 'en' else '') or item.name}"

    @staticmethod
    def _place(place: Place) -> str:
        return place.shown


def interval(node: NodeScore) -> str:
    """Return a score for people, its two ends where they differ."""
    if node.low is None or node.high is None:
        return "–"
    ends = (short(node.low), short(node.high))
    return ends[0] if ends[0] == ends[1] else "–".join(ends)
