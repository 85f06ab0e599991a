"""An archive in a store: its URL, and with what the store is opened."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from renodesk.services.archive_places import StoreKey, is_url
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

WITH_KEY = ("s3", "webdav", "webdavs")


class StoredArchiveDialog(Dialog):
    """Asks for a URL; a password is typed and never shown again, and may stay as it was kept."""

    def __init__(self, url: str = "", parent: QWidget | None = None) -> None:
        """Begin with the URL of before."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("打开存储里的档案库"))
        self.setMinimumWidth(600)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("打开存储里的档案库"), "heading"))
        words = self.tr(
            "几台电脑共用的档案库可以放在共享盘、WebDAV（Nextcloud、NAS）或 S3 上；本机在自己的"
            "工作文件夹里合并，存回去时不会覆盖别人的。那里还没有档案库，就从空的开始。"
        )
        layout.addWidget(label(words, "quiet", wrap=True))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self.url = self._edit(self.tr("地址"), "s3://桶/路径  webdavs://主机/路径  file:///共享盘/路径")
        self.user = self._edit(self.tr("用户名"), self.tr("S3 写密钥名（Access key）"))
        self.password = self._edit(self.tr("密码"), self.tr("记在系统钥匙串里；不改就留空"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.endpoint = self._edit(self.tr("S3 地址"), self.tr("https://…，亚马逊的不用写"))
        self.region = self._edit(self.tr("S3 区域"), "")
        layout.addLayout(self._form)
        layout.addWidget(
            label(self.tr("几台电脑一起收件，请在设置里写上 PostgreSQL 索引。"), "small", wrap=True)
        )
        buttons = OkCancel(self, self.tr("打开"), is_primary=True)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        for edit in (self.url, self.user, self.password):
            edit.textChanged.connect(lambda _: self._follow())
        self.url.setText(url)
        self._follow()
        self.url.setFocus()

    def _edit(self, title: str, hint: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(title)
        edit.setPlaceholderText(hint)
        edit.setMaxLength(500)
        self._form.addRow(label(title, "quiet"), edit)
        return edit

    @property
    def place(self) -> str:
        """Return the URL that was typed."""
        return self.url.text().strip().rstrip("/")

    @property
    def key(self) -> StoreKey | None:
        """Return with what the store is opened, None where that stays as it was."""
        if self._kind not in WITH_KEY or not self.user.text().strip():
            return None
        is_s3 = self._kind == "s3"
        return StoreKey(
            user=self.user.text().strip(),
            password=self.password.text(),
            endpoint=self.endpoint.text().strip() if is_s3 else "",
            region=self.region.text().strip() if is_s3 else "",
        )

    @property
    def _kind(self) -> str:
        return self.place.partition("://")[0] if is_url(self.place) else ""

    def _follow(self) -> None:
        """Show the fields its kind has."""
        has_key, is_s3 = self._kind in WITH_KEY, self._kind == "s3"
        for field, is_shown in (
            (self.user, has_key),
            (self.password, has_key),
            (self.endpoint, is_s3),
            (self.region, is_s3),
        ):
            self._form.setRowVisible(field, is_shown)
        is_half = has_key and bool(self.password.text()) != bool(self.user.text().strip())
        self.ok.setEnabled(is_url(self.place) and not is_half)
        if self.isVisible():
            self.fit()
