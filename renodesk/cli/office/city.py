"""`office city`: all estates of an archive at a glance, from the index alone."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.opening import ARCHIVE_PATH
from renodesk.domain.canonical import Json

if TYPE_CHECKING:
    from renodesk.services.city import City


@click.command("city", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option(
    "--days", type=click.IntRange(0, 3650), default=14, metavar="N", help="几天没消息算 / quiet for N days"
)
@INDEX
@pass_frame
def office_city(frame: Frame, archive: Path, days: int, index_url: str) -> None:
    """全市一览：街道、进度、得分、红旗、短板、费用、没消息的电脑 / the city at a glance."""
    from renodesk.services.city import city
    from renodesk.services.city_words import city_lines

    found = city(archive, frame.environment, days=days, index_url=index_url)
    frame.answer(_json(found), city_lines(found, frame.lang))


def _json(found: "City") -> Json:
    value: Json = asdict(found)
    return value
