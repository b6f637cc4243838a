"""The shelf in the order of what is known: books as one text, texts without words, what is gone."""

from pathlib import Path

import pytest

from duidu.app.article.corrections_in_force import CorrectionsOfArticles
from duidu.app.study.known_share import Share, keep_share, kept_shares, together
from duidu.app.study.known_words import KeptRule
from duidu.app.study.shelf_shares import ShelfShares, by_share
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon
from duidu.library.articles.collections import Chapter, Collection
from duidu.library.library import Library
from fixtures.many_articles import shelf
from fixtures.river import small_library


def counting(library: Library, level: int = 3) -> ShelfShares:
    rule = KeptRule(open_lexicon())
    return ShelfShares(library, CorrectionsOfArticles(library).of, lambda: rule, level)


def test_each_article_is_counted_once_until_something_changed(tmp_path: Path) -> None:
    with small_library(tmp_path) as library:
        assert counting(library).step(NoJob()) == (1, False)
        share = kept_shares(library.cache, ["river"], 3)["river"]
        assert 0 < share.known <= 1
        assert share.words > 0
        assert counting(library).step(NoJob()) == (0, False)
        assert kept_shares(library.cache, ["river"], 4) == {}
        assert counting(library, 0).step(NoJob()) == (1, False)
        assert kept_shares(library.cache, ["river"], 0)["river"].known == 0


def test_it_ends_when_cancelled(tmp_path: Path) -> None:
    class Cancelling(NoJob):
        def check(self) -> None:
            raise Cancelled

    with small_library(tmp_path) as library, pytest.raises(Cancelled):
        counting(library).step(Cancelling())


def test_best_known_first_and_a_book_is_the_mean_of_its_chapters(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        shelf(library, 6)
        articles = library.articles.all()
        ids = [one.id for one in articles]
        first, second, third = ids[:3]
        library.collections.put(Collection("b", "Book", (Chapter(first), Chapter(second))))
        for article, share in (
            (first, Share(0.9, 100)),
            (second, Share(0.1, 300)),
            (third, Share(0.5, 10)),
            (ids[3], Share(1.0, 0)),
        ):
            keep_share(library.cache, article, 3, share)
        order = by_share(library, library.collections.on_shelf(), 3)
        listed = library.articles.listed(order)
        assert [listed[number].id for number in order] == [third, first, *ids[3:]]


@pytest.mark.parametrize(
    ("shares", "known"),
    [
        ([Share(0.5, 10)], 0.5),
        ([Share(1.0, 10), Share(0.0, 30)], 0.25),
        ([Share(0.5, 10), None], None),
        ([Share(0.5, 10), Share(1.0, 0)], 0.5),
        ([Share(1.0, 0)], None),
        ([], None),
    ],
)
def test_texts_together(shares: list[Share | None], known: float | None) -> None:
    assert together(shares) == known
