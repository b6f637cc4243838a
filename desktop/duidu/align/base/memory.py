"""What aligners remember from one part of a text to the next: glosses, cut clauses, sounds.

A long text is aligned part by part, and each part twice, by words and by meaning as well; most
words of a part were in those before it.
"""

import sys
from collections.abc import Sequence
from itertools import islice

from duidu.align.base.side_words import Cutter
from duidu.align.base.spelled_names import Sounds
from duidu.align.base.word_pairs import GlossStems, cutter
from duidu.language.registry import describe
from duidu.lexicon.lexicon import Lexicon

# Clauses of each language: those of a long book, in some 20 MB. A longer one is cut again from
# there on; were the first ones to go instead, none would still be there when it is aligned again.
_MOST_CLAUSES = 60_000
_MOST_GLOSSED = 20_000  # words whose glosses are remembered, in some 8 MB


class AlignerMemory:
    """Remembers what aligners worked out; for one thread at a time."""

    def __init__(self, lexicon: Lexicon | None) -> None:
        """Without a lexicon there are no glosses."""
        self.glosses = GlossStems(lexicon, _MOST_GLOSSED) if lexicon is not None else None
        self._cutters: dict[str, Cutter] = {}
        self._sounds: dict[str, Sounds | None] = {}

    def cutter(self, language: str) -> Cutter:
        """A function that cuts clauses into words as `word_pairs.cutter` does."""
        if language not in self._cutters:
            self._cutters[language] = _remembering(cutter(language))
        return self._cutters[language]

    def sounds(self, language: str) -> Sounds | None:
        """What compares text of a language with names by sound; None where it has no syllables."""
        if language not in self._sounds:
            syllables = describe(language).syllables
            self._sounds[language] = Sounds(syllables()) if syllables else None
        return self._sounds[language]


def _remembering(cut: Cutter) -> Cutter:
    """The same cutter, which cuts a clause it has cut before no second time."""
    known: dict[str, tuple[str, ...]] = {}

    def remembered(clauses: Sequence[str]) -> list[tuple[str, ...]]:
        new = [clause for clause in dict.fromkeys(clauses) if clause not in known]
        # The same words are in many clauses.
        found = {
            clause: tuple(map(sys.intern, words))
            for clause, words in zip(new, cut(new), strict=True)
        }
        known.update(islice(found.items(), max(_MOST_CLAUSES - len(known), 0)))
        return [found.get(clause) or known.get(clause, ()) for clause in clauses]

    return remembered
