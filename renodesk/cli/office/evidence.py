"""Evidence of a row a county answers for: options and doing, for its table and for the standard alike."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from renodesk.cli.frame import Frame
from renodesk.cli.office.rating_json import evidence_json
from renodesk.cli.opening import ANY_PATH

if TYPE_CHECKING:
    from renodesk.services.office_evidence import Evidence

_OPTIONS = (
    click.option("--text", default="", metavar="TEXT", help="是什么材料、放在哪里 / what it is, and where"),
    click.option("--file", "file", default=None, type=ANY_PATH, help="把文件收进档案库 / keep a file"),
    click.option("--drop", default="", metavar="KEY", help="从清单去掉一件 / take one off the list"),
    click.option("--out", default=None, type=ANY_PATH, help="写出收着的文件 / write kept files out"),
)


class Book(Protocol):
    """What keeps evidence of a county's rows."""

    def evidence(self, county: str, code: str) -> "Sequence[Evidence]":
        """Return what there is of a row."""

    def add_evidence(self, county: str, code: str, text: str, file: Path | None = None) -> object:
        """Keep one more."""

    def drop_evidence(self, county: str, code: str, key: str) -> object:
        """Take one off the list."""

    def write_evidence(self, documents: "Sequence[Evidence]", out: Path) -> object:
        """Write the kept files out."""


def evidence_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of evidence."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def keep_evidence(
    frame: Frame,
    book: Book,
    county: str,
    code: str,
    *,
    text: str,
    file: Path | None,
    drop: str,
    out: Path | None,
) -> None:
    """Add, take off, write out, and tell what there is then."""
    from renodesk.services.rating.words import evidence_text

    if text or file is not None:
        book.add_evidence(county, code, text, file)
    if drop:
        book.drop_evidence(county, code, drop)
    known = book.evidence(county, code)
    if out is not None:
        book.write_evidence(known, out)
    frame.answer([evidence_json(one) for one in known], [evidence_text(one, frame.lang) for one in known])
