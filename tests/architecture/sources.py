"""The product's own source, parsed: what the tests of its shape read."""

import ast
import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import renodesk

PACKAGE = Path(renodesk.__file__).parent
ROOT = PACKAGE.parent


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the product by its path below the package.

    These are millions of objects that stay to the end: the collector would go through them again and again.
    """
    gc.disable()
    try:
        return {
            path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(PACKAGE.rglob("*.py"))
        }
    finally:
        gc.freeze()
        gc.enable()


@cache
def nodes() -> dict[str, tuple[ast.AST, ...]]:
    """Return everything that stands in each module; walking all of them takes seconds, so it is done once."""
    return {name: tuple(ast.walk(tree)) for name, tree in modules().items()}


@cache
def calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Return (where, the called thing as written without what it hangs on, call)."""
    return tuple(
        (f"{name}:{node.lineno}", _called(node.func), node)
        for name, found in nodes().items()
        for node in found
        if isinstance(node, ast.Call)
    )


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)


def texts_of(node: ast.expr) -> Iterator[str]:
    """Yield the texts an expression may be, as patterns; what cannot be told from the source is left out."""
    match node:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.IfExp():
            yield from texts_of(node.body)
            yield from texts_of(node.orelse)
        case ast.JoinedStr():
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values
            )
