"""`device`, `trust`: the key of this installation, and whose signatures are believed."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedGroup, located, pass_frame
from renodesk.cli.opening import ANY_PATH, ARCHIVE_PATH
from renodesk.domain.canonical import Json
from renodesk.errors import ComponentMissing, WrongUsage
from renodesk.services.device_key import DeviceKeys, DeviceKeyState
from renodesk.services.devices import Device, Devices
from renodesk.services.key_codes import read_key_code, write_key_code
from renodesk.services.seals import Seals, drill


@click.group("device", cls=SharedGroup)
def device_group() -> None:
    """这台电脑的签名钥匙 / the key of this installation."""


@device_group.command("show")
@click.option("--code", "qr", default=None, type=ANY_PATH, metavar="PNG", help="公钥二维码 / the key as a QR")
@pass_frame
def device_show(frame: Frame, qr: Path | None) -> None:
    """公钥、指纹和念给办公室听的短码 / public key, fingerprint, and the code to read out."""
    keys = _keys(frame)
    _show(frame, keys, keys.state())
    if qr is not None:
        write_key_code(keys, qr)
        frame.words("device_code_written", file=qr.name)


def _show(frame: Frame, keys: DeviceKeys, state: DeviceKeyState) -> None:
    line = f"{state.public.line} {keys.device}"
    value: dict[str, Json] = {
        "device": keys.device,
        "code": state.public.code,
        "fingerprint": state.public.fingerprint,
        "key": line,
        "kept_in": state.kept_in.value,
        "passphrase": state.has_passphrase,
    }
    lines = [
        frame.text("device_is", device=keys.device, code=state.public.code),
        state.public.fingerprint,
        line,
        frame.text(f"device_in_{state.kept_in}"),
        frame.text("device_has_passphrase" if state.has_passphrase else "device_no_passphrase"),
    ]
    frame.answer(value, lines)


@device_group.command("passphrase")
@click.option("--none", "is_none", is_flag=True, help="不再要口令 / none any more")
@pass_frame
def device_passphrase(frame: Frame, is_none: bool) -> None:
    """给钥匙设口令，从键盘读 / lock the key with a passphrase, read from the keyboard."""
    keys = _keys(frame)
    old = click.prompt(frame.text("device_ask_old"), hide_input=True) if keys.state().has_passphrase else ""
    new = ""
    if not is_none:
        new = click.prompt(frame.text("device_ask_new"), hide_input=True, confirmation_prompt=True)
    keys.protect(new, old)
    frame.words("device_no_passphrase" if is_none else "device_has_passphrase")


@device_group.command("renew")
@click.confirmation_option(prompt="另造一把钥匙？办公室要重新登记。/ Make another key?")
@pass_frame
def device_renew(frame: Frame) -> None:
    """另造一把钥匙；办公室要重新登记 / make another key, which the office has to be told."""
    keys = _keys(frame)
    keys.renew()
    _show(frame, keys, keys.state())


def _keys(frame: Frame) -> DeviceKeys:
    if frame.environment.keys is None:
        raise ComponentMissing(component="key", remedy="")
    return frame.environment.keys()


@click.group("trust", cls=SharedGroup)
def trust_group() -> None:
    """认得哪些电脑的签名 / whose signatures are believed."""


ARCHIVE = click.option(
    "--archive", default=None, type=ARCHIVE_PATH, help="办公室档案库的名单 / the list of an archive"
)


@trust_group.command("list")
@ARCHIVE
@pass_frame
def trust_list(frame: Frame, archive: Path | None) -> None:
    """列出认得的和撤销的 / who is believed, and who no longer."""
    trust = _devices(frame, archive).trust
    value: dict[str, Json] = {
        "trusted": [_values(one) for one in trust.trusted],
        "revoked": [_values(one) for one in trust.revoked],
    }
    lines = [_line("●", one) for one in trust.trusted] + [_line("×", one) for one in trust.revoked]
    frame.answer(value, lines or [frame.text("trust_empty")])


@trust_group.command("add")
@click.argument("name")
@click.option("--key", default="", metavar="ssh-ed25519…", help="device show 印出的那行 / the line it prints")
@click.option("--picture", default=None, type=ANY_PATH, help="公钥二维码的照片 / a photo of its QR")
@click.option("--bundle", default=None, type=ANY_PATH, help="由交换包、回执的签名 / who signed it")
@click.option("--code", default="", help="对方念给你的短码 / the code they read out to you")
@click.option("--who", default="", help="是谁的 / whose it is")
@ARCHIVE
@pass_frame
def trust_add(
    frame: Frame,
    name: str,
    key: str,
    picture: Path | None,
    bundle: Path | None,
    code: str,
    who: str,
    archive: Path | None,
) -> None:
    """登记一台电脑：给公钥，或给交换包和短码 / vouch for one, by its key, or a bundle and its code."""
    devices = _devices(frame, archive)
    if picture is not None:
        device = devices.add(name, read_key_code(picture), who)
    elif key:
        device = devices.add(name, key, who)
    elif bundle is not None and code:
        device = devices.add_signer(bundle, code, name, who)
    else:
        raise WrongUsage(what="trust", value="--key | --picture | --bundle --code")
    frame.done("trust_added", device=device.name, code=device.key.code)


@trust_group.command("revoke")
@click.argument("device")
@ARCHIVE
@pass_frame
def trust_revoke(frame: Frame, device: str, archive: Path | None) -> None:
    """不再认：电脑丢了、人走了 / believe it no longer: lost, or its person left."""
    gone = _devices(frame, archive).revoke(device)
    frame.done("trust_revoked", device=gone.name, code=gone.key.code)


@click.group("seals", cls=SharedGroup)
def seals_group() -> None:
    """交换包加密给谁 / whom bundles are sealed for."""


@seals_group.command("list")
@pass_frame
def seals_list(frame: Frame) -> None:
    """列出收件公钥，自己的在最前 / the keys, one's own first."""
    seals = _seals(frame)
    own, others = seals.own(), seals.recipients()
    recipients: list[Json] = [{"key": one.key, "who": one.who} for one in others]
    frame.answer(
        {"own": own, "file": str(seals.file), "recipients": recipients},
        [
            frame.text("seals_own", key=own),
            frame.text("seals_file", file=seals.file),
            *(f"{one.key}  {one.who}".rstrip() for one in others),
        ],
    )


@seals_group.command("add")
@click.argument("key", metavar="age1…")
@click.option("--who", default="", help="是谁的 / whose it is")
@pass_frame
def seals_add(frame: Frame, key: str, who: str) -> None:
    """以后也加密给它 / seal for it too from now on."""
    frame.done("seals_added", key=_seals(frame).add(key, who).key)


@seals_group.command("remove")
@click.argument("key")
@pass_frame
def seals_remove(frame: Frame, key: str) -> None:
    """以后不再加密给它 / seal for it no longer."""
    frame.done("seals_removed", key=_seals(frame).remove(key).key)


@seals_group.command("drill")
@click.argument("bundle", type=ANY_PATH)
@click.option("--key", "identities", required=True, type=ANY_PATH, metavar="FILE", help="私钥 / secret keys")
@pass_frame
def seals_drill(frame: Frame, bundle: Path, identities: Path) -> None:
    """恢复演练：只用这份私钥打开并核验 / open and check it with these keys alone."""
    report = drill(bundle, identities)
    lines = [located(fault.member, frame.text(fault.code, **fault.facts)) for fault in report.faults]
    head = frame.text("drill_fine" if report.ok else "bundle_is_faulty", file=bundle.name, count=len(lines))
    frame.answer({"ok": report.ok, "faults": len(lines)}, [head, *lines])
    frame.exit_code = 0 if report.ok else PARTLY


def _seals(frame: Frame) -> Seals:
    if frame.environment.seals is None:
        raise ComponentMissing(component="age", remedy="")
    return frame.environment.seals()


def _devices(frame: Frame, archive: Path | None) -> Devices:
    folder = archive or frame.environment.trust_folder
    if folder is None:
        raise WrongUsage(what="--archive", value="")
    return Devices(folder)


def _values(device: Device) -> Json:
    return {
        "name": device.name,
        "who": device.comment,
        "code": device.key.code,
        "fingerprint": device.key.fingerprint,
    }


def _line(mark: str, device: Device) -> str:
    return f"{mark} {device.name}  {device.key.code}  {device.comment}".rstrip()


COMMANDS = (device_group, trust_group, seals_group)
