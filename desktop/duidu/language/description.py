"""What one language offers, as data. Each language's folder holds one description.

Code outside this package asks the description instead of comparing codes. Making one loads nothing:
what costs time stands behind a function that loads it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from duidu.core.article import Span
from duidu.core.errors import Sentence
from duidu.language.protocol import InflectedLanguage, Language, ReadingLanguage

if TYPE_CHECKING:
    # Only the checks of a translation need them, and not at the start.
    from duidu.language.quantities import QuantityReader
    from duidu.language.speech import SpeechLoader
    from duidu.language.spelled import SpelledReader
    from duidu.language.usages import UsageReader
    from duidu.language.word_kinds import WordKinds

SentenceCutter = Callable[[str], tuple[Span, ...]]
"""Cuts one block's text into sentences, as Language.sentences does."""

WordCutter = Callable[[str], list[str]]
"""Cuts a text into words that together are the text, without reading them."""

Syllables = Callable[[str], tuple[str, ...]]
"""The syllables, without tones, that one character may be read with; () for none."""

Valued = tuple[int, int, str]
"""A span of tokens that has a value: first token, end token, value (47, month6, day0)."""

ValueReader = Callable[[Sequence[str]], list[Valued]]
"""Finds the numbers, months and weekdays among the tokens of a sentence."""


class ScriptVariant(NamedTuple):
    """One of several scripts of a language.

    `code` is the BCP 47 code of the language in it, `script` its ISO 15924 name, `regions` the
    countries whose texts are in it when the code names no script.
    """

    code: str
    script: str
    name: str
    regions: tuple[str, ...] = ()


class ClauseRules(NamedTuple):
    """How sentences are cut into clauses, the finer grain at which alignments are judged.

    A clause ends where the regular expression `end` matches. One shorter than `shortest` is joined
    to the next, a last one shorter than `shortest_last` to the one before. Lengths are code points
    or, with `by_words`, words.
    """

    end: str
    shortest: int
    shortest_last: int
    by_words: bool


SPACED_CLAUSES = ClauseRules(
    r"[,;:—–?!]+[”’\"')]*\s*|\s-+\s|\s(?=(?:and|but|when|while|who|which|as|because|that|so"
    r"|if|until|before|after|though|although|or|where)\s)",
    shortest=3,
    shortest_last=2,
    by_words=True,
)
"""For languages without rules of their own. The conjunctions are English and rare in others."""


class LanguageDescription(NamedTuple):
    """What a language offers; a language without a feature leaves the field out.

    Field by field:
    - `code`: its BCP 47 primary subtag. `name`: its name in English, for messages; None where
      messages name the code instead. `offered`: whether a person can choose it for a text.
    - `load`: loads the Language, None for one read plainly by punctuation and letters.
      `sentence_cutter` loads its cutter of sentences alone. `word_cutter` loads what finds words
      where no spaces tell them.
    - `scripts`: ISO 15924 names as `script_counts` gives them, the main one first. `variants`: its
      scripts, where a person may choose between several. `common_words`: words by which its texts
      are told from others in Latin letters.
    - `likely`: of languages in Latin letters, the logarithm of how likely a text is in it before a
      word of it is read, beside the likeliest.
    - `spaced_words`, `spaced_sentences`: whether white space stands between words and between
      sentences.
    - `square_characters`: its characters are set in equal boxes, each with its reading above it.
    - `readings`: loads it as a language whose words have readings. `syllables` loads what its
      single characters are read as. `aloud` loads what says a number in its words, given the
      number and the two code points after it.
    - `spelled` loads what tells lines that spell how its texts are read.
    - `speech`: loads how its texts are spoken, as signs for the voices of the addition.
    - `inflections`: loads it as a language whose inflections a search brings together.
    - `values`: loads what finds numbers and dates among its words. A language without one of its
      own is read as English: its digits are found.
    - `quantities`: loads what finds numbers, dates and measures in a text with all they may mean.
      `usages` loads what finds how it is written: marks, doubled words, scripts.
    - `word_kinds` loads what tells numbers, names and words made of others, which a learner does
      not have to learn one by one.
    - `clauses`: how its sentences are cut into clauses. `leads_on`: a regular expression, whatever
      the case, found in the last dozen code points of a sentence that only leads on to the next
      (嗚呼。, 對曰。); "" where none is known.
    - `has_dictionary`: its words are headwords of the dictionary that ships. Such a text is the
      one being studied: it stands left, and the other side is its translation.
    - `standard`: the standard of its levels (HSK 2021) by which known words are counted, "" for
      none. Only words of such a language can be marked as known.
    - `other_codes`: codes of ISO 639 that files name it by instead of `code`, in lower case.
    - `column_names`: what columns of a table with its texts are called, in lower case; its name in
      the commonest languages, and the country that stands for it.
    - `compound_parts`: words that begin compounds with a hyphen (well-known), by which one at the
      end of a printed line is judged; `word_endings` are those that begin a line within a word.
    - `sample`: a shortest sentence, for loading what its texts need ahead of time.
    """

    code: str
    name: Sentence | None = None
    offered: bool = True
    load: Callable[[], Language] | None = None
    sentence_cutter: Callable[[], SentenceCutter] | None = None
    word_cutter: Callable[[], WordCutter] | None = None
    scripts: tuple[str, ...] = ("Latn",)
    variants: tuple[ScriptVariant, ...] = ()
    common_words: frozenset[str] = frozenset()
    likely: float = -2.0
    spaced_words: bool = True
    spaced_sentences: bool = True
    square_characters: bool = False
    readings: Callable[[], ReadingLanguage] | None = None
    syllables: Callable[[], Syllables] | None = None
    aloud: Callable[[], Callable[[str, str], str]] | None = None
    spelled: "Callable[[], SpelledReader] | None" = None
    speech: "Callable[[], SpeechLoader] | None" = None
    inflections: Callable[[], InflectedLanguage] | None = None
    values: Callable[[], ValueReader] | None = None
    quantities: "Callable[[], QuantityReader] | None" = None
    usages: "Callable[[], UsageReader] | None" = None
    word_kinds: "Callable[[], WordKinds] | None" = None
    clauses: ClauseRules = SPACED_CLAUSES
    leads_on: str = ""
    has_dictionary: bool = False
    standard: str = ""
    other_codes: tuple[str, ...] = ()
    column_names: tuple[str, ...] = ()
    compound_parts: frozenset[str] = frozenset()
    word_endings: frozenset[str] = frozenset()
    sample: str = ""

    @property
    def sentence_joiner(self) -> str:
        """What stands between two sentences of one text."""
        return " " if self.spaced_sentences else ""

    @property
    def is_east_asian(self) -> bool:
        """Whether word processors set it in their East Asian font."""
        return self.scripts[0] in ("Hani", "Kana", "Hang")

    def variant(self, code: str) -> ScriptVariant | None:
        """The script that a code of this language names or implies; None where it does not tell."""
        subtags = code.replace("_", "-").split("-")[1:]
        return next(
            (
                variant
                for variant in self.variants
                if variant.script in subtags or not {*variant.regions}.isdisjoint(subtags)
            ),
            None,
        )
