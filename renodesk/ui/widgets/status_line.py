"""The status bar: whether it is saved, who works, what is contested, what runs, and what the tree is."""

from PySide6.QtCore import QDateTime, QObject, QTimeZone
from PySide6.QtWidgets import QProgressBar, QStatusBar

from renodesk.ui.names import title_in
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.workbench import Workbench


class StatusLine(QObject):
    """Keeps the status bar true."""

    def __init__(self, workbench: Workbench, bar: QStatusBar) -> None:
        """Fill `bar` and follow the workbench."""
        super().__init__(bar)
        self._workbench = workbench
        bar.setSizeGripEnabled(False)
        self.saved = label("")
        self.backup = label("")
        self._person = label("")
        self._contested = label("")
        self._proposed = Elided("")
        self._job = QProgressBar()
        self._job.setFixedWidth(160)
        self._job.setMaximum(1000)
        self._job.setTextVisible(False)
        self._job_text = label("")
        self._cancel = button(self.tr("取消"))
        self._cancel.clicked.connect(workbench.operations.cancel)
        for widget in (
            self.saved,
            self.backup,
            self._person,
            self._contested,
            self._job_text,
            self._job,
            self._cancel,
        ):
            bar.addWidget(widget)
        bar.addPermanentWidget(self._proposed)
        self._job_ended()
        workbench.opened.connect(self._opened)
        workbench.changed.connect(lambda _: self._acted())
        workbench.backed_up.connect(self._tell_backup)
        workbench.closed.connect(self._closed)
        workbench.operations.started.connect(self._job_started)
        workbench.operations.progressed.connect(self._job_progressed)
        workbench.operations.stopping.connect(self._job_stopping)
        workbench.operations.finished.connect(self._job_ended)

    def _opened(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        session = estate.session
        self._person.setText(session.author.person)
        identity = session.forms.tree.identity
        title = title_in(self._workbench.language, identity)
        words = (
            self.tr("{0} 第{1}版")
            if identity.status == "official"
            else self.tr("{0} 第{1}版 · 建议稿，非官方指标")
        )
        self._proposed.show_text(words.format(title.partition("（")[0].partition(" (")[0], identity.version))
        self.saved.setText(self.tr("只读") if session.is_read_only else self.tr("已打开，随写随存"))
        self._count_contested()
        self._tell_backup()

    def _closed(self) -> None:
        for words in (self.saved, self.backup, self._person, self._contested, self._proposed):
            words.clear()

    def _tell_backup(self) -> None:
        from renodesk.services.safety import last_backup

        estate = self._workbench.estate
        if estate is None:
            return
        found = last_backup(estate.session, self._workbench.preferences["backup_folder"])
        made = QDateTime.fromString(found, "yyyy-MM-dd HH:mm")
        made.setTimeZone(QTimeZone.utc())
        words = self.tr("上次备份 {0}").format(made.toLocalTime().toString("MM-dd HH:mm"))
        self.backup.setText(words if found else self.tr("还没有备份"))

    def _acted(self) -> None:
        estate = self._workbench.estate
        now = QDateTime.fromMSecsSinceEpoch(self._workbench.environment.clock()).toString("HH:mm:ss")
        doubt = estate.clock_doubt(self._workbench.language) if estate is not None else ""
        words = self.tr("已保存 {0}（时钟待核对）") if doubt else self.tr("已保存 {0}")
        self.saved.setText(words.format(now))
        self.saved.setToolTip(doubt)
        self._count_contested()

    def _count_contested(self) -> None:
        estate = self._workbench.estate
        count = estate.outline.contested() if estate else 0
        self._contested.setText(self.tr("待裁定 {0} 处").format(count) if count else "")

    def _job_started(self, title: str) -> None:
        self._job_text.setText(title)
        self._job.setValue(0)
        self._cancel.setEnabled(True)
        for widget in (self._job, self._job_text, self._cancel):
            widget.show()

    def _job_progressed(self, text: str, fraction: float) -> None:
        self._job_text.setText(text)
        self._job.setValue(round(1000 * fraction))

    def _job_stopping(self, title: str) -> None:
        self._job_text.setText(self.tr("正在停下：{0}…").format(title))
        self._cancel.setEnabled(False)

    def _job_ended(self) -> None:
        for widget in (self._job, self._job_text, self._cancel):
            widget.hide()
