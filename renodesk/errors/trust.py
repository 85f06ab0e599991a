"""Failures of keys and signatures."""

from renodesk.errors.base import RenodeskError, WrongUsage
from renodesk.errors.trouble import BundleTrouble


class KeyTrouble(RenodeskError):
    """The key of this installation cannot be used (fact: `fingerprint`, "" where it is not known)."""

    code = "key_trouble"


class KeyLocked(KeyTrouble):
    """The key has a passphrase and was not given the right one."""

    code = "key_locked"


class KeyLost(KeyTrouble):
    """The private half of the key is gone or damaged; another one has to be made."""

    code = "key_lost"


class KeyUnreadable(KeyTrouble):
    """What was given as a public key is none (fact: `given`)."""

    code = "key_unreadable"


class NoSecretKey(KeyTrouble):
    """What was given as a file of secret keys holds none, or a damaged one (fact: `file`)."""

    code = "no_secret_key"


class DeviceNameRefused(WrongUsage):
    """A device cannot be called so (fact: `name`)."""

    code = "device_name_refused"


class NoRecipient(KeyTrouble):
    """A bundle is to be sealed and nobody is said whom for (fact: `file`)."""

    code = "no_recipient"


class UnknownDevice(KeyTrouble):
    """No device of the list answers to this name, fingerprint or code (fact: `given`)."""

    code = "device_unknown"


class UnknownRecipient(UnknownDevice):
    """Bundles are sealed for nobody of this key or name, or for several (facts: `given`, `known`)."""

    code = "recipient_unknown"


class CodeDiffers(UnknownDevice):
    """The code one was told is not that of who signed the bundle (facts: `file`, `given`)."""

    code = "code_differs"


class NobodySigned(KeyTrouble):
    """A bundle is not signed, so there is nobody to vouch for by it (fact: `file`)."""

    code = "nobody_signed"


class BundleSealed(BundleTrouble):
    """A bundle is sealed for others: none of the keys of this installation opens it."""

    code = "bundle_sealed"


class KeysOpenNothing(BundleSealed):
    """A drill: none of the keys of a file opens the bundle (facts: `file`, `keys`)."""

    code = "keys_open_nothing"


class NotSealed(BundleTrouble):
    """A drill wants a sealed bundle, and this one is open for everybody (fact: `file`)."""

    code = "bundle_not_sealed"


class ReceiptUnreadable(BundleTrouble):
    """A file is no receipt, or damaged (fact: `file`)."""

    code = "receipt_unreadable"


class ReceiptOfOther(BundleTrouble):
    """A receipt is of another estate (facts: `file`, `ours`, `theirs`); nothing changed."""

    code = "receipt_of_other"


class ReceiptOlder(BundleTrouble):
    """A receipt is older than one of the same office that is here (fact: `file`); nothing changed."""

    code = "receipt_older"


class NoReceipt(BundleTrouble):
    """No office has confirmed anything of this estate yet (fact: `file`)."""

    code = "no_receipt"


class SignatureRefused(BundleTrouble):
    """The signature of a bundle or receipt forbids taking anything from it (fact: `file`)."""

    code = "signature_refused"


class SignatureMissing(SignatureRefused):
    """It is not signed, and only what devices of the list signed is taken."""

    code = "signature_missing"


class SignatureOfStranger(SignatureRefused):
    """It is signed by a device nobody vouched for, and only what devices of the list signed is taken."""

    code = "signature_of_stranger"


class SignatureAltered(SignatureRefused):
    """It was altered after it was signed, or the signature is of something else."""

    code = "signature_of_other"


class SignatureOfRevoked(SignatureRefused):
    """It is signed by a device that is believed no longer."""

    code = "signature_of_revoked"
