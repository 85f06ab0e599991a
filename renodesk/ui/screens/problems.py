"""The handbook's problems: what there is, what is still to ask, both readings, and the lights."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.changes import Changes
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems import LightState, Said
from renodesk.services.problems import ProblemActs, Problems
from renodesk.texts import say
from renodesk.ui.editors.problem_form import ProblemForm
from renodesk.ui.editors.question_form import QuestionForm
from renodesk.ui.models.problem_rows import ShownRows
from renodesk.ui.names import place_name
from renodesk.ui.problem_tables import ProblemTables
from renodesk.ui.widgets.boxes import Choice, card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.rows_table import fit_rows, rows_table
from renodesk.ui.workbench import Workbench

ROW = 40
SIDE_WIDTH, MOST_SIDE = 316, 400
WIDTHS = {
    "problems": (190, 240, 116, 110, 92),
    "questions": (190, 340, 70),
    "indicators": (210, 96, 150, 150),
    "five_no": (130, 130, 130, 130, 130),
    "six_have": (170, 120),
}
"""Of each list; its last column takes the rest."""
COLOURS = (None, LightState.GREEN, LightState.YELLOW, LightState.RED)
_READ_FOR = ("answer", "building", "unit", "estate", "round", "asked", "problem")


class ProblemsScreen(ReadWhenShown):
    """One of several lists, and beside it what can be done about the row at hand."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's round; it is read when it is looked at."""
        super().__init__(workbench)
        self.tables: ProblemTables | None = None
        self._at: dict[str, str] = {}
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        inner.addWidget(self._table(), 1)
        self.empty = label("", "quiet", wrap=True)
        inner.addWidget(self.empty)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side_frame())
        self.setFocusProxy(self.table)
        workbench.dressed.connect(self._dress)
        self._fit()

    def _head(self) -> FlowLayout:
        self.view = Choice()
        self.view.setAccessibleName(self.tr("看什么"))
        for name, title in (
            ("problems", self.tr("问题清单")),
            ("questions", self.tr("要问的")),
            ("indicators", self.tr("手册指标")),
            ("five_no", self.tr("五不")),
            ("six_have", self.tr("六有")),
        ):
            self.view.addItem(title, name)
        self.view.activated.connect(lambda _: self._list())
        self.urgent = QCheckBox(self.tr("只看限时解决"))
        self.open = QCheckBox(self.tr("只看没答的"))
        for box in (self.urgent, self.open):
            box.toggled.connect(lambda _: self._list())
        self.sum = Elided("", "quiet")
        return flow(self.view, self.urgent, self.open, self.sum)

    def _table(self) -> QTableView:
        self.model = ShownRows(self._workbench.theme, self)
        self.table = rows_table(self.model, self.tr("手册的问题"))
        self.table.activated.connect(lambda _: self.enter_side(), Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_side())
        self.table.installEventFilter(self)
        return self.table

    def _side_frame(self) -> QFrame:
        frame, inner = card(margins=12)
        language = self._workbench.language
        self.form = ProblemForm(language)
        self.form.edited.connect(lambda code, values: self._act(lambda acts: acts.edit(code, values)))
        self.form.filled.connect(lambda code, words: self._act(lambda acts: acts.fill(code, words)))
        self.question = QuestionForm()
        self.question.answered.connect(self._answer)
        self.question.refused.connect(self._not_a_number)
        self.story = label("", wrap=True)
        self.story.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._sides = {
            "problems": self.form,
            "questions": self.question,
            "indicators": self.story,
            "six_have": self._light_side(),
        }
        holder = QWidget()
        sides = QVBoxLayout(holder)
        sides.setContentsMargins(0, 0, 10, 0)
        for widget in self._sides.values():
            sides.addWidget(widget)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("这一行"))
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        inner.addWidget(scroll)
        self._frame = frame
        return frame

    def _light_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        self.light = label("", wrap=True)
        self.colour = Choice()
        self.colour.setAccessibleName(self.tr("由人写的灯"))
        for state in COLOURS:
            words = say(f"light_{state.value}", self._workbench.language) if state else self.tr("没写")
            self.colour.addItem(words, state)
        self.colour.activated.connect(lambda _: self._set_light())
        layout.addWidget(self.light)
        layout.addWidget(self.colour)
        layout.addStretch(1)
        return side

    def _fit(self) -> None:
        theme = self._workbench.theme
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._frame.setFixedWidth(min(theme.px(SIDE_WIDTH), MOST_SIDE))
        fit_rows(self.table, theme, ROW, WIDTHS[self._shown()])

    def _dress(self) -> None:
        self._fit()
        self.model.dress(self._workbench.theme)

    def _shown(self) -> str:
        return str(self.view.currentData())

    # Showing

    def concerns(self, changes: Changes) -> bool:
        """Read again after answers, places, and what is asked and agreed."""
        return any(changes.touches(entity) for entity in _READ_FOR)

    def read(self) -> None:
        """Read the round again, keeping the row at hand."""
        estate = self._workbench.estate
        if estate is None:
            return
        problems = Problems(estate.session, self._workbench.language)
        self.tables = self._workbench.operations.do(
            lambda: ProblemTables(problems, self._workbench.language, self._place)
        )
        self._list()

    def _place(self, place: Place) -> str:
        estate = self._workbench.estate
        return place_name(estate.session, place) if estate is not None else place.shown

    def _list(self) -> None:
        tables, view = self.tables, self._shown()
        if tables is None:
            return
        self.urgent.setVisible(view == "problems")
        self.open.setVisible(view == "questions")
        match view:
            case "problems":
                titles, rows = tables.problem_rows(only_urgent=self.urgent.isChecked())
            case "questions":
                titles, rows = tables.question_rows(only_open=self.open.isChecked())
            case "indicators":
                titles, rows = tables.indicator_rows()
            case "five_no":
                titles, rows = tables.building_rows()
            case _:
                titles, rows = tables.estate_rows()
        if self.model.show_rows(titles, rows):
            self._fit()
            if rows:
                again = max(0, self.model.row_of(self._at.get(view, "")))
                self.table.setCurrentIndex(self.model.index(again, 0))
        self.empty.setText(self._nothing(tables, view))
        self.empty.setVisible(not rows)
        urgent = sum(one.is_urgent for one in tables.lines.values())
        self.sum.show_text(
            self.tr("问题 {0} 个，限时解决 {1} 个；没查清 {2} 处").format(
                len(tables.lines), urgent, tables.waiting
            )
        )
        self._show_side()

    def _nothing(self, tables: ProblemTables, view: str) -> str:
        if not tables.indicators:
            return self.tr("没有手册表包，列不出手册的问题。")
        if view == "problems":
            return self.tr("没有列出问题。没查清的在“要问的”里。")
        return self.tr("这里没有要列的。")

    def _show_side(self) -> None:
        tables, view = self.tables, self._shown()
        if tables is None:
            return
        key = self.model.key(self.table.currentIndex().row())
        self._at[view] = key
        for name, side in self._sides.items():
            side.setVisible(name == ("indicators" if view == "five_no" else view))
        match view:
            case "problems":
                self.form.show_problem(tables.lines.get(key), may_edit=self._may_write())
            case "questions":
                question = tables.questions.get(key)
                self.question.show_question(question, self._place, may_edit=self._may_ask())
            case "indicators":
                self.story.setText(self._told(tables, key))
            case "five_no":
                self.story.setText("\n\n".join(tables.lit(key)))
            case _:
                self._show_light(tables, key)

    def _told(self, tables: ProblemTables, key: str) -> str:
        one = tables.indicators.get(key)
        if one is None:
            return ""
        parts = (
            f"{one.code} {one.name}",
            one.sentence or one.result,
            one.explanation,
            one.formula and self.tr("手册怎么数：{0}").format(one.formula),
            one.threshold and self.tr("依据：{0}").format(one.threshold),
            one.remedy and self.tr("整治建议：{0}").format(one.remedy),
            self.tr("出处：{0}").format(one.source),
        )
        return "\n\n".join(part for part in parts if part)

    def _show_light(self, tables: ProblemTables, key: str) -> None:
        one = tables.lights.get(key)
        is_for_people = one is not None and (one.is_said or one.state == LightState.BY_PEOPLE)
        parts = [] if one is None else [f"{self._place(one.place)} · {one.name}", one.note]
        self.light.setText("\n\n".join(part for part in parts if part))
        self.colour.setVisible(is_for_people)
        self.colour.setEnabled(self._may_ask())
        said = one.state if one is not None and one.is_said else None
        self.colour.setCurrentIndex(COLOURS.index(said))

    def _may_write(self) -> bool:
        estate = self._workbench.estate
        return estate is not None and not estate.session.is_read_only

    def _may_ask(self) -> bool:
        estate = self._workbench.estate
        return self._may_write() and estate is not None and not estate.session.is_sealed

    # Acting

    def _act(self, act: Callable[[ProblemActs], Changes]) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        if self._workbench.operations.do(lambda: act(ProblemActs(estate.session))) is None:
            self.refresh()

    def _answer(self, code: str, places: tuple[Place, ...], said: Said | None) -> None:
        self._act(lambda acts: acts.answer(code, dict.fromkeys(places, said)))

    def _set_light(self) -> None:
        code = self.model.key(self.table.currentIndex().row()).partition("/")[0]
        colour = self.colour.currentData()
        self._act(lambda acts: acts.set_light(code, ESTATE, LightState(colour) if colour else None))

    def _not_a_number(self, text: str) -> None:
        self._workbench.messages.done(self.tr("“{0}”不是数").format(text))

    def enter_side(self) -> None:
        """Go from the row at hand to where it is worked on."""
        target = {"problems": self.form.boxes["status"], "questions": self.question.places}
        widget = target.get(self._shown())
        if self._shown() == "questions" and self.question.count.isVisible():
            widget = self.question.count
        if widget is not None and widget.isEnabled():
            widget.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer with 1, 2 and Delete from the list of questions too."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and self._shown() == "questions":
            return self.question.answer_by_key(event.key())
        return super().eventFilter(watched, event)

    def commit(self) -> None:
        """Store what is being typed."""
        self.form.commit()
