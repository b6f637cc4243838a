"""What Duidu writes it reads back, as far as the format can carry it; a package exactly."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import apsw
import pytest

from duidu.app.export.export import file_name, package_of
from duidu.app.notes.merge_notes import conflicting_versions
from duidu.app.opening.arrange import arrange
from duidu.app.opening.carry_over import replacement
from duidu.app.opening.found_article import read_article
from duidu.app.opening.opener import Opener
from duidu.app.opening.recognise import recognise
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import Side, SideName
from duidu.core.errors import LibraryError, UsageError
from duidu.core.jobs import Job, NoJob
from duidu.formats.article_package.package import write_package
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.exported import Exported, Written
from duidu.formats.docx.writer import write_docx
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.writer import write_markdown
from duidu.formats.registry import read_bytes
from duidu.formats.tables.writer import write_csv, write_tsv
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_1, write_xliff_2
from duidu.formats.xlsx.writer import write_xlsx
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.library.words.stored_terms import StoredTerm
from fixtures.export_article import article, exported, library, notes
from fixtures.one_by_one import row_by_row

Writer = Callable[[Exported], Written]
CARRYING = {"tmx": write_tmx, "xlf": write_xliff_1, "xliff": write_xliff_2}
TABLES = {"tsv": write_tsv, "csv": write_csv, "xlsx": write_xlsx}


@pytest.mark.parametrize(
    ("suffix", "write"),
    [(".html", write_html), (".epub", write_epub), (".docx", write_docx), (".md", write_markdown)],
)
def test_what_is_set_apart_comes_back_on_its_side(suffix: str, write: Writer) -> None:
    document = read_bytes(write(exported()).data, ReadOptions(name=f"a{suffix}"), suffix)
    found = arrange(recognise([document], "a")).article
    for one, other in ((found.source, article().source), (found.target, article().target)):
        expected = {block.text: block.emphasis for block in other.blocks if block.emphasis}
        assert {block.text: block.emphasis for block in one.blocks if block.emphasis} == expected
        assert expected


def no_aligner(quick: bool) -> "None":
    raise AssertionError("what a file aligns itself is not aligned again")


def opened(folder: Path, name: str, data: bytes) -> tuple[Library, str]:
    path = folder / name
    path.write_bytes(data)
    target = Library.open(folder / "other.sqlite")
    opener = Opener(target, no_aligner)  # type: ignore[arg-type]
    return target, opener.open_files([path], NoJob()).article


def beads(whole: tuple[object, Alignment]) -> list[tuple[str, str]]:
    text, alignment = whole
    sides = [side.sentence_texts() for side in (text.source, text.target)]  # type: ignore[attr-defined]
    flat = alignment.flat_sentences(text.source, text.target)  # type: ignore[attr-defined]
    return [
        ("|".join(sides[0][i] for i in bead.source), "|".join(sides[1][i] for i in bead.target))
        for bead in flat
    ]


EXPECTED = [
    ("", "The Watchmender"),
    ("他修了四十年的表。", "He had mended watches for forty years."),
    ("表停了，他也不急。", "When one stopped, he did not hurry.|Not he."),
    ("“=1+1 等于二，”他说。", "“=1+1 is two,” he said."),
    ("雨停了。|街上又热闹起来。", "The rain stopped, and the street came back to life."),
]


@pytest.mark.parametrize("suffix", [*CARRYING, *TABLES])
def test_sentences_and_their_alignment_come_back(suffix: str, tmp_path: Path) -> None:
    write: Writer = {**CARRYING, **TABLES}[suffix]
    found, identity = opened(tmp_path, f"a.{suffix}", write(exported()).data)
    whole = found.articles.whole(identity)
    # TMX has no place for a title without a counterpart, and says so.
    assert beads(whole) == (EXPECTED[1:] if suffix == "tmx" else EXPECTED)
    paragraphs = [block.text for block in whole[0].source.blocks]
    assert paragraphs == [
        "他修了四十年的表。表停了，他也不急。",
        "“=1+1 等于二，”他说。",
        "雨停了。街上又热闹起来。",
    ]
    assert [row.blocks.origin.value for row in whole[1].rows] == ["file"] * len(whole[1].rows)
    found.close()


@pytest.mark.parametrize("suffix", [*CARRYING, *TABLES])
def test_notes_come_back_with_their_words(suffix: str, tmp_path: Path) -> None:
    write: Writer = {**CARRYING, **TABLES}[suffix]
    found, identity = opened(tmp_path, f"a.{suffix}", write(exported()).data)

    def said(note: Annotation) -> tuple[object, ...]:
        return (
            note.kind,
            note.text,
            note.color,
            note.tags,
            [(a.side, a.exact) for a in note.anchors],
            note.created,
        )

    assert sorted(map(said, found.notes.of_article(identity)), key=str) == sorted(
        map(said, notes()), key=str
    )
    for note in found.notes.of_article(identity):
        for anchor in note.anchors:
            block = next(
                b for b in found.articles.blocks(identity, anchor.side) if b.id == anchor.block
            )
            assert block.text[anchor.start : anchor.end] == anchor.exact
    found.close()


@pytest.mark.parametrize("suffix", [*CARRYING, *TABLES, "docx"])
def test_what_is_left_out_is_said(suffix: str) -> None:
    said = {**CARRYING, **TABLES, "docx": write_docx}[suffix](exported()).left_out
    assert said
    assert all(sentence.endswith(".") for sentence in said)


class FirstToFirst:
    """An aligner that pairs the first sentences, and all that follow."""

    name = "first"

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        counts = [sum(len(block.sentences) for block in side.blocks) for side in (source, target)]
        beads = (Bead((0,), (0,)), Bead(tuple(range(1, counts[0])), tuple(range(1, counts[1]))))
        return Alignment(
            (Row(Bead(tuple(range(len(source.blocks))), tuple(range(len(target.blocks)))), beads),)
        )

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        return row_by_row(self, source, target, rows)


def test_docx_brings_rows_and_comments_back(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write_docx(exported()).data)
    found = Library.open(tmp_path / "other.sqlite")
    identity = (
        Opener(found, lambda _: FirstToFirst()).open_files([tmp_path / "a.docx"], NoJob()).article
    )
    text, alignment = found.articles.whole(identity)
    assert [[block.text for block in side.blocks] for side in (text.source, text.target)] == [
        [block.text for block in side.blocks] for side in (article().source, article().target)
    ]
    assert [(row.blocks.source, row.blocks.target) for row in alignment.rows] == [
        ((), (0,)),
        ((0,), (1,)),
        ((1,), (2,)),
        ((2, 3), (3,)),
    ]
    # Paragraphs are paired by the table; the sentences in them by the aligner.
    assert beads((text, alignment)) == EXPECTED
    comments = {
        note.text: (note.kind, note.tags, [(a.side, a.exact) for a in note.anchors])
        for note in found.notes.of_article(identity)
    }
    assert comments == {
        "a <b>watch</b>\nhere": (AnnotationKind.NOTE, ("t",), [(SideName.SOURCE, "表")]),
        "why?": (AnnotationKind.QUESTION, (), [(SideName.SOURCE, "=1+1")]),
        "of the whole": (AnnotationKind.NOTE, (), []),
    }
    found.close()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc passwd.tmx"),
        ("对读：一\u202e二", "对读：一 RLO 二.tmx"),
        ("a<b>:c|d?", "a b c d.tmx"),
        ("...", "duidu.tmx"),
        ("", "duidu.tmx"),
    ],
)
def test_a_file_name_leads_nowhere_else(title: str, name: str) -> None:
    assert file_name(title, "tmx") == name


def test_a_package_is_exact(tmp_path: Path) -> None:
    mine = library(tmp_path)
    place = Correction(
        "c1",
        "reading",
        Scope.PLACE,
        "表",
        '{"cuts": null, "reading": ["biao3"]}',
        "watch",
        SideName.SOURCE,
        0,
        7,
        8,
        5.0,
    )
    mine.corrections.put_all(
        [
            place,
            Correction(
                "c2",
                "words",
                Scope.ARTICLE,
                "四十",
                '{"cuts": [1], "reading": []}',
                "watch",
                created=6.0,
            ),
        ]
    )
    mine.terms.put(StoredTerm("t1", "en", "zh-Hans", "watch", "表", "not a table"))
    data = write_package(package_of(mine, "watch"))
    theirs, identity = opened(tmp_path, "a.duidu", data)
    assert identity == "watch"
    assert theirs.articles.whole("watch") == mine.articles.whole("watch")
    assert sorted(theirs.notes.of_article("watch"), key=str) == sorted(
        mine.notes.of_article("watch"), key=str
    )
    assert theirs.corrections.for_article("watch") == mine.corrections.for_article("watch")
    assert [(t.source, t.target, t.note) for t in theirs.terms.all()] == [
        ("表", "watch", "not a table")
    ]
    assert write_package(package_of(theirs, "watch")) == data
    theirs.close()
    mine.close()


def test_a_package_of_an_article_that_is_there_brings_only_what_is_new(tmp_path: Path) -> None:
    mine = library(tmp_path)
    data = write_package(package_of(mine, "watch"))
    first, *_ = mine.notes.of_article("watch")
    mine.notes.put(replace(first, text="mine, later", modified=first.modified + 10))
    (tmp_path / "a.duidu").write_bytes(data)
    opener = Opener(mine, no_aligner)  # type: ignore[arg-type]
    again = opener.open_files([tmp_path / "a.duidu"], NoJob())
    assert (again.article, again.known) == ("watch", True)
    assert {note.text for note in mine.notes.of_article("watch")} == {
        "mine, later",
        *(n.text for n in notes() if n.id != first.id),
    }
    assert len(mine.articles.all()) == 1
    mine.close()


def test_packages_of_two_people_merge_with_their_names_and_lose_nothing(tmp_path: Path) -> None:
    mine = library(tmp_path)
    first, *_ = mine.notes.of_article("watch")
    start = replace(first, author="Ren")
    mine.notes.put(start)
    theirs, _ = opened(tmp_path, "a.duidu", write_package(package_of(mine, "watch")))
    mine.notes.put(replace(start, text="mine", modified=start.modified + 10))
    theirs.notes.put(replace(start, text="theirs", modified=start.modified + 20, editor="Li"))
    reply = replace(start, id="reply", text="hm", author="Li", answers=first.id)
    theirs.notes.put(reply)
    (tmp_path / "b.duidu").write_bytes(write_package(package_of(theirs, "watch")))
    opener = Opener(mine, no_aligner)  # type: ignore[arg-type]
    assert opener.open_files([tmp_path / "b.duidu"], NoJob()).known
    merged = mine.notes.get(first.id)
    assert merged is not None
    assert (merged.text, merged.author, merged.editor) == ("theirs", "Ren", "Li")
    assert conflicting_versions(merged) == (("mine", "Ren"),)
    assert mine.notes.get("reply") == reply
    theirs.close()
    mine.close()


def test_a_package_is_seen_when_all_of_it_is_there(tmp_path: Path) -> None:
    mine = library(tmp_path)
    (tmp_path / "a.duidu").write_bytes(write_package(package_of(mine, "watch")))
    mine.close()
    with Library.open(tmp_path / "theirs" / "library.sqlite") as theirs:
        opener = Opener(theirs, no_aligner)  # type: ignore[arg-type]
        seen: list[tuple[int, int]] = []
        transaction = theirs._database._transaction

        def watched(work: Callable[[apsw.Connection], Any]) -> Any:  # noqa: ANN401
            result = transaction(work)
            if not theirs._database.in_transaction:
                seen.append((len(theirs.articles.all()), theirs.notes.count()))
            return result

        theirs._database._transaction = watched  # type: ignore[method-assign]
        with (
            mock.patch.object(theirs.terms, "put_all", side_effect=LibraryError("full")),
            mock.patch("duidu.app.opening.import_package._terms", return_value=["a term"]),
            pytest.raises(LibraryError, match="full"),
        ):
            opener.open_files([tmp_path / "a.duidu"], NoJob())
        assert theirs.articles.all() == theirs.articles.all(removed=True) == []
        assert theirs.notes.get(notes()[0].id) is None
        opener.open_files([tmp_path / "a.duidu"], NoJob())
        # Whatever ends the program: nothing of it, or all.
        assert set(seen) == {(0, 0), (1, 3)}


def test_a_package_of_the_same_text_read_again_leaves_its_article_on_the_shelf(
    tmp_path: Path,
) -> None:
    mine = library(tmp_path)
    file = tmp_path / "a.duidu"
    file.write_bytes(write_package(package_of(mine, "watch")))
    opener = Opener(mine, no_aligner)  # type: ignore[arg-type]
    before = mine.notes.of_article("watch")
    command = replacement(mine, opener, "watch", read_article([file]), NoJob())
    for step in (command.do, command.undo, command.do):
        step()
        assert [info.id for info in mine.articles.all()] == ["watch"]
        assert mine.notes.of_article("watch") == before
    mine.close()


def test_a_file_that_became_a_package_of_another_article_is_not_read_again(tmp_path: Path) -> None:
    mine = library(tmp_path)
    file = tmp_path / "a.duidu"
    file.write_bytes(write_package(package_of(mine, "watch")))
    other = mine.articles.add(*mine.articles.whole("watch"))
    opener = Opener(mine, no_aligner)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="in your library already"):
        replacement(mine, opener, other, read_article([file]), NoJob())
    assert {info.id for info in mine.articles.all()} == {"watch", other}
    mine.close()


def test_a_package_of_another_text_under_the_same_id_is_another_article(tmp_path: Path) -> None:
    mine = library(tmp_path)
    stored = mine.articles.rows("watch", 2, 3)
    package = package_of(mine, "watch")
    shorter = replace(
        package, alignment=Alignment((Row(Bead((0,), (0,)), (Bead((0,), (0,)),)),), "x")
    )
    one = (
        replace(package.article.source, blocks=stored[0].source),
        replace(package.article.target, blocks=stored[0].target),
    )
    other = replace(shorter, article=replace(package.article, source=one[0], target=one[1]))
    (tmp_path / "b.duidu").write_bytes(write_package(other))
    opener = Opener(mine, no_aligner)  # type: ignore[arg-type]
    added = opener.open_files([tmp_path / "b.duidu"], NoJob()).article
    assert added != "watch"
    assert len(mine.notes.of_article("watch")) == 3
    assert len(mine.notes.of_article(added)) == 3
    mine.close()
