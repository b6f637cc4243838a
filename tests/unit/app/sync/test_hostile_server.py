"""What a server says that is broken, badly set up or means harm."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat

import httpx
import pytest

from duidu.app.sync import guarded_transport, webdav_files
from duidu.app.sync.guarded_transport import GuardedTransport
from duidu.app.sync.shared_files import PlaceError, SecretError, SharedFilesError
from duidu.app.sync.webdav_files import WebdavFiles

SEGMENT = "0123456789abcdef/00000001.jsonl"
PASSWORD = "a secret of the person"
# Status, headers and body of an answer.
Answer = tuple[int, dict[str, str], bytes]


class _Handler(BaseHTTPRequestHandler):
    """Answers as it is told, and remembers what it was asked."""

    answers: dict[str, Answer]
    asked: list[tuple[str, str, str]]

    def _answer(self) -> None:
        self.asked.append((self.command, self.path, self.headers.get("Authorization", "")))
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, body = self.answers.get(self.command, (200, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_PROPFIND = do_MKCOL = do_MOVE = do_DELETE = do_OPTIONS = _answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def answering(answers: dict[str, Answer]) -> Iterator[tuple[WebdavFiles, type[_Handler], str]]:
    """A server that gives an answer for each method, and its files."""
    made: dict[str, object] = {"answers": answers, "asked": []}
    handler = type("Handler", (_Handler,), made)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    address = f"127.0.0.1:{server.server_port}/dav"
    try:
        yield WebdavFiles(f"http://li@{address}", PASSWORD), handler, f"http://{address}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def listing(*entries: tuple[str, bool, int]) -> Answer:
    """An answer that lists these: the path, whether it is a folder, the size."""
    listed = "".join(
        f"<d:response><d:href>{path}</d:href><d:propstat><d:prop><d:resourcetype>"
        f"{'<d:collection/>' if is_folder else ''}</d:resourcetype>"
        f"<d:getcontentlength>{size}</d:getcontentlength></d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        for path, is_folder, size in entries
    )
    body = f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{listed}</d:multistatus>'
    return 207, {"Content-Type": "application/xml"}, body.encode()


@pytest.mark.parametrize("status", [400, 409, 412, 423, 429, 500, 502, 503, 509])
def test_what_a_server_refuses_is_said_and_kept_for_later(status: int) -> None:
    with (
        answering({"PROPFIND": (status, {}, b"no")}) as (files, *_),
        pytest.raises(PlaceError, match=f"{status}|refused"),
    ):
        files.files()


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (401, SecretError, "Enter them again"),
        (403, PlaceError, "does not let you"),
        (405, PlaceError, "does not speak WebDAV"),
        (507, PlaceError, "no room left"),
    ],
)
def test_what_a_person_can_do_is_said(status: int, error: type[Exception], said: str) -> None:
    for method in ("PROPFIND", "PUT"):
        answers: dict[str, Answer] = {method: (status, {}, b"")}
        with answering(answers) as (files, *_), pytest.raises(error, match=said):
            files.files() if method == "PROPFIND" else files.write(SEGMENT, b"x")


@pytest.mark.parametrize("status", [403, 404, 410, 423])
def test_a_file_that_is_listed_and_not_there_concerns_no_other(status: int) -> None:
    with answering({"GET": (status, {}, b"")}) as (files, *_):
        with pytest.raises(SharedFilesError, match="read again later") as caught:
            files.read(SEGMENT)
        assert not isinstance(caught.value, PlaceError)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Log in to the network of this hotel</html>",
        b"\xff\xfe not even a text",
        b"<d:multistatus xmlns:d='DAV:'><d:response/></d:multistatus>",
        b"<a>" * 5000,
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(12))
        + b"]><a>&m;</a>",
    ],
)
def test_an_answer_that_is_none_is_said(body: bytes) -> None:
    with (
        answering({"PROPFIND": (207, {"Content-Type": "application/xml"}, body)}) as (files, *_),
        pytest.raises(SharedFilesError),
    ):
        files.files()


def test_names_that_lead_elsewhere_are_not_followed() -> None:
    entries = listing(
        ("/dav/duidu-sync", True, 0),
        ("/dav/duidu-sync/..", True, 0),
        ("/dav/duidu-sync/%2e%2e%2f%2e%2e", True, 0),
        ("/dav/duidu-sync/private", True, 0),
        ("/etc/passwd", False, 9),
    )
    with answering({"PROPFIND": entries}) as (files, server, _):
        assert files.files() == {}
        assert {path for _, path, _ in server.asked} == {"/dav/duidu-sync"}


def test_a_password_does_not_go_to_another_server() -> None:
    with answering({"GET": (200, {}, b"theirs"), "PROPFIND": listing()}) as (_, other, address):
        moved = (307, {"Location": f"{address.replace('127.0.0.1', 'localhost')}/x"}, b"")
        with answering(dict.fromkeys(("GET", "PROPFIND", "PUT"), moved)) as (files, own, _):
            files.read(SEGMENT)
            with pytest.raises(SharedFilesError, match="307"):
                files.write(SEGMENT, b"what the person wrote")
        assert all(secret for *_, secret in own.asked)
        assert [(method, secret) for method, _, secret in other.asked] == [("GET", "")]


def test_a_server_may_not_lead_to_an_address_that_is_not_protected() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://cloud.example.org/dav"})

    transport = GuardedTransport(httpx.MockTransport(answer), is_here=False)
    with (
        httpx.Client(transport=transport, follow_redirects=True) as client,
        pytest.raises(httpx.UnsupportedProtocol),
    ):
        client.get("https://cloud.example.org/dav")


def _guarded(body: Iterator[bytes], **headers: str) -> httpx.Client:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=headers, content=body)

    return httpx.Client(transport=GuardedTransport(httpx.MockTransport(answer), is_here=False))


def test_an_answer_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_transport, "_MOST_LISTED", 1000)
    with (
        _guarded(repeat(b"x" * 100)) as client,
        pytest.raises(httpx.RemoteProtocolError, match="too much"),
    ):
        client.request("PROPFIND", "https://cloud.example.org/")


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_transport, "_WHOLE_AFTER", -1.0)
    with (
        _guarded(repeat(b"x")) as client,
        pytest.raises(httpx.RemoteProtocolError, match="too long"),
    ):
        client.get("https://cloud.example.org/")


def test_an_answer_that_unpacks_to_anything_is_not_unpacked() -> None:
    with (
        _guarded(iter([b"x"]), **{"Content-Encoding": "gzip"}) as client,
        pytest.raises(httpx.RemoteProtocolError, match="packed"),
    ):
        client.get("https://cloud.example.org/")


def test_a_certificate_that_is_not_trusted_is_said() -> None:
    error = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")
    told = webdav_files._unreachable(error, "cloud.example.org")
    assert "not trusted by this computer" in str(told)


def test_no_error_tells_the_password() -> None:
    for status in (401, 404, 500):
        with answering({"PROPFIND": (status, {}, b"")}) as (files, *_):
            with pytest.raises(SharedFilesError) as caught:
                files.files()
            error: BaseException | None = caught.value
            while error is not None:
                assert PASSWORD not in f"{error!r} {error}"
                error = error.__cause__ or error.__context__
