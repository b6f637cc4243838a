"""What a person replaced in the text is kept: old beside new, however often it is done again."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.alignment.edit_text import EditText, RewriteText, TakeBack, TextEditError
from duidu.app.alignment.repair import At, Repairs
from duidu.app.alignment.reworded import By
from duidu.app.notes import annotate
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import AnchorState, AnnotationKind
from duidu.core.article import Place, SideName, Span
from duidu.library.library import Library
from fixtures.river import mark, small_library

SOURCE, TARGET = SideName


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        yield opened


def text(library: Library, side: SideName = SOURCE, block: int = 0) -> str:
    return library.articles.blocks("river", side)[block].text


def edit(library: Library, old: str, new: str, side: SideName = SOURCE, block: int = 0) -> EditText:
    start = text(library, side, block).index(old)
    command = EditText(library, "river", side, block, Span(start, start + len(old)), new)
    command.do()
    return command


def kept(library: Library) -> list[tuple[str, str]]:
    found = library.rewordings.of_article("river")
    for one in found:
        blocks = {b.id: b for b in library.articles.blocks("river", one.side)}
        assert one.start is None or one.stands_in(blocks[one.block])
    return sorted((one.old, one.new) for one in found)


def test_the_old_words_stay_beside_the_new(library: Library) -> None:
    command = EditText(
        library, "river", SOURCE, 0, Span(4, 6), "慢慢推到", by=By("Ren", "all of them")
    )
    command.do()
    (one,) = library.rewordings.of_article("river")
    assert (one.old, one.new, one.span, one.author, one.step) == (
        "推进",
        "慢慢推到",
        Span(4, 8),
        "Ren",
        "all of them",
    )
    assert one.created > 0
    command.undo()
    assert library.rewordings.of_article("river") == []
    command.do()
    assert kept(library) == [("推进", "慢慢推到")]


def test_words_replaced_again_are_one_rewording_and_none_once_they_are_back(
    library: Library,
) -> None:
    first = text(library)
    edit(library, "推进", "推到")
    second = edit(library, "推到水", "拖到河")
    assert kept(library) == [("推进水", "拖到河")]
    second.undo()
    assert kept(library) == [("进", "到")]
    edit(library, "推到", "推进")
    assert kept(library) == []
    assert text(library) == first


def test_corrections_of_other_words_stay_their_own_and_move_along(library: Library) -> None:
    edit(library, "没有", "没")
    edit(library, "推进", "慢慢地推进到")
    assert kept(library) == [("", "慢慢地"), ("有", "")] or kept(library) == [
        ("推进", "慢慢地推进到"),
        ("有", ""),
    ]


def test_words_that_were_added_or_taken_away_come_back_by_one_gesture(library: Library) -> None:
    first = text(library)
    edit(library, "天还", "天")
    edit(library, "老人", "老人们")
    edited = text(library)
    done = [
        TakeBack(library, "river", one.side, one.block, one.id)
        for one in library.rewordings.of_article("river")
    ]
    for command in done:
        command.do()
    assert (text(library), kept(library)) == (first, [])
    for command in reversed(done):
        command.undo()
    assert (text(library), kept(library)) == (edited, [("", "们"), ("还", "")])


def test_a_correction_whose_words_are_gone_is_not_taken_back(library: Library) -> None:
    edit(library, "没有", "未")
    (one,) = library.rewordings.of_article("river")
    command = TakeBack(library, "river", one.side, one.block, one.id)
    edit(library, "未亮", "很黑")
    now = text(library)
    with pytest.raises(TextEditError, match="edit the text instead"):
        command.do()
    assert text(library) == now


def test_a_rewording_follows_its_words_into_another_paragraph_and_back(library: Library) -> None:
    edit(library, "没有", "未")
    session = Session(library, Settings())
    row = session.open_text("river").row(0)
    at = text(library).index("天")
    repairs = Repairs(library, "river")
    command = repairs.split_paragraph(At(row, SOURCE, 1, Place(SOURCE, 0, at)))
    command.do()
    (one,) = library.rewordings.of_article("river")
    assert one.block != 0
    assert kept(library) == [("没有", "未")]
    command.undo()
    (back,) = library.rewordings.of_article("river")
    assert (back.block, back.new) == (0, "未")


def test_a_cut_through_new_words_leaves_them_listed_without_a_place(library: Library) -> None:
    edit(library, "没有", "还是没有一点儿")
    at = text(library).index("没有一点儿")
    session = Session(library, Settings())
    row = session.open_text("river").row(0)
    command = Repairs(library, "river").split_sentence(At(row, SOURCE, 1, Place(SOURCE, 0, at)))
    command.do()
    assert kept(library) == [("", "还是"), ("", "一点儿")] or len(kept(library)) == 1
    command.undo()
    assert all(one.span is not None for one in library.rewordings.of_article("river"))


def test_a_paragraph_is_rewritten_and_notes_stay_on_words_that_stay(library: Library) -> None:
    for quotation in ("老人", "天还没有亮"):
        annotate.add_note(
            library, "river", AnnotationKind.NOTE, [mark(library, quotation)], text=quotation
        ).do()
    seen = text(library)
    new = "那位老人把船推入河里。天还没有亮呢。"
    command = RewriteText(library, "river", SOURCE, 0, Span(0, len(seen)), seen, new)
    command.do()
    block = library.articles.blocks("river", SOURCE)[0]
    assert [span.of(block.text) for span in block.sentences] == [
        "那位老人把船推入河里。",
        "天还没有亮呢。",
    ]
    notes = {note.text: note.anchors[0] for note in library.notes.of_article("river")}
    assert (notes["老人"].exact, notes["老人"].state) == ("老人", AnchorState.SURE)
    assert notes["天还没有亮"].exact == "天还没有亮"
    command.undo()
    assert text(library) == seen
    assert kept(library) == []


def test_a_sentence_that_is_taken_out_leaves_its_bead(library: Library) -> None:
    (before,) = library.articles.rows("river", 0, 1)
    seen = text(library)
    last = before.source[0].sentences[-1]
    command = RewriteText(
        library, "river", SOURCE, 0, Span(0, len(seen)), seen, seen[: last.start].rstrip()
    )
    command.do()
    (row,) = library.articles.rows("river", 0, 1)
    count = len(before.source[0].sentences) - 1
    assert len(row.source[0].sentences) == count
    assert sorted(u for bead in row.row.sentences for u in bead.source) == list(range(count))
    targets = sum(len(block.sentences) for block in row.target)
    assert sorted(u for bead in row.row.sentences for u in bead.target) == list(range(targets))
    command.undo()
    assert library.articles.rows("river", 0, 1) == [before]


def test_nothing_is_written_over_another_text_and_no_paragraph_is_emptied(library: Library) -> None:
    seen = text(library)
    edit(library, "推进", "推到")
    for written, said in (("别的。", "edited meanwhile"), (" ", "edited meanwhile")):
        with pytest.raises(TextEditError, match=said):
            RewriteText(library, "river", SOURCE, 0, Span(0, len(seen)), seen, written).do()
    now = text(library)
    with pytest.raises(TextEditError, match="cannot be empty"):
        RewriteText(library, "river", SOURCE, 0, Span(0, len(now)), now, " ").do()
    assert text(library) == now


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_edited_the_rewordings_lead_back_to_the_first_text(
    library: Library, seed: int
) -> None:
    chance = random.Random(seed)
    first = text(library)
    done = []
    for _ in range(12):
        now = text(library)
        start = chance.randrange(len(now))
        end = min(len(now), start + chance.randrange(4))
        written = "".join(chance.choice("天地人 a") for _ in range(chance.randrange(4)))
        new = now[:start] + written + now[end:]
        command = RewriteText(library, "river", SOURCE, 0, Span(0, len(now)), now, new)
        try:
            command.do()
        except TextEditError:
            continue
        done.append(command)
        standing = sorted(
            (one.span.start, one.span.end, one.old)
            for one in library.rewordings.of_article("river")
            if one.span is not None
        )
        back = text(library)
        for begin, stop, old in reversed(standing):
            back = back[:begin] + old + back[stop:]
        assert back == first
    for command in reversed(done):
        command.undo()
    assert (text(library), kept(library)) == (first, [])
