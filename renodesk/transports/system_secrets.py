"""Small secrets in the keyring of the operating system: passwords of places, the key of a device."""


class SystemSecrets:
    """The keyring of the operating system: Windows Credential Manager, Keychain, Secret Service, KWallet."""

    _SERVICE = "RenoDesk"

    def get(self, name: str) -> str | None:
        """Return a secret of this person."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(self._SERVICE, name)
        except (KeyringError, RuntimeError, OSError):
            return None

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret for this person."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(self._SERVICE, name, secret)
        except (KeyringError, RuntimeError, OSError):
            return False
        return self.get(name) == secret
