"""What one can do with photos of the evidence strip, as one table: menu and key map are made from it."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeyEvent, QKeySequence


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceRow:
    """An act: its name (the strip's method), title, key while the photos have the keyboard.

    `changes` says that it needs a round that is open; `needs_photo` that a photo must be chosen;
    `begins_group` that a line stands above it in the menu.
    """

    name: str
    title: str
    key: str
    changes: bool = True
    needs_photo: bool = True
    begins_group: bool = False


EVIDENCE_ACTS: tuple[EvidenceRow, ...] = (
    EvidenceRow(
        name="view_chosen", title=str(QT_TRANSLATE_NOOP("Evidence", "放大看")), key="Space", changes=False
    ),
    EvidenceRow(name="write_caption", title=str(QT_TRANSLATE_NOOP("Evidence", "写说明")), key="C"),
    EvidenceRow(
        name="say_evidence", title=str(QT_TRANSLATE_NOOP("Evidence", "是佐证")), key="E", begins_group=True
    ),
    EvidenceRow(name="say_before", title=str(QT_TRANSLATE_NOOP("Evidence", "是改造前")), key="B"),
    EvidenceRow(name="say_after", title=str(QT_TRANSLATE_NOOP("Evidence", "是改造后")), key="A"),
    EvidenceRow(name="say_document", title=str(QT_TRANSLATE_NOOP("Evidence", "是资料")), key="D"),
    EvidenceRow(
        name="say_public", title=str(QT_TRANSLATE_NOOP("Evidence", "可公开（无人脸、门牌）")), key="G"
    ),
    EvidenceRow(
        name="take_after",
        title=str(QT_TRANSLATE_NOOP("Evidence", "收入这处改造后的照片…")),
        key="Shift+A",
        begins_group=True,
    ),
    EvidenceRow(
        name="compare", title=str(QT_TRANSLATE_NOOP("Evidence", "和改造前对比…")), key="P", changes=False
    ),
    EvidenceRow(name="use_elsewhere", title=str(QT_TRANSLATE_NOOP("Evidence", "也用在别处…")), key="U"),
    EvidenceRow(
        name="copy",
        title=str(QT_TRANSLATE_NOOP("Evidence", "复制")),
        key="Ctrl+C",
        changes=False,
        begins_group=True,
    ),
    EvidenceRow(
        name="paste", title=str(QT_TRANSLATE_NOOP("Evidence", "粘贴")), key="Ctrl+V", needs_photo=False
    ),
    EvidenceRow(
        name="save_copies",
        title=str(QT_TRANSLATE_NOOP("Evidence", "存到文件夹…")),
        key="Ctrl+S",
        changes=False,
    ),
    EvidenceRow(
        name="remove", title=str(QT_TRANSLATE_NOOP("Evidence", "不用这张")), key="Del", begins_group=True
    ),
)


def evidence_title(row: EvidenceRow) -> str:
    """Return an act's title in the window's language."""
    return QCoreApplication.translate("Evidence", row.title)


def act_of(event: QKeyEvent) -> EvidenceRow | None:
    """Return the act a key starts."""
    pressed = QKeySequence(event.keyCombination())
    return next((row for row in EVIDENCE_ACTS if QKeySequence(row.key) == pressed), None)
