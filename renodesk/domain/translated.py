"""What a pack holds as people read it in a language: for display alone, never to judge or store by."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from renodesk.domain.expression import Expression
from renodesk.domain.form import Forms, PackIdentity, ScoreWord

Content = TypeVar("Content")

_AS_THEY_ARE = (Expression, PackIdentity, ScoreWord)
_KEYS = ("jurisdiction", "everywhere", "consent", "synonyms", "produces", "matter")
"""Fields by whose words something else is found or kept: `said_in` says them where they are shown."""


def in_language(content: Content, language: str) -> Content:
    """Return what a pack holds (or the packs of `Forms`) with its words in a language.

    A text is taken from the field of its name with `_en` where there is one, else from the pack's own table
    of English words; what has neither stays Chinese. Codes, rules and the identity stay as they are.
    """
    return cast(Content, _in_english(_Same(content))) if language == "en" else content


def title_in(identity: PackIdentity, language: str) -> str:
    """Return a pack's title in a language, Chinese where it has no other."""
    return (identity.title_en if language == "en" else "") or identity.title


def statement_in(identity: PackIdentity, language: str) -> str:
    """Return what a pack says of itself in a language, Chinese where it has no other."""
    return (identity.statement_en if language == "en" else "") or identity.statement


def said_in(identity: PackIdentity, word: str, language: str) -> str:
    """Return one word of a pack in a language, Chinese where the pack has no other."""
    return identity.english.get(word, word) if language == "en" else word


def with_english_of(forms: Forms, today: Forms) -> Forms:
    """Return forms with the English of today's packs where theirs were made before they had any.

    Words are found by what they say in Chinese, so that those that were changed since stay Chinese.
    """
    made = {}
    for name in ("tree", "checklist", "register"):
        own, now = getattr(forms, name), getattr(today, name)
        if not own.identity.english:
            made[name] = replace(own, identity=replace(own.identity, english=now.identity.english))
    return replace(forms, **made)


class _Same:
    """A value that is known by being the same one: what packs hold is kept, but cannot be hashed."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=64)
def _in_english(content: _Same) -> object:
    return _said(content.value, {})


def _said(value: object, words: Mapping[str, str]) -> object:
    if type(value) is str:
        return words.get(value, value)
    if isinstance(value, tuple):
        return tuple(_said(one, words) for one in value)
    if isinstance(value, Mapping):
        return {key: _said(one, words) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, *_AS_THEY_ARE)):
        identity = getattr(value, "identity", None)
        own = identity.english if isinstance(identity, PackIdentity) else words
        changed = dict(_changed(value, own))
        return replace(cast(Any, value), **changed) if changed else value
    return value


def _changed(value: object, words: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    for one in fields(cast(Any, value)):
        now = getattr(value, one.name)
        english = getattr(value, f"{one.name}_en", "")
        said = now if one.name in _KEYS else english or _said(now, words)
        if said is not now and said != now:
            yield one.name, said
