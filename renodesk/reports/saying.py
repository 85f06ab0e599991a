"""Sentences of a paper in its language."""

from typing import Protocol

from renodesk.texts import Language, say


class InLanguage(Protocol):
    """What a paper is made from."""

    @property
    def language(self) -> Language:
        """Return the language it is printed in."""


def text(paper: InLanguage, code: str, **facts: object) -> str:
    """Return the sentence `report_<code>`."""
    return say("report_" + code, paper.language, **facts)
