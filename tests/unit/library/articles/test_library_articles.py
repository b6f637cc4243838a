import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.core.article import Block, SideName, Span
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.core.errors import Cancelled, LibraryError
from duidu.library.articles.article_info import SourceFile
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from duidu.library.store.codec import integer, spans_text
from duidu.library.store.library_errors import StaleError
from fixtures.sample_library import note, sample


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


def test_an_article_comes_back_exactly_as_it_was_added_also_after_reopening(tmp_path: Path) -> None:
    article, alignment = sample(30)
    with Library.open(tmp_path / "library.sqlite") as library:
        identity = library.articles.add(article, alignment)
        assert library.articles.whole(identity) == (article, alignment)
    with Library.open(tmp_path / "library.sqlite") as library:
        assert library.articles.whole(identity) == (article, alignment)
        assert library.articles.blocks(identity, SideName.TARGET) == article.target.blocks


def test_a_block_without_emphasis_is_stored_as_before_there_was_any() -> None:
    block = Block(1, "甲乙。丙丁。", sentences=(Span(0, 3), Span(3, 6)))
    assert spans_text(block) == "[0,3,3,6]"
    marks = (Emphasis(0, 1, EmphasisKind.STRONG), Emphasis(0, 5, EmphasisKind.EMPHASIS))
    assert spans_text(replace(block, emphasis=marks)) == '[0,3,3,6,["emphasis",0,5],["strong",0,1]]'
    assert spans_text(Block(1, "—", emphasis=marks[:1])) == '[["strong",0,1]]'


def test_rows_are_read_by_range_with_their_blocks(library: Library) -> None:
    article, alignment = sample(30)
    identity = library.articles.add(article, alignment)
    rows = library.articles.rows(identity, 10, 13)
    assert [row.index for row in rows] == [10, 11, 12]
    assert [row.row for row in rows] == list(alignment.rows[10:13])
    assert [row.source for row in rows] == [(article.source.blocks[i],) for i in (9, 10, 11)]
    assert [len(library.articles.rows(identity, first, 99)) for first in (28, 29, 30)] == [2, 1, 0]


def test_bare_rows_have_the_beads_of_the_rows_and_name_no_blocks(library: Library) -> None:
    article, alignment = sample(30)
    identity = library.articles.add(article, alignment)
    bare = library.articles.bare_rows(identity, 10, 13)
    assert bare == [
        replace(row, blocks=replace(row.blocks, source=(), target=()))
        for row in alignment.rows[10:13]
    ]
    assert [len(library.articles.bare_rows(identity, first, 99)) for first in (28, 30)] == [2, 0]


def test_row_lengths_are_code_points_and_nothing_for_a_gap(library: Library) -> None:
    article, alignment = sample(4)
    identity = library.articles.add(article, alignment)
    assert library.articles.row_lengths(identity, SideName.SOURCE) == [0, 26, 26, 26]
    assert library.articles.row_lengths(identity, SideName.TARGET) == [
        len(block.text) for block in article.target.blocks
    ]
    assert library.articles.row_count(identity) == 4


def test_the_row_of_a_block_is_found_by_the_id_of_the_block(library: Library) -> None:
    identity = library.articles.add(*sample(9))
    assert library.articles.row_of(identity, SideName.SOURCE, 13) == 3
    with pytest.raises(LibraryError, match="no block 99"):
        library.articles.row_of(identity, SideName.SOURCE, 99)


def test_a_cancelled_addition_leaves_no_trace(library: Library) -> None:
    class Stops:
        checks = 0

        def progress(self, done: float, message: str = "") -> None:
            assert 0 <= done <= 1

        def check(self) -> None:
            self.checks += 1
            if self.checks == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        library.articles.add(*sample(1200), job=Stops())
    assert library.articles.all() == []
    assert library.search.texts("the") == []


def test_an_addition_cut_off_by_the_end_of_its_process_is_never_listed_and_then_forgotten(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        article, alignment = sample(3)
        from duidu.library.articles import add_article as article_add

        library._database.write(lambda c: article_add._begin(c, "half", article, alignment, ()))
    with Library.open(tmp_path / "library.sqlite") as library:
        assert library.articles.all() == []
        with pytest.raises(LibraryError):
            library.articles.info("half")
        library.articles.add(article, alignment, id="half")
        assert library.articles.info("half").row_count == 3


def test_a_note_can_be_written_while_a_book_is_being_added(library: Library) -> None:
    identity = library.articles.add(*sample(3))
    written: list[bool] = []

    class WritesMeanwhile:
        def progress(self, done: float, message: str = "") -> None:
            library.notes.put(note(f"n{len(written)}", identity))
            written.append(len(library.articles.all()) == 1)

        def check(self) -> None:
            pass

    library.articles.add(*sample(2000), job=WritesMeanwhile())
    assert len(written) == 4
    assert all(written)
    assert library.notes.count() == 4


def test_tidying_leaves_an_addition_under_way_alone(library: Library) -> None:
    class TidiesMeanwhile:
        def progress(self, done: float, message: str = "") -> None:
            library.upkeep()

        def check(self) -> None:
            pass

    article, alignment = sample(1200)
    identity = library.articles.add(article, alignment, job=TidiesMeanwhile())
    assert library.articles.whole(identity) == (article, alignment)


def test_the_shelf_lists_last_opened_first_and_removing_can_be_undone(library: Library) -> None:
    first, second = (
        library.articles.add(*sample(3, seed, title)) for seed, title in ((1, "一"), (2, "二"))
    )
    library.articles.set_reading_position(first, SideName.SOURCE, 11, 4, 0.25)
    assert [info.title for info in library.articles.all()] == ["一", "二"]
    assert library.articles.info(first).progress == 0.25
    assert library.articles.reading_position(first) == (SideName.SOURCE, 11, 4)
    assert library.articles.reading_position(second) is None
    library.articles.rename(second, "新名")
    library.articles.remove(first)
    assert [info.title for info in library.articles.all()] == ["新名"]
    assert [info.id for info in library.articles.all(removed=True)] == [first]
    library.articles.restore(first)
    assert library.articles.info(first).removed is None
    assert len(library.articles.all()) == 2


def test_a_known_file_is_found_by_its_content_also_under_a_path_that_is_not_text(
    library: Library, tmp_path: Path
) -> None:
    strange = tmp_path / "caf\udce9.txt"
    file = SourceFile(strange, "ab" * 32, "gb18030", 12, 1.5)
    identity = library.articles.add(*sample(3), files=(file,))
    assert library.articles.files(identity) == [file]
    assert library.articles.find_by_hash("ab" * 32) == [identity]
    library.articles.remove(identity)
    assert library.articles.find_by_hash("ab" * 32) == []


def test_rows_replaced_and_put_back_give_the_same_alignment(library: Library) -> None:
    article, alignment = sample(12)
    identity = library.articles.add(article, alignment)
    rows = library.articles.rows(identity, 3, 6)
    old = library.articles.replace_rows(identity, 3, 3, rows[:1], notes=(note("n", identity),))
    assert old == rows
    assert library.articles.row_count(identity) == 10
    assert len(library.articles.blocks(identity, SideName.SOURCE)) == 9
    assert library.notes.get("n") is not None
    library.articles.replace_rows(identity, 3, 1, old)
    assert library.articles.whole(identity) == (article, alignment)


def test_a_whole_article_aligned_anew_writes_only_the_blocks_that_moved(library: Library) -> None:
    identity = library.articles.add(*sample(200))
    rows = library.articles.rows(identity, 0, 200)
    merged = replace(
        rows[50], source=rows[50].source + rows[51].source, target=rows[50].target + rows[51].target
    )
    before = library._database.read(lambda c: integer(c, "SELECT max(number) FROM blocks"))
    library.articles.replace_rows(identity, 0, 200, [*rows[:50], merged, *rows[52:]])
    assert (
        library._database.read(
            lambda c: integer(c, "SELECT count(*) FROM blocks WHERE number > ?", (before,))
        )
        == 2
    )
    assert library.articles.row_count(identity) == 199
    assert library.check().good


def test_an_edit_that_fails_changes_nothing(library: Library) -> None:
    article, alignment = sample(12)
    identity = library.articles.add(article, alignment)
    rows = library.articles.rows(identity, 3, 5)
    with pytest.raises(LibraryError):
        library.articles.replace_rows(
            identity, 3, 2, rows[:1], notes=(note("n", "no such article"),)
        )
    assert library.articles.whole(identity) == (article, alignment)


def test_rows_worked_out_on_an_older_state_are_not_written(library: Library) -> None:
    identity = library.articles.add(*sample(12))
    revision = library.articles.revision(identity)
    rows = library.articles.rows(identity, 3, 5)
    library.articles.replace_rows(identity, 3, 2, rows[::-1], revision=revision)
    edited = library.articles.whole(identity)
    with pytest.raises(StaleError, match="changed meanwhile"):
        library.articles.replace_rows(
            identity, 3, 2, rows, notes=(note("n", identity),), revision=revision
        )
    with pytest.raises(StaleError, match="changed meanwhile"):
        library.articles.set_aligner(identity, "better", revision)
    assert library.articles.whole(identity) == edited
    assert library.notes.get("n") is None
    assert library.articles.info(identity).aligner == "sample"
    now = library.articles.revision(identity)
    library.articles.set_aligner(identity, "better", now)
    assert library.articles.info(identity).aligner == "better"
    assert library.articles.revision(identity) == now, "no row has changed"
    library.articles.replace_rows(identity, 3, 2, rows, revision=now)
    assert library.articles.revision(identity) > now > revision


@pytest.mark.parametrize("renumbered", [False, True])
def test_rows_with_a_block_that_stands_elsewhere_are_refused(
    library: Library, renumbered: bool
) -> None:
    identity = library.articles.add(*sample(12))
    before = library.articles.whole(identity)
    rows = library.articles.rows(identity, 3, 6)
    # Rows 5 and 6 where rows 3 and 4 are: one of them twice, one of them still at its place.
    wrong = [rows[0], replace(rows[0], index=4)] if renumbered else rows[1:]
    with pytest.raises(StaleError, match="changed meanwhile"):
        library.articles.replace_rows(identity, 3, 2, wrong)
    assert library.articles.whole(identity) == before


def test_rows_beyond_the_end_are_not_replaced(library: Library) -> None:
    identity = library.articles.add(*sample(12))
    rows = library.articles.rows(identity, 10, 12)
    with pytest.raises(StaleError):
        library.articles.replace_rows(identity, 10, 3, rows)
    assert library.articles.row_count(identity) == 12


def test_what_is_read_at_one_moment_fits_together(library: Library) -> None:
    identity = library.articles.add(*sample(12))

    def read() -> tuple[int, int, list[StoredRow]]:
        revision = library.articles.revision(identity)
        # An edit by another thread between two reads.
        library.submit(
            library.articles.replace_rows, identity, 3, 2, library.articles.rows(identity, 3, 4)
        ).exception(10)
        return revision, library.articles.revision(identity), library.articles.rows(identity, 0, 99)

    first, second, rows = library.at_one_moment(read)
    assert first == second
    assert len(rows) == 12
    assert library.articles.row_count(identity) == 11


def test_a_refused_statement_is_not_blamed_on_other_programs(library: Library) -> None:
    with pytest.raises(LibraryError, match="did not fit") as caught:
        library._database.write(lambda c: c.execute("INSERT INTO meta VALUES('schema', NULL)"))
    assert "Antivirus" not in str(caught.value)


def test_what_is_written_together_is_kept_together_or_not_at_all(library: Library) -> None:
    identity = library.articles.add(*sample(3))

    def both() -> None:
        library.articles.rename(identity, "anders")
        library.notes.put(note("n", "no such article"))

    with pytest.raises(LibraryError):
        library.together(both)
    assert library.articles.info(identity).title == "样本"


def test_a_submitted_write_is_durable_when_its_future_is_done(library: Library) -> None:
    identity = library.articles.add(*sample(3))
    library.submit(library.notes.put, note("n", identity)).result(10)
    assert library.notes.get("n") is not None


def test_many_threads_may_write_and_read_at_once(library: Library) -> None:
    identity = library.articles.add(*sample(30))

    def work(name: str) -> None:
        for i in range(20):
            library.notes.put(note(f"{name}{i}", identity))
            assert len(library.articles.rows(identity, 0, 30)) == 30

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert library.notes.count(identity) == 80
