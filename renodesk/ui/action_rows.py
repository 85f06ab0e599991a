"""What a row of the table of actions is, and the menus rows stand in."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionRow:
    """An act: its name (the window's method), menu, title, keys, and what it needs.

    `needs_office` acts are shown while one is in the office; their keys may mean something else outside.
    """

    name: str
    menu: str
    title: str
    keys: tuple[str, ...] = ()
    needs_estate: bool = True
    needs_office: bool = False
    context: str = "Actions"
    """Where its title is translated."""

    @property
    def words(self) -> str:
        """Return the title in the window's language."""
        return QCoreApplication.translate(self.context, self.title)


def act(
    name: str, menu: str, title: object, *keys: str, needs_estate: bool = True, needs_office: bool = False
) -> ActionRow:
    """Return the row of an act; `title` is marked for translation."""
    return ActionRow(
        name=name,
        menu=menu,
        title=str(title),
        keys=keys,
        needs_estate=needs_estate,
        needs_office=needs_office,
    )


FILE = str(QT_TRANSLATE_NOOP("Actions", "文件"))
EDIT = str(QT_TRANSLATE_NOOP("Actions", "编辑"))
WALK = str(QT_TRANSLATE_NOOP("Actions", "行走"))
FILL = str(QT_TRANSLATE_NOOP("Actions", "填写"))
PHOTO = str(QT_TRANSLATE_NOOP("Actions", "照片"))
VIEW = str(QT_TRANSLATE_NOOP("Actions", "查看"))
LOOK = str(QT_TRANSLATE_NOOP("Actions", "外观"))
OFFICE = str(QT_TRANSLATE_NOOP("Actions", "办公室"))
HELP = str(QT_TRANSLATE_NOOP("Actions", "帮助"))


def translated(text: str) -> str:
    """Return a title of the table in the window's language."""
    return QCoreApplication.translate("Actions", text)
