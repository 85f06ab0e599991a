"""A document as lines of text: what it says, block by block, without fonts and pages; read as a diff."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction

from renodesk.reports.blocks import Block, Bullets, Cell, Heading, Paragraph, Photo, Table
from renodesk.reports.papers import Document


def listing(document: Document, names: Mapping[str, str]) -> str:
    """Return a document as text; `names` stand for what differs from run to run (identities, the day)."""
    lines = [f"{document.size} · {'draft' if document.is_draft else 'final'}", *_fields(document.words, "  ")]
    for block in document.blocks:
        lines.extend(_block(block, ""))
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    for value, name in names.items():
        text = text.replace(value, name)
    return text


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Heading():
            if not indent:
                yield ""
            yield f"{indent}{'#' * block.level} {block.text}{' (flows)' if block.flows else ''}"
        case Paragraph():
            yield indent + _toned(block.text, block.tone)
        case Bullets():
            yield from (f"{indent}· {line}" for line in block.lines)
        case Table():
            widths = " ".join(f"{column.width:g}{column.align[0]}" for column in block.columns)
            yield f"{indent}{'Form' if block.is_form else 'Table'} {widths}"
            yield f"{indent}| " + " | ".join(column.title for column in block.columns)
            for row in block.rows:
                yield f"{indent}| " + " | ".join(map(_cell, row))
        case _:
            yield f"{indent}{type(block).__name__}"
            yield from _fields(block, indent + "  ")


def _cell(cell: Cell) -> str:
    return _toned(f"*{cell.text}*" if cell.is_bold else cell.text, cell.tone)


def _toned(text: str, tone: str) -> str:
    return text if tone == "plain" else f"{text} <{tone}>"


def _fields(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Photo):
        state = "here" if value.read() else value.missing
        yield f"{indent}{value.caption} ({state})"
        return
    assert is_dataclass(value)
    assert not isinstance(value, type)
    for field in fields(value):
        yield from _value(field.name, getattr(value, field.name), indent)


def _value(name: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Callable):  # type: ignore[arg-type]
        return
    if isinstance(value, (tuple, list)):
        if not value:
            return
        yield f"{indent}{name}:"
        for one in value:
            yield from _member(one, indent + "  ")
    elif is_dataclass(value):
        yield f"{indent}{name}:"
        yield from _member(value, indent + "  ")
    elif value not in ("", None, False, "plain"):
        yield f"{indent}{name}: {_shown(value)}"


def _member(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Photo):
        yield from _fields(value, indent)
    elif isinstance(value, Block):
        yield from _block(value, indent)
    elif is_dataclass(value) and not isinstance(value, type):
        shown = (f"{field.name}={_shown(getattr(value, field.name))}" for field in fields(value))
        yield indent + " · ".join(shown)
    elif isinstance(value, tuple) and all(isinstance(one, bool) for one in value):
        yield indent + "".join("█" if one else "·" for one in value)
    elif isinstance(value, tuple):
        yield indent + " · ".join(map(_shown, value))
    else:
        yield indent + _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return "(" + " ".join(_shown(getattr(value, field.name)) for field in fields(value)) + ")"
    return str(value)
