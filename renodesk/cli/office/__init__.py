"""`office`: prepare estates, take bundles in, rank."""

import click

from renodesk.cli.frame import SharedGroup
from renodesk.cli.office.assess import office_assess
from renodesk.cli.office.city import office_city
from renodesk.cli.office.district import office_district
from renodesk.cli.office.downlink import office_downlink, office_share
from renodesk.cli.office.estates import office_copy, office_estates, office_originals_out, office_prepare
from renodesk.cli.office.frozen import office_move, office_rankings
from renodesk.cli.office.index import office_index_password, office_index_upgrade, office_reindex
from renodesk.cli.office.intake import office_again, office_inbox, office_ingest, office_log
from renodesk.cli.office.joining import office_join
from renodesk.cli.office.ledgers import office_ledgers
from renodesk.cli.office.packages import office_packages
from renodesk.cli.office.ranking import office_rank, office_rank_why
from renodesk.cli.office.reserve import office_reserve
from renodesk.cli.office.standard import office_standard
from renodesk.cli.office.stores import office_store_key
from renodesk.cli.office.year import office_year


@click.group("office", cls=SharedGroup)
def office_group() -> None:
    """办公室：准备、接收、排序 / the office."""


for command in (
    *(office_prepare, office_ingest, office_inbox, office_again, office_log),
    *(office_downlink, office_share),
    *(office_city, office_ledgers, office_estates, office_copy, office_join, office_originals_out),
    *(office_reindex, office_index_upgrade, office_index_password, office_store_key),
    *(office_rank, office_rank_why, office_rankings, office_move),
    office_reserve,
    office_year,
    office_packages,
    office_assess,
    office_standard,
    office_district,
):
    office_group.add_command(command)

COMMANDS = (office_group,)
