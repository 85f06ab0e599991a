"""Whose bundles the office believes: computers vouched for, and those believed no longer."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from renodesk.services.devices import Device, Devices
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.dialogs.device import ask_for_device
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.flow import flow


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    device: Device
    is_trusted: bool


class DevicesScreen(OfficeScreen):
    """A line for each computer of the archive's two lists."""

    FOLLOWS_INTAKE = False

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's lists."""
        super().__init__(desk)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inner = card(margins=12)
        add = button(self.tr("登记一台电脑…"), name="primary")
        add.clicked.connect(lambda: ask_for_device(self._desk, self.window()))
        self.revoke = button(self.tr("不再认这台"), tip=self.tr("电脑丢了、人走了：以后签的都不收"))
        self.revoke.clicked.connect(self.revoke_at_hand)
        inner.addLayout(flow(add, self.revoke))
        self.note = label("", "quiet", wrap=True)
        inner.addWidget(self.note)
        inner.addWidget(self._table(), 1)
        outer.addWidget(frame)
        self.setFocusProxy(self.table)
        self.dress()

    def _table(self) -> QWidget:
        self.model: OfficeRows[_Line] = OfficeRows(
            (
                Column(
                    title=self.tr("认不认"),
                    text=lambda one: self.tr("已登记") if one.is_trusted else self.tr("已撤销"),
                    icon=lambda one: ("trusted", "good") if one.is_trusted else ("revoked", "bad"),
                    width=120,
                ),
                Column(title=self.tr("电脑"), text=lambda one: one.device.name, width=170),
                Column(title=self.tr("谁的"), text=lambda one: one.device.comment, width=190),
                Column(title=self.tr("短码"), text=lambda one: one.device.key.code, width=210),
                Column(
                    title=self.tr("指纹"),
                    text=lambda one: one.device.key.fingerprint,
                    width=420,
                    token="ink2",
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.table = table_of(self.model, self.tr("认哪些电脑"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._judge())
        return self.table

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        self.model.dress(self._workbench.theme)
        fit(self.table, self._workbench.theme)

    def read(self) -> None:
        """Read both lists; they are short."""
        archive = self._desk.archive
        if archive is None:
            return
        trust = self._workbench.operations.do(lambda: Devices(archive).trust)
        if trust is None:
            return
        self.model.show_rows(
            [
                *(_Line(device=one, is_trusted=True) for one in trust.trusted),
                *(_Line(device=one, is_trusted=False) for one in trust.revoked),
            ]
        )
        if trust.trusted:
            self.note.setText(
                self.tr("只收名单上的电脑签过名的交换包；没登记的、没签名的、被改动的都退件，并写明原因。")
            )
        else:
            self.note.setText(
                self.tr("名单还是空的：谁发来的都收，签名只作说明。登记第一台以后，就只收登记过的。")
            )
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._judge()

    def _at_hand(self) -> _Line | None:
        return self.model.row(self.table.currentIndex().row())

    def _judge(self) -> None:
        line = self._at_hand()
        self.revoke.setEnabled(line is not None and line.is_trusted)

    def revoke_at_hand(self) -> None:
        """Believe the computer at hand no longer, after asking."""
        line, archive = self._at_hand(), self._desk.archive
        if line is None or archive is None:
            return
        device = line.device
        words = self.tr("以后 {0}（{1}）签的交换包都不收；以前收下的不动。").format(
            device.name, device.comment or device.key.code
        )
        if self._workbench.messages.ask(self.tr("不再认这台电脑？"), words):
            done = self._workbench.operations.do(lambda: Devices(archive).revoke(device.key.fingerprint))
            if done is not None:
                self._desk.changed.emit()
