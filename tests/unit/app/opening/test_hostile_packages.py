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
from duidu.core.article import SideName
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


def opened(
    session: Session, folder: Path, article: object, notes: object = None, corrections: object = ()
) -> str:
    """Open a package with these members; the article's id."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("article.json", json.dumps(article))
        archive.writestr("notes.jsonld", json.dumps(notes or {"items": []}))
        archive.writestr("terms.json", "[]")
        archive.writestr("corrections.json", json.dumps(corrections))
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


def correction(**other: object) -> dict[str, object]:
    """A correction as a package has it, with other values."""
    value = json.dumps({"cuts": None, "reading": ["ta1"]})
    place = {"side": "source", "block": 0, "start": 0, "end": 1}
    kept = {"id": "c", "kind": "reading", "scope": "place", "word": "他", "value": value}
    return {**kept, "article": "x", **place, "created": 1.0, **other}


@pytest.mark.parametrize(
    "other",
    [
        {"id": 5},
        {"id": []},
        {"id": 1 << 70},
        {"kind": "shout"},
        {"scope": "nowhere"},
        {"word": None},
        {"word": ""},
        {"side": None},
        {"side": "left"},
        {"block": "0"},
        {"block": 1 << 70},
        {"block": True},
        {"block": None},
        {"start": -1},
        {"start": 2},
        {"end": None},
        {"created": "now"},
        {"created": float("nan")},
        {"value": None},
        {"value": "no JSON"},
        {"value": "5"},
        {"value": "null"},
        {"value": "[]"},
        {"value": "[" * 100_000},
        {"value": '{"cuts": [' + "9" * 5_000 + "]}"},
        {"value": '{"cuts": 5}'},
        {"value": '{"cuts": ["a"]}'},
        {"value": '{"cuts": [-1]}'},
        {"value": '{"cuts": [1]}'},
        {"value": '{"reading": 5}'},
        {"value": '{"reading": "ta1"}'},
        {"value": '{"reading": [null]}'},
        {"value": '{"reading": ["a", "b"]}'},
        {"value": '{"sense": []}'},
    ],
)
def test_a_correction_that_nobody_can_make_is_left_out(
    session: Session, tmp_path: Path, other: dict[str, object]
) -> None:
    article = opened(session, tmp_path, described(), corrections=[correction(**other)])
    assert session.library.corrections.all() == []
    text = session.open_text(article)
    (block,) = text.row(0).source
    assert text.tokens(SideName.SOURCE, block)


def test_corrections_of_every_kind_come_with_a_package(session: Session, tmp_path: Path) -> None:
    everywhere = {"scope": "everywhere", "side": "", "block": None, "start": None, "end": None}
    made = [
        correction(),
        correction(id="d", kind="words", word="走了", start=1, end=3, value='{"cuts": [1]}'),
        correction(id="e", kind="sense", value='{"cuts": null, "reading": [], "sense": "he"}'),
        correction(id="f", **everywhere),
    ]
    opened(session, tmp_path, described(), corrections=[*made, {}])
    assert {item.id for item in session.library.corrections.all()} == {"c", "d", "e", "f"}
