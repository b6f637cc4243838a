"""Words are replaced on one side, as one step; what changed meanwhile is skipped and counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.alignment.edit_text import EditText, TextEditError
from duidu.app.alignment.replace_words import Replacement, ReplaceWords, find_replacements
from duidu.app.notes import annotate
from duidu.app.search.regular_expression import TimeLimit
from duidu.app.search.replacing import Asked, replacer
from duidu.core.annotation import AnchorState, AnnotationKind
from duidu.core.article import SideName, Span
from duidu.core.errors import Cancelled, UsageError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.one_by_one import aligned
from fixtures.river import mark, sides, small_library

SOURCE, TARGET = SideName


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        other = sides(("他走。",), ("The man left the river.",))
        opened.articles.add(other, aligned(other), id="other")
        yield opened


def found(library: Library, asked: Asked, *articles: str) -> list[Replacement]:
    named = [(article, TARGET) for article in articles or ("river",)]
    return find_replacements(library, named, replacer(asked), NoJob())


def texts(library: Library, article: str = "river", side: SideName = TARGET) -> list[str]:
    return [block.text for block in library.articles.blocks(article, side)]


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (Asked("man", "boy"), "A Man and a woman.", "A boy and a woboy."),
        (Asked("man", "boy", whole_words=True), "A Man and a woman.", "A boy and a woman."),
        (Asked("man", "boy", match_case=True), "A Man and a woman.", "A Man and a woboy."),
        (Asked("米勒", "米利", whole_words=True), "老米勒说米勒。", "老米利说米利。"),
        (Asked(r"(\w+) (\w+)", r"\2 \1", regex=True), "one two", "two one"),
        (Asked("a.c", "x"), "abc a.c", "abc x"),
        (Asked("a", r"\1"), "a", r"\1"),
        (Asked("x*", "y", regex=True), "ab", "ab"),
    ],
)
def test_what_is_found_and_what_is_written(asked: Asked, text: str, expected: str) -> None:
    for start, end, written in reversed(list(replacer(asked)(text))):
        text = text[:start] + written + text[end:]
    assert text == expected


@pytest.mark.parametrize("asked", [Asked("", "x"), Asked("(", "x", regex=True)])
def test_what_cannot_be_looked_for_is_said(asked: Asked) -> None:
    with pytest.raises(UsageError):
        replacer(asked)


def test_an_unknown_group_and_an_expression_without_end_are_said() -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        list(replacer(Asked("a", r"\2", regex=True))("a"))
    with pytest.raises(UsageError, match="too long"):
        list(replacer(Asked("a", "b", regex=True), TimeLimit(0.0))("a" * 40))


def test_all_is_replaced_in_one_step_and_undone_in_one(library: Library) -> None:
    before = texts(library), texts(library, "other")
    annotate.add_note(
        library, "river", AnnotationKind.NOTE, [mark(library, "old man pushed")], text="x"
    ).do()
    command = ReplaceWords(library, found(library, Asked("man", "woman"), "river", "other"), "Ren")
    changes = command.do()
    assert changes.article == ""
    assert (command.replaced, command.skipped) == (2, 0)
    assert texts(library)[0].startswith("The old woman pushed")
    assert texts(library, "other") == ["The woman left the river."]
    rewordings = [
        *library.rewordings.of_article("river"),
        *library.rewordings.of_article("other"),
    ]
    assert {(one.old, one.new, one.author) for one in rewordings} == {("man", "woman", "Ren")}
    assert len({one.step for one in rewordings}) == 1
    (note,) = library.notes.of_article("river")
    assert (note.anchors[0].exact, note.anchors[0].state) == (
        "old woman pushed",
        AnchorState.SURE,
    )
    command.undo()
    assert (texts(library), texts(library, "other")) == before
    assert library.rewordings.of_article("river") == []
    command.do()
    assert texts(library, "other") == ["The woman left the river."]


def test_several_in_one_paragraph_and_only_those_ticked(library: Library) -> None:
    places = found(library, Asked("the", "this", whole_words=True), "other")
    assert [one.old for one in places] == ["The", "the"]
    ReplaceWords(library, places).do()
    assert texts(library, "other") == ["this man left this river."]


def test_what_was_changed_meanwhile_is_skipped_and_counted(library: Library) -> None:
    places = found(library, Asked("man", "woman"), "river", "other")
    start = texts(library)[0].index("man")
    EditText(library, "river", TARGET, 0, Span(start, start + 3), "boy").do()
    command = ReplaceWords(library, places)
    command.do()
    assert (command.replaced, command.skipped) == (1, 1)
    assert "boy" in texts(library)[0]
    with pytest.raises(TextEditError, match="edited meanwhile"):
        ReplaceWords(library, places).do()


def test_nothing_is_undone_where_a_text_was_edited_since(library: Library) -> None:
    command = ReplaceWords(library, found(library, Asked("man", "woman"), "river", "other"))
    command.do()
    EditText(library, "other", TARGET, 0, Span(0, 3), "That").do()
    after = texts(library), texts(library, "other")
    with pytest.raises(TextEditError, match="list of corrections"):
        command.undo()
    assert (texts(library), texts(library, "other")) == after


def test_a_cancelled_replacement_leaves_all_as_it_was(library: Library) -> None:
    class Cancelling(NoJob):
        asked = 0

        def check(self) -> None:
            self.asked += 1
            if self.asked > 1:
                raise Cancelled

    before = texts(library), texts(library, "other")
    command = ReplaceWords(library, found(library, Asked("man", "woman"), "river", "other"))
    with pytest.raises(Cancelled):
        command.do(Cancelling())
    assert (texts(library), texts(library, "other")) == before
