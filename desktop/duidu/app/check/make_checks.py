"""Puts the checks together that a pair of languages allows."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from duidu.app.check.checker import RowCheck
from duidu.app.check.consistency import Consistency
from duidu.app.check.ending import Endings
from duidu.app.check.kept import Codes, Literals
from duidu.app.check.left_alone import LeftAlone
from duidu.app.check.length import Lengths
from duidu.app.check.numbers import Near, Numbers
from duidu.app.check.one_side import Slips, Usages
from duidu.app.check.own_checks import OwnCheck, OwnChecks
from duidu.app.check.pairs import Pairs
from duidu.app.check.room import Room
from duidu.app.check.terms import Terms
from duidu.app.check.untranslated import Untranslated
from duidu.core.article import SideName
from duidu.language.description import LanguageDescription
from duidu.language.registry import describe, language_for
from duidu.lexicon.terms import Term

if TYPE_CHECKING:
    from duidu.lexicon.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*")
_REMEMBERED = 50_000  # words of a book


def make_checks(
    languages: tuple[str, str],
    lexicon: "Lexicon | None" = None,
    terms: Iterable[Term] = (),
    own: Iterable[OwnCheck] = (),
    near: Near | None = None,
    room: Room | None = None,
) -> list[RowCheck]:
    """The checks of a text in two languages, the source's first.

    Without a lexicon nothing is said of what is left out. `near` names the rows beside one
    where a machine made the rows. `room` knows the limits of the file, where it has any.
    """
    checks: list[RowCheck] = [
        Untranslated(),
        LeftAlone(),
        Numbers(near),
        Literals(),
        Codes(),
        Terms(terms),
        Pairs(),
        Endings(),
        Usages(),
        Slips(),
        Consistency(),
        Lengths(),
    ]
    sides = dict(zip(SideName, map(describe, languages), strict=True))
    for name in SideName:
        own_side, other = sides[name], sides[name.other]
        # Names are heard where one side has syllables and the other is spelt in letters.
        if own_side.syllables and other.scripts[0] == "Latn":
            from duidu.app.check.names import Names

            checks.append(Names(name.other, own_side.code))
        if lexicon is not None and own_side.has_dictionary and _explains(other.code):
            from duidu.align.base.word_pairs import GlossStems
            from duidu.app.check.omission import Omissions

            cutters = {side: _cutter(described) for side, described in sides.items()}
            checks.append(Omissions(name, cutters, GlossStems(lexicon).stems))
    if room is not None:
        checks.append(room)
    kept = list(own)
    if kept:
        checks.append(OwnChecks(kept))
    return checks


def _cutter(described: LanguageDescription) -> Callable[[str], Sequence[str]]:
    """What cuts a text into words as they are compared: in lower case, or by their stems."""
    if described.word_cutter:
        words_of = described.word_cutter()
        return lambda text: [word.lower() for word in words_of(text)]
    stem = lru_cache(maxsize=_REMEMBERED)(language_for(described.code).stem)
    return lambda text: [stem(word) for word in _WORD.findall(text.lower().replace("’", "'"))]


def _explains(code: str) -> bool:
    """Whether the dictionary explains its words in this language."""
    from duidu.lexicon.glosses import gloss_language

    return gloss_language().code == code
