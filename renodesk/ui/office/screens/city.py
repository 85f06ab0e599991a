"""The city at a glance: streets, and beside them one of several views, a chart over its numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTableView, QVBoxLayout, QWidget

from renodesk.services.charts import ShownChart
from renodesk.services.city import Area, City, CityFilter, ItemCost, ItemShort, Share, Silent, city
from renodesk.services.city_words import (
    cost_text,
    costs_chart,
    county_text,
    done_text,
    head_text,
    item_name,
    plans_text,
    red_text,
    score_text,
    share_name,
    shortfalls_chart,
    stages_chart,
    street_text,
    tens_chart,
    words_chart,
)
from renodesk.texts import say
from renodesk.ui.local_time import local_minute
from renodesk.ui.office.desk import Meant, OfficeDesk
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.chart import Chart
from renodesk.ui.widgets.flow import FlowLayout, flow

QUIET = (7, 14, 30, 60, 90)


@dataclass(frozen=True, kw_only=True, slots=True)
class _View:
    """One view: its title, its chart if it has one, its rows, and which estates a row means."""

    name: str
    title: str
    columns: tuple[Column[Any], ...]
    rows: Callable[[City], Sequence[Any]]
    meant: Callable[[Any], CityFilter]
    called: Callable[[Any], str]
    chart: Callable[[City], ShownChart] | None = None


class CityScreen(OfficeScreen):
    """Enter or a click on a street, a bar or a row lists the estates it means."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's city."""
        super().__init__(desk)
        self.city: City | None = None
        self._views = {one.name: one for one in self._all_views()}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._head_frame())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._areas_frame(), 7)
        row.addWidget(self._view_frame(), 6)
        outer.addLayout(row, 1)
        self.setFocusProxy(self.areas)
        self.dress()
        self._show_view()

    def _head_frame(self) -> QFrame:
        frame, inner = card(margins=12)
        self.head = label("", "heading", wrap=True)
        self.plans = label("", "quiet", wrap=True)
        inner.addWidget(self.head)
        inner.addWidget(self.plans)
        return frame

    def _areas_frame(self) -> QFrame:
        language = self._workbench.language
        frame, inner = card(margins=12)
        self.area_rows: OfficeRows[Area] = OfficeRows(
            (
                Column(title=self.tr("区县"), text=lambda one: county_text(one, language), width=96),
                Column(
                    title=self.tr("街道"),
                    text=lambda one: street_text(one, language),
                    width=110,
                    takes_rest=True,
                ),
                _number(self.tr("小区数"), lambda one: one.estates, 66),
                _number(self.tr("未知"), lambda one: one.unknown, 56),
                Column(
                    title=self.tr("已办"),
                    text=done_text,
                    key=lambda one: one.done if one.known else None,
                    width=84,
                    is_number=True,
                ),
                Column(
                    title=self.tr("平均得分"),
                    text=score_text,
                    key=lambda one: one.low,
                    width=112,
                    is_number=True,
                ),
                Column(
                    title=self.tr("红旗数"),
                    text=red_text,
                    key=lambda one: one.red_flags if one.known else None,
                    width=70,
                    is_number=True,
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.areas = table_of(self.area_rows, self.tr("区县和街道"))
        self.areas.activated.connect(lambda _: self.list_area())
        inner.addLayout(self._area_acts())
        inner.addWidget(self.areas, 1)
        self.empty = label("", "quiet", wrap=True)
        inner.addWidget(self.empty)
        return frame

    def _area_acts(self) -> FlowLayout:
        of_street = button(self.tr("列出这个街道的小区"), tip=self.tr("在街道上按回车也行"))
        of_street.clicked.connect(self.list_area)
        red = button(self.tr("有红旗的"))
        red.clicked.connect(lambda: self._list(CityFilter(has_red_flags=True), self.tr("有红旗的")))
        unknown = button(self.tr("还不知道的"))
        unknown.clicked.connect(lambda: self._list(CityFilter(is_unknown=True), self.tr("还什么都不知道的")))
        return flow(of_street, red, unknown)

    def _view_frame(self) -> QFrame:
        frame, inner = card(margins=12)
        self.view = choice(self.tr("看什么"), letters=12)
        for one in self._views.values():
            self.view.addItem(one.title, one.name)
        self.view.activated.connect(lambda _: self._show_view())
        self.days = choice(self.tr("几天没消息"), letters=5)
        for days in QUIET:
            self.days.addItem(self.tr("{0} 天").format(days), days)
        self.days.setCurrentIndex(QUIET.index(14))
        self.days.activated.connect(lambda _: self.refresh())
        self.show_estates = button(self.tr("列出这些小区"), tip=self.tr("列出这一行的小区，按回车也行"))
        self.show_estates.clicked.connect(self.list_row)
        inner.addLayout(flow(self.view, self.days, self.show_estates))
        self.chart = Chart(self._workbench.theme)
        self.chart.bar_chosen.connect(self._list_bar)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.chart)
        column.addStretch(1)
        self._scroll.setWidget(held)
        inner.addWidget(self._scroll, 1)
        self._tables: dict[str, tuple[OfficeRows[Any], QTableView]] = {}
        for one in self._views.values():
            model: OfficeRows[Any] = OfficeRows(one.columns, self._workbench.theme, self)
            table = table_of(model, one.title)
            table.activated.connect(lambda _: self.list_row())
            self._tables[one.name] = (model, table)
            inner.addWidget(table, 1)
            table.hide()
        self.nothing = label("", "quiet", wrap=True)
        inner.addWidget(self.nothing)
        return frame

    def _all_views(self) -> tuple[_View, ...]:
        language = self._workbench.language

        def shares(title: str) -> tuple[Column[Share], ...]:
            return (
                Column(title=title, text=lambda one: share_name(one, language), width=140, takes_rest=True),
                _number(self.tr("小区数"), lambda one: one.sure, 90),
                _number(self.tr("没查清，可能"), lambda one: one.may, 130),
            )

        return (
            _View(
                name="stages",
                title=self.tr("进度"),
                columns=shares(self.tr("进度"))[:2],
                rows=lambda found: found.stages,
                meant=lambda one: CityFilter(stage=one.key),
                called=lambda one: share_name(one, language),
                chart=lambda found: stages_chart(found, language),
            ),
            _View(
                name="words",
                title=self.tr("等次"),
                columns=shares(self.tr("等次")),
                rows=lambda found: found.words,
                meant=lambda one: CityFilter(word=one.key, is_open=True),
                called=lambda one: self.tr("等次是或可能是“{0}”的").format(share_name(one, language)),
                chart=lambda found: words_chart(found, language),
            ),
            _View(
                name="tens",
                title=self.tr("得分分布"),
                columns=shares(self.tr("得分")),
                rows=lambda found: found.tens,
                meant=lambda one: CityFilter(ten=int(one.key), is_open=True),
                called=lambda one: self.tr("得分在或可能在 {0} 的").format(one.name),
                chart=lambda found: tens_chart(found, language),
            ),
            _View(
                name="shortfalls",
                title=self.tr("短板指标"),
                columns=self._short_columns(),
                rows=lambda found: found.shortfalls,
                meant=lambda one: CityFilter(item=one.code),
                called=lambda one: self.tr("{0} 不达标的").format(item_name(one, language)),
                chart=lambda found: shortfalls_chart(found, language),
            ),
            _View(
                name="costs",
                title=self.tr("36 项费用"),
                columns=self._cost_columns(),
                rows=lambda found: found.costs,
                meant=lambda one: CityFilter(cost=one.code),
                called=lambda one: self.tr("方案里有 {0} 的").format(item_name(one, language)),
                chart=lambda found: costs_chart(found, language),
            ),
            _View(
                name="silent",
                title=self.tr("没消息的电脑"),
                columns=self._silent_columns(),
                rows=lambda found: found.silent,
                meant=lambda one: CityFilter(device=one.device, person=one.person),
                called=lambda one: self.tr("{0}（{1}）写过的").format(one.device, one.person),
            ),
        )

    def _short_columns(self) -> tuple[Column[ItemShort], ...]:
        language = self._workbench.language
        return (
            Column(title=self.tr("编号"), text=lambda one: one.code, width=70, token="ink2"),
            Column(
                title=self.tr("指标"),
                text=lambda one: item_name(one, language),
                icon=lambda one: ("red_flag", "bad") if one.with_red else None,
                width=180,
                takes_rest=True,
            ),
            _number(self.tr("小区数"), lambda one: one.estates, 66),
            _number(self.tr("处"), lambda one: one.places, 66),
            _number(self.tr("红旗的"), lambda one: one.with_red, 80),
        )

    def _cost_columns(self) -> tuple[Column[ItemCost], ...]:
        language = self._workbench.language
        return (
            Column(
                title=self.tr("36 项"),
                text=lambda one: item_name(one, language),
                width=150,
                takes_rest=True,
            ),
            _number(self.tr("小区数"), lambda one: one.estates, 66),
            Column(
                title=self.tr("低–高（元）"),
                text=cost_text,
                key=lambda one: one.likely,
                width=230,
                is_number=True,
            ),
            _number(self.tr("缺价或量"), lambda one: one.lacking, 92),
        )

    def _silent_columns(self) -> tuple[Column[Silent], ...]:
        return (
            Column(title=self.tr("电脑"), text=lambda one: one.device, width=140, takes_rest=True),
            Column(title=self.tr("谁"), text=lambda one: one.person, width=110),
            Column(title=self.tr("最近一条"), text=lambda one: local_minute(one.at), width=140),
            _number(self.tr("几天前"), lambda one: one.days, 80),
            _number(self.tr("小区数"), lambda one: one.estates, 66),
        )

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        self.chart.show_theme(theme)
        for model, table in ((self.area_rows, self.areas), *self._tables.values()):
            model.dress(theme)
            fit(table, theme)

    # Showing

    @property
    def at(self) -> _View:
        """Return the view that is shown."""
        return self._views[str(self.view.currentData())]

    def read(self) -> None:
        """Ask the index beside the window."""
        archive, environment, days = self._desk.archive, self._workbench.environment, self.days.currentData()
        if archive is not None:
            index_url = self._desk.index_url
            self.beside.read(lambda: city(archive, environment, days=days, index_url=index_url), self._show)

    def _show(self, found: City) -> None:
        language = self._workbench.language
        self.city = found
        self.head.setText(head_text(found.whole, language))
        self.plans.setText(plans_text(found, language))
        self.area_rows.show_rows(found.areas)
        self.empty.setText(self.tr("档案库里还没有小区。先到“收件箱”收交换包。"))
        self.empty.setVisible(not found.areas)
        if found.areas:
            self.areas.setCurrentIndex(self.area_rows.index(0, 0))
        for name, (model, table) in self._tables.items():
            model.show_rows(self._views[name].rows(found))
            if model.rows:
                table.setCurrentIndex(model.index(0, 0))
        self._show_view()

    def _show_view(self) -> None:
        view, found = self.at, self.city
        for name, (_, table) in self._tables.items():
            table.setVisible(name == view.name)
        self.days.setVisible(view.name == "silent")
        has_chart = view.chart is not None and found is not None and bool(view.rows(found))
        self._scroll.setVisible(has_chart)
        if has_chart and view.chart is not None and found is not None:
            self.chart.show_chart(view.chart(found))
        rows = view.rows(found) if found is not None else ()
        self.show_estates.setEnabled(bool(rows))
        self.nothing.setText(self._nothing(view) if found is not None else "")
        self.nothing.setVisible(found is not None and not rows)

    def _nothing(self, view: _View) -> str:
        if view.name == "silent":
            return say("city_silent_none", self._workbench.language, days=self.days.currentData())
        if view.name == "costs":
            return say("city_plans_none", self._workbench.language)
        return self.tr("这里没有要列的。")

    # Acting

    def list_area(self) -> None:
        """List the estates of the street at hand."""
        area = self.area_rows.row(self.areas.currentIndex().row())
        if area is not None:
            language = self._workbench.language
            words = f"{county_text(area, language)} {street_text(area, language)}"
            self._list(CityFilter(county=area.county, street=area.street), words)

    def list_row(self) -> None:
        """List the estates the row at hand of the view means."""
        model, table = self._tables[self.at.name]
        self._list_of(model.row(table.currentIndex().row()))

    def _list_bar(self, at: int) -> None:
        """List the estates a bar of the chart means: bars and rows are in the same order."""
        if self.city is not None:
            rows = self.at.rows(self.city)
            self._list_of(rows[at] if at < len(rows) else None)

    def _list_of(self, row: Any) -> None:
        if row is not None:
            self._list(self.at.meant(row), self.at.called(row))

    def _list(self, wanted: CityFilter, words: str) -> None:
        self._desk.list_estates(Meant(filter=wanted, words=words))


def _number(title: str, value: Callable[[Any], int], width: int) -> Column[Any]:
    return Column(title=title, text=lambda one: str(value(one)), key=value, width=width, is_number=True)
