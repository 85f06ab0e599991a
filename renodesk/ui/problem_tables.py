"""What the problems screen lists: problems, questions, the handbook's indicators, and the lights."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from renodesk.domain.places import Place
from renodesk.domain.problems import LightState, Presence
from renodesk.services.problems import (
    CHOICES,
    IndicatorLine,
    LightLine,
    ProblemLine,
    Problems,
    QuestionLine,
)
from renodesk.services.problems.words import interval_said
from renodesk.texts import Language, joined, say
from renodesk.ui.models.problem_rows import Shown, ShownRow

PlaceWord = Callable[[Place], str]
LIGHTS = {
    LightState.GREEN: ("answered", "good"),
    LightState.YELLOW: ("partly", "warn"),
    LightState.RED: ("red_flag", "bad"),
    LightState.UNKNOWN: ("unseen", "ink3"),
    LightState.NOT_APPLICABLE: ("not_applicable", "ink3"),
    LightState.BY_PEOPLE: ("unanswered", "ink3"),
}
"""State of a light -> (icon, colour token): each has a shape of its own."""
FIVE_NO = "five_no"
"""The set of lights that each building has."""
PRESENCES = {
    Presence.PRESENT: ("low", "bad"),
    Presence.OPEN: ("unanswered", "warn"),
    Presence.ABSENT: ("answered", "good"),
    Presence.NOT_APPLICABLE: ("not_applicable", "ink3"),
}


def handbook_word(field: str, word: str, language: Language) -> str:
    """Return a word of the handbook in the window's language."""
    known = CHOICES.get(field, ())
    if field == "status":
        return say(f"problem_status_{word}", language) if word else ""
    return say(f"handbook_{field}_{known.index(word)}", language) if word in known else word


class ProblemTables:
    """Makes the rows of each table in a language."""

    def __init__(self, problems: Problems, language: Language, place_word: PlaceWord) -> None:
        """Read `problems` once; places are called by `place_word`."""
        self._language = language
        self._place = place_word
        self.lines = {one.code: one for one in problems.lines()}
        self.questions = {one.code: one for one in problems.questions()}
        self.indicators = {one.code: one for one in problems.indicators()}
        self.lights = {f"{one.code}/{one.place.key}": one for one in problems.lights()}

    def tr(self, text: str) -> str:
        """Return a word of the window in its language."""
        return QCoreApplication.translate("ProblemTables", text)

    @property
    def waiting(self) -> int:
        """Return how many answers are still to be had."""
        return sum(len(one.open) for one in self.questions.values())

    def problem_rows(self, *, only_urgent: bool) -> tuple[tuple[str, ...], Sequence[ShownRow]]:
        """Return the problems that are there."""
        titles = (
            self.tr("问题"),
            self.tr("句子"),
            self.tr("整治类型"),
            self.tr("责任单位"),
            self.tr("时限"),
            self.tr("整改情况"),
        )
        rows = [self._problem(one) for one in self.lines.values() if one.is_urgent or not only_urgent]
        return titles, rows

    def _problem(self, one: ProblemLine) -> ShownRow:
        is_over = one.status in ("done", "closed")
        icon = ("contested", "bad") if one.is_contested else ("low", "bad" if one.is_urgent else "warn")
        return ShownRow(
            key=one.code,
            cells=(
                Shown(text=f"{one.code} {one.name}", icon=("answered", "good") if is_over else icon),
                Shown(text=one.sentence),
                Shown(
                    text=handbook_word("urgency", one.urgency, self._language),
                    token="bad" if one.is_urgent else "ink",
                ),
                Shown(text=one.responsible),
                Shown(text=one.due),
                Shown(text=handbook_word("status", one.status, self._language)),
            ),
        )

    def question_rows(self, *, only_open: bool) -> tuple[tuple[str, ...], Sequence[ShownRow]]:
        """Return what is asked, and what may be ticked by hand."""
        titles = (self.tr("问题"), self.tr("怎么问"), self.tr("没答的"), self.tr("答了的"))
        rows = [self._question(one) for one in self.questions.values() if one.open or not only_open]
        return titles, rows

    def _question(self, one: QuestionLine) -> ShownRow:
        return ShownRow(
            key=one.code,
            cells=(
                Shown(
                    text=f"{one.code} {one.name}",
                    icon=("unanswered", "warn") if one.open else ("answered", "good"),
                ),
                Shown(text=one.text),
                Shown(text=self.tr("{0} 处").format(len(one.open)) if one.open else "—"),
                Shown(text=self.tr("{0} 处").format(len(one.answers)) if one.answers else "—"),
            ),
        )

    def indicator_rows(self) -> tuple[tuple[str, ...], Sequence[ShownRow]]:
        """Return the handbook's indicators with both readings."""
        titles = (
            self.tr("指标项"),
            self.tr("体检结果"),
            self.tr("手册"),
            self.tr("指标树"),
            self.tr("一致吗，为什么"),
        )
        return titles, [self._indicator(one) for one in self.indicators.values()]

    def _indicator(self, one: IndicatorLine) -> ShownRow:
        word = say(f"problem_presence_{one.presence.value}", self._language)
        tree = joined(
            "，", (f"{row.code} {interval_said(row.low, row.high)}" for row in one.tree), self._language
        )
        return ShownRow(
            key=one.code,
            cells=(
                Shown(text=f"{one.code} {one.name}", icon=PRESENCES[one.presence]),
                Shown(text=one.result),
                Shown(
                    text=" ".join(part for part in (word, joined("、", one.problems, self._language)) if part)
                ),
                Shown(text=tree or "—"),
                Shown(text=one.explanation),
            ),
        )

    def building_rows(self) -> tuple[tuple[str, ...], Sequence[ShownRow]]:
        """Return 五不: a row for each building, a column for each light."""
        own = [one for one in self.lights.values() if one.set == FIVE_NO]
        titles = tuple(dict.fromkeys(one.name for one in own))
        by_place: dict[Place, list[LightLine]] = {}
        for one in own:
            by_place.setdefault(one.place, []).append(one)
        rows = [
            ShownRow(key=place.key, cells=(Shown(text=self._place(place)), *map(self._lamp, lights)))
            for place, lights in by_place.items()
        ]
        return (self.tr("位置"), *titles), rows

    def lit(self, place: str) -> list[str]:
        """Return the lights of a building in words, each with the row that decides."""
        found = [one for one in self.lights.values() if one.set == FIVE_NO and one.place.key == place]
        return [f"{one.name}：{self._lamp(one).text}　{self._deciding(one)}" for one in found]

    def _lamp(self, one: LightLine) -> Shown:
        return Shown(text=say(f"light_{one.state.value}", self._language), icon=LIGHTS[one.state])

    def _deciding(self, one: LightLine) -> str:
        return f"{one.lowest} {interval_said(one.low, one.high)}" if one.lowest else "—"

    def estate_rows(self) -> tuple[tuple[str, ...], Sequence[ShownRow]]:
        """Return 六有: a row for each light."""
        titles = (self.tr("灯"), self.tr("亮着"), self.tr("由哪一项定"))
        rows = [
            ShownRow(key=key, cells=(Shown(text=one.name), self._lamp(one), Shown(text=self._deciding(one))))
            for key, one in self.lights.items()
            if one.set != FIVE_NO
        ]
        return titles, rows
