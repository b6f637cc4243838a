"""The place that an address names: a folder, or a server's, either of them encrypted or not.

An address is kept in the library as text: the path of a folder, or https://USER@SERVER/PATH; one of
a place that is encrypted begins with SEALED. Passwords and passphrases are never part of it.
"""

from pathlib import Path

from duidu.app.sync.encrypted_files import EncryptedFiles
from duidu.app.sync.folder_files import FolderFiles
from duidu.app.sync.secrets import PASSPHRASE, Secrets
from duidu.app.sync.shared_files import SecretError, SharedFiles
from duidu.app.sync.webdav_files import WebdavFiles, checked_address, is_server

SEALED = "sealed:"


def place_address(place: str, user: str = "", is_sealed: bool = False) -> str:
    """The address of a place that a person named: a path or the address of a server.

    Raises SharedFilesError for an address that cannot be used.
    """
    address = checked_address(place, user) if is_server(place) else str(Path(place).absolute())
    return f"{SEALED}{address}" if is_sealed else address


def shown_place(address: str) -> str:
    """The place as a person knows it."""
    return address.removeprefix(SEALED)


def is_sealed(address: str) -> bool:
    """Whether what is in a place is encrypted."""
    return address.startswith(SEALED)


def open_place(address: str, secrets: Secrets) -> SharedFiles:
    """The files at an address.

    Raises SharedFilesError where the password or the passphrase for it is not known.
    """
    place = shown_place(address)
    files: SharedFiles
    if is_server(place):
        password = secrets.get(place)
        if password is None:
            raise SecretError(
                "The password for {place} is not known in this session. Enter it in Keep in step, "
                "or with: duidu sync --folder {place}",
                place=place,
            )
        files = WebdavFiles(place, password)
    else:
        files = FolderFiles(Path(place))
    if not is_sealed(address):
        return files
    passphrase = secrets.get(PASSPHRASE + place)
    if passphrase is None:
        raise SecretError(
            "The passphrase of {place} is not known in this session. Enter it in Keep in step, or "
            "with: duidu sync --folder {place} --encrypt",
            place=place,
        )
    return EncryptedFiles(files, passphrase)


def named_secrets(address: str, password: str, passphrase: str) -> dict[str, str]:
    """The secrets that a place wants, of those entered, each with the name that it is kept by."""
    place, found = shown_place(address), {}
    if password and is_server(place):
        found[place] = password
    if passphrase and is_sealed(address):
        found[PASSPHRASE + place] = passphrase
    return found
