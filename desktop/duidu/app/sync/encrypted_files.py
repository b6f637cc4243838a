"""Shared files that only who knows the passphrase can read: a layer over any other place.

    key/key.json                 how the key is made of the passphrase, and which is the right one
    DEVICE/00000001.jsonl.zst    as in shared_files.py, each file as a whole encrypted
    texts/HIDDEN.zst             the checksum of a text is hidden, too: it would tell which it is

The key comes from the passphrase by scrypt. Files are encrypted with AES-256-GCM, whose check
covers the name of the file; the names of texts with AES-SIV, which gives the same name each time.
All three are those of the package cryptography.
"""

import json
import os
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from duidu.app.sync.shared_files import TEXTS, SharedFiles, SharedFilesError

KEY_FILE = "key/key.json"
_VERSION = 1
_MAGIC = b"duidu\x01"
_NONCE, _TAG = 12, 16
# Bytes that a file is longer than what is in it.
OVERHEAD = len(_MAGIC) + _NONCE + _TAG
# scrypt: 64 MB and about a fifth of a second, once for each start.
_COST, _BLOCK, _PARALLEL = 1 << 16, 8, 1
_TEXT = re.compile(r"texts/([0-9a-f]{64})\.zst")
_HIDDEN = re.compile(r"texts/([0-9a-f]{96})\.zst")


@dataclass(frozen=True, slots=True)
class _Key:
    """One key for what is in files, one for the names of texts."""

    files: bytes
    names: bytes


class EncryptedFiles:
    """The files of another place, encrypted there and plain here."""

    def __init__(self, inner: SharedFiles, passphrase: str) -> None:
        self._inner = inner
        self._passphrase = passphrase
        self._key: _Key | None = None
        # Made here just now: another device may have made one in the same moment.
        self._is_new = False

    def files(self) -> dict[str, int]:
        """The names of all files there, with the sizes of what is in them."""
        found = self._inner.files()
        self._open(found)
        shown = {}
        for name, size in found.items():
            plain = self._plain_name(name)
            if plain and size >= OVERHEAD:
                shown[plain] = size - OVERHEAD
        return shown

    def stamp(self) -> str:
        """A text that is another once files have changed."""
        return self._inner.stamp()

    def read(self, name: str, start: int = 0) -> bytes:
        """What is in a file, from a byte on."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._opened()
        data = self._inner.read(self._hidden_name(name))
        nonce, rest = data[len(_MAGIC) :][:_NONCE], data[len(_MAGIC) + _NONCE :]
        try:
            if not data.startswith(_MAGIC):
                raise InvalidTag
            return AESGCM(key.files).decrypt(nonce, rest, name.encode())[start:]
        except (InvalidTag, ValueError) as error:
            raise SharedFilesError(
                "“{name}” in the shared files is damaged or not yet whole; it is read again later.",
                name=name,
            ) from error

    def write(self, name: str, data: bytes) -> None:
        """Put a file there, encrypted, in one step."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self._opened().files).encrypt(nonce, data, name.encode())
        self._inner.write(self._hidden_name(name), _MAGIC + nonce + sealed)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        self._inner.remove(self._hidden_name(name))

    def _opened(self) -> _Key:
        if self._key is None:
            self._open(self._inner.files())
        assert self._key is not None
        return self._key

    def _open(self, found: dict[str, int]) -> None:
        """Make the key, by what is said in the place or, in a new one, by what is said there now.

        Raises SharedFilesError for another passphrase, and where files are there that are not
        encrypted.
        """
        if KEY_FILE in found:
            if self._key is None or self._is_new:
                self._key = self._known_key(self._inner.read(KEY_FILE))
                self._is_new = False
            return
        if found:
            raise SharedFilesError(
                "What is shared there is not encrypted. Choose a place that is empty, or leave the "
                "passphrase out."
            )
        # Gone, or a new place.
        self._key = self._new_key()

    def _new_key(self) -> _Key:
        """Make a key of the passphrase for a place that has none, and say there how."""
        salt = os.urandom(16)
        key, check = _derived(self._passphrase, salt, (_COST, _BLOCK, _PARALLEL))
        said = {
            "version": _VERSION,
            "kdf": "scrypt",
            "salt": b64encode(salt).decode(),
            "cost": [_COST, _BLOCK, _PARALLEL],
            "check": b64encode(check).decode(),
        }
        self._inner.write(KEY_FILE, json.dumps(said, indent=1).encode())
        self._is_new = True
        return key

    def _known_key(self, data: bytes) -> _Key:
        """The key that a place says how to make. Raises SharedFilesError for another passphrase."""
        try:
            said = json.loads(data)
            version, (cost, block, parallel) = int(said["version"]), map(int, said["cost"])
            salt, check = b64decode(said["salt"]), b64decode(said["check"])
        except (ValueError, KeyError, TypeError) as error:
            raise SharedFilesError(
                "“{name}”, by which the shared files are read, is damaged. Delete what is shared "
                "there; your devices write it anew.",
                name=KEY_FILE,
            ) from error
        # A file that somebody else wrote must not ask for all the memory.
        if version != _VERSION or said.get("kdf") != "scrypt" or cost * block > _COST * _BLOCK * 4:
            raise SharedFilesError(
                "What is shared there was encrypted by a newer Duidu; update this one to read it."
            )
        key, own = _derived(self._passphrase, salt, (cost, block, parallel))
        if own != check:
            raise SharedFilesError(
                "This is not the passphrase with which your devices encrypt. Enter it again."
            )
        return key

    def _hidden_name(self, name: str) -> str:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        match = _TEXT.fullmatch(name)
        if match is None:
            return name
        hidden = AESSIV(self._opened().names).encrypt(bytes.fromhex(match[1]), None)
        return f"{TEXTS}{hidden.hex()}.zst"

    def _plain_name(self, name: str) -> str:
        """The name that is meant; "" for what is not ours."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        match = _HIDDEN.fullmatch(name)
        if match is None:
            return "" if name == KEY_FILE or name.startswith(TEXTS) else name
        try:
            plain = AESSIV(self._opened().names).decrypt(bytes.fromhex(match[1]), None)
        except InvalidTag:
            return ""
        return f"{TEXTS}{plain.hex()}.zst"


def _derived(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> tuple[_Key, bytes]:
    """The keys of a passphrase, and what shows that it is the right one."""
    try:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
    except ImportError as error:
        raise SharedFilesError(
            "What encrypts is not installed. Install it with: pip install “duidu[sync]”."
        ) from error
    import unicodedata

    # As typed on any keyboard: é is one letter or two.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    made = Scrypt(salt=salt, length=112, n=cost[0], r=cost[1], p=cost[2]).derive(secret)
    return _Key(made[:32], made[32:96]), made[96:]
