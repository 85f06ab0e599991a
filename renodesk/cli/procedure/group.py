"""The group `procedure`."""

import click

from renodesk.cli.frame import SharedGroup


@click.group("procedure", cls=SharedGroup)
def procedure_group() -> None:
    """改造程序：步骤、门槛、材料、七个一、五同步 / the way through approvals."""
