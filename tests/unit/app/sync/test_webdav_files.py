"""Files by which devices keep in step, in the folder of a real WebDAV server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.sync import guarded_transport
from duidu.app.sync.shared_files import SharedFilesError
from duidu.app.sync.webdav_files import WebdavFiles, checked_address
from fixtures.webdav_server import PASSWORD, Served, served, silent_port

SEGMENT, TEXT = "0123456789abcdef/00000001.jsonl", f"texts/{'ab' * 32}.zst"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "served") as found:
        yield found


@pytest.fixture
def files(server: Served) -> WebdavFiles:
    return WebdavFiles(server.address, PASSWORD)


def test_a_folder_without_anything_has_no_files(files: WebdavFiles) -> None:
    assert files.files() == {}


def test_what_is_written_is_listed_with_its_size_and_read_from_a_byte_on(
    files: WebdavFiles, server: Served
) -> None:
    files.write(SEGMENT, "一行\n".encode())
    files.write(TEXT, b"x" * 100_000)
    assert files.files() == {SEGMENT: 7, TEXT: 100_000}
    assert files.read(SEGMENT) == "一行\n".encode()
    assert files.read(SEGMENT, 3) == "行\n".encode()
    assert (server.folder / "duidu-sync" / SEGMENT).is_file()


def test_a_file_takes_the_place_of_one_of_its_name(files: WebdavFiles) -> None:
    for data in (b"first", b"second, longer"):
        files.write(SEGMENT, data)
    assert files.read(SEGMENT) == b"second, longer"
    assert list(files.files()) == [SEGMENT]


def test_what_is_removed_is_gone_and_may_be_gone_already(files: WebdavFiles) -> None:
    files.write(SEGMENT, b"x")
    for _ in range(2):
        files.remove(SEGMENT)
    assert files.files() == {}


def test_a_folder_that_was_taken_away_is_made_again(files: WebdavFiles, server: Served) -> None:
    files.write(SEGMENT, b"x")
    (server.folder / "duidu-sync" / SEGMENT).unlink()
    (server.folder / "duidu-sync" / SEGMENT).parent.rmdir()
    (server.folder / "duidu-sync").rmdir()
    assert files.files() == {}
    with pytest.raises(SharedFilesError):
        files.write(SEGMENT, b"y")
    files.write(SEGMENT, b"y")
    assert files.read(SEGMENT) == b"y"


def test_a_wrong_password_is_said(server: Served) -> None:
    with pytest.raises(SharedFilesError, match="does not accept the name or the password"):
        WebdavFiles(server.address, "wrong").files()


def test_a_folder_that_is_not_there_is_said(server: Served) -> None:
    files = WebdavFiles(f"{server.address}/nowhere", PASSWORD)
    with pytest.raises(SharedFilesError, match="has no such folder"):
        files.files()


def test_a_server_that_does_not_answer_is_said() -> None:
    files = WebdavFiles(f"http://127.0.0.1:{silent_port()}/dav", "")
    with pytest.raises(SharedFilesError, match=r"127\.0\.0\.1 cannot be reached"):
        files.files()


def test_a_file_without_end_is_refused(files: WebdavFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(SEGMENT, b"x" * 5000)
    monkeypatch.setattr(guarded_transport, "LARGEST_FILE", 4000)
    with pytest.raises(SharedFilesError):
        files.read(SEGMENT)


@pytest.mark.parametrize(
    ("given", "user", "kept"),
    [
        ("https://cloud.example.org/dav/", "", "https://cloud.example.org/dav"),
        ("HTTPS://Cloud.example.org/dav", "li", "https://li@cloud.example.org/dav"),
        ("https://li:secret@cloud.example.org", "", "https://li@cloud.example.org"),
        ("https://cloud.example.org/d", "李 a@b", "https://%E6%9D%8E%20a%40b@cloud.example.org/d"),
        ("http://127.0.0.1:8080/dav", "", "http://127.0.0.1:8080/dav"),
        ("http://[::1]:8080/dav", "li", "http://li@[::1]:8080/dav"),
    ],
)
def test_an_address_is_kept_with_its_user_and_without_a_password(
    given: str, user: str, kept: str
) -> None:
    assert checked_address(given, user) == kept


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("http://cloud.example.org/dav", "unprotected"),
        ("cloud.example.org/dav", "no address of a server"),
        ("https:///dav", "no address of a server"),
        ("ftp://cloud.example.org", "no address of a server"),
        ("https://cloud.example.org:port/", "no address of a server"),
    ],
)
def test_an_address_that_is_none_or_not_safe_is_refused(given: str, why: str) -> None:
    with pytest.raises(SharedFilesError, match=why):
        checked_address(given, "")
