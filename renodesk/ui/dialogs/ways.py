"""The ways bundles travel by: made, tried, removed. A password is typed and never shown again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.errors import RenodeskError
from renodesk.services.device_key import KeptIn
from renodesk.services.ways import Way, WayKind, Ways
from renodesk.texts import explain, say
from renodesk.ui.widgets.boxes import button, choice, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.environment import Progress

KINDS = tuple(WayKind)


class WaysDialog(Dialog):
    """A list of names at the left, what the one at hand is at the right; what happened is said below."""

    def __init__(self, workbench: Workbench, ways: Ways, parent: QWidget | None = None) -> None:
        """Show the ways there are."""
        super().__init__(parent)
        self._workbench = workbench
        self._ways = ways
        self._is_gone = False
        self.setWindowTitle(self.tr("传送方式"))
        px = workbench.theme.px
        self.setMinimumWidth(760)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("传送方式"), "heading"))
        hint = self.tr("交换包送到哪里、回执从哪里取：U 盘或文件夹、WebDAV、S3。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        middle = QHBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("已有的传送方式"))
        self.list.setMaximumWidth(px(200))
        self.list.currentTextChanged.connect(self._show)
        middle.addWidget(self.list)
        middle.addLayout(self._form(), 1)
        layout.addLayout(middle, 1)
        self.said = label("", wrap=True)
        self.said.setMinimumHeight(px(44))
        layout.addWidget(self.said)
        layout.addLayout(self._buttons())
        self._read("")
        self._follow()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._rows = form
        self.name = self._edit(self.tr("名称"), self.tr("例如：办公室U盘"))
        self.kind: QComboBox = choice(self.tr("种类"), letters=14)
        for kind in KINDS:
            self.kind.addItem(say(f"way_kind_{kind}", self._workbench.language), kind)
        self.kind.currentIndexChanged.connect(lambda _: self._follow())
        form.addRow(label(self.tr("种类"), "quiet"), self.kind)
        place = QHBoxLayout()
        self.place = self._line(self.tr("地点"), "")
        self.choose = button(self.tr("选…"), tip=self.tr("选文件夹"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        place.addWidget(self.place, 1)
        place.addWidget(self.choose)
        form.addRow(label(self.tr("地点"), "quiet"), place)
        self.user = self._edit(self.tr("用户名"), "")
        self.secret = self._edit(self.tr("密码"), self.tr("不改就留空"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.endpoint = self._edit(self.tr("S3 地址"), "https://…")
        self.region = self._edit(self.tr("S3 区域"), "")
        self.in_host = QCheckBox(self.tr("桶名写在主机名里（OSS、COS）"))
        form.addRow(label("", "quiet"), self.in_host)
        self.ca = self._edit(self.tr("证书文件"), self.tr("单位自己的证书才要，.pem"))
        return form

    def _line(self, title: str, hint: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(title)
        edit.setPlaceholderText(hint)
        edit.setMaxLength(500)
        return edit

    def _edit(self, title: str, hint: str) -> QLineEdit:
        edit = self._line(title, hint)
        self._rows.addRow(label(title, "quiet"), edit)
        return edit

    def _buttons(self) -> FlowLayout:
        self.new = button(self.tr("新的"))
        self.new.clicked.connect(self._new)
        self.remove = button(self.tr("删除"))
        self.remove.clicked.connect(self._remove)
        self.keep = button(self.tr("保存"))
        self.keep.clicked.connect(lambda: self._keep())
        self.test = button(self.tr("保存并试一试"), name="primary", tip=self.tr("写一个小文件、读回、删掉"))
        self.test.clicked.connect(self._test)
        self.close_it = button(self.tr("关闭"))
        self.close_it.clicked.connect(self.reject)
        acts = (self.new, self.remove, self.keep, self.test)
        for one in acts:
            one.setAutoDefault(False)
        return flow(*acts, self.close_it)

    def _read(self, at_hand: str) -> None:
        """Read the names again and stand at one."""
        names = [way.name for way in self._workbench.operations.do(self._ways.all) or ()]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(names)
        self.list.blockSignals(False)
        if at_hand in names:
            self.list.setCurrentRow(names.index(at_hand))
        elif names:
            self.list.setCurrentRow(0)
        else:
            self._new()

    def _show(self, name: str) -> None:
        found = next((way for way in self._ways.all() if way.name == name), None)
        if found is None:
            return
        self.name.setText(found.name)
        self.kind.setCurrentIndex(KINDS.index(found.kind))
        self.place.setText(found.place)
        self.user.setText(found.user)
        self.endpoint.setText(found.endpoint)
        self.region.setText(found.region)
        self.in_host.setChecked(found.has_bucket_in_host)
        self.ca.setText(found.ca)
        self.secret.clear()
        self.said.clear()

    def _new(self) -> None:
        self.list.clearSelection()
        self.list.setCurrentRow(-1)
        for edit in (self.name, self.place, self.user, self.secret, self.endpoint, self.region, self.ca):
            edit.clear()
        self.in_host.setChecked(False)
        self.said.clear()
        self.name.setFocus()

    def _follow(self) -> None:
        """Show the fields that the kind has."""
        kind = KINDS[self.kind.currentIndex()]
        hints = {
            WayKind.FOLDER: self.tr("U 盘或文件夹的路径"),
            WayKind.WEBDAV: "https://…",
            WayKind.S3: self.tr("s3://桶/前缀"),
        }
        self.place.setPlaceholderText(hints[kind])
        self.choose.setVisible(kind == WayKind.FOLDER)
        is_server, is_s3 = kind != WayKind.FOLDER, kind == WayKind.S3
        for field, is_shown in (
            (self.user, is_server),
            (self.secret, is_server),
            (self.endpoint, is_s3),
            (self.region, is_s3),
            (self.in_host, is_s3),
            (self.ca, is_server),
        ):
            self._rows.setRowVisible(field, is_shown)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("选文件夹"), self.place.text())
        if folder:
            self.place.setText(folder)

    @property
    def way(self) -> Way:
        """Return the way as it is typed."""
        kind = KINDS[self.kind.currentIndex()]
        is_server, is_s3 = kind != WayKind.FOLDER, kind == WayKind.S3
        place = self.place.text().strip()
        return Way(
            name=self.name.text().strip(),
            kind=kind,
            place=str(Path(place)) if place and not is_server else place,
            user=self.user.text().strip() if is_server else "",
            ca=self.ca.text().strip() if is_server else "",
            endpoint=self.endpoint.text().strip() if is_s3 else "",
            region=self.region.text().strip() if is_s3 else "",
            has_bucket_in_host=is_s3 and self.in_host.isChecked(),
        )

    def _keep(self) -> bool:
        way, secret = self.way, self.secret.text()
        try:
            where = self._ways.keep(way, secret if secret and way.wants_secret else None)
        except RenodeskError as error:
            self.said.setText(explain(error, self._workbench.language))
            return False
        words = say("way_added", self._workbench.language, way=way.name)
        if secret and way.wants_secret:
            code = "way_secret_in_ring" if where == KeptIn.KEYRING else "way_secret_in_file"
            words += say(code, self._workbench.language)
        self._read(way.name)
        self.said.setText(words)
        return True

    def _test(self) -> None:
        if not self._keep():
            return
        name, language = self.name.text().strip(), self._workbench.language
        ways = self._ways

        def job(progress: "Progress") -> str:
            try:
                return say("way_works", language, way=name, files=ways.test(name, progress).files)
            except RenodeskError as error:
                return explain(error, language)

        self.said.setText(self.tr("正在试“{0}”…").format(name))
        if self._workbench.operations.run(self.tr("试传送方式"), job, self._tell):
            self.test.setEnabled(False)

    def _tell(self, words: str) -> None:
        if self._is_gone:
            return
        self.test.setEnabled(True)
        self.said.setText(words)

    def done(self, result: int) -> None:
        """Hear nothing of a try that still runs."""
        self._is_gone = True
        super().done(result)

    def _remove(self) -> None:
        if self.list.currentRow() < 0:
            return
        name = self.list.currentItem().text()
        text = self.tr("要删除“{0}”和它的密码吗？那里的文件不动。").format(name)
        if self._workbench.messages.ask(self.tr("传送方式"), text):
            try:
                self._ways.remove(name)
            except RenodeskError as error:
                self.said.setText(explain(error, self._workbench.language))
                return
            self._new()
            self._read("")
