"""What a text that got its translation is from then on: read again, improved, searched."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from duidu.app.base.commands import UndoStack
from duidu.app.notes import annotate
from duidu.app.opening.add_translation import Translating
from duidu.app.opening.carry_over import read_again
from duidu.app.opening.known_files import known_article
from duidu.app.opening.read_files import read_pasted_text
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import AnchorState, AnnotationKind
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from duidu.lexicon.terms import Term, Termbase
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library
from duidu.library.search.full_text_search import TextHit
from fixtures.alone_texts import (
    EN,
    ZH,
    adding,
    file,
    opened,
    opener,
    pairs,
    put_belongings,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.duidu-library") as opened:
        yield opened


@pytest.mark.parametrize(("text", "translation"), [(ZH, EN), (EN, ZH)])
@pytest.mark.parametrize("pasted", [False, True])
def test_changed_file_is_read_again_with_what_the_person_has(
    library: Library, tmp_path: Path, text: list[str], translation: list[str], pasted: bool
) -> None:
    article = opened(library, tmp_path, text, "text.txt")
    name = "translation.txt"
    if pasted:
        read = read_pasted_text("\n".join(translation), name)
        adding(library).from_read(article, read, name, NoJob()).do()
    else:
        adding(library).from_file(article, file(tmp_path, translation, name), NoJob()).do()
    for side in SideName:
        block = library.articles.blocks(article, side)[1]
        anchor = make_anchor(side, block, Span(3, 6))
        annotate.add_note(library, article, AnnotationKind.NOTE, [anchor], text=side.value).do()
    file(tmp_path, [*text, text[0]], "text.txt")
    command = read_again(library, opener(library), article, NoJob())
    command.do()
    new = command.new
    found = [[b.text for b in library.articles.blocks(new, side)] for side in SideName]
    assert found == [[*text, text[0]], translation]
    notes = {one.text: one.anchors[0] for one in library.notes.of_article(new)}
    for side, lines in zip(SideName, (text, translation), strict=True):
        anchor = notes[side.value]
        assert (anchor.side, anchor.state) == (side, AnchorState.SURE)
        block = next(b for b in library.articles.blocks(new, side) if b.id == anchor.block)
        assert block.text[anchor.start : anchor.end] == lines[1][3:6]


def test_text_alone_is_read_again_alone(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, ZH)
    put_belongings(library, article)
    file(tmp_path, ["序。", *ZH], "zh.txt")
    command = read_again(library, opener(library), article, NoJob())
    command.do()
    assert pairs(library, command.new) == [([zh], []) for zh in ["序。", *ZH]]
    assert library.articles.info(command.new).is_alone
    (note,) = library.notes.of_article(command.new)
    assert note.anchors[0].state is AnchorState.SURE
    command.undo()
    assert pairs(library, article) == [([zh], []) for zh in ZH]


def test_file_that_got_its_translation_is_read_again_with_it(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, EN, "en.txt")
    file(tmp_path, [*ZH, *EN], "en.txt")
    command = read_again(library, opener(library), article, NoJob())
    command.do()
    assert pairs(library, command.new) == [([en], [zh]) for zh, en in zip(ZH, EN, strict=True)]


@pytest.mark.parametrize("find", ["opener", "known"])
def test_file_of_a_text_with_an_added_translation_opens_both(
    library: Library, tmp_path: Path, find: str
) -> None:
    article = opened(library, tmp_path, ZH)
    adding(library).from_file(article, file(tmp_path, EN), NoJob()).do()
    paths = [tmp_path / "zh.txt"]
    ask = opener(library).find if find == "opener" else partial(known_article, library)
    assert ask(paths) == article
    assert ask([tmp_path / "en.txt"]) == ""
    assert ask([*paths, tmp_path / "en.txt"]) == article


def test_terms_of_a_text_alone_are_found_and_not_called_wrong() -> None:
    base = Termbase([Term("zh-Hans", "en", "河水", "river"), Term("en", "zh-Hans", "boat", "船")])
    found = base.matches(ZH[1], "zh-Hans", "", "")
    assert [(match.term.source, match.is_rendered_differently) for match in found] == [
        ("河水", False)
    ]
    assert [
        match.is_rendered_differently for match in base.matches(ZH[1], "zh-Hans", "", "en")
    ] == [True]


def test_undo_after_the_background_made_it_better_leaves_the_text_alone(
    library: Library, tmp_path: Path
) -> None:
    session = Session(library, Settings())
    zh = [f"第{n}天，老人在河上。他说了{n}句话。" for n in range(400)]
    en = [f"On day {n} the old man was on the river. He said {n} words." for n in range(400)]
    article = opened(library, tmp_path, zh)
    alone = library.articles.whole(article)
    made = Translating(library, session.opener)
    session.do(article, made.from_file(article, file(tmp_path, en), NoJob()))
    before = library.articles.revision(article)
    assert session.refine(article, NoJob()) is not None
    assert library.articles.revision(article) > before
    better = library.articles.whole(article)
    session.undo(article)
    assert library.articles.whole(article) == alone
    assert session.refine(article, NoJob()) is None
    session.redo(article)
    assert library.articles.whole(article) == better


def test_another_translation_gets_links_of_its_own_language(
    library: Library, tmp_path: Path
) -> None:
    session = Session(library, Settings())
    article = opened(library, tmp_path, ZH)
    made = Translating(library, session.opener)
    german = ["Der alte Mann stieß das Boot ab, ehe es Tag war.", "Der Fluss und die Stadt."]
    session.do(article, made.from_file(article, file(tmp_path, german, "de.txt"), NoJob()))
    assert session.word_links(article).languages == ("zh-Hans", "de")
    session.undo(article)
    session.do(article, made.from_file(article, file(tmp_path, EN), NoJob()))
    assert session.word_links(article).languages == ("zh-Hans", "en")


def _texts(library: Library, words: str) -> list[TextHit]:
    library.search.index()
    return library.search.texts(words)


def test_search_finds_the_text_alone_and_then_its_translation(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, ZH)
    found = [(hit.side, hit.block) for hit in _texts(library, "河水")]
    assert found == [(SideName.SOURCE, 1)]
    stack = UndoStack()
    stack.push(adding(library).from_file(article, file(tmp_path, EN), NoJob()))
    assert [hit.side for hit in _texts(library, "river")] == [SideName.TARGET]
    assert [(hit.side, hit.block) for hit in _texts(library, "河水")] == found
    stack.undo()
    assert _texts(library, "river") == []
    assert [(hit.side, hit.block) for hit in _texts(library, "河水")] == found
