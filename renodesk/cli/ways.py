"""`way`: the named ways bundles travel by."""

import os
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.domain.canonical import Json
from renodesk.services.device_key import KeptIn
from renodesk.services.ways import Way, WayKind, way_line, ways_of

SECRET = "RENODESK_WAY_SECRET"
"""Environment variable of those who add ways from scripts: a password never stands on a command line."""


@click.group("way", cls=SharedGroup)
def way_group() -> None:
    """传送方式：文件夹或 U 盘、WebDAV、S3 / ways bundles travel by."""


@way_group.command("list")
@pass_frame
def way_list(frame: Frame) -> None:
    """列出传送方式 / list the ways."""
    ways = ways_of(frame.environment).all()
    value: list[Json] = [dict(way.value) for way in ways]
    frame.answer(value, [way_line(way, frame.lang) for way in ways] or [frame.text("way_none")])


@way_group.command("add")
@click.argument("name")
@click.argument("place", metavar="FOLDER|https://…|s3://BUCKET/PREFIX")
@click.option("--user", default="", help="用户名或 Access Key / user name or access key")
@click.option("--endpoint", default="", metavar="https://…", help="S3 服务的地址 / address of the S3 service")
@click.option("--region", default="", help="S3 区域 / S3 region")
@click.option("--bucket-in-host", is_flag=True, help="桶名写在主机名里（OSS、COS）/ bucket.host")
@click.option("--ca", default="", metavar="PEM", help="单位自己的证书 / an organization's own certificate")
@click.option("--ask", is_flag=True, help="从键盘读密码；脚本用 RENODESK_WAY_SECRET / read the password")
@pass_frame
def way_add(
    frame: Frame,
    name: str,
    place: str,
    user: str,
    endpoint: str,
    region: str,
    bucket_in_host: bool,
    ca: str,
    ask: bool,
) -> None:
    """加一种传送方式，同名的换成它 / add a way, in place of one of that name."""
    kind = _kind(place)
    way = Way(
        name=name,
        kind=kind,
        place=str(Path(place).absolute()) if kind == WayKind.FOLDER else place,
        user=user,
        ca=str(Path(ca).absolute()) if ca else "",
        endpoint=endpoint,
        region=region,
        has_bucket_in_host=bucket_in_host,
    )
    way.check()
    secret = os.environ.get(SECRET)
    if ask and way.wants_secret:
        secret = click.prompt(frame.text("way_ask_secret", user=user), hide_input=True)
    where = ways_of(frame.environment).keep(way, secret if way.wants_secret else None)
    lines = [frame.text("way_added", way=name)]
    if way.wants_secret and secret is not None:
        lines.append(frame.text("way_secret_in_ring" if where == KeptIn.KEYRING else "way_secret_in_file"))
    frame.answer({**way.value, "kept_in": where.value if secret and way.wants_secret else None}, lines)


def _kind(place: str) -> WayKind:
    if place.startswith("s3://"):
        return WayKind.S3
    return WayKind.WEBDAV if "://" in place else WayKind.FOLDER


@way_group.command("remove")
@click.argument("name")
@pass_frame
def way_remove(frame: Frame, name: str) -> None:
    """不再用，密码也删掉 / forget a way and its password."""
    ways_of(frame.environment).remove(name)
    frame.done("way_removed", way=name)


@way_group.command("test")
@click.argument("name")
@pass_frame
def way_test(frame: Frame, name: str) -> None:
    """写一个小文件、读回、删掉 / write a small file there, read it back, take it away."""
    tried = ways_of(frame.environment).test(name)
    frame.done("way_works", way=name, files=tried.files)


COMMANDS = (way_group,)
