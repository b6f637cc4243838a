"""What a card tells of a word from before: another sentence with it, how often it was met."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.words.card import Card
from duidu.app.words.word_history import (
    count_look_up,
    forget_look_ups,
    looked_up,
    with_history,
)
from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.one_by_one import aligned
from fixtures.river import sides, small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        yield opened


def card(word: str, block: int) -> Card:
    """A card of a word in a block of the small library."""
    return Card(SideName.SOURCE, block, 0, len(word), word, ())


def test_look_ups_are_counted_for_each_language_and_forgotten(library: Library) -> None:
    cache = library.cache
    assert [count_look_up(cache, "zh", "河") for _ in range(3)] == [1, 2, 3]
    assert count_look_up(cache, "ja", "河") == 1
    assert looked_up(cache, "zh", ["河", "水"]) == {"河": 3}
    assert looked_up(cache, "zh", []) == {}
    forget_look_ups(cache)
    assert looked_up(cache, "zh", ["河"]) == {}


def test_a_sentence_is_from_elsewhere_and_has_its_answer(library: Library) -> None:
    found = with_history(library, "river", "zh-Hans", card("他", 1), NoJob())
    assert (found.met, found.looked_up) == (2, 1)
    pair = found.pair
    assert pair is not None
    assert (pair.article, pair.block, pair.at) == ("river", 2, 0)
    assert pair.sentence[pair.start : pair.end] == "他"
    assert pair.answer


def test_another_text_comes_before_the_same_one(library: Library) -> None:
    text = sides(("很久以前他也在这里住过。",), ("He lived here long ago.",))
    library.articles.add(text, aligned(text), id="other")
    pair = with_history(library, "river", "zh-Hans", card("他", 1), NoJob()).pair
    assert pair is not None
    assert (pair.article, pair.answer) == ("other", "He lived here long ago.")
    assert pair.start == pair.at == 4


def test_a_word_inside_another_is_not_the_word(library: Library) -> None:
    text = sides(("他买了水果。",), ("He bought fruit.",))
    library.articles.add(text, aligned(text), id="other")
    assert with_history(library, "other", "zh-Hans", card("果", 9), NoJob()).pair is None


def test_an_english_word_is_met_in_its_inflections_and_not_inside_others(library: Library) -> None:
    text = sides(
        ("他们去了各个城市。", "她感到遗憾。", "他去了。"),
        ("They visited the cities.", "She felt pity for Felicity.", "He went."),
    )
    library.articles.add(text, aligned(text), id="other")
    for word, said in (("city", "cities"), ("go", "went")):
        asked = Card(SideName.TARGET, 99, 0, len(word), word, ())
        found = with_history(library, "river", "en", asked, NoJob())
        assert found.met == 1
        assert found.pair is not None
        assert found.pair.sentence[found.pair.start : found.pair.end] == said


def test_of_a_word_met_nowhere_else_there_is_no_sentence(library: Library) -> None:
    found = with_history(library, "river", "zh-Hans", card("没有这个词", 0), NoJob())
    assert (found.pair, found.met, found.looked_up) == (None, 0, 1)


def test_a_card_without_a_place_is_left_alone(library: Library) -> None:
    alone = Card(None, 0, 0, 1, "河", ())
    assert with_history(library, "river", "zh-Hans", alone, NoJob()) is alone
