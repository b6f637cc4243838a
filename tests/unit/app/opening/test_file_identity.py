"""A file that was opened on two devices before they heard of each other is one article."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.opening.file_identity import article_of_files, identity_of
from duidu.app.opening.known_files import known_article
from duidu.app.opening.opener import Opener
from duidu.app.sync.exchange import Exchange
from duidu.app.sync.folder_files import FolderFiles
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library

TEXT = (
    "老人把船推进水里，天还没有亮。\nThe old man pushed the boat into the water before dawn.\n\n"
    "他在这条河上走了四十年。\nHe had travelled this river for forty years.\n\n"
    "河水记得他的名字。\nThe water remembers his name.\n"
)


@pytest.fixture
def libraries(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    made = [Library.open(tmp_path / name / "library.duidu") for name in ("laptop", "desk")]
    yield made[0], made[1]
    for library in made:
        library.close()


def opened(library: Library, path: Path, text: str = TEXT, again: bool = False) -> str:
    """The article of a file with this text."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    opener = Opener(library, lambda _: make_aligner(quick=True))
    return opener.open_files([path], NoJob(), again=again).article


def shared(library: Library, folder: Path, name: str) -> Exchange:
    """Keep a library in step, with all articles as they will be for a while."""
    for info in library.articles.all():
        revision = library.articles.revision(info.id)
        library.articles.set_aligner(info.id, "duidu-refined", revision)
    folder.mkdir(exist_ok=True)
    library.sync.begin(name, str(folder))
    return Exchange(library, FolderFiles(folder))


def note(library: Library, article: str, text: str) -> None:
    (row,) = library.articles.rows(article, 1, 2)
    anchor = make_anchor(SideName.SOURCE, row.source[0], Span(0, 2))
    library.notes.put(Annotation(text, article, AnnotationKind.NOTE, (anchor,), text))


def test_a_file_opened_on_two_devices_is_one_article_with_the_notes_of_both(
    libraries: tuple[Library, Library], tmp_path: Path
) -> None:
    articles = [
        opened(library, tmp_path / f"on {number}" / f"name {number}.txt")
        for number, library in enumerate(libraries)
    ]
    assert articles[0] == articles[1]
    for library, text in zip(libraries, ("甲", "乙"), strict=True):
        note(library, articles[0], text)
    exchanges = [shared(one, tmp_path / "shared", str(at)) for at, one in enumerate(libraries)]
    for exchange in exchanges * 3:
        exchange.run(NoJob(), waits=False)
    for library in libraries:
        assert [info.id for info in library.articles.all()] == articles[:1]
        found = library.notes.of_article(articles[0])
        assert sorted(one.text for one in found) == ["乙", "甲"]
        assert {one.anchors[0].exact for one in found} == {"他在"}


def test_a_file_whose_article_came_from_another_device_is_known(
    libraries: tuple[Library, Library], tmp_path: Path
) -> None:
    one, other = libraries
    article = opened(one, tmp_path / "a" / "text.txt")
    exchanges = [shared(each, tmp_path / "shared", str(at)) for at, each in enumerate(libraries)]
    for exchange in exchanges * 2:
        exchange.run(NoJob(), waits=False)
    path = tmp_path / "b" / "same.txt"
    assert opened(other, path) == article
    assert known_article(other, [path]) == article
    assert len(other.articles.all()) == 1


def test_what_is_opened_anew_or_was_taken_away_is_another_article(
    libraries: tuple[Library, Library], tmp_path: Path
) -> None:
    one, _ = libraries
    path = tmp_path / "a" / "text.txt"
    first = opened(one, path)
    assert opened(one, path) == first
    second = opened(one, path, again=True)
    assert second != first
    for article in (first, second):
        one.articles.remove(article)
    assert opened(one, path) not in (first, second)


def test_what_was_deleted_after_others_were_told_of_it_is_another_article(
    libraries: tuple[Library, Library], tmp_path: Path
) -> None:
    one, _ = libraries
    path = tmp_path / "a" / "text.txt"
    first = opened(one, path)
    shared(one, tmp_path / "shared", "laptop").run(NoJob())
    one.articles.remove(first)
    one.articles.discard(first)
    assert opened(one, path) != first


def test_another_file_or_another_order_is_another_article(
    libraries: tuple[Library, Library], tmp_path: Path
) -> None:
    one, other = libraries
    article = opened(one, tmp_path / "a" / "text.txt")
    assert opened(other, tmp_path / "b" / "text.txt", TEXT + "\n再见。\nFarewell.\n") != article
    assert identity_of(("a", "b")) != identity_of(("b", "a")) != identity_of(("ba",))
    assert article_of_files(one, ["a" * 64]) == ""
    assert article_of_files(one, []) == ""
