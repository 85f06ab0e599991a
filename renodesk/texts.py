"""Sentences for people, looked up by code: Chinese first, English second.

Each package keeps its sentences in `resources/texts/<package>.toml`:

    [disk_full]
    zh = "磁盘已满：{file}。……"
    en = "The disk is full: {file}. …"

A fact that English counts names both words, and the number chooses: `{count:photo is/photos are} missing`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from renodesk.errors import RenodeskError
from renodesk.paths import resource

Language = Literal["zh", "en"]
Mark = Literal["、", "，", "；", "："]
_ENGLISH: Mapping[Mark, str] = {"、": ", ", "，": ", ", "；": "; ", "：": ": "}


class _Fact:
    """A fact that says `1 photo` or `2 photos` where the sentence gives it both words, as `one/many`."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, spec: str) -> str:
        one, slash, many = spec.partition("/")
        if not slash:
            return format(self._value, spec)
        return f"{self._value} {one if str(self._value) == '1' else many}"


class _Facts(dict[str, object]):
    """Facts of a sentence; one that was not given stays visible as its name."""

    def __missing__(self, key: str) -> _Fact:
        return _Fact("{" + key + "}")


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return every sentence by code and language."""
    import tomllib  # a window starts without a sentence

    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(resource("texts").glob("*.toml")):
        for code, sentences in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if code in found:
                raise ValueError(f"text code {code} stands twice (again in {file.name})")
            found[code] = sentences
    return found


def say(code: str, language: Language, /, **facts: object) -> str:
    """Return the sentence of `code` with its facts filled in; an unknown code is shown as it is."""
    sentences = catalogue().get(code)
    if sentences is None:
        return " ".join([code, *(f"{key}={value}" for key, value in facts.items())])
    return sentences[language].format_map(_Facts({name: _Fact(value) for name, value in facts.items()}))


def joined(mark: Mark, parts: Iterable[str], language: Language) -> str:
    """Return parts as one text, with a Chinese mark between them or the English one that stands for it."""
    return (_ENGLISH[mark] if language == "en" else mark).join(parts)


def explain(error: RenodeskError, language: Language) -> str:
    """Return what happened, what it means and what to do, for a person.

    A fact `reason` or `detail` that is itself a code of the catalogue is said in words. A fact whose failure
    also gives it in English, as `<name>_en`, is said in English there.
    """
    facts = dict(error.facts)
    if language == "en":
        facts |= {name.removesuffix("_en"): value for name, value in facts.items() if name.endswith("_en")}
    for name in ("reason", "detail"):
        code = facts.get(name)
        if isinstance(code, str) and code in catalogue():
            facts[name] = say(code, language, **error.facts)
    return say(error.code, language, **facts)
