"""Signatures: ours are checked by OpenSSH, OpenSSH's by us, and what does not fit never does."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from renodesk.bundles.sshsig import BUNDLE, RECEIPT, NotASignature, PublicKey, public_of, sign, signer_of
from renodesk.bundles.trust import Device, Standing, Trust, device_of, trust_in

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
MESSAGE = "0  data/照片.jpg\n".encode()
ssh_keygen = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")


@given(message=st.binary(max_size=300), other=st.binary(max_size=300))
def test_a_signature_fits_its_message_in_its_namespace_and_nothing_else(message: bytes, other: bytes) -> None:
    made = sign(KEY, message, BUNDLE)
    assert made == sign(KEY, message, BUNDLE)
    assert signer_of(made, message, BUNDLE) == public_of(KEY)
    assert signer_of(made, message, RECEIPT) is None
    assert (signer_of(made, other, BUNDLE) == public_of(KEY)) == (other == message)


@given(at=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255))
def test_a_signature_with_any_byte_changed_never_fits_as_that_of_its_key(at: int, flip: int) -> None:
    made = bytearray(sign(KEY, MESSAGE, BUNDLE))
    made[at % len(made)] ^= flip
    try:
        found = signer_of(bytes(made), MESSAGE, BUNDLE)
    except NotASignature:
        return
    same = bytes(made).replace(b"\r\n", b"\n").strip() == sign(KEY, MESSAGE, BUNDLE).strip()
    assert found is None or (found == public_of(KEY) and same)


@given(st.binary(max_size=400))
def test_bytes_that_are_no_signature_are_told_as_such(junk: bytes) -> None:
    with pytest.raises(NotASignature):
        signer_of(junk, MESSAGE, BUNDLE)


@ssh_keygen
def test_openssh_checks_what_we_sign_and_we_check_what_openssh_signs(tmp_path: Path) -> None:
    trust = Trust().with_device(device_of("d-1", public_of(KEY).line, "示例设计师甲"))
    for name, text in trust.texts().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    signature = tmp_path / "tagmanifest-sha256.txt.sig"
    signature.write_bytes(sign(KEY, MESSAGE, BUNDLE))
    verify = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "trusted_devices"), "-I", "d-1"]
    verify += ["-n", BUNDLE, "-s", str(signature)]
    good = subprocess.run(verify, input=MESSAGE, capture_output=True, check=False)
    assert good.returncode == 0, good.stderr
    assert public_of(KEY).fingerprint in good.stdout.decode()
    assert subprocess.run(verify, input=MESSAGE + b"x", capture_output=True, check=False).returncode

    (tmp_path / "revoked_devices").write_text(
        trust.without(public_of(KEY)).texts()["revoked_devices"], "utf-8"
    )
    revoked = [*verify, "-r", str(tmp_path / "revoked_devices")]
    assert subprocess.run(revoked, input=MESSAGE, capture_output=True, check=False).returncode

    theirs = tmp_path / "theirs"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(theirs)], check=True)
    note = tmp_path / "note"
    note.write_bytes(MESSAGE)
    sign_it = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(theirs), "-n", BUNDLE, str(note)]
    subprocess.run(sign_it, check=True, capture_output=True)
    public = PublicKey.parse(theirs.with_suffix(".pub").read_text())
    assert signer_of(note.with_suffix(".sig").read_bytes(), MESSAGE, BUNDLE) == public
    shown = subprocess.run(
        ["ssh-keygen", "-lf", str(theirs.with_suffix(".pub"))], capture_output=True, text=True, check=True
    )
    assert public.fingerprint in shown.stdout


def test_each_standing_is_told_apart() -> None:
    made = sign(KEY, MESSAGE, BUNDLE)
    known = Trust().with_device(Device(name="d-1", key=public_of(KEY)))
    cases = {
        Standing.UNSIGNED: (known, None, MESSAGE),
        Standing.TRUSTED: (known, made, MESSAGE),
        Standing.UNKNOWN: (Trust(), made, MESSAGE),
        Standing.REVOKED: (known.without(public_of(KEY)), made, MESSAGE),
        Standing.ALTERED: (known, made, MESSAGE + b"x"),
    }
    for standing, (trust, signature, message) in cases.items():
        assert trust.standing_of(signature, message).standing == standing
    assert known.standing_of(b"nothing of the kind", MESSAGE).standing == Standing.ALTERED
    assert known.standing_of(sign(OTHER, MESSAGE, BUNDLE), MESSAGE).standing == Standing.UNKNOWN


def test_the_lists_are_read_as_they_were_written_and_foreign_lines_are_passed_over(tmp_path: Path) -> None:
    trust = (
        Trust()
        .with_device(device_of("d-1", public_of(KEY).line, "甲 的笔记本"))
        .with_device(device_of("d-2", public_of(OTHER).line))
        .without(public_of(OTHER))
    )
    for name, text in trust.texts().items():
        (tmp_path / name).write_text("# by hand\nnonsense\n" + text, encoding="utf-8")
    assert trust_in(tmp_path) == trust
    assert trust_in(tmp_path / "nowhere") == Trust()
    assert trust.with_device(device_of("d-2", public_of(OTHER).line)).revoked == ()
