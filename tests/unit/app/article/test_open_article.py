"""An open article shows nothing of a state that has passed, whatever comes late."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest

from duidu.align.edits import row_edits
from duidu.align.links.word_link import WordLink
from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.word_links import WordLinks
from duidu.app.article.annotator import Annotator
from duidu.app.article.fresh_cache import FreshCache
from duidu.app.article.kept_words import KeptWords
from duidu.app.article.open_article import OpenArticle
from duidu.app.article.open_text import OpenText
from duidu.app.article.worked_out import WorkedOut
from duidu.app.notes.annotate import add_note
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.app.words.correct import Correct, Spot
from duidu.core.annotation import AnnotationKind
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed, Changes
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.core.token import Token
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.words.corrections import Scope
from fixtures.river import small_library

SOURCE = SideName.SOURCE
PATIENCE = 20


class FirstToFirst:
    """Links the first words of each pair of sentences."""

    def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        list(pairs)

    def link(self, source: Sequence[str], target: Sequence[str]) -> list[WordLink]:
        return [WordLink(0, 0)]

    def anew(self) -> "FirstToFirst":
        return type(self)()


class Desk:
    """An open article, a person at it, and what is worked out behind their back."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.text = session.open_text("river")
        self.meanwhile: list[Callable[[], object]] = []
        kept = KeptWords(session.library.cache, session.corrections.fingerprint)
        self.links = WordLinks(self.text, self._read, FirstToFirst, session.library.cache, kept)

    def _read(self, text: OpenText, side: SideName, block: Block) -> tuple[Token, ...]:
        if self.meanwhile:
            self.meanwhile.pop()()
        return self.session.annotator.tokens(text, side, block)

    def work_out(self, *rows: int) -> WorkedOut:
        return self.links.compute(rows, NoJob())

    def place(self, row: int) -> Place:
        return Place(SOURCE, self.text.row(row).source[0].id, 0)

    def join(self, row: int) -> None:
        library = self.session.library
        self.session.do(
            "river",
            EditAlignment(library, "river", row, row_edits.merge_rows, "Join", self.place(row)),
        )

    def correct_text(self, row: int) -> None:
        block = self.text.row(row).source[0]
        self.session.do(
            "river", EditText(self.session.library, "river", SOURCE, block.id, Span(0, 1), "她")
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    session = Session(small_library(tmp_path), Settings())
    yield Desk(session)
    session.close()


def test_a_row_that_took_another_ones_number_gets_none_of_its_links(desk: Desk) -> None:
    worked_out = desk.work_out(0, 1, 2)
    desk.join(0)
    assert desk.text.take_over(worked_out) is None
    assert desk.text.rows_to_work_out(range(2)) == [0, 1]
    fresh = desk.work_out(0, 1)
    desk.text.take_over(fresh)
    assert desk.text.rows_to_work_out(range(2)) == []
    first = desk.text.row(0).source[0]
    assert desk.text.answers(0, SOURCE, first.id, 0, 1)


@pytest.mark.parametrize("kind", [Changed.WORDS, Changed.READINGS, Changed.TERMS, Changed.TEXT])
def test_what_was_worked_out_before_a_change_is_dropped(desk: Desk, kind: Changed) -> None:
    worked_out = desk.work_out(0)
    desk.session.announce(Changes(frozenset({kind}), "river"))
    assert not desk.text.is_current(worked_out)
    assert desk.text.take_over(worked_out) is None
    assert desk.text.rows_to_work_out([0]) == [0]


def test_a_note_makes_no_links_stale(desk: Desk) -> None:
    worked_out = desk.work_out(0)
    desk.session.announce(Changes(frozenset({Changed.ANNOTATIONS}), "river"))
    desk.text.take_over(worked_out)
    assert desk.text.rows_to_work_out([0]) == []


@pytest.mark.parametrize("rows", [(0,), (1, 2), (0, 1, 2)])
def test_rows_joined_while_links_are_worked_out_end_the_work_quietly(
    desk: Desk, rows: tuple[int, ...]
) -> None:
    for edit in (lambda: desk.join(0), lambda: desk.join(0)):
        desk.meanwhile = [edit]
        with pytest.raises(Cancelled):
            desk.work_out(*rows)
    assert desk.text.row_count() == 1
    # Numbers of rows that are gone, as a job has them that waited for its turn.
    assert set(desk.work_out(*rows).links) == set(rows)


def test_a_row_that_is_gone_is_empty(desk: Desk) -> None:
    count = desk.text.row_count()
    for index in (count, count + 30, -1):
        row = desk.text.row(index)
        assert (row.index, row.source, row.target, row.row.sentences) == (index, (), (), ())
        assert desk.text.annotations(index) == ()
        assert desk.text.answers(index, SOURCE, 0, 0, 1) == ()


def test_a_text_corrected_while_it_is_read_is_not_shown_as_it_was(desk: Desk) -> None:
    desk.meanwhile = [lambda: desk.correct_text(0)]
    with pytest.raises(Cancelled):
        desk.work_out(0)
    words = desk.work_out(0).words
    assert [block.text for side, block in words if side is SOURCE] == [
        desk.text.row(0).source[0].text
    ]


def test_words_read_with_a_correction_are_not_kept_as_those_without(desk: Desk) -> None:
    session = desk.session
    (block,) = desk.text.row(1).source

    def correct() -> None:
        spot = Spot("river", SOURCE, block.id, 0, 2, "河水")
        reading = ("he2", "shui4")
        session.do("river", Correct(session.library, spot, Scope.ARTICLE, reading=reading))

    desk.meanwhile = [correct]
    with pytest.raises(Cancelled):
        desk.work_out(1)
    corrected = desk.work_out(1).words[SOURCE, block]
    assert corrected[0].reading == ("he2", "shui4")
    session.undo("river")
    plain = desk.work_out(1).words[SOURCE, block]
    assert plain[0].reading == ("he2", "shui3")


def test_what_is_written_but_not_told_yet_makes_work_stale_already(desk: Desk) -> None:
    worked_out = desk.work_out(0, 1, 2)
    place = desk.place(0)
    command = EditAlignment(desk.session.library, "river", 0, row_edits.merge_rows, "Join", place)
    desk.meanwhile = [command.do]
    desk.session.library.cache.drop("river")
    with pytest.raises(Cancelled):
        desk.work_out(0, 1, 2)
    assert desk.text.is_behind
    between = desk.work_out(0, 1)
    assert not desk.text.is_current(between), "rows of a state that is not shown yet"
    desk.session.announce(Changes(frozenset({Changed.ALIGNMENT}), "river"))
    assert not desk.text.is_behind
    assert not desk.text.is_current(worked_out)
    assert not desk.text.is_current(between)
    assert desk.text.is_current(desk.work_out(0, 1))


def test_a_value_made_before_the_cache_was_cleared_is_handed_out_but_not_kept() -> None:
    cache: FreshCache[str, str] = FreshCache(3)
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> str:
        begun.set()
        assert go_on.wait(PATIENCE)
        return "old"

    with ThreadPoolExecutor(1) as pool:
        old = pool.submit(cache.get, "row", slowly)
        assert begun.wait(PATIENCE)
        cache.clear()
        go_on.set()
        assert old.result(PATIENCE) == "old"
    assert "row" not in cache
    assert cache.get("row", lambda: "new") == cache.found("row") == "new"
    time = cache.time
    cache.clear()
    cache.put_all({"a": "old"}, time)
    assert "a" not in cache


def test_a_row_read_while_rows_change_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = desk.session.library.articles
    rows = articles.rows
    place = desk.place(0)
    desk.text.changed(Changes(frozenset({Changed.ALIGNMENT}), "river"))

    def slowly(article: str, first: int, last: int) -> object:
        found = rows(article, first, last)
        monkeypatch.undo()
        desk.session.do(
            "river",
            EditAlignment(desk.session.library, "river", 0, row_edits.merge_rows, "Join", place),
        )
        return found

    monkeypatch.setattr(articles, "rows", slowly)
    desk.text.row(1)
    assert [row.id for row in desk.text.row(0).source] == [0, 1]
    assert desk.text.row_of(SOURCE, 2) == 1


def test_a_closed_article_is_not_opened_by_a_job_that_comes_late(desk: Desk) -> None:
    session = desk.session
    session.close_article("river")
    with pytest.raises(Cancelled):
        session.word_links("river")
    assert isinstance(session.open_text("river"), OpenArticle)
    assert session.word_links("river") is session.word_links("river")


def test_links_of_changed_rows_are_taught_by_the_rows_of_now(desk: Desk) -> None:
    taught: list[int] = []

    class Pupil(FirstToFirst):
        def __init__(self) -> None:
            taught.append(0)

        def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
            taught[-1] += len(list(pairs))

    session = desk.session
    kept = KeptWords(session.library.cache, session.corrections.fingerprint)
    links = WordLinks(desk.text, session.annotator.tokens, Pupil, session.library.cache, kept)
    links.compute([0], NoJob())
    session.announce(Changes(frozenset({Changed.READINGS}), "river"))
    links.compute([1], NoJob())
    assert taught == [4]
    desk.join(1)
    links.compute([1], NoJob())
    assert taught == [4, 4]


def test_work_begun_while_the_change_is_taken_in_is_stale(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, stamps = desk.session.library.articles, []
    info = articles.info

    def asked(article: str) -> object:
        monkeypatch.undo()
        stamps.append(desk.text.stamp())
        return info(article)

    monkeypatch.setattr(articles, "info", asked)
    desk.text.changed(Changes(frozenset({Changed.ALIGNMENT}), "river"))
    assert stamps != [desk.text.stamp()]


def test_notes_read_while_rows_change_are_not_kept_for_rows_of_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, text = desk.session, desk.text
    block = text.row(2).source[0]
    anchor = make_anchor(SOURCE, block, Span(0, 1))
    session.do("river", add_note(session.library, "river", AnnotationKind.NOTE, [anchor], text="n"))
    assert len(text.annotations(2)) == 1
    info = session.library.articles.info

    def asked(article: str) -> object:
        # Somebody paints while the page takes in that the rows are others.
        for row in range(4):
            text.annotations(row)
        return info(article)

    monkeypatch.setattr(session.library.articles, "info", asked)
    desk.join(0)
    assert [len(text.annotations(row)) for row in range(3)] == [0, 1, 0]


def test_what_is_read_ahead_is_there_when_the_page_asks(desk: Desk) -> None:
    session, asked = desk.session, list[str]()
    cut = session.annotator

    class Counting:
        """Cuts as the session does, and tells which blocks it was asked for."""

        def tokens(self, text: OpenText, side: SideName, block: Block) -> tuple[Token, ...]:
            asked.append(block.text)
            return cut.tokens(text, side, block)

    annotator = cast("Annotator", Counting())
    text = OpenArticle("river", session.library, lambda: annotator)
    text.read_ahead()
    hanzi = [block.text for block in text.row(0).source]
    assert asked[: len(hanzi)] == hanzi
    # The other side is not set word by word.
    assert not {block.text for block in text.row(0).target} & set(asked)
    before = len(asked)
    for block in text.row(0).source:
        assert text.tokens(SOURCE, block)
    assert len(asked) == before


def test_read_ahead_begins_where_the_person_was_reading(desk: Desk) -> None:
    session, text = desk.session, desk.text
    last = text.row_count() - 1
    block = text.row(last).source[0]
    session.library.articles.set_reading_position("river", SOURCE, block.id, 0, 0.5)
    asked: list[str] = []
    cut = session.annotator

    class Counting:
        """Cuts as the session does, and tells which blocks it was asked for."""

        def tokens(self, text: OpenText, side: SideName, block: Block) -> tuple[Token, ...]:
            asked.append(block.text)
            return cut.tokens(text, side, block)

    annotator = cast("Annotator", Counting())
    OpenArticle("river", session.library, lambda: annotator).read_ahead()
    assert asked == [block.text for block in text.row(last).source]
