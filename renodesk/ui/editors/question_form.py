"""Answering a question of the handbook beside the list: at which places, yes, no or how many."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.problems import Said
from renodesk.services.problems import QuestionLine
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.problem_tables import PlaceWord
from renodesk.ui.widgets.boxes import button, label

KEYS = {Qt.Key.Key_1: True, Qt.Key.Key_2: False}
"""1 is yes, 2 is no; Delete takes an answer back."""
LEAST_LIST = 120


class QuestionForm(QWidget):
    """Answers the question at hand at the chosen places, all that are open at first."""

    answered = Signal(str, object, object)
    """The code of a problem, the places, and the answer (None takes it back)."""
    refused = Signal(str)
    """What was typed is no number."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._question: QuestionLine | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.title = label("", "heading", wrap=True)
        self.text = label("", wrap=True)
        self.lacks = label("", "quiet", wrap=True)
        self.places = QListWidget()
        self.places.setAccessibleName(self.tr("位置，可选几处"))
        self.places.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.places.setMinimumHeight(LEAST_LIST)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.installEventFilter(self)
        self.yes = button(self.tr("是"), name="primary", tip=self.tr("所选各处：有这个问题（1）"))
        self.no = button(self.tr("否"), tip=self.tr("所选各处：没有这个问题（2）"))
        self.back = button(self.tr("收回"), tip=self.tr("收回所选各处的回答（Delete）"))
        self.count = CommitEdit()
        self.count.setAccessibleName(self.tr("所选各处各有几个"))
        self.count.setPlaceholderText(self.tr("几个，回车"))
        self.yes.clicked.connect(lambda: self._tell(True))
        self.no.clicked.connect(lambda: self._tell(False))
        self.back.clicked.connect(lambda: self._tell(None))
        self.count.returnPressed.connect(self._count_typed)
        for one in (self.title, self.text, self.lacks):
            layout.addWidget(one)
        layout.addWidget(self.places, 1)
        row = QHBoxLayout()
        for widget in (self.yes, self.no, self.count, self.back):
            row.addWidget(widget)
        layout.addLayout(row)
        self.hint = label(self.tr("1 是 · 2 否 · Delete 收回"), "small", wrap=True)
        layout.addWidget(self.hint)

    def show_question(self, question: QuestionLine | None, place_word: PlaceWord, *, may_edit: bool) -> None:
        """Show a question with its places, those that are open first."""
        chosen = {place.key for place in self._chosen()}
        is_other = question is None or self._question is None or question.code != self._question.code
        self._question = question
        self.setEnabled(question is not None and may_edit)
        self.title.setText(f"{question.code} {question.name}" if question else self.tr("没有要问的"))
        self.text.setText(question.text if question else "")
        self.lacks.setText(self._lacking(question))
        for words in (self.text, self.lacks):
            words.setVisible(bool(words.text()))
        is_counted = question is not None and question.is_counted
        for widget in (self.yes, self.no):
            widget.setVisible(not is_counted)
        self.count.setVisible(is_counted)
        self.hint.setVisible(not is_counted)
        self.places.clear()
        for place in (*question.open, *question.answers) if question else ():
            item = QListWidgetItem(self._worded(place, place_word))
            item.setData(Qt.ItemDataRole.UserRole, place.key)
            self.places.addItem(item)
            is_open = question is not None and place not in question.answers
            item.setSelected(is_open if is_other else place.key in chosen)

    def _lacking(self, question: QuestionLine | None) -> str:
        if question is None or not question.is_by_hand:
            return ""
        return self.tr("手册不问，看了就知道；没看到的：{0}。看不到又知道有没有的，可以在这里定。").format(
            "、".join(question.lacks) or "—"
        )

    def _worded(self, place: Place, place_word: PlaceWord) -> str:
        said = self._question.answers.get(place) if self._question is not None else None
        if said is None:
            word = self.tr("未答")
        elif isinstance(said, bool):
            word = self.tr("是") if said else self.tr("否")
        else:
            word = write_number(said)
        return f"{place_word(place)}　{word}"

    def _chosen(self) -> list[Place]:
        items = self.places.selectedItems()
        return [place_of_key(str(item.data(Qt.ItemDataRole.UserRole))) for item in items]

    def _tell(self, said: Said | None) -> None:
        chosen = self._chosen()
        if self._question is not None and chosen:
            self.answered.emit(self._question.code, tuple(chosen), said)

    def _count_typed(self) -> None:
        number = read_number(self.count.text())
        if number is None:
            self.refused.emit(self.count.text())
        else:
            self._tell(number)
        self.count.show_text("")
        self.count.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take 1, 2 and Delete from the list of places, which would search by them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.answer_by_key(event.key())
        return super().eventFilter(watched, event)

    def answer_by_key(self, key: int) -> bool:
        """Answer by a key of the list; return whether it is one."""
        if self._question is None or not self.isEnabled():
            return False
        if key == Qt.Key.Key_Delete:
            self._tell(None)
            return True
        said = KEYS.get(Qt.Key(key))
        if said is None or self._question.is_counted:
            return False
        self._tell(said)
        return True
