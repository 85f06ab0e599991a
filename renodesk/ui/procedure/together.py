"""五同步: special projects beside the renovation, row by row, and their days at the four stages."""

from PySide6.QtCore import Qt

from renodesk.services.procedure import ProcedureBook, day_of
from renodesk.services.procedure.list_words import in_step_word, stage_word
from renodesk.services.procedure.together import InStep, SpecialProject, StageDays, Together
from renodesk.services.procedure.words import named
from renodesk.services.session import EstateSession
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.procedure.tab import ProcedureTab, Rows
from renodesk.ui.widgets.boxes import button
from renodesk.ui.workbench import Workbench

KEYS = {Qt.Key.Key_1: True, Qt.Key.Key_2: False, Qt.Key.Key_Delete: None}
"""1 says that it keeps step, 2 that it does not, Delete takes that back."""


class TogetherTab(ProcedureTab):
    """Every special project with its five rows and four stages."""

    widths = (200, 170)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench, self.tr("五同步"))
        self.found: dict[str, tuple[SpecialProject, InStep | StageDays]] = {}
        self.note = self.field(self.tr("说明"))
        self.note.committed.connect(lambda _: self._note())
        self.yes = button(self.tr("同步"), name="primary", tip=self.tr("这一项同步（1）"))
        self.no = button(self.tr("不同步"), tip=self.tr("这一项不同步（2）"))
        self.yes.clicked.connect(lambda: self._say(is_together=True))
        self.no.clicked.connect(lambda: self._say(is_together=False))
        self.side.addWidget(self.yes)
        self.side.addWidget(self.no)
        self.day = self.field(self.tr("专项工程哪天到这个阶段"))
        self.day.committed.connect(self._reach)
        self.name = self.field(self.tr("新的专项工程"))
        self.unit = self.field(self.tr("它的单位"))
        self.new = button(self.tr("加一个专项工程"))
        self.new.clicked.connect(self._add)
        self.out = button(self.tr("拿掉这个专项工程"))
        self.out.clicked.connect(self._remove)
        self.side.addWidget(self.new)
        self.side.addWidget(self.out)
        self.side.addStretch(1)

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return every row of every special project."""
        projects = Together(session, self.language, book).projects()
        self.found = {}
        rows = []
        for project in projects:
            every: list[InStep | StageDays] = [*project.rows, *project.stages]
            for one in every:
                key = f"{project.key}/{one.step.key}"
                self.found[key] = (project, one)
                rows.append(self._row(key, project, one))
        together = sum(one.is_together for one in projects)
        self.sum.show_text(self.tr("{0} 个专项工程，{1} 个五项都同步").format(len(projects), together))
        return (self.tr("专项工程"), self.tr("项目"), self.tr("结果")), rows

    def _row(self, key: str, project: SpecialProject, one: InStep | StageDays) -> ShownRow:
        if isinstance(one, InStep):
            icons = {True: ("answered", "good"), False: ("low", "bad"), None: ("unseen", "ink3")}
            icon, said = icons[one.is_together], in_step_word(one, self.language)
        else:
            icon = ("unseen", "ink3") if one.behind is None else ("answered", "good")
            said = stage_word(one, self.language)
        return ShownRow(
            key=key,
            cells=(
                Shown(text=project.name),
                Shown(text=named(one.step, self.language), icon=icon),
                Shown(text=said),
            ),
        )

    def show_side(self, key: str) -> None:
        """Show a row of a special project."""
        project, one = self.found.get(key, (None, None))
        is_row = isinstance(one, InStep)
        for widget in (self.note, self.yes, self.no):
            widget.setEnabled(is_row and self.may_write)
        self.day.setEnabled(isinstance(one, StageDays) and self.may_write)
        self.out.setEnabled(project is not None and self.may_write)
        for widget in (self.new, self.name, self.unit):
            widget.setEnabled(self.may_write)
        step = one.step if one is not None else None
        self.title.setText(f"{project.name} · {named(step, self.language)}" if project and step else "")
        self.story.setText(step.origin.note if step is not None else self.tr("还没有登记专项工程。"))
        self.note.show_text(one.note if isinstance(one, InStep) else "")
        day = one.special if isinstance(one, StageDays) else None
        self.day.show_text(day.isoformat() if day else "")

    def press(self, key: int) -> bool:
        """Say from the table whether a row keeps step."""
        for of, said in KEYS.items():
            if of == key and isinstance(self.found.get(self.key, (None, None))[1], InStep):
                self._say(is_together=said)
                return True
        return False

    def enter_side(self) -> None:
        """Go to what can be typed of this row."""
        (self.note if self.note.isEnabled() else self.day if self.day.isEnabled() else self.name).setFocus()

    def _say(self, *, is_together: bool | None) -> None:
        project, one = self.found.get(self.key, (None, None))
        if project is not None and isinstance(one, InStep):
            number, note = one.step.number, self.note.text()
            self.act(
                lambda session: Together(session, self.language).say(project.key, number, is_together, note)
            )

    def _note(self) -> None:
        """Keep a note, whether or not it is said yet that the row keeps step."""
        _, one = self.found.get(self.key, (None, None))
        if isinstance(one, InStep):
            self._say(is_together=one.is_together)

    def _reach(self, text: str) -> None:
        project, one = self.found.get(self.key, (None, None))
        if project is not None and isinstance(one, StageDays):
            number = one.step.number
            self.act(
                lambda session: Together(session, self.language).reach(
                    project.key, number, day_of(text) if text.strip() else None
                )
            )

    def _add(self) -> None:
        name, unit = self.name.text(), self.unit.text()
        before = len(self.found)
        self.act(lambda session: Together(session, self.language).add(name, unit))
        if len(self.found) > before:
            self.name.clear()
            self.unit.clear()

    def _remove(self) -> None:
        project, _ = self.found.get(self.key, (None, None))
        if project is not None:
            self.act(lambda session: Together(session, self.language).remove(project.key))
