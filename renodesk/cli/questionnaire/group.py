"""The group, and what its commands share."""

import click

from renodesk.cli.frame import SharedGroup
from renodesk.domain.questionnaire import Phase


@click.group("questionnaire", cls=SharedGroup)
def questionnaire_group() -> None:
    """居民问卷和点单 / questionnaires of residents, and their orders."""


PHASES = (Phase.BEFORE.value, Phase.AFTER.value)
PHASE = click.option(
    "--phase",
    type=click.Choice(PHASES),
    default=None,
    help="改造前还是改造后，不写就看现在的轮次 / before or after the works; as the round is",
)


def phase_of(text: str | None) -> Phase | None:
    """Return the phase named on the line."""
    return Phase(text) if text else None
