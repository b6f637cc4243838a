"""Opening, keeping, repairing and undoing, through a real library."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.align.edits.row_edits import merge_rows
from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.alignment.repair import At, Repairs
from duidu.app.opening.opener import Opener
from duidu.app.opening.shelf import RemoveArticle, RenameArticle
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import DuiduError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.one_by_one import OneByOne
from fixtures.river import SOURCE, TARGET

TEXT = "\n".join((*SOURCE, "", *TARGET, ""))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session(Library.open(tmp_path / "library.sqlite"), Settings())
    made.opener = Opener(made.library, lambda quick: OneByOne())
    yield made
    made.close()


@pytest.fixture
def article(session: Session, tmp_path: Path) -> str:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, "utf-8")
    return session.opener.open_files([path], NoJob()).article


def at(
    session: Session, article: str, row: int, side: SideName, sentence: int, offset: int = 0
) -> At:
    text = session.open_text(article).row(row)
    return At(text, side, sentence, Place(side, text.blocks(side)[0].id, offset))


def everything(session: Session, article: str) -> object:
    return session.library.articles.whole(article)


def test_the_same_file_is_opened_once(session: Session, article: str, tmp_path: Path) -> None:
    again = session.opener.open_files([tmp_path / "river.txt"], NoJob())
    assert (again.article, again.known) == (article, True)
    assert len(session.library.articles.all()) == 1


def test_a_changed_file_is_noticed_and_is_another_article(
    session: Session, article: str, tmp_path: Path
) -> None:
    path = tmp_path / "river.txt"
    assert session.opener.changed_files(article) == []
    path.write_text(TEXT.replace("四十", "五十"), "utf-8")
    assert session.opener.changed_files(article) == [path]
    assert session.opener.open_files([path], NoJob()).article != article


def test_rows_words_and_place_of_an_open_article(session: Session, article: str) -> None:
    open_text = session.open_text(article)
    assert open_text.row_count() == 3
    assert open_text.row_lengths(SideName.SOURCE) == [15, 9, 7]
    row = open_text.row(0)
    assert [len(block.sentences) for block in row.source] == [2]
    assert (
        "".join(token.text for token in open_text.tokens(SideName.SOURCE, row.source[0]))
        == row.source[0].text
    )
    assert open_text.row_of(SideName.TARGET, 2) == 2
    session.library.articles.set_reading_position(article, SideName.TARGET, 2, 5, 0.7)
    assert open_text.reading_position() == Place(SideName.TARGET, 2, 5)


def test_pasted_text_is_an_article(session: Session) -> None:
    opened = session.opener.open_text(
        "你好，老河。\n\nHello there, old river.", "Clipboard", NoJob()
    )
    assert session.library.articles.info(opened.article).source_language == "zh-Hans"


@pytest.mark.parametrize(
    "repair",
    [
        "confirm",
        "split_row",
        "merge_rows",
        "unlink_row",
        "unlink",
        "leave_out",
        "merge_sentences",
        "merge_paragraphs",
    ],
)
def test_every_repair_shows_at_once_and_undo_gives_back_the_same(
    session: Session, article: str, repair: str
) -> None:
    before = everything(session, article)
    open_text = session.open_text(article)
    sentence = 1 if repair == "split_row" else 0
    command = getattr(Repairs(session.library, article), repair)(
        at(session, article, 0, SideName.SOURCE, sentence)
    )
    session.do(article, command)
    assert everything(session, article) != before
    assert open_text.row(0).row == session.library.articles.rows(article, 0, 1)[0].row
    assert session.undo(article) is not None
    assert everything(session, article) == before
    session.redo(article)
    assert everything(session, article) != before


def test_a_sentence_moves_over_the_border_of_its_row(session: Session, article: str) -> None:
    before = everything(session, article)
    repairs = Repairs(session.library, article)
    session.do(article, repairs.move(at(session, article, 0, SideName.TARGET, 1), 1))
    assert [len(r.blocks.target) for r in session.library.articles.whole(article)[1].rows] == [
        1,
        2,
        1,
    ]
    session.undo(article)
    assert everything(session, article) == before


def test_a_note_follows_its_words_when_the_paragraph_is_split_and_back(
    session: Session, article: str
) -> None:
    block = session.open_text(article).row(0).source[0]
    start = block.text.index("天还")
    anchor = Anchor(SideName.SOURCE, block.id, start, start + 2, "天还")
    session.library.notes.put(
        Annotation("n1", article, AnnotationKind.NOTE, (anchor,), "dawn", created=1.0, modified=1.0)
    )
    session.do(
        article,
        Repairs(session.library, article).split_paragraph(
            at(session, article, 0, SideName.SOURCE, 0, start)
        ),
    )
    moved = session.library.notes.of_article(article)[0].anchors[0]
    row = session.open_text(article).row(session.open_text(article).row_of(moved.side, moved.block))
    held = next(b for b in row.source if b.id == moved.block)
    assert (held.text[moved.start : moved.end], moved.block == block.id) == ("天还", False)
    session.undo(article)
    assert session.library.notes.of_article(article)[0].anchors[0].start == start


def test_an_impossible_repair_is_a_sentence_and_changes_nothing(
    session: Session, article: str
) -> None:
    before = everything(session, article)
    with pytest.raises(DuiduError):
        session.do(
            article,
            Repairs(session.library, article).merge_rows(
                at(session, article, 2, SideName.SOURCE, 0)
            ),
        )
    assert everything(session, article) == before
    assert session.stack(article).undo_text == ""


def test_articles_are_renamed_and_removed_with_undo(session: Session, article: str) -> None:
    title = session.library.articles.info(article).title
    session.do("", RenameArticle(session.library, article, "River"))
    assert session.library.articles.info(article).title == "River"
    session.do("", RemoveArticle(session.library, article))
    assert session.library.articles.all() == []
    session.undo("")
    session.undo("")
    assert [info.title for info in session.library.articles.all()] == [title]


def test_after_a_rest_the_same_is_worked_out_again(session: Session, article: str) -> None:
    before = session.word_links(article).compute([0], NoJob())
    session.release_encoder()
    assert type(session).encoder.made(session) is None
    assert session.word_links(article).compute([0], NoJob()).words == before.words


def test_what_was_made_for_an_article_is_released(session: Session, article: str) -> None:
    links, text = session.word_links(article), session.open_text(article)
    session.release_encoder()
    assert session.word_links(article) is not links
    session.close_article(article)
    assert session.open_text(article) is not text


def test_a_closed_article_holds_nothing_whoever_holds_it(session: Session, article: str) -> None:
    text = session.open_text(article)
    block = text.row(0).source[0]
    words = text.tokens(SideName.SOURCE, block)
    assert _held_in_tuples(block)
    session.close_article(article)
    assert not _held_in_tuples(block)
    # Who comes late reads it anew.
    assert text.row(0).source[0] == block
    assert text.tokens(SideName.SOURCE, block) == words


def _held_in_tuples(thing: object) -> bool:
    """Whether a row, or a key or value of a cache, refers to something."""
    return any(isinstance(holder, tuple) for holder in gc.get_referrers(thing))


def test_a_rest_gives_memory_back_to_the_system(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    trimmed = []
    monkeypatch.setattr("duidu.app.session.trim_malloc", lambda: trimmed.append(True))
    session.release_encoder()
    assert trimmed == [True]


def test_a_number_under_the_pointer_is_read_as_a_person_would(session: Session) -> None:
    text = "2021年有3.5万人，占50%。\n\nIn 2021 there were 35,000 of them, half of all."
    article = session.opener.open_text(text, "Numbers", NoJob()).article
    block = session.open_text(article).row(0).source[0]
    cards = [
        session.look_up.at(
            session.open_text(article), SideName.SOURCE, block.id, block.text.index(n)
        )
        for n in ("2021", "50")
    ]
    assert [" ".join(card.read_as) for card in cards if card] == [
        "er4 ling2 er4 yi1",
        "bai3 fen1 zhi1 wu3 shi2",
    ]


def test_lengths_of_both_sides_are_of_one_moment(
    session: Session, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = session.library.articles.row_lengths
    edits = [EditAlignment(session.library, article, 0, merge_rows, "Merge")]

    def read_while_rows_are_joined(article: str, side: SideName) -> list[int]:
        found = read(article, side)
        if edits:
            edits.pop().do()
        return found

    monkeypatch.setattr(session.library.articles, "row_lengths", read_while_rows_are_joined)
    open_text = session.open_text(article)
    assert [len(open_text.row_lengths(side)) for side in SideName] == [3, 3]
    session.announce(Changes(frozenset({Changed.ALIGNMENT}), article))
    assert [len(open_text.row_lengths(side)) for side in SideName] == [2, 2]
