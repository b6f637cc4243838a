"""Packages and notes whose numbers and names nobody writes are refused in a sentence, or placed."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import Anchor
from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.formats.article_package.package import TYPE
from duidu.library.library import Library


def described() -> dict[str, Any]:
    """An article of one row, as a package describes it."""
    bead = [[0], [0], 1.0, "machine", False]
    return {
        "format": "duidu-article",
        "version": 1,
        "id": "x",
        "title": "t",
        "metadata": {},
        "source": {"language": "zh", "blocks": [[0, "他走了。", "paragraph", 0, [[0, 4]]]]},
        "target": {"language": "en", "blocks": [[0, "He left.", "paragraph", 0, [[0, 8]]]]},
        "aligner": "a",
        "rows": [[bead, [bead], False]],
    }


def note(start: object, end: object, block: str = "source-0") -> dict[str, Any]:
    """A note on 走, whose position is said to be another."""
    quoted = {"type": "TextQuoteSelector", "exact": "走", "prefix": "他", "suffix": "了。"}
    placed = {"type": "TextPositionSelector", "start": start, "end": end}
    target = {"source": f"urn:duidu:article:x#{block}", "selector": [quoted, placed]}
    item = {"id": "urn:uuid:n", "duidu:kind": "note", "duidu:article": "x", "body": {"value": "a"}}
    return {"items": [{**item, "target": [{**target, "duidu:state": "sure"}]}]}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session(Library.open(tmp_path / "library.sqlite"), Settings())
    yield made
    made.close()


def opened(session: Session, folder: Path, article: object, notes: object = None) -> str:
    """Open a package with these members; the article's id."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("article.json", json.dumps(article))
        archive.writestr("notes.jsonld", json.dumps(notes or {"items": []}))
        archive.writestr("terms.json", "[]")
        archive.writestr("corrections.json", "[]")
    (folder / "a.duidu").write_bytes(out.getvalue())
    return session.opener.open_files([folder / "a.duidu"], NoJob()).article


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("source", "blocks", 0, 0), 1 << 70),
        (("source", "blocks", 0, 0), -1),
        (("source", "blocks", 0, 0), 1e300),
        (("source", "blocks", 0, 0), True),
        (("source", "blocks", 0, 3), 1 << 40),
        (("source", "blocks", 0, 3), -1),
        (("source", "language"), "\x1b]0;x\x07"),
        (("source", "language"), "z" * 1000),
        (("source", "language"), None),
        (("rows", 0, 0, 0), [0.5]),
        (("rows", 0, 0, 2), float("nan")),
        (("rows", 0, 1, 0, 2), float("inf")),
        (("id",), "a\ud800b"),
        (("id",), "a" * 1000),
        (("id",), 5),
    ],
)
def test_what_no_library_can_keep_is_a_damaged_package(
    session: Session, tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    article = described()
    inner: Any = article
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(FileError, match="is damaged"):
        opened(session, tmp_path, article)
    assert session.library.articles.all() == []


def placed(session: Session, article: str) -> list[Anchor]:
    return [anchor for one in session.library.notes.of_article(article) for anchor in one.anchors]


@pytest.mark.parametrize(
    ("start", "end", "block"),
    [
        (50, 60, "source-0"),
        (3, 1, "source-0"),
        (-5, -1, "source-0"),
        (1 << 70, 1 << 70, "source-0"),
        (1e30, 1e30, "source-0"),
        (1, 2, "source-9"),
        (1, 2, f"source-{'9' * 30}"),
    ],
)
def test_a_note_beside_its_text_stands_where_its_quotation_does(
    session: Session, tmp_path: Path, start: float, end: float, block: str
) -> None:
    article = opened(session, tmp_path, described(), note(start, end, block))
    assert [(a.block, a.start, a.end) for a in placed(session, article)] == [(0, 1, 2)]


def test_a_sound_package_is_opened(session: Session, tmp_path: Path) -> None:
    article = opened(session, tmp_path, described(), note(1, 2))
    assert [(a.block, a.start, a.end) for a in placed(session, article)] == [(0, 1, 2)]
    assert session.library.check().good
