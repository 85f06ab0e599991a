"""`outbox`: bundles on their way to the office, and its receipts."""

from pathlib import Path

import click

from renodesk.cli.bundle_options import after, wishes
from renodesk.cli.exchange import PLAIN, SEALED, wants_seal
from renodesk.cli.frame import PARTLY, Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.services.exchange import BundleWish
from renodesk.services.giving import give, given_lines, proposed_name
from renodesk.services.outbox.carrying import Carrier, take_by_opening
from renodesk.services.outbox.outbox import Outbox, outbox_of
from renodesk.services.outbox.posting import Posting, State
from renodesk.services.outbox.words import posting_lines
from renodesk.texts import joined


@click.group("outbox", cls=SharedGroup)
def outbox_group() -> None:
    """发件箱：交给办公室的交换包和回执 / bundles on their way, and receipts."""


@outbox_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@click.option("--way", required=True, metavar="NAME", help="传送方式 / by which way")
@SEALED
@PLAIN
@wishes
@pass_frame
def outbox_add(
    frame: Frame, file: Path, way: str, how: str | None, wish: BundleWish, lacking: str | None
) -> None:
    """写交换包并放进发件箱 / write a bundle into the outbox."""
    outbox = outbox_of(frame.environment)
    with estate(frame, file, read_only=True) as session:
        sealed = wants_seal(frame, how)
        given, made = outbox.put(
            session,
            way,
            proposed_name(session, frame.lang, is_sealed=sealed),
            lambda out: give(
                session,
                out,
                organization=frame.preferences["organization"],
                is_sealed=sealed,
                since=after(session, lacking),
                wish=wish,
            ),
        )
        value: list[Json] = [one.value for one in made]
        inside = given_lines(given, frame.lang)[2:]
        frame.answer(
            value,
            [frame.text("outbox_put", file=joined("、", (one.id for one in made), frame.lang)), *inside],
        )


@outbox_group.command("list")
@pass_frame
def outbox_list(frame: Frame) -> None:
    """每个包走到哪一步 / how far each bundle has come."""
    _tell(frame, list(outbox_of(frame.environment).postings()), "outbox_empty")


@outbox_group.command("send")
@click.argument("again", nargs=-1, metavar="[NAME]…")
@pass_frame
def outbox_send(frame: Frame, again: tuple[str, ...]) -> None:
    """送出待发的；写名字的再送一次 / send what is due; what is named is sent again."""
    outbox = outbox_of(frame.environment)
    for name in again:
        outbox.again(name)
    _tell_done(frame, _carrier(frame, outbox).send(), "outbox_nothing_due")


@outbox_group.command("fetch")
@pass_frame
def outbox_fetch(frame: Frame) -> None:
    """取回执并收下 / fetch receipts and take them."""
    _tell_done(frame, _carrier(frame, outbox_of(frame.environment)).fetch(), "outbox_nothing_new")


@outbox_group.command("pause")
@click.argument("name")
@click.option("--off", is_flag=True, help="不再暂停 / go on")
@pass_frame
def outbox_pause(frame: Frame, name: str, off: bool) -> None:
    """先不送 / hold one back."""
    _tell(frame, [outbox_of(frame.environment).pause(name, is_paused=not off)], "outbox_empty")


@outbox_group.command("forget")
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option("--merged", is_flag=True, help="已并入的都拿掉 / all that the office merged")
@pass_frame
def outbox_forget(frame: Frame, names: tuple[str, ...], merged: bool) -> None:
    """从发件箱拿掉 / take out of the outbox."""
    outbox = outbox_of(frame.environment)
    done = [one.id for one in outbox.postings() if merged and one.state == State.MERGED]
    gone = [outbox.forget(name).id for name in (*names, *done)]
    value: list[Json] = [*gone]
    frame.answer(value, [frame.text("outbox_forgotten", file=one) for one in gone])


def _carrier(frame: Frame, outbox: Outbox) -> Carrier:
    return Carrier(outbox, take_by_opening(frame.author, frame.environment))


def _tell_done(frame: Frame, done: list[Posting], nothing: str) -> None:
    """Tell what became of each; exit 1 where one went no further."""
    _tell(frame, done, nothing)
    frame.exit_code = PARTLY if any(one.trouble is not None for one in done) else 0


def _tell(frame: Frame, postings: list[Posting], nothing: str) -> None:
    value: list[Json] = [one.value for one in postings]
    lines = [line for one in postings for line in posting_lines(one, frame.lang)]
    frame.answer(value, lines or [frame.text(nothing)])


COMMANDS = (outbox_group,)
