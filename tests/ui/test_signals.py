"""Two thousand news of changes: every one arrives, none twice, and no listener is left behind."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from renodesk.domain.changes import Cell, Changes
from renodesk.ui.workbench import Workbench

MANY = 2000


class Teller(QObject):
    """Something that tells."""

    told = Signal(object)


def news(number: int) -> Changes:
    cell = Cell(entity="answer", key=f"baseline/A1.1/{number}", field="note")
    return Changes(cells=frozenset({cell}), act=None, person="甲", skipped=())


def test_two_thousand_signals_arrive_in_order(qtbot: QtBot) -> None:
    teller, heard = Teller(), []
    teller.told.connect(heard.append)
    sent = [news(number) for number in range(MANY)]
    for one in sent:
        teller.told.emit(one)
    assert heard == sent


def test_two_thousand_acts_of_the_hub_reach_the_window_once_each(opened: Any) -> None:
    workbench: Workbench = opened.desk.workbench
    heard = []
    workbench.changed.disconnect()
    workbench.changed.connect(heard.append)
    for number in range(MANY):
        workbench.estate.session.hub.tell(news(number))
    assert len(heard) == MANY


def test_a_closed_estate_tells_nothing_any_more(opened: Any) -> None:
    workbench: Workbench = opened.desk.workbench
    hub, heard = workbench.estate.session.hub, []
    workbench.changed.connect(heard.append)
    workbench.close()
    hub.tell(news(1))
    assert heard == []
