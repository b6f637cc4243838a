"""Files of known kinds without text that is read: each is told what it is, and what to do."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes


def package(*names: str, kind: str = "") -> bytes:
    """An archive of small files with these names."""
    data = BytesIO()
    with ZipFile(data, "w") as made:
        if kind:
            made.writestr("mimetype", kind)
        for name in names:
            made.writestr(name, "text")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(90), ".jpg", "a picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), ".png", "a picture"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(90), ".heic", "a picture"),
        (b"AT&TFORM\x00\x00\x01\x00DJVU" + bytes(90), ".djvu", "a picture"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(90), ".mp4", "sound or film"),
        (b"ID3\x03\x00" + bytes(90), ".mp3", "sound or film"),
        (b"\x1a\x45\xdf\xa3" + bytes(90), ".mkv", "sound or film"),
        (bytes(60) + b"BOOKMOBI" + bytes(90), ".mobi", "a book for Kindle"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(90), ".7z", "an archive"),
        (package("a.txt"), ".zip", "an archive"),
        (package("ppt/presentation.xml"), ".pptx", "a presentation"),
        (
            package("content.xml", kind="application/vnd.oasis.opendocument.presentation"),
            ".odp",
            "a presentation",
        ),
        (package("Index/Document.iwa"), ".pages", "a document of Apple’s programs"),
        (b'<?xml version="1.0"?><FictionBook xmlns="x"/>', ".fb2", "a FictionBook"),
        (
            b"From: <Saved by a browser>\r\nSubject: Rain\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n--b\r\n<p>Rain.</p>',
            ".mhtml",
            "a web archive",
        ),
        (b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource\x08" + bytes(90), ".webarchive", "a web"),
        (
            b"Received: by a\n with b\nMIME-Version: 1.0\nContent-Type: text/plain\n\nIt rained.",
            ".eml",
            "an e-mail",
        ),
        (b'{"cells": [], "nbformat": 4}', ".ipynb", "a notebook of code"),
    ],
)
def test_a_file_without_text_is_named(data: bytes, suffix: str, said: str) -> None:
    with pytest.raises(FileError, match=f"^“a{suffix}” is {said}"):
        read_bytes(data, ReadOptions(name=f"a{suffix}"), suffix)


def test_a_package_that_is_cut_short_is_no_text() -> None:
    with pytest.raises(FileError, match="is not a text file"):
        read_bytes(package("a.txt")[:60] + bytes(90), ReadOptions(name="a.zip"), ".zip")


def test_a_text_whose_first_bytes_are_those_of_a_song_is_read() -> None:
    text = "ять — буква старого русского письма, которую отменили в начале двадцатого века."
    found = read_bytes(text.encode("cp1251"), ReadOptions(name="a.txt", encoding="cp1251"), ".txt")
    assert [block.text for block in found.blocks] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "GIF89a 是什么？",
        "BZh91AY 是什么？",
        "ID3 标签是什么？",
        "OggS 是什么？",
        "GIF 图片。",
        "BM 是什么？",
    ],
)
def test_a_text_about_one_is_read(text: str) -> None:
    found = read_bytes(text.encode(), ReadOptions(name="a.txt"), ".txt")
    assert [block.text for block in found.blocks] == [text]


def test_a_text_about_messages_is_read() -> None:
    text = "To: you\n\nMIME-Version: it says which."
    found = read_bytes(text.encode(), ReadOptions(name="a.md"), ".md")
    assert [block.text for block in found.blocks] == text.split("\n\n")
