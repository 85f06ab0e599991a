"""What a pack holds as people read it in a language: for display alone, never to judge or store by."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from renodesk.domain.expression import Expression
from renodesk.domain.form import PackIdentity, ScoreWord

Content = TypeVar("Content")

_AS_THEY_ARE = (Expression, PackIdentity, ScoreWord)
_KEYS = ("jurisdiction", "everywhere", "consent", "synonyms")
"""Fields by whose words something else is found."""


def in_language(content: Content, language: str) -> Content:
    """Return what a pack holds (or the packs of `Forms`) with its words in a language.

    A text is taken from the field of its name with `_en` where there is one, else from the pack's own table
    of English words; what has neither stays Chinese. Codes, rules and the identity stay as they are.
    """
    return cast(Content, _in_english(_Same(content))) if language == "en" else content


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
