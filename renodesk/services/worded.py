"""Items and boxes of the pinned forms as people read them in a language."""

from renodesk.domain.form import CheckItem, InputField, Item
from renodesk.services.session import EstateSession
from renodesk.texts import Language


def boxes_in(session: EstateSession, item: CheckItem | None, language: Language) -> tuple[InputField, ...]:
    """Return the quantities of one of the 36; a work outside them has none."""
    known = None if item is None else session.forms_in(language).checklist.item(item.code)
    return () if known is None else known.quantities


def item_in(session: EstateSession, item: Item, language: Language) -> Item:
    """Return an indicator; one of other forms stays as it is."""
    return session.forms_in(language).tree.item(item.code) or item
