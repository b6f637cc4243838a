"""What the child can be asked for: each task loads what it needs, and reads only after that.

Between the two the child confines itself, so nothing looks into a file before that.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from duidu.formats.base.progress import Tell, tell_nobody

# Endings of most of the files that need a child.
_USUAL = (".epub", ".html", ".docx", ".txt")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: `asked` by name, and the bytes to read, or files that may be opened.

    A task that loads has no bytes yet.

    `progress` is told the share done, 0 to 1, by tasks that take long.
    """

    asked: Mapping[str, Any]
    data: bytes = b""
    files: tuple[str, ...] = ()
    progress: Tell = tell_nobody


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer: what JSON can say of it, and parts that go as the bytes they are.

    `rest` follows in pieces, and is never in memory as a whole.
    """

    said: dict[str, object]
    parts: tuple[bytes | memoryview, ...] = field(default=())
    rest: Iterable[bytes] = field(default=())


class Task(NamedTuple):
    """`load` imports what `read` will need for this request; only `read` looks into the file."""

    load: Callable[[Request], None]
    read: Callable[[Request], Reply]


def load_what_most_need() -> None:
    """Load what reads and cuts most documents, for a child that waits for one."""
    from duidu.formats.registry import load_readers
    from duidu.formats.sandbox import handover  # noqa: F401 - loaded for _read_document
    from duidu.language.registry import LANGUAGES, cutter_for

    for suffix in _USUAL:
        load_readers(b"", suffix)
    for language in LANGUAGES:
        cutter_for(language.code)


def _load_document(request: Request) -> None:
    from duidu.formats.registry import load_readers

    # By its name alone. What only its bytes tell of is loaded where they are looked into.
    load_readers(b"", request.asked["suffix"])


def _read_document(request: Request) -> Reply:
    """Read a document, behind whose bytes come those of the pictures beside it."""
    from duidu.formats.base.document import ReadOptions
    from duidu.formats.registry import read_bytes
    from duidu.formats.sandbox.handover import packed

    asked, data = request.asked, memoryview(request.data)
    options = ReadOptions(asked["encoding"], asked["name"], asked["cut"], progress=request.progress)
    end = len(data) - sum(size for _, size in asked["beside"])
    beside, at = {}, end
    for name, size in asked["beside"]:
        beside[name] = bytes(data[at : at + size])
        at += size
    page = bytes(data[:end]) if beside else request.data
    document = read_bytes(page, replace(options, beside=beside), asked["suffix"])
    return Reply({"document": packed(document)}, tuple(one.data for one in document.images))


def _load_terms(request: Request) -> None:
    # Which of them it takes is seen in the file, which is not there yet.
    from duidu.formats.glossaries import read, tables  # noqa: F401 - loaded for _read_terms
    from duidu.formats.ods import reader as ods  # noqa: F401 - as above
    from duidu.formats.tbx import reader as tbx  # noqa: F401 - as above
    from duidu.formats.xlsx import reader as xlsx  # noqa: F401 - as above


def _read_terms(request: Request) -> Reply:
    from duidu.formats.glossaries.read import TermsAsked, reader_of_terms
    from duidu.formats.sandbox.typed import plain

    said = request.asked
    asked = TermsAsked(said["name"], said["columns"], tuple(said["wanted"]), request.progress)
    return Reply({"terms": plain(reader_of_terms(request.data)(request.data, asked))})


def _load_notes(request: Request) -> None:
    from duidu.formats.notes import notes_files  # noqa: F401 - loaded for _read_notes


def _read_notes(request: Request) -> Reply:
    from duidu.formats.notes.notes_files import read_notes
    from duidu.formats.sandbox.typed import plain

    return Reply({"notes": plain(read_notes(request.data, request.asked["name"]))})


def _load_words(request: Request) -> None:
    import zstandard  # noqa: F401 - loaded for _read_words

    from duidu.formats.word_lists import anki, pleco, read  # noqa: F401 - as above


def _read_words(request: Request) -> Reply:
    from duidu.formats.sandbox.typed import plain
    from duidu.formats.word_lists.read import reader_of_words

    asked = request.asked
    read = reader_of_words(request.data, asked["form"])
    return Reply({"words": plain(read(request.data, asked["name"]))})


def _load_dictionary(request: Request) -> None:
    from duidu.lexicon import dictionary_formats  # noqa: F401 - loaded for _read_dictionary


def _read_dictionary(request: Request) -> Reply:
    """Open the first of the files as a dictionary; its index goes by columns."""
    from duidu.formats.sandbox.dictionaries import SEPARATOR
    from duidu.lexicon.dictionary_formats import open_external

    opened = open_external(Path(request.files[0]))
    headwords = (headword.replace(SEPARATOR, " ") for headword in opened.index.headwords)
    columns = (
        SEPARATOR.join(headwords).encode("utf-8", "surrogatepass"),
        opened.index.offsets.tobytes(),
        opened.index.sizes.tobytes(),
    )
    # Articles that are not packed are read where they are.
    packed = (opened.articles,) if isinstance(opened.articles, bytes) else ()
    return Reply({"name": opened.name, "markup": opened.markup}, (*columns, *packed))


def _load_images(request: Request) -> None:
    from PIL import JpegImagePlugin, PngImagePlugin  # noqa: F401 - loaded for _check_images

    from duidu.formats.base import whole_images  # noqa: F401 - as above


def _check_images(request: Request) -> Reply:
    """Tell of images, whose bytes follow each other, which can be decoded to their end."""
    from duidu.core.picture import Image
    from duidu.formats.base.whole_images import is_whole_image

    found, at = [], 0
    said = zip(request.asked["images"], request.asked["sizes"], strict=True)
    for (form, width, height), size in said:
        data = request.data[at : at + size]
        found.append(is_whole_image(Image(form, width, height, data)))
        at += size
    return Reply({"whole": found})


def _load_cedict(request: Request) -> None:
    from duidu.lexicon import importing  # noqa: F401 - loaded for _read_cedict


def _read_cedict(request: Request) -> Reply:
    from duidu.core.jobs import NoJob
    from duidu.lexicon.importing import parse_file

    dictionary = parse_file(request.data, request.asked["name"], NoJob())
    columns = zip(*map(astuple, dictionary.entries), strict=True)
    # An entry is a line, so that its fields have no end of a line in them.
    parts = tuple("\n".join(column).encode("utf-8") for column in columns)
    return Reply({"header": dictionary.header}, parts)


def _nothing_to_load(request: Request) -> None:
    pass


def _nothing_to_read(request: Request) -> Reply:
    return Reply({})


TASKS: Mapping[str, Task] = {
    "document": Task(_load_document, _read_document),
    "terms": Task(_load_terms, _read_terms),
    "notes": Task(_load_notes, _read_notes),
    "words": Task(_load_words, _read_words),
    "dictionary": Task(_load_dictionary, _read_dictionary),
    "cedict": Task(_load_cedict, _read_cedict),
    "images": Task(_load_images, _check_images),
    # What `duidu doctor` asks: how such a child is confined.
    "confinement": Task(_nothing_to_load, _nothing_to_read),
}
