"""`office store-key`: with what an archive in a store is opened."""

import os

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.services.archive_places import PASSWORD, StoreKey, keep_store_key


@click.command("store-key", cls=SharedCommand)
@click.argument("url", metavar="s3://…|webdavs://…")
@click.option("--user", required=True, help="用户名或 Access Key / user name or access key")
@click.option("--endpoint", default="", metavar="https://…", help="S3 服务的地址 / address of the S3 service")
@click.option("--region", default="", help="S3 区域 / S3 region")
@pass_frame
def office_store_key(frame: Frame, url: str, user: str, endpoint: str, region: str) -> None:
    """把存储的密码存进系统钥匙串 / keep a store's password in the keyring.

    Scripts give the password as RENODESK_ARCHIVE_PASSWORD; otherwise it is asked for.
    """
    password = os.environ.get(PASSWORD) or click.prompt(
        frame.text("store_ask_password", user=user), hide_input=True, err=True
    )
    keep_store_key(url, StoreKey(user=user, password=password, endpoint=endpoint, region=region))
    frame.done("store_key_kept", archive=url, user=user)
