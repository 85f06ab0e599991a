"""步骤: where each step stands, what is late, what blocks, what is next; begun and done by key."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from renodesk.domain.procedure import StepState, Use
from renodesk.domain.vocabulary_procedure import about_step
from renodesk.services.procedure import ProcedureActs, ProcedureBook, StepLine, day_of
from renodesk.services.procedure.words import (
    lacks_word,
    named,
    paper_word,
    state_word,
    summary_line,
    why_lines,
)
from renodesk.services.session import EstateSession
from renodesk.texts import joined
from renodesk.ui.ledgers.files import FilesBox
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.procedure.tab import ProcedureTab, Rows
from renodesk.ui.widgets.boxes import Choice, button, label
from renodesk.ui.workbench import Workbench

KEYS = {
    Qt.Key.Key_1: "begin",
    Qt.Key.Key_2: "finish",
    Qt.Key.Key_3: "skip",
    Qt.Key.Key_Delete: "reopen",
}
"""1 begins, 2 finishes, 3 says that a step does not apply, Delete opens it again."""


class StepsTab(ProcedureTab):
    """The tracker of the procedures an estate goes by."""

    widths = (260, 150, 120)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench, self.tr("步骤"))
        self.lines: dict[str, StepLine] = {}
        self.way = Choice()
        self.way.setAccessibleName(self.tr("哪个程序"))
        self.way.activated.connect(lambda _: self._chosen())
        self.head.addWidget(self.way)
        self.day = self.field(self.tr("哪一天（空着是今天）"))
        self.reason = self.field(self.tr("理由"))
        row = QHBoxLayout()
        self.acts = {
            "begin": button(self.tr("1 开始"), tip=self.tr("这一步开始（1）")),
            "finish": button(self.tr("2 办完"), name="primary", tip=self.tr("这一步办完（2）")),
        }
        other = QHBoxLayout()
        self.acts["skip"] = button(self.tr("3 不适用"), tip=self.tr("这一步不适用，写理由（3）"))
        self.acts["reopen"] = button(self.tr("恢复"), tip=self.tr("恢复为没开始，写理由（Delete）"))
        for name, one in self.acts.items():
            one.clicked.connect(lambda _, name=name: self.go(name))
            (row if name in ("begin", "finish") else other).addWidget(one)
        self.side.addLayout(row)
        self.side.addLayout(other)
        self.end = self.field(self.tr("计划哪天办完"))
        self.end.committed.connect(self._plan)
        self.papers = label("", wrap=True)
        self.side.addWidget(self.papers)
        self.paper = Choice()
        self.paper.setEditable(True)
        self.paper.setAccessibleName(self.tr("要登记的材料"))
        typed = self.paper.lineEdit()
        if typed is not None:
            typed.setAccessibleName(self.tr("要登记的材料"))
        self.side.addWidget(label(self.tr("登记材料"), "quiet"))
        self.side.addWidget(self.paper)
        self.number = self.field(self.tr("文号"))
        if typed is not None:
            typed.returnPressed.connect(self.number.setFocus)
        self.paper_day = self.field(self.tr("材料的日期"))
        self.issuer = self.field(self.tr("出具单位"))
        self.number.returnPressed.connect(self.paper_day.setFocus)
        self.paper_day.returnPressed.connect(self.issuer.setFocus)
        self.issuer.returnPressed.connect(lambda: self._register())
        self.register = button(self.tr("登记"), tip=self.tr("把这份材料登记到这一步"))
        self.register.clicked.connect(self._register)
        self.side.addWidget(self.register)
        self.files = FilesBox(workbench)
        self.side.addWidget(self.files)
        self.source = label("", "quiet", wrap=True)
        self.side.addWidget(self.source)
        self.side.addStretch(1)

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return the steps of the procedure at hand."""
        ways = [one for one in book.own if one.use == Use.STEPS]
        chosen = self.way.currentData()
        self.way.clear()
        for one in ways:
            self.way.addItem(f"{one.code} {named(one, self.language)}（{one.jurisdiction}）", one.code)
        self.way.setCurrentIndex(max(0, self.way.findData(chosen)))
        self.way.setVisible(bool(ways))
        at = self.way.currentData()
        lines = book.lines(book.procedure(at)) if at else ()
        self.lines = {one.step.key: one for one in lines}
        self.sum.show_text(summary_line(lines, self.language) if lines else self.tr("没有一步一步走的程序。"))
        titles = (self.tr("步骤"), self.tr("状态"), self.tr("计划办完"), self.tr("还差什么"))
        return titles, [self._row(one) for one in lines]

    def _row(self, line: StepLine) -> ShownRow:
        at = line.at
        end = at.planned.end
        why = list(why_lines(line, self.language))
        return ShownRow(
            key=line.step.key,
            cells=(
                Shown(text=f"{line.step.number} {named(line.step, self.language)}", icon=_icon(line)),
                Shown(text=state_word(line, self.language)),
                Shown(text=end.isoformat() if end else "", token="bad" if at.is_late else "ink"),
                Shown(
                    text=joined("；", why, self.language),
                    token="bad" if at.is_late else "ink",
                ),
            ),
        )

    def show_side(self, key: str) -> None:
        """Show a step with its papers."""
        line = self.lines.get(key)
        may = self.may_write and line is not None and not line.step.is_note
        for one in (*self.acts.values(), self.day, self.reason, self.end, self.paper, self.register):
            one.setEnabled(may)
        self.files.setVisible(line is not None)
        self.files.show_files(about_step(key) if line is not None else "")
        if line is None:
            self.title.setText(self.tr("没有选中的步骤"))
            self.story.setText("")
            return
        self.title.setText(f"{line.step.key} {named(line.step, self.language)}")
        needs = joined("、", line.step.needs, self.language) or "—"
        parts = [
            self.tr("谁办：{0}").format(line.step.actor),
            self.tr("要有：{0}").format(needs),
            *why_lines(line, self.language),
        ]
        self.story.setText("\n".join(parts))
        end = line.at.planned.end
        self.end.show_text(end.isoformat() if end else "")
        papers = [f"· {paper_word(one, self.language, line.called(one.name))}" for one in line.papers]
        lacks = lacks_word(line, self.language)
        self.papers.setText("\n".join([*papers, *([lacks] if lacks else [])]))
        self.papers.setVisible(bool(self.papers.text()))
        if [self.paper.itemData(at) for at in range(self.paper.count())] != list(line.lacks):
            self.paper.clear()
            for name in line.lacks:
                self.paper.addItem(line.called(name), name)
        note = f"\n{line.step.origin.note}" if line.step.origin.note else ""
        self.source.setText(self.tr("出处：{0}").format(line.step.origin.source) + note)

    def _chosen(self) -> None:
        if self.book is not None:
            self.show_book(self.book)

    def press(self, key: int) -> bool:
        """Begin, finish, skip or open a step again from the table."""
        act = next((one for of, one in KEYS.items() if of == key), "")
        if act:
            self.go(act)
        return bool(act)

    def enter_side(self) -> None:
        """Go to the day."""
        self.day.setFocus()

    def go(self, act: str) -> None:
        """Do an act on the step at hand, with the day and the reason that are typed."""
        key, day, reason = self.key, self.day.text().strip(), self.reason.text()
        if not key:
            return

        def done(session: EstateSession) -> object:
            acts, on = ProcedureActs(session, self.language), day_of(day) if day else None
            match act:
                case "begin":
                    return acts.begin(key, on, reason)
                case "finish":
                    return acts.finish(key, on, reason)
                case "skip":
                    return acts.skip(key, reason)
                case _:
                    return acts.reopen(key, reason)

        before = self.lines[key].at.standing if key in self.lines else None
        self.act(done)
        after = self.lines[key].at.standing if key in self.lines else None
        if before != after:
            self.day.clear()
            self.reason.clear()

    def _plan(self, text: str) -> None:
        key = self.key
        self.act(
            lambda session: ProcedureActs(session, self.language).plan(
                key, self._planned_begin(key), day_of(text) if text.strip() else None
            )
        )

    def _planned_begin(self, key: str) -> datetime.date | None:
        line = self.lines.get(key)
        return line.at.planned.begin if line is not None else None

    def _register(self) -> None:
        key, shown = self.key, self.paper.currentText()
        name = str(self.paper.itemData(self.paper.findText(shown)) or shown)
        texts = {"number": self.number.text(), "issuer": self.issuer.text()}
        day = self.paper_day.text().strip()
        before = len(self.lines[key].papers) if key in self.lines else 0
        self.act(
            lambda session: ProcedureActs(session, self.language).register(
                key, name, texts, day_of(day) if day else None
            )
        )
        if key in self.lines and len(self.lines[key].papers) > before:
            for edit in (self.number, self.paper_day, self.issuer):
                edit.clear()
            self.paper.setFocus()


def _icon(line: StepLine) -> tuple[str, str]:
    """Return the shape of where a step stands."""
    at, state = line.at, line.at.standing.state
    if at.standing.is_contested:
        return "contested", "bad"
    if line.step.is_note or state == StepState.NOT_APPLICABLE:
        return "not_applicable", "ink3"
    if state == StepState.DONE:
        return "answered", "good"
    if at.is_late:
        return "red_flag", "bad"
    if state == StepState.DOING:
        return "partly", "warn"
    return ("unanswered", "warn") if at.is_next else ("unseen", "ink3")
