"""Shared files that only who knows the passphrase can read: a layer over any other place.

    key/SALT.json                how a key is made of the passphrase, and which is the right one
    DEVICE/00000001.jsonl.zst    as in shared_files.py, each file as a whole encrypted
    texts/HIDDEN.zst             the checksum of a text is hidden, too: it would tell which it is
    pictures/HIDDEN.image        and so is that of a picture

The key comes from the passphrase by scrypt. Files are encrypted with AES-256-GCM, whose check
covers the name of the file; the names of texts with AES-SIV, which gives the same name each time.
All three are those of the package cryptography. Where two devices began before they heard of each
other there are two keys, each in a file of its own: both read, and the first one writes.
"""

import json
import os
import re
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from hmac import compare_digest

from duidu.app.sync.shared_files import (
    PICTURES,
    TEXTS,
    PlaceError,
    SecretError,
    SharedFiles,
    SharedFilesError,
)

_KEY_FILE = re.compile(r"key/[0-9a-z]{1,64}\.json")
# Keys of one place: each takes a fifth of a second and 64 MB.
_MOST_KEYS = 8
_VERSION = 1
_MAGIC = b"duidu\x01"
_NONCE, _TAG = 12, 16
# Bytes that a file is longer than what is in it.
OVERHEAD = len(_MAGIC) + _NONCE + _TAG
# scrypt: 64 MB and about a fifth of a second, once for each start.
_COST, _BLOCK, _PARALLEL = 1 << 16, 8, 1
_MOST_WORK = _COST * _BLOCK * 16
# Bytes of a passphrase for a new place: whoever has the files can try them all. Three Chinese
# characters are about as hard to guess as eight letters.
_SHORTEST = 8
_NAMED = re.compile(r"(texts/|pictures/)([0-9a-f]{64})(\.zst|\.image)")
_HIDDEN = re.compile(r"(texts/|pictures/)([0-9a-f]{96})(\.zst|\.image)")


@dataclass(frozen=True, slots=True)
class _Key:
    """One key for what is in files, one for the names of texts."""

    files: bytes = field(repr=False)
    names: bytes = field(repr=False)


class EncryptedFiles:
    """The files of another place, encrypted there and plain here."""

    def __init__(self, inner: SharedFiles, passphrase: str) -> None:
        self._inner = inner
        self._passphrase = passphrase
        # By the names of the files that tell how they are made, and what these say.
        self._keys: dict[str, _Key] = {}
        self._said: dict[str, bytes] = {}
        # Names of texts in the place that the first key does not give.
        self._hidden: dict[str, str] = {}

    def files(self) -> dict[str, int]:
        """The names of all files there but pictures, with the sizes of what is in them."""
        found = self._inner.files()
        self._open(found)
        return self._plain(found)

    def pictures(self) -> dict[str, int]:
        """The names of the pictures there, with the sizes of what is in them."""
        return self._plain(self._inner.pictures())

    def _plain(self, found: dict[str, int]) -> dict[str, int]:
        """Files by the names that are meant, with the sizes of what is in them."""
        shown = {}
        for name, size in found.items():
            plain = self._plain_name(name)
            if plain and size >= OVERHEAD:
                shown[plain] = size - OVERHEAD
                if plain != name:
                    self._hidden[plain] = name
        return shown

    def stamp(self) -> str:
        """A text that is another once files have changed."""
        return self._inner.stamp()

    def read(self, name: str, start: int = 0) -> bytes:
        """What is in a file, from a byte on."""
        keys = self._opened()
        data = self._inner.read(self._hidden_name(name))
        for key in keys:
            plain = _opened_with(key, name, data)
            if plain is not None:
                return plain[start:]
        raise SharedFilesError(
            "“{name}” in the shared files is damaged or not yet whole; it is read again later.",
            name=name,
        )

    def write(self, name: str, data: bytes) -> None:
        """Put a file there, encrypted, in one step."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self._opened()[0].files).encrypt(nonce, data, name.encode())
        self._inner.write(self._hidden_name(name), _MAGIC + nonce + sealed)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        self._inner.remove(self._hidden_name(name))

    def _opened(self) -> list[_Key]:
        """All keys, the one that is written with first."""
        if not self._keys:
            self._open(self._inner.files())
        return [self._keys[name] for name in sorted(self._keys)]

    def _open(self, found: dict[str, int]) -> None:
        """Make the keys, as is said in the place or, in a new one, as is said there from now on.

        Raises PlaceError for another passphrase, and where files are there that are not encrypted.
        """
        there = sorted(name for name in found if _KEY_FILE.fullmatch(name))[:_MOST_KEYS]
        for name in there:
            if name not in self._keys:
                said = self._inner.read(name)
                self._keys[name] = self._known_key(name, said)
                self._said[name] = said
        if there:
            return
        if found and not self._keys:
            raise PlaceError(
                "What is shared there is not encrypted, or the file by which it is read has not "
                "come yet. Wait for it, or choose a place that is empty."
            )
        if not self._keys:
            self._make_key()
        # Taken away, alone or with all others: what this device knows holds still.
        for name, said in self._said.items():
            self._inner.write(name, said)

    def _make_key(self) -> None:
        """Make a key of the passphrase for a place that has none."""
        if len(self._passphrase.encode()) < _SHORTEST:
            raise PlaceError(
                "A passphrase of {count} letters is soon found out. Take one of several words.",
                count=len(self._passphrase),
            )
        salt = os.urandom(16)
        key, check = _derived(self._passphrase, salt, (_COST, _BLOCK, _PARALLEL))
        said = {
            "version": _VERSION,
            "kdf": "scrypt",
            "salt": b64encode(salt).decode(),
            "cost": [_COST, _BLOCK, _PARALLEL],
            "check": b64encode(check).decode(),
        }
        name = f"key/{salt.hex()}.json"
        self._keys[name], self._said[name] = key, json.dumps(said, indent=1).encode()

    def _known_key(self, name: str, data: bytes) -> _Key:
        """The key that a place says how to make. Raises PlaceError for another passphrase."""
        try:
            said = json.loads(data)
            version, (cost, block, parallel) = int(said["version"]), map(int, said["cost"])
            salt, check = b64decode(said["salt"]), b64decode(said["check"])
            is_usable = cost > 1 and cost & (cost - 1) == 0 and block > 0 and parallel > 0
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise _damaged_key(name) from error
        # A file that somebody else wrote must not ask for all the memory, or for hours.
        is_much = cost * block > _COST * _BLOCK * 4 or cost * block * parallel > _MOST_WORK
        if version != _VERSION or said.get("kdf") != "scrypt" or is_much:
            raise PlaceError(
                "What is shared there was encrypted by a newer Duidu; update this one to read it."
            )
        if not is_usable:
            raise _damaged_key(name)
        key, own = _derived(self._passphrase, salt, (cost, block, parallel))
        if not compare_digest(own, check):
            raise SecretError(
                "This is not the passphrase with which your devices encrypt. Enter it again."
            )
        return key

    def _hidden_name(self, name: str) -> str:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        match = _NAMED.fullmatch(name)
        if match is None or name in self._hidden:
            return self._hidden.get(name, name)
        hidden = AESSIV(self._opened()[0].names).encrypt(bytes.fromhex(match[2]), None)
        return f"{match[1]}{hidden.hex()}{match[3]}"

    def _plain_name(self, name: str) -> str:
        """The name that is meant; "" for what is not ours."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        match = _HIDDEN.fullmatch(name)
        if match is None:
            return "" if name.startswith(("key/", TEXTS, PICTURES)) else name
        for key in self._opened():
            with suppress(InvalidTag):
                plain = AESSIV(key.names).decrypt(bytes.fromhex(match[2]), None)
                return f"{match[1]}{plain.hex()}{match[3]}"
        return ""


def _opened_with(key: _Key, name: str, data: bytes) -> bytes | None:
    """What is in a file of this name, None where this key does not open it."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, rest = data[len(_MAGIC) :][:_NONCE], data[len(_MAGIC) + _NONCE :]
    if not data.startswith(_MAGIC) or len(rest) < _TAG:
        return None
    try:
        return AESGCM(key.files).decrypt(nonce, rest, name.encode())
    except InvalidTag:
        return None


def _damaged_key(name: str) -> PlaceError:
    return PlaceError(
        "“{name}”, by which the shared files are read, is damaged. Delete what is shared there; "
        "your devices write it anew.",
        name=name,
    )


def _derived(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> tuple[_Key, bytes]:
    """The keys of a passphrase, and what shows that it is the right one."""
    try:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
    except ImportError as error:
        raise PlaceError(
            "What encrypts is not installed. Install it with: pip install “duidu[sync]”."
        ) from error
    import unicodedata

    # As typed on any keyboard: é is one letter or two.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    made = Scrypt(salt=salt, length=112, n=cost[0], r=cost[1], p=cost[2]).derive(secret)
    return _Key(made[:32], made[32:96]), made[96:]
