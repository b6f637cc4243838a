"""What aligners remember from part to part changes nothing but the time that is taken."""

from collections.abc import Iterable, Sequence

import pytest

from duidu.align.base import memory as memories
from duidu.align.base.memory import AlignerMemory
from duidu.align.base.side_words import Cutter
from duidu.align.base.word_pairs import cutter
from duidu.align.beads.make_aligner import make_word_aligner
from duidu.core.article import Block, Side
from duidu.core.jobs import NoJob
from duidu.language.registry import language_for
from duidu.lexicon.lexicon import Lexicon, open_lexicon

TEXTS = {
    "zh": ["老人种了三棵桃树。", "弗莱厄蒂先生来了，他带来两匹马。", "四十年过去了。"],
    "en": [
        "The old man planted three peach trees.",
        "Mr Flaherty came, and he brought two horses.",
        "Forty years went by.",
    ],
}


class Counted:
    """A lexicon that counts the words it is asked about, and a cutter that counts clauses."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.words: list[str] = []
        self.clauses: list[str] = []

    def many_glosses(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        asked = list(words)
        self.words += asked
        return self._lexicon.many_glosses(asked)


def side(language: str) -> Side:
    cut = language_for(language).sentences
    return Side(
        language,
        tuple(Block(n, text, sentences=cut(text)) for n, text in enumerate(TEXTS[language])),
    )


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted(open_lexicon())

    def noting(language: str) -> Cutter:
        cut = cutter(language)

        def noted(clauses: Sequence[str]) -> Sequence[Sequence[str]]:
            counted.clauses += clauses
            return cut(clauses)

        return noted

    monkeypatch.setattr(memories, "cutter", noting)
    return counted


def test_what_is_aligned_again_is_not_cut_or_looked_up_again(counted: Counted) -> None:
    memory = AlignerMemory(counted)  # type: ignore[arg-type]
    first, again = (
        make_word_aligner(memory=memory).align(side("zh"), side("en"), NoJob()) for _ in range(2)
    )
    assert again == first == make_word_aligner().align(side("zh"), side("en"), NoJob())
    # The one without this memory has asked the lexicon itself, and cut once more.
    assert len(counted.words) == len(set(counted.words)) > 0
    assert {counted.clauses.count(clause) for clause in counted.clauses} == {2}


def test_a_text_longer_than_what_is_remembered_is_aligned_alike(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = make_word_aligner().align(side("zh"), side("en"), NoJob())
    monkeypatch.setattr(memories, "_MOST_CLAUSES", 1)
    monkeypatch.setattr(memories, "_MOST_GLOSSED", 1)
    memory = AlignerMemory(counted)  # type: ignore[arg-type]
    counted.clauses.clear()
    for _ in range(2):
        found = make_word_aligner(memory=memory).align(side("zh"), side("en"), NoJob())
        assert found == whole
    times = [counted.clauses.count(clause) for clause in dict.fromkeys(counted.clauses)]
    assert sorted(set(times)) == [1, 2]
    assert times.count(1) == 2  # one of each language
    assert len(counted.words) > len(set(counted.words))
