"""What a list of the street office would become, before anything is made: its complaints first."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from renodesk.services.estate_list import EstateList
from renodesk.texts import Language, say
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

SIZE = (900, 520)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row of the table: an icon and its ink, what it is about, and what is said of it."""

    icon: tuple[str, str]
    about: str
    told: str


def lines_of(found: EstateList, language: Language) -> Iterator[Line]:
    """Yield what keeps the list from being taken, what to look at, and each estate it names."""
    for icon, faults in ((("invalid", "bad"), found.faults), (("unseen", "warn"), found.notices)):
        for one in faults:
            yield Line(icon=icon, about=one.where, told=say(one.code, language, **one.facts))
    for estate in found.estates:
        facts = {"id": estate.id or "–", "file": estate.file}
        counts = {"buildings": len(estate.buildings), "parts": len(estate.parts)}
        told = say("office_listed_estate", language, **facts, **counts)
        yield Line(icon=("answered", "good"), about=estate.name, told=told)


class ListedDialog(Dialog):
    """Shows what a list says; with complaints it can only be closed."""

    def __init__(
        self, found: EstateList, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        """Show a list that was read."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("由名单建小区档案"))
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("由名单建小区档案"), "heading"))
        counts = {"count": len(found.estates), "faults": len(found.faults), "notices": len(found.notices)}
        told = say("office_listed_faulty" if found.faults else "office_listed", language, **counts)
        layout.addWidget(label(told, wrap=True))
        columns: tuple[Column[Line], ...] = (
            Column(
                title=self.tr("小区，或表里哪一行"),
                text=lambda one: one.about,
                icon=lambda one: one.icon,
                width=230,
            ),
            Column(title=self.tr("内容"), text=lambda one: one.told, width=400, takes_rest=True),
        )
        self.model: OfficeRows[Line] = OfficeRows(columns, theme, self)
        self.model.show_rows(list(lines_of(found, language)))
        self.table = table_of(self.model, self.tr("名单里的小区和问题"), is_sortable=False)
        fit(self.table, theme)
        layout.addWidget(self.table, 1)
        buttons = OkCancel(self, self.tr("建到文件夹…"), self.tr("关闭"), is_primary=True)
        self.ok = buttons.ok
        self.ok.setEnabled(bool(found.estates) and not found.faults)
        layout.addWidget(buttons)
