"""`office reindex`, `index-upgrade`, `index-password`, and where commands are told of the index."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ARCHIVE_PATH
from renodesk.services.office_index import reindex_archive, upgrade_index

INDEX = click.option(
    "--index",
    "index_url",
    default="",
    metavar="URL",
    envvar="RENODESK_INDEX",
    help="postgresql://用户@主机/库，不写就是 SQLite；或写在 RENODESK_INDEX / a server's index",
)


@click.command("reindex", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--local", "is_local", is_flag=True, help="索引改回档案库旁边 / beside the archive again")
@INDEX
@pass_frame
def office_reindex(frame: Frame, archive: Path, index_url: str, is_local: bool) -> None:
    """由档案库重建索引 / make the index again from the archive."""
    count = reindex_archive(archive, frame.author, frame.environment, index_url, is_local=is_local)
    frame.done("office_reindexed", count=count)


@click.command("index-password", cls=SharedCommand)
@click.argument("index_url", metavar="URL", envvar="RENODESK_INDEX")
@pass_frame
def office_index_password(frame: Frame, index_url: str) -> None:
    """把数据库密码存进系统钥匙串 / keep the database password in the keyring."""
    from renodesk.services.index_password import account_of, keep_password

    asked = frame.text("index_ask_password", account=account_of(index_url))
    account = keep_password(index_url, click.prompt(asked, hide_input=True, err=True))
    frame.done("index_password_kept", account=account)


@click.command("index-upgrade", cls=SharedCommand)
@click.argument("index_url", metavar="URL", envvar="RENODESK_INDEX")
@pass_frame
def office_index_upgrade(frame: Frame, index_url: str) -> None:
    """建立或更新服务器上索引的表，要用它的所有者 / make or upgrade a server's tables, as their owner."""
    done = upgrade_index(index_url)
    frame.answer(
        {"revision": done.revision, "applied": list(done.applied)},
        [
            frame.text("index_upgraded", revision=done.revision, count=len(done.applied))
            if done.applied
            else frame.text("index_is_current", revision=done.revision)
        ],
    )
