"""Which pairs of a document are written, and for which reason each other is left out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from duidu.app.corpus.document import AlignedDocument, Link
from duidu.formats.corpus.corpus_files import CorpusPair
from duidu.language.registry import base_code, describe, known_codes
from duidu.language.script import guess_language, main_script

GAP, LANGUAGE, LENGTH, SCORE, PAIR, DUPLICATE = (
    "no counterpart",
    "other language",
    "length",
    "score",
    "pair",
    "duplicate",
)
REASONS = (GAP, LANGUAGE, LENGTH, SCORE, PAIR, DUPLICATE)
"""Why a pair is left out, in the order in which that is asked; the first that is true counts."""

# Code points that are added to both lengths: of two short texts one is often twice as long.
_SHORT = 10
# What is said of a text that shows no language.
_UNKNOWN = "und"
_HASH = 8  # bytes; of 100 million pairs two different ones are taken for one in 3 of 10,000 corpora


@dataclass(frozen=True, slots=True)
class Filters:
    """What is left out: nothing but what has no counterpart, unless it is said.

    `most_ratio` bounds how many times longer a side may be than is usual in its document, 0 for any
    length. `least_score` and `least_pair` are probabilities.
    """

    no_duplicates: bool = False
    in_language: bool = False
    most_ratio: float = 0.0
    least_score: float = 0.0
    least_pair: float = 0.0

    def kept(
        self,
        document: AlignedDocument,
        first_time: Callable[[Sequence[bytes]], Sequence[bool]],
        left_out: Counter[str],
    ) -> list[CorpusPair]:
        """The pairs of a document to write; those that are not are counted by their reason.

        `first_time` says of hashes whether each came for the first time.
        """
        pairs = list(self._fitting(document, left_out))
        if not self.no_duplicates:
            return pairs
        fresh = first_time([_hash(pair.texts) for pair in pairs])
        left_out[DUPLICATE] += len(pairs) - sum(fresh)
        return [pair for pair, is_fresh in zip(pairs, fresh, strict=True) if is_fresh]

    def _fitting(self, document: AlignedDocument, left_out: Counter[str]) -> Iterator[CorpusPair]:
        """The pairs that are not left out for what they are by themselves."""
        sides = document.sentences
        lengths = [sum(map(len, side)) for side in sides]
        usual = lengths[0] / lengths[1] if all(lengths) else 1.0
        for link in document.links:
            texts = (
                document.joined(0, sides[0], link.source),
                document.joined(1, sides[1], link.target),
            )
            if reason := self._reason(link, texts, document.languages, usual):
                left_out[reason] += 1
            else:
                yield CorpusPair(link.row, texts, link.source, link.target, link.score, link.pair)

    def _reason(
        self, link: Link, texts: tuple[str, str], languages: tuple[str, str], usual: float
    ) -> str:
        """Why a pair is left out, "" if it is not."""
        if link.is_gap or not all(texts):
            return GAP
        if self.in_language and not in_languages(texts, languages):
            return LANGUAGE
        if self.most_ratio and _ratio(texts, usual) > self.most_ratio:
            return LENGTH
        if link.score < self.least_score:
            return SCORE
        return PAIR if link.pair < self.least_pair else ""


def in_languages(texts: tuple[str, str], languages: tuple[str, str]) -> bool:
    """Whether each text is in its language; words that are the same on both sides are in neither.

    Numbers and signs are in any.
    """
    if texts[0].casefold() == texts[1].casefold() and main_script(texts[0]):
        return False
    return _is_in(texts[0], languages[0], languages[1]) and _is_in(
        texts[1], languages[1], languages[0]
    )


def _is_in(text: str, language: str, other: str) -> bool:
    script, scripts = main_script(text), describe(language).scripts
    if not script or base_code(language) not in known_codes():
        return True
    if script not in scripts:
        return False
    found = guess_language(text, language, other)
    if base_code(found) in {base_code(language), _UNKNOWN}:
        return True
    # A short text of a language with two scripts may have but the one it shares with the other.
    return set(describe(found).scripts) < set(scripts)


def _ratio(texts: tuple[str, str], usual: float) -> float:
    """How many times longer one text is than the other makes one expect."""
    expected = len(texts[1]) * usual
    one, other = len(texts[0]) + _SHORT, expected + _SHORT
    return max(one, other) / min(one, other)


def _hash(texts: tuple[str, str]) -> bytes:
    """The same for the same pair, whatever its case and blanks."""
    plain = "\n".join(" ".join(text.casefold().split()) for text in texts)
    return blake2b(plain.encode("utf-8", "replace"), digest_size=_HASH).digest()
