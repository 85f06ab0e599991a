"""An estate file of an archive is written through one door: `Archive.holding`, with the index's lock."""

import ast
from collections.abc import Iterator

from architecture.sources import modules

DOOR = "renodesk.office.archive"
OPENING, FILES = ("open", "create"), ("EstateFile", "EstateSession")
INSIDE = {
    "office/ingest.py:_open": "_merge, which holds it",
    "office/joined.py:_joined": "join, which holds both",
}
"""Functions that open for writing what their caller holds."""
ELSEWHERE = {"services/archive_estates.py:copy_estate": "the copy, which lies outside the archive"}
"""Functions that open for writing what is no file of the archive."""


def users() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of services and office that works with archives."""
    for name, tree in modules().items():
        if name.startswith(("services/", "office/")) and name != "office/archive.py":
            imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            if DOOR in imported:
                yield name, tree


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield every function and method."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def is_holding(node: ast.expr) -> bool:
    """Return whether an expression is a call of the door."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "holding"


def writes(call: ast.Call) -> bool:
    """Return whether a call opens an estate file for writing, also where it only names what opens one."""
    read_only = any(
        one.arg == "read_only" and isinstance(one.value, ast.Constant) and one.value.value is True
        for one in call.keywords
    )
    return not read_only


def opened(function: ast.FunctionDef) -> Iterator[tuple[ast.Attribute, bool]]:
    """Yield each `EstateFile.open` and its like that may write, and whether it is inside the door."""

    def walk(node: ast.AST, is_held: bool) -> Iterator[tuple[ast.Attribute, bool]]:
        if isinstance(node, ast.With):
            for item in node.items:
                yield from walk(item.context_expr, is_held)
                is_held = is_held or is_holding(item.context_expr)
            for line in node.body:
                yield from walk(line, is_held)
            return
        if isinstance(node, ast.Call) and not writes(node):
            return
        if isinstance(node, ast.Attribute) and node.attr in OPENING and ast.unparse(node.value) in FILES:
            yield node, is_held
        for inner in ast.iter_child_nodes(node):
            yield from walk(inner, is_held)

    for line in function.body:
        yield from walk(line, False)


def test_whoever_writes_an_estate_of_an_archive_holds_it() -> None:
    found = {
        f"{name}:{function.name}": is_held
        for name, tree in users()
        for function in functions(tree)
        for _, is_held in sorted(opened(function), key=lambda one: one[1], reverse=True)
    }
    assert len(found) >= 6
    outside = {where for where, is_held in found.items() if not is_held}
    assert outside - INSIDE.keys() - ELSEWHERE.keys() == set()


def test_the_door_is_always_given_the_index_and_nobody_takes_its_lock_beside_the_door() -> None:
    calls = [
        (name, node)
        for name, tree in users()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and is_holding(node)
    ]
    assert len(calls) >= 8
    for name, call in calls:
        assert len(call.args) == 2, name
        assert "index" in ast.unparse(call.args[1]), (name, ast.unparse(call))
        assert "index" not in ast.unparse(call.func), (name, ast.unparse(call))
