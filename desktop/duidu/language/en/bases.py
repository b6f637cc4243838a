"""What an English word may be a form of: inflections, spellings, derived and negated words.

They are guesses by spelling; whoever asks knows which of them are words.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from duidu.language.en.irregular import irregular_forms

_VOWELS = frozenset("aeiou")
# Those of British spelling that have -our; four and hour have it everywhere.
_OUR = (
    *("arbour", "ardour", "armour", "behaviour", "candour", "clamour", "colour", "demeanour"),
    *("endeavour", "favour", "fervour", "flavour", "glamour", "harbour", "honour", "humour"),
    *("labour", "neighbour", "odour", "parlour", "rancour", "rigour", "rumour", "saviour"),
    *("savour", "splendour", "succour", "tumour", "valour", "vapour", "vigour"),
)
# British spelling with the American one, where no ending tells.
_SPELLINGS = dict(
    line.split()
    for line in [
        "",
        "aeroplane airplane",
        "aluminium aluminum",
        "analogue analog",
        "anaemia anemia",
        "anaesthetic anesthetic",
        "artefact artifact",
        "axe ax",
        "catalogue catalog",
        "centre center",
        "cheque check",
        "chilli chili",
        "cosy cozy",
        "defence defense",
        "dialogue dialog",
        "draught draft",
        "enrol enroll",
        "ensure insure",
        "fibre fiber",
        "foetus fetus",
        "fulfil fulfill",
        "gaol jail",
        "grey gray",
        "instalment installment",
        "jewellery jewelry",
        "judgement judgment",
        "kerb curb",
        "kilogramme kilogram",
        "kilometre kilometer",
        "licence license",
        "litre liter",
        "lustre luster",
        "manoeuvre maneuver",
        "meagre meager",
        "metre meter",
        "millimetre millimeter",
        "centimetre centimeter",
        "mould mold",
        "moult molt",
        "moustache mustache",
        "mum mom",
        "mummy mommy",
        "offence offense",
        "oestrogen estrogen",
        "omelette omelet",
        "paediatric pediatric",
        "plough plow",
        "practise practice",
        "pretence pretense",
        "programme program",
        "pyjamas pajamas",
        "sabre saber",
        "sceptical skeptical",
        "sceptre scepter",
        "skilful skillful",
        "smoulder smolder",
        "sombre somber",
        "spectre specter",
        "storey story",
        "sulphur sulfur",
        "theatre theater",
        "tonne ton",
        "towards toward",
        "tyre tire",
        "whilst while",
        "wilful willful",
        "woollen woolen",
        "",
    ]
    if line
)
_AMERICAN = {american: british for british, american in _SPELLINGS.items()}
# Endings that make words of others, with what stands before them in the shorter word; the first
# that is a word counts.
_DERIVED = (
    *(("ically", ("ic", "ical")), ("fully", ("ful",)), ("ably", ("able",)), ("ibly", ("ible",))),
    *(("ily", ("y",)), ("lly", ("l", "ll")), ("ly", ("", "le", "e"))),
    *(("iness", ("y",)), ("ness", ("",)), ("ability", ("able",)), ("ibility", ("ible",))),
    *(("ization", ("ize",)), ("isation", ("ise", "ize")), ("ification", ("ify",))),
    *(("ation", ("ate", "e", "")), ("ition", ("ite", "e")), ("ion", ("", "e"))),
    *(("ment", ("",)), ("ance", ("", "e")), ("ence", ("", "e")), ("ancy", ("ant",))),
    *(("ency", ("ent",)), ("ity", ("", "e")), ("iety", ("ious",)), ("ship", ("",))),
    *(("hood", ("",)), ("less", ("",)), ("ful", ("",)), ("iful", ("y",)), ("able", ("", "e"))),
    *(("ible", ("", "e")), ("ish", ("", "e")), ("al", ("", "e")), ("ive", ("", "e"))),
    *(
        ("ier", ("y",)),
        ("er", ("", "e")),
        ("or", ("", "e")),
        ("ist", ("", "y")),
        ("ism", ("",)),
        ("y", ("", "e")),
    ),
)
_NEGATIONS = ("un", "in", "im", "il", "ir", "dis", "non-", "non")
_SHORTEST = 3  # letters of a word that another is made of
# They have no forms: used is no "us" + ed, forest no "for" + est, notion no "not" + ion.
_WITHOUT_FORMS = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "he", "her", "his", "if", "in"),
        *("it", "me", "my", "no", "nor", "not", "of", "off", "on", "or", "our", "she", "so"),
        *("than", "that", "the", "then", "to", "too", "un", "us", "we", "who", "yes", "yet"),
        *("you", "am", "ad", "bc", "her", "him", "its", "they", "with"),
    )
)


# Verbs that n't shortens.
_BEFORE_NOT = {"ca": "can", "wo": "will", "sha": "shall"}


class Kind(IntEnum):
    """How a word is made of another, what is surest first."""

    SAME = 0
    SPELLED = 1
    INFLECTED = 2
    DERIVED = 3
    NEGATED = 4


class Base(NamedTuple):
    """A word that another may be a form of, in lower case."""

    text: str
    kind: Kind


def without_not(word: str) -> str:
    """A verb without the n't that denies it: can of can't, will of won't; others as they are."""
    verb = word.lower().replace("’", "'").removesuffix("n't")
    return word if len(verb) in (0, len(word)) else _BEFORE_NOT.get(verb, verb)


@lru_cache(maxsize=4_000)
def bases(word: str) -> tuple[Base, ...]:
    """The word itself and all that it may be a form of, the surer first, each once.

    `cities` may be city, `organised` organize, `beautifully` beautiful and `unhappy` not happy.
    """
    plain = word.lower().replace("’", "'").replace("‘", "'").strip("'")
    found: dict[str, Kind] = {}
    for text, kind in _all(plain):
        if text and text not in found:
            found[text] = kind
    return tuple(Base(text, kind) for text, kind in found.items())


def _all(plain: str) -> Iterator[tuple[str, Kind]]:
    """The guesses, in order."""
    yield plain, Kind.SAME
    owner = plain.removesuffix("'s").removesuffix("s'")
    inflected = [owner] if owner != plain else []
    inflected += uninflected(owner)
    for one in spellings(plain):
        yield one, Kind.SPELLED
    for text in inflected:
        yield text, Kind.INFLECTED
    for text in inflected:
        for one in spellings(text):
            yield one, Kind.INFLECTED
    yield from _made_of([plain, *inflected])


def _made_of(words: Sequence[str]) -> Iterator[tuple[str, Kind]]:
    """What words are derived of, and what they deny."""
    for text in words:
        for one in (text, *spellings(text)):
            for other in derived(one):
                yield other, Kind.DERIVED
    for text in words:
        for negation in _NEGATIONS:
            rest = text.removeprefix(negation)
            if rest != text and len(rest) >= _SHORTEST:
                yield rest, Kind.NEGATED


def uninflected(word: str) -> list[str]:
    """What a word may be an inflection of, irregular ones first: went is of go, cities of city."""
    found = list(irregular_forms_of_all().get(word, ()))
    if len(word) <= _SHORTEST:
        return found
    found += _singular(word)
    if word.endswith("ied"):
        found += [word[:-3] + "y", word[:-1]]
    elif word.endswith("ed"):
        found += _without(word[:-2])
    elif word.endswith("ying"):
        found += [word[:-3], word[:-4] + "ie"]
    elif word.endswith("ing"):
        found += _without(word[:-3])
    # An ending -er is as often that of a person: see _DERIVED.
    elif word.endswith("iest"):
        found.append(word[:-4] + "y")
    elif word.endswith("est"):
        found += _without(word[:-3])
    return [one for one in found if (len(one) > 1 and one not in _WITHOUT_FORMS) or one == "i"]


def _singular(word: str) -> list[str]:
    """The word without the -s of a plural or a verb."""
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word[:-1]]
    return []


def _without(stem: str) -> list[str]:
    """The words of which a stem may be left before -ed or -ing: stopp, mak, work."""
    if len(stem) < 2 or not _VOWELS & set(stem.replace("y", "a")):
        return []
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return [stem[:-1], stem, stem + "e"] if stem[-1] not in "lsfz" else [stem, stem[:-1]]
    # love, make and use end in e; work and play do not.
    silent = stem[-1] in "cuvgsz" or stem.endswith(("at", "bl", "pl", "tl", "dl", "kl", "ir", "ur"))
    return [stem + "e", stem] if silent else [stem, stem + "e"]


def derived(word: str) -> Iterator[str]:
    """What a word may be derived of: beautifully of beautiful, happiness of happy."""
    for ending, before in _DERIVED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            made = [stem + one for one in before]
            # swimmer of swim
            if stem[-1] == stem[-2] and "" in before:
                made.append(stem[:-1])
            yield from (one for one in made if one not in _WITHOUT_FORMS)


def spellings(word: str) -> Iterator[str]:
    """The same word as it is spelt in Britain or America, or without its hyphen."""
    if "-" in word:
        yield word.replace("-", "")
    for table in (_SPELLINGS, _AMERICAN):
        if word in table:
            yield table[word]
    for british in _OUR:
        if word.startswith(british):
            yield british[:-2] + "r" + word[len(british) :]
        american = british[:-2] + "r"
        if word.startswith(american):
            yield british + word[len(american) :]
    for british, american in (
        ("ise", "ize"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("iser", "izer"),
        ("isation", "ization"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("ysing", "yzing"),
        ("lled", "led"),
        ("lling", "ling"),
        ("ller", "ler"),
        ("aemia", "emia"),
    ):
        if word.endswith(british):
            yield word.removesuffix(british) + american
        if word.endswith(american):
            yield word.removesuffix(american) + british


@lru_cache(maxsize=1)
def irregular_forms_of_all() -> dict[str, tuple[str, ...]]:
    """The irregular forms by what they are of, without the names of countries and pronouns."""
    return {form: found for form, found in irregular_forms().items() if form not in _NOT_FORMS}


# Words of their own here, though a search finds them with the others.
_NOT_FORMS = frozenset(
    (
        *("me", "my", "mine", "myself", "us", "our", "ours", "ourselves", "your", "yours"),
        *("yourself", "yourselves", "him", "his", "himself", "her", "hers", "herself", "its"),
        *("itself", "them", "their", "theirs", "themselves", "whom", "whose", "chinese"),
        *("japanese", "french", "english", "british", "german", "spanish", "russian", "afghan"),
        *("could", "would", "ca", "wo", "less", "least", "more", "most", "better", "best"),
    )
)
