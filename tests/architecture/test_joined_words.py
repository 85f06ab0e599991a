"""Lists in sentences: where a language is spoken, its own marks stand between the words."""

import ast
from collections.abc import Iterator

from architecture.sources import modules

SPOKEN = ("cli/", "reports/", "ui/", "services/reporting/", "services/office_papers/")
MARKS = frozenset("、，；：")
WITHOUT_LANGUAGE = {
    "cli/exchange.py",  # lines of values in JSON
    "reports/charts.py",  # bars are read out by whoever cannot see them
    "ui/editors/question_form.py",
    "ui/models/measures.py",
    "ui/models/photos.py",
}
"""Parts that know no language."""


def is_mark(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(MARKS & set(node.value))


def joins(node: ast.AST) -> Iterator[int]:
    """Yield the lines where words are joined with a fixed Chinese mark, but for what an error is told."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Raise):
            continue
        if isinstance(child, ast.Attribute) and child.attr == "join" and is_mark(child.value):
            yield child.lineno
        yield from joins(child)


def test_words_are_joined_by_the_marks_of_their_language() -> None:
    spoken = {name: tree for name, tree in modules().items() if name.startswith(SPOKEN)}
    assert {name for name, tree in spoken.items() if any(joins(tree))} == WITHOUT_LANGUAGE
