"""A button that says which profile holds for the estate, and leads to the choice."""

from PySide6.QtWidgets import QPushButton

from renodesk.services import profiles
from renodesk.ui.workbench import Workbench


class ProfileButton(QPushButton):
    """Reads the profile when it is told to; a click shows the others."""

    def __init__(self, workbench: Workbench) -> None:
        """Say nothing before an estate is read."""
        super().__init__()
        self._workbench = workbench
        self.setToolTip(self.tr("用哪里的规则、门槛和程序；换一个会改变什么"))
        self.clicked.connect(lambda: workbench.act_wanted.emit("choose_profile"))
        self._say(self.tr("没有选"))

    def read(self) -> None:
        """Say which profile holds."""
        estate = self._workbench.estate
        chosen = profiles.chosen(estate.session) if estate is not None else None
        english = self._workbench.language == "en"
        self._say(self.tr("没有选") if chosen is None else chosen.title(english=english))

    def _say(self, title: str) -> None:
        words = self.tr("地方配置：{0}").format(title)
        self.setText(words)
        self.setAccessibleName(words)
