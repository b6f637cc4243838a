"""What a person reworded comes along when a text is read again, and is listed where it cannot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.listed_rewordings import listed_rewordings
from duidu.app.alignment.reworded import By
from duidu.app.opening.carry_over import carry_over
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from duidu.core.rewording import Rewording
from duidu.library.library import Library
from fixtures.one_by_one import aligned
from fixtures.river import SOURCE, TARGET, sides, small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The river, of which some words were replaced, taken away and added."""
    with small_library(tmp_path) as opened:
        for block, old, new in (
            (0, "The old man", "The fisherman"),
            (1, TARGET[1].split()[-1], "elsewhere."),
            (2, "forty ", ""),
        ):
            start = TARGET[block].index(old)
            span = Span(start, start + len(old))
            edit = EditText(opened, "river", SideName.TARGET, block, span, new, wrong=old)
            edit.by = By("Li Wei")
            edit.do()
        yield opened


def now(library: Library, article: str) -> list[str]:
    """The texts of the translation."""
    return [block.text for block in library.articles.blocks(article, SideName.TARGET)]


def said(library: Library, article: str) -> dict[str, str | None]:
    """For the old words of each rewording the text before its place; None without a place."""
    texts = {block.id: block.text for block in library.articles.blocks(article, SideName.TARGET)}
    return {
        one.old: texts[one.block][: one.start] if one.start is not None else None
        for one in library.rewordings.of_article(article)
    }


def key(one: Rewording) -> str:
    return one.id


def test_rewordings_stand_in_a_text_that_has_them_and_undo_brings_them_back(
    library: Library,
) -> None:
    before = sorted(library.rewordings.of_article("river"), key=key)
    assert len(before) == 3
    new = ("Preface.", *now(library, "river"))
    article = sides(("序。", *SOURCE), new)
    library.articles.add(article, aligned(article), id="new")
    command = carry_over(library, "river", "new", NoJob())
    command.do()
    there = said(library, "new")
    assert len(there) == 3
    assert None not in there.values()
    listed = listed_rewordings(library, "new", NoJob())
    assert all(one.place is not None for one in listed)
    assert {one.rewording.author for one in listed} == {"Li Wei"}
    assert library.rewordings.of_article("river") == []
    command.undo()
    assert sorted(library.rewordings.of_article("river"), key=key) == before


def test_rewordings_that_the_new_text_has_not_are_listed_without_a_place(
    library: Library,
) -> None:
    # Of the file read again only the first correction was taken over.
    new = (now(library, "river")[0], *TARGET[1:])
    article = sides(SOURCE, new)
    library.articles.add(article, aligned(article), id="new")
    command = carry_over(library, "river", "new", NoJob())
    command.do()
    listed = listed_rewordings(library, "new", NoJob())
    assert len(listed) == 3
    assert [one.place is None for one in listed] == [False, True, True]
    assert sum(one.row < 0 for one in listed) == 2
    command.undo()
    command.do()
    assert len(listed_rewordings(library, "new", NoJob())) == 3
