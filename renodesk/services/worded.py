"""Items and boxes of the pinned forms as people read them in a language."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from renodesk.domain.form import CheckItem, InputField, Item
from renodesk.errors import PackFaulty
from renodesk.estates import pinning
from renodesk.services.session import EstateSession
from renodesk.texts import Language


def score_word(folder: Path, words: str, language: Language) -> str:
    """Return words of a score (`差 – 中`) in a language, by the packs of a folder that are used today."""
    if language != "en" or not words:
        return words
    known = _english_words(folder)
    return " – ".join(known.get(one, one) for one in words.split(" – "))


@lru_cache(maxsize=4)
def _english_words(folder: Path) -> Mapping[str, str]:
    try:
        forms, _ = pinning.shipped(folder)
    except PackFaulty:
        return {}
    return {one.word: one.word_en for one in forms.tree.words}


def boxes_in(session: EstateSession, item: CheckItem | None, language: Language) -> tuple[InputField, ...]:
    """Return the quantities of one of the 36; a work outside them has none."""
    known = None if item is None else session.forms_in(language).checklist.item(item.code)
    return () if known is None else known.quantities


def item_in(session: EstateSession, item: Item, language: Language) -> Item:
    """Return an indicator; one of other forms stays as it is."""
    return session.forms_in(language).tree.item(item.code) or item
