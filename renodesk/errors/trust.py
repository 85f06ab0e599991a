"""Failures of keys and signatures."""

from renodesk.errors.base import RenodeskError
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


class NoRecipient(KeyTrouble):
    """A bundle is to be sealed and nobody is said whom for (fact: `file`)."""

    code = "no_recipient"


class UnknownDevice(KeyTrouble):
    """No device of the list answers to this name, fingerprint or code (fact: `given`)."""

    code = "device_unknown"


class BundleSealed(BundleTrouble):
    """A bundle is sealed for others: none of the keys of this installation opens it."""

    code = "bundle_sealed"


class SignatureRefused(BundleTrouble):
    """A bundle's signature says that nothing may be taken from it (facts: `standing`, `device`)."""

    code = "signature_refused"
