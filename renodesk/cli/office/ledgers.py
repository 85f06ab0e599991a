"""`office ledgers`: the ledgers of all estates of an archive added up, from the index alone."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import XLSX, write_xlsx
from renodesk.cli.opening import ARCHIVE_PATH
from renodesk.domain.canonical import Json

if TYPE_CHECKING:
    from renodesk.services.office_ledgers import OfficeLedgers

_BY = ("ledger", "county", "street", "district", "estate")


@click.command("ledgers", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--by", type=click.Choice(_BY), default="ledger", help="再按什么分 / added up by")
@click.option("--ledger", default=None, metavar="ID", help="只看一种台账 / one ledger only")
@click.option("--county", default=None, help="只看一个区县 / one county only")
@click.option("--street", default=None, help="只看一个街道 / one street only")
@click.option("--district", default="", help="只看一个片区 / one district only")
@click.option(
    "--most", type=click.IntRange(0, 100_000), default=100, metavar="N", help="最多列几条逾期的 / listed"
)
@XLSX
@INDEX
@pass_frame
def office_ledgers(
    frame: Frame,
    /,
    archive: Path,
    by: str,
    ledger: str | None,
    county: str | None,
    street: str | None,
    district: str,
    most: int,
    xlsx: Path | None,
    index_url: str,
) -> None:
    """各小区台账汇总：几条没办结、几条逾期、逾期几天，最久的在前；可出 Excel / ledgers added up."""
    from renodesk.services.office_ledger_words import ledgers_lines
    from renodesk.services.office_ledgers import By, LedgerFilter
    from renodesk.services.office_ledgers import office_ledgers as added_up

    found = added_up(
        archive,
        frame.environment,
        by=tuple(By) if xlsx is not None else (By(by),),
        wanted=LedgerFilter(ledger=ledger, county=county, street=street),
        district=district,
        most=most,
        index_url=index_url,
    )
    if xlsx is not None:
        from renodesk.services.office_papers import office_ledgers_book

        write_xlsx(frame, office_ledgers_book(found, frame.lang), xlsx)
    frame.answer(_json(found), ledgers_lines(found, By(by), frame.lang))


def _json(found: "OfficeLedgers") -> Json:
    return {
        "day": found.day.isoformat(),
        "overdue_count": found.overdue_count,
        "sums": {by.value: [asdict(one) for one in sums] for by, sums in found.sums.items()},
        "overdue": [asdict(one) for one in found.overdue],
    }
