"""Files that hold no text that Duidu reads: pictures, films, slides, RTF, XML, glossaries, notes.

Those that are text to a machine would be an article of marks, read as plain text. A person is told
what a file is, and what to open in its place.
"""

import re
import zlib
from io import BytesIO

from duidu.core.errors import FileError

# What a person calls text whatever is in it, and what was pasted.
_AS_THEY_ARE = frozenset(("", ".txt", ".text"))
_HEAD = 4_096
_ZIP, _MOST_NAMES = b"PK\x03\x04", 10_000
_RTF = b"{\\rtf"
_GLOSSARY = re.compile(r"<(?:martif|tbx)\b")
_XML = re.compile(r"<\?xml[\s?]|<!DOCTYPE\s+[A-Za-z]")
_NOTEBOOK = re.compile(r'"nbformat"\s*:|"cell_type"\s*:')
_MESSAGE = re.compile(r"(?:[\w-]+:.*\n(?:[ \t].*\n)*)*MIME-Version:", re.IGNORECASE)
_PAGE = re.compile(r"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAFARI = b"bplist00", b"WebMainResource"
_FICTION_BOOK = re.compile(r"<(?:\w+:)?FictionBook\b")
_PICTURES = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8[79]a|BM.{4}\x00{4}|II\*\x00|MM\x00\*|RIFF.{4}WEBP|AT&TFORM\x00"
    rb"|\x00\x00.{2}ftyp(?:heic|heix|mif1|avif)",
    re.DOTALL,
)
_FILMS = re.compile(
    rb"\x00\x00.{2}ftyp|\x1a\x45\xdf\xa3|RIFF.{4}(?:AVI |WAVE)|OggS\x00|fLaC\x00|ID3[\x02-\x04]"
    rb"|\xff[\xfb\xf3\xf2]|FLV\x01|\x00\x00\x01[\xba\xb3]",
    re.DOTALL,
)
_ARCHIVES = re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\x00")
_KINDLE = re.compile(rb".{60}(?:BOOKMOBI|TEXtREAd)|TPZ[0-3]\x00|CONT\x02\x00", re.DOTALL)
_NOTES = re.compile(r'"(?:https?://www\.w3\.org/ns/anno\.jsonld|AnnotationCollection|Annotation)"')


def refuse_binary(data: bytes, name: str) -> None:
    """Raise FileError for a kind of file that is known and has no text to be read."""
    # A text may begin with GIF89a, or in windows-1251 with ять as a song does, and has no zeros.
    if b"\x00" not in data[:_HEAD]:
        return
    if _PICTURES.match(data):
        raise FileError(
            "“{name}” is a picture, and Duidu reads no text in pictures; have it recognised first, "
            "and open the text.",
            name=name,
        )
    if _FILMS.match(data):
        raise FileError("“{name}” is sound or film; open its subtitles instead.", name=name)
    if _KINDLE.match(data):
        raise FileError("“{name}” is a book for Kindle; convert it to EPUB first.", name=name)
    if _ARCHIVES.match(data):
        raise FileError("“{name}” is an archive; unpack it, and open what is in it.", name=name)
    if data.startswith(_SAFARI[0]) and _SAFARI[1] in data[:_HEAD]:
        raise _is_web_archive(name)
    if data.startswith(_ZIP):
        _refuse_package(data, name)


def _is_web_archive(name: str) -> FileError:
    return FileError(
        "“{name}” is a web archive; save the page as HTML in the browser instead.", name=name
    )


def _refuse_package(data: bytes, name: str) -> None:
    """Raise FileError for an archive by the names of what is in it."""
    from zipfile import BadZipFile, ZipFile  # a list of the formats needs none

    try:
        with ZipFile(BytesIO(data)) as package:
            inside = package.namelist()[:_MOST_NAMES]
            kind = package.open("mimetype").read(_HEAD) if "mimetype" in inside else b""
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        # What it is cannot be told; it is refused as no text, as any other such file.
        return
    if "ppt/presentation.xml" in inside or b"opendocument.presentation" in kind:
        raise FileError(
            "“{name}” is a presentation; save it as a PDF, or its text as DOCX, first.", name=name
        )
    if any(one.endswith(".iwa") or one.startswith("Index.zip") for one in inside):
        raise FileError(
            "“{name}” is a document of Apple’s programs; export it as DOCX or EPUB first.",
            name=name,
        )
    raise FileError("“{name}” is an archive; unpack it, and open what is in it.", name=name)


def refuse_other(data: bytes, suffix: str, name: str) -> None:
    """Raise FileError for what has no text that can be read, with what to do with it."""
    refuse_binary(data, name)
    if suffix in _AS_THEY_ARE:
        return
    head = (
        data[:_HEAD].replace(b"\x00", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd \t\r\n")
    )
    if data.startswith(_RTF):
        raise FileError(
            "“{name}” is RTF, which Duidu does not read; save it as DOCX or ODT first.", name=name
        )
    if _MESSAGE.match(head := head.replace("\r\n", "\n")):
        if _PAGE.search(head):
            raise _is_web_archive(name)
        raise FileError("“{name}” is an e-mail; copy its text, and paste it here.", name=name)
    if _FICTION_BOOK.search(head):
        raise FileError("“{name}” is a FictionBook; convert it to EPUB first.", name=name)
    if head.startswith("{") and _NOTEBOOK.search(head):
        raise FileError(
            "“{name}” is a notebook of code; save it as Markdown or HTML first.", name=name
        )
    if head.startswith("<") and _GLOSSARY.search(head):
        raise FileError(
            "“{name}” is a glossary, not a text; import it into the glossary instead.", name=name
        )
    if _XML.match(head):
        raise FileError(
            "“{name}” is XML of a kind that Duidu does not read; save it as HTML, DOCX or plain "
            "text first.",
            name=name,
        )
    if head.startswith(("{", "[")) and _NOTES.search(head):
        raise FileError(
            "“{name}” holds notes, not a text; open their text and import them there.", name=name
        )
