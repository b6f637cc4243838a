"""A place that is a folder of a WebDAV server: Nextcloud's, ownCloud's and many others'.

No other program is needed to carry the files, and nothing but this opens a connection. webdav4
speaks the protocol; it is loaded when a person has named a server.
"""

from __future__ import annotations

import io
import ipaddress
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from duidu.app.sync.folder_files import OWN_FOLDER
from duidu.app.sync.shared_files import LARGEST_FILE, SharedFilesError

if TYPE_CHECKING:
    from webdav4.client import Client

# Seconds without any answer after which a server is given up until the next exchange.
_PATIENCE = 20.0
T = TypeVar("T")


class WebdavFiles:
    """The files of a folder of a server; they lie in a folder of our own inside it."""

    def __init__(self, address: str, password: str) -> None:
        """`address` is as `checked_address` returns it. Raises SharedFilesError without webdav4."""
        parts = urlsplit(address)
        self._server = parts.hostname or address
        self._client = _client(parts, password)
        self._made: set[str] = set()

    def files(self) -> dict[str, int]:
        """The names of all files there, with their sizes in bytes."""
        return self._ask(self._all)

    def stamp(self) -> str:
        """Only listing the files tells whether something is new."""
        return ""

    def read(self, name: str, start: int = 0) -> bytes:
        """A file from a byte on."""

        def work() -> bytes:
            found = _Bounded()
            self._client.download_fileobj(f"{OWN_FOLDER}/{name}", found)
            return found.getvalue()[start:]

        return self._ask(work)

    def write(self, name: str, data: bytes) -> None:
        """Put a file there in one step, in the place of one of that name."""
        path = f"{OWN_FOLDER}/{name}"

        def work() -> None:
            self._make_folder(OWN_FOLDER)
            self._make_folder(path.rpartition("/")[0])
            # What is cut off on its way is never seen under the name.
            self._client.upload_fileobj(io.BytesIO(data), f"{path}.part", overwrite=True)
            self._client.move(f"{path}.part", path, overwrite=True)

        self._ask(work)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        from webdav4.client import ResourceNotFound

        def work() -> None:
            with suppress(ResourceNotFound):
                self._client.remove(f"{OWN_FOLDER}/{name}")

        self._ask(work)

    def _all(self) -> dict[str, int]:
        """The files of our folder, and of the folders in it."""
        from webdav4.client import ResourceNotFound

        try:
            top = self._list(OWN_FOLDER)
        except ResourceNotFound:
            # The folder that the person named must be there; ours is made with the first file.
            self._list("")
            return {}
        found: dict[str, int] = {}
        for entry in top:
            folder = _last(entry)
            if entry["type"] != "directory":
                found[folder] = int(entry["content_length"] or 0)
                continue
            for file in self._list(f"{OWN_FOLDER}/{folder}"):
                if file["type"] != "directory":
                    found[f"{folder}/{_last(file)}"] = int(file["content_length"] or 0)
        return found

    def _list(self, path: str) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self._client.ls(path, detail=True)
        return listed

    def _make_folder(self, path: str) -> None:
        from webdav4.client import ResourceAlreadyExists

        if path not in self._made:
            with suppress(ResourceAlreadyExists):
                self._client.mkdir(path)
            self._made.add(path)

    def _ask(self, work: Callable[[], T]) -> T:
        """Do something at the server. Raises SharedFilesError with what a person can do."""
        import httpx
        from webdav4.client import ClientError

        try:
            return work()
        except ClientError as error:
            # Folders may have been taken away meanwhile; they are made again the next time.
            self._made.clear()
            raise _refused(error, self._server) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise _unreachable(error, self._server) from error


class _Bounded(io.BytesIO):
    """Bytes that come from a server, which may send without end."""

    def write(self, data: Any) -> int:  # noqa: ANN401 - as io has it
        if self.tell() + len(data) > LARGEST_FILE:
            raise OSError("too large")
        return super().write(data)


def is_server(address: str) -> bool:
    """Whether an address is that of a server and no path of this computer."""
    return urlsplit(address).scheme.lower() in ("http", "https")


def checked_address(address: str, user: str) -> str:
    """The address of a folder on a server with the name of its user, as it is kept.

    A password in it is left out. Raises SharedFilesError for one that would be asked without
    encryption, but on this computer itself.
    """
    parts = urlsplit(address.strip())
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not is_server(address) or not host:
        raise SharedFilesError(
            "{address} is no address of a server; it begins with https://.", address=address
        )
    if parts.scheme.lower() == "http" and not _is_here(host):
        raise SharedFilesError(
            "{address} would send your password and notes unprotected. Use an address that begins "
            "with https://.",
            address=address,
        )
    name = quote(user or parts.username or "", safe="")
    shown = f"[{host}]" if ":" in host else host
    place = (f"{name}@" if name else "") + shown + (f":{port}" if port else "")
    return urlunsplit((parts.scheme.lower(), place, parts.path.rstrip("/"), "", ""))


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _client(parts: SplitResult, password: str) -> Client:
    """What speaks to the server. Raises SharedFilesError where it is not installed."""
    try:
        from webdav4.client import Client
    except ImportError as error:
        raise SharedFilesError(
            "What speaks to servers is not installed. Install it with: pip install “duidu[sync]”, "
            "or choose a folder."
        ) from error
    from urllib.parse import unquote

    import httpx

    place = parts.netloc.rpartition("@")[2]
    base = urlunsplit((parts.scheme, place, parts.path + "/", "", ""))
    user = unquote(parts.username or "")
    # Between two requests nothing stays open: exchanges are rare, and servers close what waits.
    limits = httpx.Limits(max_keepalive_connections=0)
    auth = (user, password) if user else None
    return Client(base, auth=auth, timeout=_PATIENCE, limits=limits)


def _last(entry: dict[str, Any]) -> str:
    """The last part of the name of what a server lists."""
    return str(entry["name"]).rstrip("/").rpartition("/")[2]


def _refused(error: Exception, server: str) -> SharedFilesError:
    """What a server said, with what a person can do."""
    code = getattr(error, "status_code", None)
    code = code or {"ResourceNotFound": 404, "InsufficientStorage": 507}.get(type(error).__name__)
    known = {
        401: SharedFilesError(
            "{server} does not accept the name or the password. Enter them again.", server=server
        ),
        403: SharedFilesError(
            "{server} does not let you write into this folder. Choose another one.", server=server
        ),
        404: SharedFilesError("{server} has no such folder. Check the address.", server=server),
        405: SharedFilesError(
            "{server} does not speak WebDAV at this address. Check the address.", server=server
        ),
        507: SharedFilesError(
            "{server} has no room left for you. Make room there; your changes are kept until then.",
            server=server,
        ),
    }
    return known.get(code or 0) or SharedFilesError(
        "{server} refused what was asked of it ({error}). Your changes are kept here, and it is "
        "asked again later.",
        server=server,
        error=code or str(error)[:200],
    )


def _unreachable(error: Exception, server: str) -> SharedFilesError:
    """Why a server gave no answer, with what a person can do."""
    import ssl

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(cause):
            return SharedFilesError(
                "The certificate of {server} is not trusted by this computer, so nothing was sent. "
                "Ask who runs the server.",
                server=server,
            )
        cause = cause.__cause__ or cause.__context__
    return SharedFilesError(
        "{server} cannot be reached. Your changes are kept here and go there once it can; check "
        "the network and the address.",
        server=server,
    )
