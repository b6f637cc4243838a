"""What carries requests to a server, and takes no more from it than it may send.

A server is a stranger, be it the person's own: it can send without end, or a byte a minute, or name
another address that is not protected. Imported only where a person has named a server.
"""

import time
from collections.abc import Iterator

import httpx

from duidu.app.sync.shared_files import LARGEST_FILE

# Bytes of an answer to anything but a request for a file: 100,000 files are listed in that.
_MOST_LISTED = 64 << 20
# Seconds until an answer must be whole.
_WHOLE_AFTER = 600.0


class GuardedTransport(httpx.BaseTransport):
    """Carries requests by another transport, in bounds."""

    def __init__(self, inner: httpx.BaseTransport, is_here: bool) -> None:
        """`is_here` is whether the server is on this computer, where nothing has to be protected.

        All requests have `_WHOLE_AFTER` seconds together since the last `begin`.
        """
        self._inner = inner
        self._is_here = is_here
        self._end = 0.0
        self.begin()

    def begin(self) -> None:
        """From now on time counts."""
        self._end = time.monotonic() + _WHOLE_AFTER

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, unless it would go out unprotected. Raises httpx.TransportError."""
        if request.url.scheme != "https" and not self._is_here:
            raise httpx.UnsupportedProtocol("it leads to an address that is not protected")
        # What is packed may unpack to anything.
        request.headers["Accept-Encoding"] = "identity"
        response = self._inner.handle_request(request)
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            response.close()
            raise httpx.RemoteProtocolError("it is packed, which was not asked for")
        most = LARGEST_FILE if request.method == "GET" else _MOST_LISTED
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Bounded(response.stream, most, self._end)
        return response

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()


class _Bounded(httpx.SyncByteStream):
    """The bytes of an answer, as far as they may go."""

    def __init__(self, inner: httpx.SyncByteStream, most: int, end: float) -> None:
        self._inner, self._most, self._end = inner, most, end

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes. Raises httpx.RemoteProtocolError for too many, or at last."""
        size = 0
        for part in self._inner:
            size += len(part)
            if size > self._most:
                raise httpx.RemoteProtocolError("it is too much")
            if time.monotonic() > self._end:
                raise httpx.RemoteProtocolError("it takes too long")
            yield part

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()
