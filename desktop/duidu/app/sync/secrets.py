"""Passwords and passphrases of shared files: in the key store of the system, never in a file.

Where the system has no key store they are asked for in each session and forgotten with it.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field

SERVICE = "Duidu"
PASSPHRASE = "passphrase of "


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a person entered, by the address that it is for; `entered` is of this session."""

    entered: MutableMapping[str, str] = field(default_factory=dict, repr=False)

    def get(self, address: str) -> str | None:
        """The secret for an address, None where none is known."""
        if address in self.entered:
            return self.entered[address]
        from_store = self._asked("get_password", address)
        return from_store if isinstance(from_store, str) else None

    def keep(self, address: str, secret: str) -> bool:
        """Keep a secret; False where it is kept for this session only."""
        self.entered[address] = secret
        return self._asked("set_password", address, secret) is not False

    def forget(self, address: str) -> None:
        """Forget the secret of an address."""
        self.entered.pop(address, None)
        self._asked("delete_password", address)

    def _asked(self, method: str, *words: str) -> object:
        """What the key store answers, False where there is none or it refuses."""
        try:
            import keyring
            import keyring.errors
        except ImportError:
            return False
        try:
            answer: object = getattr(keyring, method)(SERVICE, *words)
        except Exception:  # noqa: BLE001 - backends raise errors of their own: of D-Bus, of the system
            return False
        return answer
