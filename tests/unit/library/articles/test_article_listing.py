"""Questions about many articles that read no more than they must."""

from pathlib import Path

from duidu.library.library import Library
from fixtures.many_articles import shelf


def test_numbers_name_the_articles_in_the_order_of_the_shelf(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        shelf(library, 40)
        numbers, infos = library.articles.numbers(), library.articles.all()
        listed = library.articles.listed(numbers)
        assert [listed[number] for number in numbers] == infos
        assert library.articles.count() == 40
        assert library.articles.recent(3) == infos[:3]
        assert library.articles.recent(100) == infos


def test_removed_articles_are_not_asked_for(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        shelf(library, 3)
        gone, kept = library.articles.all()[:2]
        library.articles.remove(gone.id)
        assert library.articles.count() == len(library.articles.numbers()) == 2
        asked = (gone.id, kept.id, "unknown", "lone \ud800")
        assert library.articles.titles(asked) == {kept.id: kept.title}
        assert library.articles.titles(()) == {}
        assert library.articles.listed([10_000]) == {}


def test_titles_are_filtered_whatever_their_case(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        shelf(library, 3)
        first, second, third = library.articles.all()
        library.articles.rename(first.id, "ÉTUDE 对读 100%")
        found = {
            wanted: [library.articles.listed([n])[n].id for n in library.articles.numbers(wanted)]
            for wanted in ("étude", "对读", "%", "_", "article 0")
        }
        assert found["étude"] == found["对读"] == found["%"] == [first.id]
        assert found["_"] == []
        assert found["article 0"] == [second.id, third.id]


def test_more_articles_are_asked_for_than_one_query_takes(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        shelf(library, 1_000)
        numbers = library.articles.numbers()
        assert len(library.articles.listed(numbers)) == 1_000
        ids = [info.id for info in library.articles.all()]
        assert len(library.articles.titles(ids)) == 1_000
