"""Evidence for one sense of a word in one sentence, as numbers, and the weight of each."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from operator import attrgetter, mul

from duidu.lexicon.counterpart import Counterpart
from duidu.lexicon.entry import Entry, Sense
from duidu.lexicon.glosses import GlossReader
from duidu.lexicon.rules import Rule
from duidu.lexicon.word_surroundings import WordSurroundings

_TECHNICAL = re.compile(
    r"\b(?:software|program\w*|comput\w*|server\w*|files?|cod(?:e|es|ing)|data(?:base)?s?|click\w*"
    r"|user\w*|install\w*|network\w*|browser\w*|memory|kernel|command\w*|director(?:y|ies)|compil\w*"
    r"|config\w*|api|app|arrays?|strings?|functions?|variables?|thread\w*|bugs?|process(?:es|or)?"
    r"|requests?|scripts?|logs?|login|version|system|password|token|admin\w*|menu|mouse|keyboard"
    r"|disk|host|container|cluster|interface|cache|website|online)\b",
    re.IGNORECASE,
)
_COMPUTING = re.compile(
    r"\(comput|comput(?:er|ing)\b|software|\(file\)|\(Internet\)|\(math|data\)|cryptography",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"^\((?:dialect|old|archaic|literary|classical|Tw|slang|jocular|vulgar|dated|TCM"
    r"|in data tables|Buddhism|polite)\b"
)
_NOTE = re.compile(
    r"^(?:also pr\.|Taiwan pr\.|colloquial pr\.|Beijing pr\.|also written|Kangxi radical|abbr\. )"
)
_COMPLEMENT = re.compile(
    r"complement|(?:verb|\(|^)suffix|after (?:a |certain |some )?verbs?\b"
    r"|^(?:used up|thoroughly|extremely)\b"
)
_VERB = re.compile(r"^(?:\([^)]*\) ?)*to ")
# 大都 is Dadu; of a longer name the beginning is enough: China, Chinese.
_NAME = re.compile(r"[A-Z][a-z]{2,}")
_ROOT = 4
_DEEPEST = 10  # positions in dictionary order; later ones count alike


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against one sense, as numbers; also the weight of each of these.

    Shares, similarities and `depth` are 0 to 1, `rule` is the weight of a rule, all others are 1
    for yes and 0 for no. As weights: how much each counts for or against a sense.
    """

    overlap: float = 0.0  # of the gloss with the counterpart
    # The same for words that have rules: function words are seldom translated one by one.
    overlap_of_function_word: float = 0.0
    similarity: float = 0.0  # cosine of the gloss and the counterpart
    rule: float = 0.0  # weight of the strongest rule that prefers the sense
    depth: float = 0.0  # position in dictionary order, 1 from the tenth on
    pointer: float = 0.0  # variant of, see, used in
    stray_surname: float = 0.0  # a surname that the counterpart does not spell
    surname: float = 0.0  # with a title or mark of a name, and romanised in the counterpart
    counted: float = 0.0  # a classifier where one belongs
    not_counted: float = 0.0  # a classifier elsewhere
    classifier_of_this: float = 0.0  # a classifier for what the following words mean
    marked: float = 0.0  # the gloss begins with a label: (dialect), (old), (slang)
    note: float = 0.0  # no meaning: another pronunciation or form
    computing: float = 0.0  # a technical sense in a technical text
    reading_in_word: float = 0.0  # read so in a longer word around it
    old: float = 0.0  # the gloss says anywhere that it is old; after "(old)" both count
    verb_place: float = 0.0  # a verb where verbs stand
    noun_place: float = 0.0
    adjective_place: float = 0.0
    stray_name: float = 0.0  # a name that the counterpart has not
    complement: float = 0.0  # how a deed comes out, behind a verb


# Fitted on tests/data/senses.jsonl by maximum likelihood, softmax over an occurrence's senses.
WEIGHTS = Evidence(
    overlap=4.26,
    overlap_of_function_word=-0.57,
    similarity=10.29,
    rule=8.84,
    depth=-0.40,
    pointer=-2.03,
    stray_surname=-1.08,
    surname=2.49,
    counted=2.23,
    not_counted=-0.77,
    classifier_of_this=1.67,
    marked=-0.84,
    note=-0.18,
    computing=2.84,
    reading_in_word=2.33,
    old=-0.84,
    verb_place=1.78,
    noun_place=1.27,
    adjective_place=0.13,
    stray_name=-1.5,
    complement=2.5,
)


@dataclass(frozen=True, slots=True)
class SharedClues:
    """What is the same for all senses of one occurrence."""

    surroundings: WordSurroundings
    counterpart: Counterpart
    rules_that_hold: tuple[Rule, ...]
    has_rules: bool
    following: Collection[str]

    @property
    def is_technical(self) -> bool:
        """Whether the counterpart is about software."""
        return _TECHNICAL.search(self.counterpart.text) is not None


def evidence_for(
    entry: Entry,
    sense: Sense,
    order: int,
    similarity: float,
    clues: SharedClues,
    reader: GlossReader,
) -> Evidence:
    """The evidence for one sense.

    `order` is its number among all senses of the word, in dictionary order.
    """
    surroundings = clues.surroundings
    overlap = clues.counterpart.overlap(sense)
    # Glosses of classifiers begin so; further on the word is about something else.
    classifier = "classifier" in sense.text[:60] or sense.text.startswith("measure word")
    surname = sense.is_surname and _is_name_here(entry, clues)
    verb = _VERB.match(sense.text) is not None
    part = surroundings.part_of_speech
    return Evidence(
        overlap=overlap,
        overlap_of_function_word=overlap * clues.has_rules,
        similarity=similarity,
        rule=max(
            (rule.weight for rule in clues.rules_that_hold if rule.prefers(entry, sense)),
            default=0.0,
        ),
        depth=min(order, _DEEPEST) / _DEEPEST,
        pointer=float(sense.is_pointer),
        stray_surname=float(sense.is_surname and not surname),
        surname=float(surname),
        counted=float(classifier and surroundings.is_counted),
        not_counted=float(classifier and not surroundings.is_counted),
        classifier_of_this=float(
            classifier and not reader.stems(sense.text).isdisjoint(clues.following)
        ),
        marked=float(_MARKED.match(sense.text) is not None),
        note=float(_NOTE.match(sense.text) is not None),
        computing=float(_COMPUTING.search(sense.text) is not None and clues.is_technical),
        reading_in_word=float(
            any(
                e.reading[at : at + len(entry.reading)] == entry.reading
                for at, e in surroundings.covers
            )
        ),
        old=float(sense.is_old),
        verb_place=float(part == "verb" and verb),
        noun_place=float(part == "noun" and not verb),
        adjective_place=float(part == "adjective" and not verb),
        complement=float(surroundings.follows_verb and _COMPLEMENT.search(sense.text) is not None),
        stray_name=float(not sense.is_surname and _is_stray_name(entry, sense, clues)),
    )


def _is_name_here(entry: Entry, clues: SharedClues) -> bool:
    """Whether the surname stands in the counterpart: its pinyin, capitalised, without tone."""
    syllable = entry.pinyin[0].rstrip("12345").replace("u:", "ü")
    spelt = {
        syllable,
        syllable.replace("ü", "u"),
        syllable.replace("ü", "yu"),
        syllable.replace("ü", "v"),
    }
    return any(re.search(rf"\b{form}", clues.counterpart.text) for form in spelt)


def _is_stray_name(entry: Entry, sense: Sense, clues: SharedClues) -> bool:
    """Whether the sense is a name by which the gloss begins, and the counterpart has it not."""
    if not entry.is_name or (name := _NAME.match(sense.text)) is None:
        return False
    return re.search(rf"\b{name[0][:_ROOT]}", clues.counterpart.text) is None


# Not astuple, which copies each number deeply: that took a tenth of reading with a translation.
_numbers: Callable[[Evidence], tuple[float, ...]] = attrgetter(
    *(field.name for field in fields(Evidence))
)


def score(evidence: Evidence) -> float:
    """The weighted sum of the evidence."""
    return float(sum(map(mul, _numbers(evidence), _numbers(WEIGHTS))))
