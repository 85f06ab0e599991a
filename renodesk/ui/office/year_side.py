"""Beside a yearly plan: what each year uses of what it has, and how the plan came about."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from renodesk.services.yearly import YearLine, YearPlan, YearTaking
from renodesk.services.yearly.words import (
    Use,
    forced_text,
    sum_text,
    taking_lines,
    uses,
    why_text,
    wish_lines,
)
from renodesk.texts import Language, say
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import label

SIDE_WIDTH, MOST_SIDE = 400, 470


class YearSide(QFrame):
    """A table of what is used of money and capacity, over the story of the plan and of the estate at hand."""

    def __init__(self, theme: Theme, language: Language) -> None:
        """Show nothing yet."""
        super().__init__()
        self._language: Language = language
        self.setObjectName("card")
        inner = QVBoxLayout(self)
        inner.setContentsMargins(12, 12, 12, 12)
        inner.setSpacing(8)
        title = self.tr("用了多少，还有多少")
        inner.addWidget(label(title, "heading", wrap=True))
        self.uses: OfficeRows[Use] = OfficeRows(
            (
                Column(title=self.tr("每年"), text=lambda one: one.what, width=150, takes_rest=True),
                Column(title=self.tr("用"), text=lambda one: one.used, width=70, is_number=True),
                Column(title=self.tr("上限"), text=lambda one: one.most, width=70, is_number=True),
                Column(
                    title=self.tr("余"),
                    text=lambda one: one.left or "—",
                    icon=lambda one: ("low", "bad") if one.share is not None and one.share > 1 else None,
                    width=90,
                ),
            ),
            theme,
            self,
        )
        self.sums = table_of(self.uses, title, is_sortable=False)
        inner.addWidget(self.sums, 2)
        self.story = label("", wrap=True)
        self.story.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.story.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.story)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("这份计划怎样排出来的"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        inner.addWidget(scroll, 3)

    def dress(self, theme: Theme) -> None:
        """Follow the theme and the size of text."""
        self.uses.dress(theme)
        fit(self.sums, theme)
        self.setFixedWidth(min(theme.px(SIDE_WIDTH), MOST_SIDE))

    def show_plan(self, plan: YearPlan | None) -> None:
        """Show what a plan uses."""
        self.uses.show_rows(list(uses(plan, self._language)) if plan is not None else [])

    def tell(self, plan: YearPlan | None, line: YearLine | None, taken: YearTaking | None) -> None:
        """Tell what became of the plan, why the estate at hand is in or not, and how the plan was made."""
        self.story.setText("\n\n".join(self._parts(plan, line, taken)) if plan is not None else "")

    def _parts(self, plan: YearPlan, line: YearLine | None, taken: YearTaking | None) -> Iterator[str]:
        language = self._language
        if taken is not None:
            yield from taking_lines(taken, language)
        if line is not None:
            yield self.tr("{0}：{1}").format(line.name, why_text(line, language))
        yield from (sum_text(one, language) for one in plan.sums)
        yield from wish_lines(plan, language)
        yield from (forced_text(one, language) for one in plan.forced)
        if plan.is_example:
            yield say("year_example", language)
