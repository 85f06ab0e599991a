"""The group of the commands on a plan, and what they share."""

import click

from renodesk.cli.frame import SharedGroup
from renodesk.domain.numbers import read_number
from renodesk.errors import WrongUsage
from renodesk.services.planning import MAIN

ALTERNATIVE = click.option("--plan", "alternative", default=MAIN, metavar="KEY", help="方案 / which plan")


@click.group("plan", cls=SharedGroup)
def plan_group() -> None:
    """一小区一策方案 / the renovation plan."""


def fen_of_text(text: str) -> int:
    """Return an amount somebody typed in yuan, in fen.

    Raises:
        WrongUsage: it is no number, or has parts of a fen.
    """
    yuan = read_number(text)
    if yuan is None or (yuan * 100).denominator != 1:
        raise WrongUsage(what="元", value=text)
    return int(yuan * 100)
