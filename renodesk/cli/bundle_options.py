"""How a bundle is wanted on the command line: the options that writing and giving share."""

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from renodesk.cli.frame import Frame
from renodesk.domain.receipt import Receipt
from renodesk.services.bundle_papers import paper_logo
from renodesk.services.exchange import BundleWish
from renodesk.services.receipts import Receipts
from renodesk.services.session import EstateSession

Command = TypeVar("Command", bound=Callable[..., Any])
LATEST = ""
"""What `--lacking` says without a file: after the receipt that came last."""
_SIZE = re.compile(r"(\d{1,12})\s*(|[kKmMgG])(i?)[bB]?", re.ASCII)
_UNITS = {"": 0, "k": 1, "m": 2, "g": 3}
_SMALLEST = 100_000


class FileSize(click.ParamType[int]):
    """A size in bytes, as people write it: `4GiB`, `700MB`, `2000000`."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the bytes."""
        match = _SIZE.fullmatch(str(value).strip())
        if match is None:
            self.fail(f"{value!r}: 4GiB, 700MB …", param, ctx)
        size: int = int(match[1]) * (1024 if match[3] else 1000) ** _UNITS[match[2].casefold()]
        if size < _SMALLEST:
            self.fail(f"{value!r}: >= {_SMALLEST}", param, ctx)
        return size


_OPTIONS = (
    click.option(
        "--papers/--no-papers",
        default=None,
        help="带不带给人看的文件；不写就是完整的包带，小包和补发的包不带"
        " / papers for people; unsaid: in a whole bundle only",
    ),
    click.option("--small", "is_small", is_flag=True, help="照片先给小图 / smaller pictures now"),
    click.option("--personal", "with_personal", is_flag=True, help="带上个人信息 / with personal values"),
    click.option(
        "--part-size",
        type=FileSize(),
        default=None,
        help="一个文件最多多大，再大就分开；不写是 4 GiB / the most one file may have",
    ),
    click.option(
        "--lacking",
        is_flag=False,
        flag_value=LATEST,
        default=None,
        metavar="[RECEIPT]",
        help="只带办公室还没有的；不写回执就按最近收下的 / only what the office lacks",
    ),
)


def wishes(command: Command) -> Command:
    """Give a command what a bundle may be wished as, gathered as `wish` and `lacking`."""

    @wraps(command)
    def with_wish(
        *words: Any,
        papers: bool | None,
        is_small: bool,
        with_personal: bool,
        part_size: int | None,
        **others: Any,
    ) -> Any:
        frame = click.get_current_context().find_object(Frame)
        wish = BundleWish(
            papers=papers,
            is_small=is_small,
            with_personal=with_personal,
            logo=paper_logo(frame.preferences["logo"]) if frame is not None else None,
            **({} if part_size is None else {"part_size": part_size}),
        )
        return command(*words, wish=wish, **others)

    decorated: Any = with_wish
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def after(session: EstateSession, lacking: str | None) -> Receipt | None:
    """Return the receipt after which only what is lacking travels, None where everything does.

    Raises:
        NoReceipt, ReceiptUnreadable, ReceiptOfOther, SignatureRefused: there is none to go by.
    """
    if lacking is None:
        return None
    return Receipts(session).latest() if lacking == LATEST else Receipts(session).read(Path(lacking))
