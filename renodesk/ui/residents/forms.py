"""问卷: forms are typed, listed, counted, held against the sample and beside the designer's scores."""

from collections.abc import Iterator
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabWidget, QVBoxLayout

from renodesk.domain.changes import Changes
from renodesk.domain.questionnaire import Phase
from renodesk.services.questionnaires import FormActs, FormBook, Results, StandingForm, next_number
from renodesk.services.questionnaires.building_words import (
    building_name,
    building_sentence,
    forms_word,
    heads_words,
    scores_lines,
    worst_words,
)
from renodesk.services.questionnaires.by_building import by_building
from renodesk.services.questionnaires.satisfaction import proposed, satisfaction, take
from renodesk.services.questionnaires.words import (
    check_line,
    check_word,
    counted_line,
    marks,
    outcome_line,
    phase_word,
    question_text,
    rounded,
    sample_sentence,
    satisfied_lines,
    source_text,
    stack_sentence,
    state_word,
)
from renodesk.texts import say
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.residents.form_entry import FormEntry
from renodesk.ui.residents.form_files import FormFiles
from renodesk.ui.residents.rows_page import RowsPage
from renodesk.ui.residents.tab import ResidentsTab
from renodesk.ui.widgets.boxes import button, card, choice
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.workbench import Workbench

HOLDS = {True: ("answered", "good"), False: ("low", "bad"), None: ("unanswered", "warn")}
ENTRY, LIST, RESULTS, BUILDINGS, SAMPLE, BESIDE = range(6)


class FormsTab(ResidentsTab):
    """One page is shown and read; typing waits for no counting."""

    read_for = ("questionnaire", "round", "answer")

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench)
        theme = workbench.theme
        self.found: Results | None = None
        self._reader: FormBook | None = None
        self._forms: dict[str, StandingForm] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        self.ways = QTabWidget()
        self.ways.setAccessibleName(self.tr("问卷"))
        self.entry = FormEntry(theme, workbench.operations)
        self.entry.kept.connect(lambda _: self._say_kept())
        self.listed = RowsPage(theme, self.tr("收到的问卷"), (90, 110, 100, 90), tells=True)
        self.results = RowsPage(theme, self.tr("逐题结果"), (380, 80, 80), tells=True)
        self.buildings = RowsPage(theme, self.tr("按楼看"), (200, 110, 420), tells=True)
        self.sample = RowsPage(theme, self.tr("抽样要求"), (110, 520))
        self.beside = RowsPage(theme, self.tr("居民和设计师"), (380, 100, 100, 120))
        for page, title in (
            (self.entry, self.tr("录入")),
            (self.listed, self.tr("收到的")),
            (self.results, self.tr("结果")),
            (self.buildings, self.tr("按楼")),
            (self.sample, self.tr("抽样")),
            (self.beside, self.tr("与设计师比")),
        ):
            self.ways.addTab(page, title)
        self.remove = button(self.tr("移出这份"), tip=self.tr("移出这份问卷（Delete）"))
        self.remove.clicked.connect(self.remove_form)
        self.listed.foot.addWidget(self.remove)
        self.fill = button(self.tr("填进满意度指标"), tip=self.tr("把有效和满意的份数填进问居民满意度的指标"))
        self.fill.clicked.connect(self.fill_indicator)
        self.results.foot.addWidget(self.fill)
        self.listed.table.activated.connect(lambda _: self.correct_form())
        self.listed.table.installEventFilter(self)
        self.ways.currentChanged.connect(lambda _: self._turned())
        inner.addWidget(self.ways, 1)
        outer.addWidget(frame, 1)
        self.table = self.entry.table
        self.setFocusProxy(self.entry)
        workbench.dressed.connect(self._dress)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.sum = Elided("", "quiet")
        row.addWidget(self.sum, 1)
        self.phase = choice(self.tr("改造前还是改造后"), letters=12)
        self.phase.currentIndexChanged.connect(lambda _: self._chosen())
        row.addWidget(self.phase)
        self.files = FormFiles(self._workbench, self)
        self.take = button(self.tr("收表…"), tip=self.tr("收填好的表、网上问卷或手机的数据"))
        self.take.clicked.connect(lambda: self.files.take(self.chosen_phase))
        row.addWidget(self.take)
        self.give = button(self.tr("发表"), tip=self.tr("印空白问卷，写可填的 Excel 或手机用的表"))
        menu = QMenu(self.give)
        menu.addAction(self.tr("空白问卷（PDF）…"), self.files.print_blank)
        menu.addAction(self.tr("可填的 Excel…"), lambda: self.files.write_sheet(self.chosen_phase))
        menu.addAction(self.tr("手机用的表（XLSForm）…"), lambda: self.files.write_xlsform(self.chosen_phase))
        self.give.setMenu(menu)
        row.addWidget(self.give)
        return row

    # Reading

    @property
    def chosen_phase(self) -> Phase | None:
        """Return the phase somebody chose, None for that of the round."""
        value = self.phase.currentData()
        return Phase(value) if value else None

    def note(self, changes: Changes | None) -> None:
        """Read the questionnaire anew with another estate, or where another was pinned."""
        if changes is None:
            self._reader = None
            self.entry.forget()
        elif changes.touches("round") or changes.touches("questionnaire", "pack"):
            self._reader = None

    def read(self) -> None:
        """Read the page one sees."""
        session = self.session
        if session is None:
            return
        if self._reader is None:
            self._reader = FormBook(session, self.chosen_phase, self.language)
            self._offer_phases(self._reader.phase)
        stack = self._reader.stack()
        self._forms = {one.form.key: one for one in stack.forms}
        self.sum.show_text(stack_sentence(stack, self.language))
        self.take.setEnabled(self.may_write)
        match self.ways.currentIndex():
            case 0:
                self.entry.read(session, self._reader.phase, self.language)
                self.entry.propose_number(next_number(stack))
            case 1:
                self._show_list()
            case _:
                self.found = self._reader.results()
                self._show_found(self._reader, self.found)

    def _offer_phases(self, phase: Phase) -> None:
        self.phase.blockSignals(True)
        if not self.phase.count():
            for one in (Phase.BEFORE, Phase.AFTER):
                self.phase.addItem(phase_word(one, self.language), one.value)
        self.phase.setCurrentIndex(self.phase.findData(phase.value))
        self.phase.blockSignals(False)

    def _chosen(self) -> None:
        self.entry.commit()
        self._reader = None
        if self.session is not None:
            self._reader = FormBook(self.session, self.chosen_phase, self.language)
        self._workbench.operations.do(self.read)

    def _turned(self) -> None:
        if self.ways.currentIndex() != ENTRY:
            self.entry.commit()
        self._workbench.operations.do(self.read)
        page = self.ways.currentWidget()
        (page.table if isinstance(page, RowsPage) else self.entry.edit).setFocus()

    def _show_list(self) -> None:
        titles = (self.tr("编号"), self.tr("日期"), self.tr("来自"), self.tr("答了"), self.tr("状态"))
        rows = [
            ShownRow(
                key=key,
                cells=(
                    Shown(text=one.form.number or "–", icon=self._icon(one)),
                    Shown(text=one.form.day),
                    Shown(text=say(f"form_way_{one.form.way}", self.language)),
                    Shown(text=str(len(one.form.answers))),
                    Shown(text=state_word(one, self.language), token="ink" if one.counts else "ink3"),
                ),
            )
            for key, one in self._forms.items()
        ]
        self.listed.show_rows(titles, rows, {key: self._story(one) for key, one in self._forms.items()})
        self.remove.setEnabled(self.may_write and bool(rows))

    @staticmethod
    def _icon(one: StandingForm) -> tuple[str, str]:
        if not one.counts:
            return ("contested", "bad") if one.form.is_contested else ("not_applicable", "ink3")
        if one.judged.slips or one.judged.beyond:
            return ("low", "bad")
        return ("unanswered", "warn") if one.judged.missing else ("answered", "good")

    def _story(self, one: StandingForm) -> str:
        if self._reader is None:
            return ""
        told = list(marks(self._reader.book, one.judged, self.language))
        return "\n".join((state_word(one, self.language), *told, "", self.tr("Enter 打开来改")))

    def _show_found(self, reader: FormBook, found: Results) -> None:
        language = self.language
        titles: tuple[str, ...]
        match self.ways.currentIndex():
            case 2:
                titles = (self.tr("题"), self.tr("答了"), self.tr("评分"), self.tr("满意、同意"))
                rows, stories = [], {}
                for one in (one for one in found.outcomes if one.is_told):
                    code = one.question.code
                    good = one.satisfied or one.agreed
                    share = f"{good}" if one.question.satisfied or one.question.agrees else ""
                    token = "ink3" if one.is_small else "ink"
                    cells = (f"{code} {question_text(one.question, language)}", str(one.answered))
                    score = rounded(one.mean) if one.mean is not None else ""
                    rows.append(
                        ShownRow(
                            key=code,
                            cells=tuple(Shown(text=text, token=token) for text in (*cells, score, share)),
                        )
                    )
                    lines = [cells[0], outcome_line(one, language), ""]
                    lines += [counted_line(counted) for counted in one.counts]
                    lines += [f"“{words}”" for words in one.words]
                    stories[code] = "\n".join((*lines, "", source_text(one.question, language)))
                told = satisfaction(reader.session)
                if told is not None and told.answered.question.code in stories:
                    lines = list(satisfied_lines(told, language))[1:]
                    stories[told.answered.question.code] += "\n\n" + "\n".join(lines)
                self.results.show_rows(titles, rows, stories)
                self.fill.setEnabled(self.may_write and bool(proposed(reader.session, found)))
            case 3:
                self._show_buildings(reader)
            case 4:
                titles = (self.tr("结果"), self.tr("要求"), self.tr("依据"))
                self.sample.show_rows(titles, list(self._checks(found)))
                self.sum.show_text(sample_sentence(found, language))
            case _:
                titles = (
                    self.tr("指标"),
                    self.tr("居民"),
                    self.tr("设计师"),
                    self.tr("相差"),
                    self.tr("回答数"),
                )
                self.beside.show_rows(titles, list(self._gaps(reader, found)))

    def _show_buildings(self, reader: FormBook) -> None:
        language, told = self.language, by_building(reader)
        titles = (self.tr("楼栋"), self.tr("份数"), self.tr("满意、同意"))
        least = reader.book.smallest_sample
        rows, stories = [], {}
        for one in told.voices:
            name = building_name(one, language)
            token = "ink3" if one.forms < least else "ink"
            cells = (name, forms_word(one, least, language), heads_words(one, language))
            rows.append(ShownRow(key=name, cells=tuple(Shown(text=text, token=token) for text in cells)))
            worst = say("form_buildings_worst", language, what=worst_words(one, language))
            stories[name] = "\n".join((name, worst, "", *scores_lines(one, language)))
        self.buildings.show_rows(titles, rows, stories)
        self.sum.show_text(building_sentence(told, language))

    def _checks(self, found: Results) -> Iterator[ShownRow]:
        for at, one in enumerate(found.checks):
            word = Shown(text=check_word(one, self.language), icon=HOLDS[one.holds])
            line = Shown(text=check_line(one, self.language))
            source = Shown(text=source_text(one.question, self.language), token="ink2")
            yield ShownRow(key=str(at), cells=(word, line, source))

    def _gaps(self, reader: FormBook, found: Results) -> Iterator[ShownRow]:
        for one in reader.beside(found):
            low, high = rounded(one.low), rounded(one.high)
            gap = "–" if one.gap is None else ("+" if one.gap > 0 else "") + rounded(one.gap)
            is_wide = one.gap is not None and abs(one.gap) >= Fraction(20)
            answers = str(one.voice.answers)
            if one.voice.is_small:
                answers += f"　{say('form_small', self.language)}"
            cells = (
                f"{one.item} {one.name}",
                rounded(one.voice.score),
                low if low == high else f"{low}–{high}",
            )
            shown = [Shown(text=text) for text in cells]
            yield ShownRow(
                key=one.item,
                cells=(*shown, Shown(text=gap, token="bad" if is_wide else "ink"), Shown(text=answers)),
            )

    # Acting

    def _say_kept(self) -> None:
        count = len(self._forms)
        self._workbench.messages.done(self.tr("这份录好了，一共 {0} 份").format(count))

    def correct_form(self) -> None:
        """Open the form at hand to correct it."""
        one = self._forms.get(self.listed.key)
        if one is not None and not one.is_of_other:
            self.ways.setCurrentIndex(ENTRY)
            self.entry.load(one.form)
            self.entry.edit.setFocus()

    def fill_indicator(self) -> None:
        """Answer the indicator of satisfaction with what the forms say."""
        reader, found = self._reader, self.found
        if reader is None or found is None:
            return
        inputs = next(iter(proposed(reader.session, found).values()), {})
        if self.act(lambda session: take(session, reader)):
            facts = {name: int(inputs[name]) for name in ("valid", "satisfied")}
            self._workbench.messages.done(say("form_satisfaction_taken", self.language, **facts))

    def remove_form(self) -> None:
        """Take the form at hand out, with a reason."""
        session, key = self.session, self.listed.key
        if session is None or not key or not self.may_write:
            return
        dialog = ReasonDialog(
            self.tr("移出这份问卷"), self.tr("为什么移出？写一句理由。"), parent=self.window()
        )
        acts = FormActs(session, self.chosen_phase)
        dialog.ask(lambda: self.act(lambda _: acts.remove(key, dialog.text)))

    def commit(self) -> None:
        """Keep what is being typed."""
        self.entry.commit()

    def _dress(self) -> None:
        for page in (self.entry, self.listed, self.results, self.sample, self.beside):
            page.dress(self._workbench.theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a form out by Delete."""
        if (
            watched is self.listed.table
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            self.remove_form()
            return True
        return super().eventFilter(watched, event)
