"""One question of the interview: how one asks, and where it is answered."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QVBoxLayout, QWidget

from renodesk.domain.form import Item, RegisterField
from renodesk.domain.places import ESTATE, Place
from renodesk.services.bases import basis_word
from renodesk.services.interview import Interview, Question
from renodesk.services.interview_words import asking_guidance, name_of, question_of
from renodesk.services.row_reading import Guidance, RowReader
from renodesk.services.row_states import RowState
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined
from renodesk.ui.editors.asking_boxes import FieldBoxes, PaperStrip
from renodesk.ui.editors.item_row import STACKED_FROM, ItemRow
from renodesk.ui.editors.stops import Step
from renodesk.ui.names import place_name
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.tinted import Tinted

ASKING = 330


class QuestionBlock(Tinted):
    """Asks at the left, is answered at the right; every answer is told with its place."""

    part_typed = Signal(object, object, str)
    """A place, a part of the item's answer, and the text typed for it."""
    reason_typed = Signal(object, str)
    field_typed = Signal(object, str)
    paper_picked = Signal(object)
    stepped = Signal(object)

    def __init__(self, question: Question, session: EstateSession, theme: Theme, language: Language) -> None:
        """Make the block of a question; its places stay what they are."""
        super().__init__(theme)
        self.question = question
        self._session, self._language = session, language
        self._rows: dict[Place, ItemRow] = {}
        self._boxes: FieldBoxes | None = None
        self._strip: PaperStrip | None = None
        self.setAccessibleName(question_of(question, language))
        is_stacked = theme.scale >= STACKED_FROM
        along = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(along, self)
        layout.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        layout.setSpacing(theme.px(12))
        asking = self._asking()
        if not is_stacked:
            asking.setFixedWidth(theme.px(ASKING))
        layout.addWidget(asking)
        layout.addWidget(self._answering(), 1)

    def _asking(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(label(question_of(self.question, self._language), "rowname", wrap=True))
        self._small = Elided("", "small")
        layout.addWidget(self._small)
        layout.addStretch(1)
        return holder

    def _answering(self) -> QWidget:
        subject = self.question.subject
        if isinstance(subject, Item):
            return self._item_rows(subject)
        holder = QWidget()
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        line.setContentsMargins(self._theme.px(8), 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        self._icon = QLabel()
        self._icon.setFixedWidth(self._theme.px(20))
        line.addWidget(self._icon)
        if isinstance(subject, RegisterField):
            named = [(place, self._place_word(place)) for place in self.question.places]
            self._boxes = FieldBoxes(subject, named, self._theme)
            self._boxes.typed.connect(self.field_typed)
            self._boxes.stepped.connect(self.stepped)
            line.addWidget(self._boxes, 1)
        else:
            self._strip = PaperStrip()
            self._strip.setAccessibleName(name_of(self.question, self._language))
            self._strip.picked.connect(self.paper_picked)
            self._strip.stepped.connect(self.stepped)
            line.addWidget(self._strip)
            line.addStretch(1)
        return holder

    def _item_rows(self, item: Item) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place in self.question.places:
            if place != ESTATE:
                layout.addWidget(label(self._place_word(place), "rowlabel"))
            row = ItemRow(item, self._theme, self._language)
            row.typed.connect(lambda part, text, at=place: self.part_typed.emit(at, part, text))
            row.reason_typed.connect(lambda text, at=place: self.reason_typed.emit(at, text))
            row.stepped.connect(lambda step, at=place: self._row_left(at, step))
            layout.addWidget(row)
            self._rows[place] = row
        return holder

    def _place_word(self, place: Place) -> str:
        return "" if place == ESTATE else place_name(self._session, place)

    # Showing

    def show_question(self, question: Question, interview: Interview, reader: RowReader) -> None:
        """Show what is stored now; what is being typed is left alone."""
        self.question = question
        said: list[str] = []
        for place, row in self._rows.items():
            reading = reader.read(row.item, place)
            basis = basis_word(reading.card.basis, self._language)
            row.show_reading(reading, basis)
            said.append(reading.card.said_by)
        if self._boxes is not None:
            answers = interview.fields(question)
            self._boxes.show_answers(answers)
            said.extend(answer.said_by for answer in answers.values())
        if self._strip is not None:
            paper = interview.paper(question.about.partition(".")[2])
            self._strip.show_state(str(paper.value or ""))
            said.append(paper.said_by)
        if not self._rows:
            state = RowState.ANSWERED if question.is_asked else RowState.UNANSWERED
            self._icon.setPixmap(self._theme.icons.state(state).pixmap(18, 18))
        self._say_small(said)

    def _say_small(self, said: list[str]) -> None:
        who = joined("、", dict.fromkeys(one for one in said if one and one != "?"), self._language)
        inquiry = self._session.forms_in(self._language).register.inquiry
        asked = (inquiry.respondent(code) for code in self.question.ask_from)
        whom = joined("、", (one.name for one in asked if one is not None), self._language)
        parts = [name_of(self.question, self._language)] if not self._rows else []
        if who:
            parts.append(self.tr("{0}说的").format(who))
        elif whom:
            parts.append(self.tr("问{0}").format(whom))
        self._small.show_text(" · ".join(parts))

    def guidance(self, reader: RowReader) -> Guidance:
        """Return what helps to answer: an item's guide and grades, a field's note, what a paper is for."""
        subject = self.question.subject
        if isinstance(subject, Item):
            return reader.guidance(subject, self.question.places[0])
        return asking_guidance(self.question, self._session.forms.tree, self._language)

    def ticks(self) -> list[str]:
        """Return the circumstances of an item, in the order Alt and a digit tick them."""
        return next((row.ticks() for row in self._rows.values()), [])

    def tick(self, number: int) -> bool:
        """Turn the how-manieth circumstance at hand over; False where there are not so many."""
        row = self._rows.get(self.place_at_hand())
        return row is not None and row.tick(number)

    # Walking

    def stops(self) -> Iterator[QWidget]:
        """Return where Enter stops."""
        for row in self._rows.values():
            yield from row.stops()
        if self._boxes is not None:
            yield from self._boxes.stops()
        if self._strip is not None:
            yield self._strip

    def enter(self, *, at_end: bool = False) -> None:
        """Take the keyboard."""
        rows = list(self._rows.values())
        if rows:
            rows[-1 if at_end else 0].enter(at_end=at_end)
            return
        stops = list(self.stops())
        stops[-1 if at_end else 0].setFocus(Qt.FocusReason.TabFocusReason)

    def place_at_hand(self) -> Place:
        """Return the place whose answer has the keyboard, else the first."""
        focus = QApplication.focusWidget()
        for place, row in self._rows.items():
            if focus is not None and row.isAncestorOf(focus):
                return place
        found = self._boxes.place_of(focus) if self._boxes is not None else None
        return found or self.question.places[0]

    def enter_reason(self, place: Place) -> None:
        """Take the keyboard where the reason of an item is typed."""
        self._rows[place].enter_reason()

    def make_more(self, count: int) -> bool:
        """Make the boxes of some more places; return whether any still wait."""
        return self._boxes is not None and self._boxes.make_more(count)

    def commit(self) -> None:
        """Store what is being typed."""
        for row in self._rows.values():
            row.commit()
        if self._boxes is not None:
            self._boxes.commit()

    def _row_left(self, place: Place, step: Step) -> None:
        places = list(self._rows)
        at = places.index(place) + (1 if step in (Step.NEXT, Step.DOWN) else -1)
        if 0 <= at < len(places):
            self._rows[places[at]].enter(at_end=step == Step.BACK)
        else:
            self.stepped.emit(step)
