"""The product's own source, parsed: what the tests of its shape read."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import renodesk

PACKAGE = Path(renodesk.__file__).parent
ROOT = PACKAGE.parent


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the product by its path below the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield (where, the called thing as written without what it hangs on, call)."""
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
                yield f"{name}:{node.lineno}", called, node


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
