"""Replaced words travel in a package; whatever is no rewording of its text is left out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.alignment.edit_text import EditText, TakeBack
from duidu.app.alignment.reworded import By
from duidu.app.export.export import package_of
from duidu.app.opening.opener import Opener
from duidu.app.opening.packed_rewordings import rewordings_of
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from duidu.formats.article_package.package import write_package
from duidu.library.library import Library
from duidu.library.safety.rebuild import rebuild
from fixtures.river import sides, small_library

SOURCE = SideName.SOURCE


def corrected(folder: Path) -> Library:
    folder.mkdir()
    library = small_library(folder)
    EditText(library, "river", SOURCE, 0, Span(4, 6), "慢慢推到", by=By("Ren")).do()
    return library


def test_another_person_sees_who_replaced_what_and_can_take_it_back(tmp_path: Path) -> None:
    path = tmp_path / "river.duidu"
    with corrected(tmp_path / "one") as library:
        path.write_bytes(write_package(package_of(library, "river")))
        (mine,) = library.rewordings.of_article("river")
    with Library.open(tmp_path / "two.sqlite") as other:
        opener = Opener(other, lambda quick: make_aligner(quick=True))
        for _ in range(2):  # once more: it is known by then
            article = opener.open_files([path], NoJob()).article
            assert other.rewordings.of_article(article) == [mine]
        TakeBack(other, article, SOURCE, 0, mine.id).do()
        assert other.articles.blocks(article, SOURCE)[0].text.startswith("老人把船推进水里")


def test_a_package_without_any_is_as_it_was(tmp_path: Path) -> None:
    with small_library(tmp_path) as library:
        assert b"rewordings" not in write_package(package_of(library, "river"))


def test_copies_and_what_is_rebuilt_from_them_have_them(tmp_path: Path) -> None:
    with corrected(tmp_path / "one") as library:
        library.write_copies(tmp_path / "copies")
        mine = library.rewordings.of_article("river")
    rebuild(tmp_path / "copies", tmp_path / "again.sqlite")
    with Library.open(tmp_path / "again.sqlite") as again:
        assert again.rewordings.of_article("river") == mine


def test_what_is_none_is_left_out_and_what_stands_elsewhere_has_no_place() -> None:
    good = {
        **{"id": "a", "article": "", "side": "source", "block": 0, "start": 0, "end": 2},
        **{"old": "老头", "new": "老人", "author": "", "created": 1.0, "step": ""},
    }
    strange: list[Mapping[str, Any]] = [
        {**good, "id": "b", "start": 1, "end": 3},  # overlaps
        {**good, "id": "c", "block": 1},
        {**good, "id": "d", "side": "both"},
        {**good, "id": "e", "start": "0"},
        {**good, "id": "f", "created": float("nan")},
        {"id": "g"},
    ]
    found = list(rewordings_of([good, *strange], sides(), "x"))
    assert [(one.id, one.article, one.start) for one in found] == [
        ("a", "x", 0),
        ("b", "x", None),
        ("c", "x", None),
    ]
