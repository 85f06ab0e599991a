"""时间线: everything of the estate that has a day, in order."""

from renodesk.services.procedure import ProcedureBook
from renodesk.services.procedure.timeline import Event, timeline
from renodesk.services.session import EstateSession
from renodesk.texts import say
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.procedure.tab import ProcedureTab, Rows
from renodesk.ui.workbench import Workbench


class WayTab(ProcedureTab):
    """The estate's way by day."""

    widths = (130, 90)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench, self.tr("时间线"))
        self.events: dict[str, Event] = {}
        self.side.addStretch(1)

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return the events."""
        found = timeline(session, self.language, book)
        self.events = {f"{at} {one.day} {one.kind}": one for at, one in enumerate(found)}
        planned = sum(one.is_planned for one in found)
        self.sum.show_text(self.tr("{0} 件事有日子，其中 {1} 件是计划").format(len(found), planned))
        titles = (self.tr("日期"), self.tr("类别"), self.tr("事项"))
        return titles, [self._row(key, one) for key, one in self.events.items()]

    def _row(self, key: str, one: Event) -> ShownRow:
        token = "ink3" if one.is_planned else "ink"
        kind = say(f"way_kind_{one.kind}", self.language)
        texts = (one.day.isoformat(), kind, one.text)
        return ShownRow(key=key, cells=tuple(Shown(text=text, token=token) for text in texts))

    def show_side(self, key: str) -> None:
        """Show the whole sentence."""
        one = self.events.get(key)
        self.title.setText(one.day.isoformat() if one is not None else "")
        self.story.setText(one.text if one is not None else say("way_nothing", self.language))
