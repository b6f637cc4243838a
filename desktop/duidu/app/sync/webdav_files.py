"""A place that is a folder of a WebDAV server: Nextcloud's, ownCloud's and many others'.

No other program is needed to carry the files, and nothing but this opens a connection. webdav4
speaks the protocol; it is loaded when a person has named a server.
"""

from __future__ import annotations

import io
import ipaddress
import secrets
import ssl
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit
from urllib.request import getproxies

from duidu.app.sync.folder_files import OWN_FOLDER
from duidu.app.sync.shared_files import (
    PICTURES,
    PlaceError,
    SecretError,
    SharedFilesError,
    is_ours,
)

if TYPE_CHECKING:
    from webdav4.client import Client

    from duidu.app.sync.guarded_transport import GuardedTransport

# Seconds without any answer after which a server is given up until the next exchange.
_PATIENCE = 20.0
# What a server says of one file and not of itself: it must not be read, is gone, or in use.
_OF_A_FILE = (403, 404, 410, 416, 423)
T = TypeVar("T")


class WebdavFiles:
    """The files of a folder of a server; they lie in a folder of our own inside it."""

    def __init__(self, address: str, password: str) -> None:
        """`address` is as `checked_address` returns it. Raises SharedFilesError without webdav4."""
        parts = urlsplit(address)
        self._server = parts.hostname or address
        self._client, self._transport = _client(parts, password)
        self._made: set[str] = set()
        # Two devices may write the same text at once: what is on its way has names of its own.
        self._part = f"{secrets.token_hex(4)}.part"

    def files(self) -> dict[str, int]:
        """The names of all files there but pictures, with their sizes in bytes."""
        return self._ask(self._all)

    def pictures(self) -> dict[str, int]:
        """The names of the pictures there, with their sizes in bytes."""
        from webdav4.client import ResourceNotFound

        def work() -> dict[str, int]:
            # The first one makes the folder.
            with suppress(ResourceNotFound):
                return self._in_folder(PICTURES.rstrip("/"))
            return {}

        return self._ask(work)

    def stamp(self) -> str:
        """Only listing the files tells whether something is new."""
        return ""

    def read(self, name: str, start: int = 0) -> bytes:
        """A file from a byte on."""

        def work() -> bytes:
            # In one request: webdav4 asks first whether it is a folder.
            url = self._client.join_url(f"{OWN_FOLDER}/{name}")
            answer = self._client.http.get(url, follow_redirects=True)
            answer.raise_for_status()
            return bytes(answer.content[start:])

        return self._ask(work, name)

    def write(self, name: str, data: bytes) -> None:
        """Put a file there in one step, in the place of one of that name."""
        path = f"{OWN_FOLDER}/{name}"

        def work() -> None:
            self._make_folder(OWN_FOLDER)
            self._make_folder(path.rpartition("/")[0])
            # What is cut off on its way is never seen under the name.
            part = f"{path}.{self._part}"
            self._client.upload_fileobj(io.BytesIO(data), part, overwrite=True)
            try:
                self._client.move(part, path, overwrite=True)
            except Exception:
                with suppress(Exception):
                    self._client.remove(part)
                raise

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
        # No other is ours, whatever a server says that is there.
        folders = sorted(name for name, size in top.items() if size is None and is_ours(name))
        return {name: size for folder in folders for name, size in self._in_folder(folder).items()}

    def _in_folder(self, folder: str) -> dict[str, int]:
        """The files of one of our folders, with their sizes."""
        found = self._list(f"{OWN_FOLDER}/{folder}").items()
        return {f"{folder}/{name}": size for name, size in found if size is not None}

    def _list(self, path: str) -> dict[str, int | None]:
        """The names of what is in a folder, with the sizes of files. Raises ValueError."""
        answer = self._client.propfind(path, headers={"Depth": "1"}, follow_redirects=True)
        if not answer.responses:
            raise ValueError("not even the folder itself is listed")
        own = self._client.join_url(path).path.rstrip("/")
        found: dict[str, int | None] = {}
        for place, entry in answer.responses.items():
            is_folder = entry.properties.resource_type == "directory"
            if place.rstrip("/") != own:
                size = None if is_folder else int(entry.properties.content_length or 0)
                found[place.rstrip("/").rpartition("/")[2]] = size
        return found

    def _make_folder(self, path: str) -> None:
        from webdav4.client import ResourceAlreadyExists

        if path not in self._made:
            with suppress(ResourceAlreadyExists):
                self._client.mkdir(path)
            self._made.add(path)

    def _ask(self, work: Callable[[], T], name: str = "") -> T:
        """Do something at the server, with one of its files perhaps.

        Raises PlaceError with what a person can do, SharedFilesError where it is the file.
        """
        import httpx
        from webdav4.client import ClientError

        self._transport.begin()
        try:
            return work()
        except ClientError as error:
            # Folders may have been taken away meanwhile; they are made again the next time.
            self._made.clear()
            raise _refused(_code(error), str(error), self._server, name) from error
        except httpx.HTTPStatusError as error:
            raise _refused(error.response.status_code, "", self._server, name) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _unreachable(error, self._server) from error
        except (ArithmeticError, AssertionError, AttributeError, LookupError) as error:
            raise _unknown(self._server) from error
        except (TypeError, ValueError, RecursionError, SyntaxError) as error:
            # What its XML says, or that it is none.
            raise _unknown(self._server) from error


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


def _client(parts: SplitResult, password: str) -> tuple[Client, GuardedTransport]:
    """What speaks to the server. Raises SharedFilesError where it is not installed."""
    try:
        from webdav4.client import Client
    except ImportError as error:
        raise PlaceError(
            "What speaks to servers is not installed. Install it with: pip install “duidu[sync]”, "
            "or choose a folder."
        ) from error
    from urllib.parse import unquote

    import httpx

    from duidu.app.sync.guarded_transport import GuardedTransport

    place = parts.netloc.rpartition("@")[2]
    base = urlunsplit((parts.scheme, place, parts.path + "/", "", ""))
    user = unquote(parts.username or "")
    # Between two requests nothing stays open: exchanges are rare, and servers close what waits.
    limits = httpx.Limits(max_keepalive_connections=0)
    auth = (user, password) if user else None
    is_here = _is_here(parts.hostname or "")
    # What is on this computer is asked past any proxy. No password is looked for in ~/.netrc.
    proxy = None if is_here else getproxies().get(parts.scheme)
    inner = httpx.HTTPTransport(verify=_trusted(), limits=limits, proxy=proxy, trust_env=False)
    transport = GuardedTransport(inner, is_here)
    # Whoever exchanges tries again later, and waits the longer the more often it fails.
    client = Client(
        *(base, auth), timeout=_PATIENCE, transport=transport, trust_env=False, retry=False
    )
    return client, transport


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that this computer trusts, and those that come along."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _code(error: Exception) -> int:
    """The number of what a server said, 0 where that is not known."""
    code = getattr(error, "status_code", None)
    named = {"ResourceNotFound": 404, "InsufficientStorage": 507, "BadGatewayError": 502}
    return int(code or named.get(type(error).__name__, 0))


def _refused(code: int, said: str, server: str, name: str) -> SharedFilesError:
    """What a server said, with what a person can do; `name` is that of a file that was read."""
    if name and code in _OF_A_FILE:
        return SharedFilesError(
            "“{name}” cannot be read at {server} ({error}); it is read again later.",
            name=name,
            server=server,
            error=code,
        )
    known: dict[int, SharedFilesError] = {
        401: SecretError(
            "{server} does not accept the name or the password. Enter them again.", server=server
        ),
        403: PlaceError(
            "{server} does not let you write into this folder. Choose another one.", server=server
        ),
        404: PlaceError("{server} has no such folder. Check the address.", server=server),
        405: PlaceError(
            "{server} does not speak WebDAV at this address. Check the address.", server=server
        ),
        507: PlaceError(
            "{server} has no room left for you. Make room there; your changes are kept until then.",
            server=server,
        ),
    }
    return known.get(code) or PlaceError(
        "{server} refused what was asked of it ({error}). Your changes are kept here, and it is "
        "asked again later.",
        server=server,
        error=code or said[:200],
    )


def _unknown(server: str) -> SharedFilesError:
    return PlaceError(
        "What {server} answers is not understood. Check that the address is that of a WebDAV "
        "folder; your changes are kept here until then.",
        server=server,
    )


def _unreachable(error: Exception, server: str) -> SharedFilesError:
    """Why a server gave no answer, with what a person can do."""
    import httpx

    if isinstance(error, httpx.UnsupportedProtocol):
        return PlaceError(
            "{server} leads to an address that is not protected, so nothing was sent there. Check "
            "the address.",
            server=server,
        )
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError | httpx.TooManyRedirects):
        return _unknown(server)
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(cause):
            return PlaceError(
                "The certificate of {server} is not trusted by this computer, so nothing was sent. "
                "Ask who runs the server.",
                server=server,
            )
        cause = cause.__cause__ or cause.__context__
    return PlaceError(
        "{server} cannot be reached. Your changes are kept here and go there once it can; check "
        "the network and the address.",
        server=server,
    )
