"""What the handbook's readings say in words."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from renodesk.domain.handbook import HandbookRow
from renodesk.domain.places import Place
from renodesk.domain.problems import Differing, Presence, Reading, Result, TreeRow, number_text
from renodesk.services.comparison_words import points_text
from renodesk.services.diagnosis import name_label
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


class ProblemWords:
    """Says problems, results and why readings differ."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Speak a language in the words of the session's packs."""
        self._session = session
        self._language = language

    @property
    def blank(self) -> str:
        """Return what stands where nobody has filled a sentence's blank."""
        return say("problem_blank", self._language)

    @property
    def all_buildings(self) -> str:
        """Return the words for every building of the estate."""
        return say("problem_all_buildings", self._language)

    def name(self, name: str, name_en: str) -> str:
        """Return a name in the language."""
        return (name_en if self._language == "en" else "") or name

    def sentence(self, text: str, row: HandbookRow, places: Sequence[Place], where: str) -> str:
        """Return the fixed sentence, which is Chinese; in English the name and the places."""
        if self._language == "zh":
            return text
        buildings = {place.building for place in places if place.building}
        if not buildings:
            return say("problem_sentence_estate", "en", name=self.name(row.name, row.name_en))
        code = "problem_sentence_building" if len(buildings) == 1 else "problem_sentence_buildings"
        return say(code, "en", name=self.name(row.name, row.name_en), count=len(buildings), where=where)

    def values(self, result: Result) -> Mapping[str, str]:
        """Return what fills the sentence of an indicator beside its places."""
        if result.value is None:
            return {}
        number = number_text(result.value)
        names = dict.fromkeys(result.indicator.fill, number)
        return {**names, **({"n": number} if not result.buildings else {"units": number})}

    def result(self, result: Result) -> str:
        """Return the figure of an indicator with its unit, and whether it may still grow."""
        if result.presence == Presence.NOT_APPLICABLE:
            return say("problem_na", self._language)
        if result.value is None or (result.is_least and not result.value):
            return say("problem_open", self._language)
        unit = result.indicator.unit if self._language == "zh" else ""
        figure = f"{number_text(result.value)} {unit}".strip()
        return say("problem_least", self._language, figure=figure) if result.is_least else figure

    def presence(self, presence: Presence) -> str:
        """Return a presence in a word."""
        return say(f"problem_presence_{presence.value}", self._language)

    def explanation(self, reading: Reading) -> str:
        """Return why the handbook's reading and the tree's differ, or that they do not."""
        why, result = reading.why, reading.result
        code = f"problem_why_{why.value}"
        if why == Differing.SAME:
            code += "_" + ("there" if result.presence == Presence.PRESENT else "absent")
        return say(
            code,
            self._language,
            codes=joined("、", reading.hit_codes, self._language) or "—",
            open=joined("、", result.open_problems, self._language) or "—",
            rows=joined("，", (self._score(row) for row in reading.rows), self._language),
            short=joined("、", (row.code for row in reading.rows if row.short), self._language),
            mark=number_text(self._session.forms.tree.pass_mark),
        )

    def lacking(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return observations and register fields that are not known, in words."""
        forms = self._session.forms
        found = []
        for name in sorted(names):
            code, _, own = name.rpartition(".")
            item = forms.tree.item(code)
            if name.startswith("@"):
                found.append(name_label(name, forms, None, self._language))
            elif item is not None:
                found.append(f"{code} {name_label(own, forms, item, self._language)}")
            else:
                found.append(name)
        return tuple(dict.fromkeys(found))

    def _score(self, row: TreeRow) -> str:
        return f"{row.code} {interval_said(row.low, row.high)}"


def interval_said(low: Fraction | None, high: Fraction | None) -> str:
    """Return both ends of a score, one where they print the same."""
    first, last = points_text(low), points_text(high)
    return first if first == last else f"{first}–{last}"
