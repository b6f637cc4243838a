"""Files that only who knows the passphrase can read."""

import json
from pathlib import Path

import pytest

from duidu.app.sync.encrypted_files import OVERHEAD, EncryptedFiles
from duidu.app.sync.folder_files import FolderFiles
from duidu.app.sync.shared_files import SecretError, SharedFilesError

SEGMENT, TEXT = "0123456789abcdef/00000001.jsonl", f"texts/{'ab' * 32}.zst"
SECRET = "correct horse 电池"


@pytest.fixture
def inner(tmp_path: Path) -> FolderFiles:
    return FolderFiles(tmp_path)


def test_two_devices_read_what_each_other_wrote(inner: FolderFiles) -> None:
    first, second = (EncryptedFiles(inner, SECRET) for _ in range(2))
    first.write(SEGMENT, "一行\n".encode())
    second.write(TEXT, b"text")
    for files in (first, second):
        assert files.files() == {SEGMENT: 7, TEXT: 4}
        assert files.read(SEGMENT, 3) == "行\n".encode()
        assert files.read(TEXT) == b"text"


def test_nothing_in_the_place_tells_what_is_in_it(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, "你好".encode() * 50)
    files.write(TEXT, b"text")
    written = {path for path in inner.root.rglob("*") if path.is_file()}
    assert not any("abab" in path.name for path in written)
    together = b"".join(path.read_bytes() for path in written)
    assert "你好".encode() not in together
    assert SECRET.encode() not in together


def test_another_passphrase_is_refused_and_changes_nothing(inner: FolderFiles) -> None:
    EncryptedFiles(inner, SECRET).write(SEGMENT, b"x")
    before = inner.files()
    for action in (EncryptedFiles.files, lambda files: files.write(SEGMENT, b"y")):
        with pytest.raises(SharedFilesError, match="not the passphrase"):
            action(EncryptedFiles(inner, SECRET + "x"))
    assert inner.files() == before


def test_a_passphrase_is_the_same_however_its_letters_are_made(inner: FolderFiles) -> None:
    EncryptedFiles(inner, "caf\u00e9 caf\u00e9").write(SEGMENT, b"x")
    assert EncryptedFiles(inner, "cafe\u0301 cafe\u0301").read(SEGMENT) == b"x"


def test_a_place_with_plain_files_is_not_mixed(inner: FolderFiles) -> None:
    inner.write(SEGMENT, b"plain")
    with pytest.raises(SharedFilesError, match="not encrypted"):
        EncryptedFiles(inner, SECRET).files()


@pytest.mark.parametrize("at", [0, 10, 20, -1])
def test_a_changed_byte_is_seen(at: int, inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, b"a line\n")
    path = inner.root / SEGMENT
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(SharedFilesError, match="damaged or not yet whole"):
        files.read(SEGMENT)


def test_a_file_that_is_not_whole_yet_is_read_later(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, b"a line\n")
    path = inner.root / SEGMENT
    whole = path.read_bytes()
    for length in (0, 3, OVERHEAD, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert files.files().get(SEGMENT, 0) < 7
        with pytest.raises(SharedFilesError):
            files.read(SEGMENT)


def test_a_file_put_in_the_place_of_another_is_seen(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    other = SEGMENT.replace("1.jsonl", "2.jsonl")
    files.write(SEGMENT, b"one")
    files.write(other, b"two")
    (inner.root / other).replace(inner.root / SEGMENT)
    with pytest.raises(SharedFilesError):
        files.read(SEGMENT)


def test_two_devices_that_begin_in_the_same_moment_read_each_other(inner: FolderFiles) -> None:
    first, second = (EncryptedFiles(inner, SECRET) for _ in range(2))
    # Neither sees anything of the other yet.
    for files in (first, second):
        files._make_key()
    keys = [dict(files._said) for files in (first, second)]
    assert keys[0] != keys[1]
    first.write(SEGMENT, b"x")
    second.write(TEXT, b"y")
    for name, said in {**keys[0], **keys[1]}.items():
        inner.write(name, said)
    for files in (first, second, EncryptedFiles(inner, SECRET)):
        assert files.files() == {SEGMENT: 1, TEXT: 1}
        assert (files.read(SEGMENT), files.read(TEXT)) == (b"x", b"y")
    # Nor is what is there written a second time, under another hidden name.
    first.write(TEXT, b"y")
    assert len([name for name in inner.files() if name.startswith("texts/")]) == 1


def key_file(inner: FolderFiles) -> Path:
    """The file that tells how the key of a new place is made."""
    EncryptedFiles(inner, SECRET).files()
    (name,) = inner.files()
    return inner.root / name


def test_a_key_that_was_taken_away_comes_again(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, b"x")
    (name,) = (name for name in inner.files() if name.startswith("key/"))
    inner.remove(name)
    with pytest.raises(SharedFilesError, match="has not come yet"):
        EncryptedFiles(inner, SECRET).files()
    files.files()
    assert EncryptedFiles(inner, SECRET).read(SEGMENT) == b"x"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 1, "cost": 3}',
        b"\xff",
        b"[" * 100_000,
        b'{"version": 1, "kdf": "scrypt", "cost": [1000, 8, 1], "salt": "", "check": ""}',
        b'{"version": 1, "kdf": "scrypt", "cost": [0, 8, 1], "salt": "", "check": ""}',
        b'{"version": 1, "kdf": "scrypt", "cost": [-4, -8, 1], "salt": "", "check": ""}',
    ],
)
def test_a_damaged_key_file_is_said(said: bytes, inner: FolderFiles) -> None:
    key_file(inner).write_bytes(said)
    with pytest.raises(SharedFilesError, match="is damaged"):
        EncryptedFiles(inner, SECRET).files()


@pytest.mark.parametrize("cost", [[1 << 30, 8, 1], [1 << 16, 8, 1 << 20], [1 << 16, 1 << 20, 1]])
def test_a_key_file_cannot_ask_for_all_the_memory_or_for_hours(
    cost: list[int], inner: FolderFiles
) -> None:
    path = key_file(inner)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "cost": cost}), "utf-8")
    with pytest.raises(SharedFilesError, match="newer Duidu"):
        EncryptedFiles(inner, SECRET).files()


def test_a_key_file_with_a_cheaper_key_opens_nothing(inner: FolderFiles) -> None:
    path = key_file(inner)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "cost": [2, 1, 1]}), "utf-8")
    with pytest.raises(SecretError, match="not the passphrase"):
        EncryptedFiles(inner, SECRET).files()


def test_a_short_passphrase_encrypts_no_new_place(inner: FolderFiles) -> None:
    with pytest.raises(SharedFilesError, match="soon found out"):
        EncryptedFiles(inner, "secret").files()
    assert inner.files() == {}


def test_an_older_state_of_a_file_is_not_taken_for_another_file(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, b"old\n")
    old = (inner.root / SEGMENT).read_bytes()
    later = SEGMENT.replace("1.jsonl", "2.jsonl")
    (inner.root / later).write_bytes(old)
    with pytest.raises(SharedFilesError):
        files.read(later)


def test_what_is_secret_is_not_part_of_what_is_shown_of_an_object(inner: FolderFiles) -> None:
    from duidu.app.sync.secrets import Secrets

    files = EncryptedFiles(inner, SECRET)
    files.files()
    secret = files._opened()[0]
    assert str(secret.files) not in repr(secret)
    assert SECRET not in repr(Secrets({"place": SECRET})) + repr(files)
