"""What is known of a word by itself, as one line: kinds, level, how common it is, its forms."""

from duidu.lexicon.compiled_records import EnglishWord
from duidu.ui.style.i18n import tr

_CEFR = ("", "A1", "A2", "B1", "B2", "C1", "C2")
_BANDS = (0, 250, 350, 450, 550)  # from these frequencies on, in hundredths of a zipf


def english_line(word: EnglishWord, text: str) -> str:
    """The base form of an English word, unless `text` is it, and all that is known of it."""
    kinds = {
        "noun": tr("Card", "noun"),
        "verb": tr("Card", "verb"),
        "adjective": tr("Card", "adjective"),
        "adverb": tr("Card", "adverb"),
        "pronoun": tr("Card", "pronoun"),
        "preposition": tr("Card", "preposition"),
        "conjunction": tr("Card", "conjunction"),
        "determiner": tr("Card", "determiner"),
        "number": tr("Card", "number"),
        "interjection": tr("Card", "interjection"),
    }
    told = [
        "" if word.word == text.lower() else word.word,
        tr("Card", ", ").join(kinds[kind] for kind in word.kinds.split() if kind in kinds),
        f"CEFR {_CEFR[word.level]}" if word.level else "",
        frequency(sum(word.zipf >= limit for limit in _BANDS)),
        word.forms.replace(" ", ", "),
    ]
    return "  ·  ".join(filter(None, told))


def frequency(band: int) -> str:
    """How common a word of a band is, 5 for the commonest; "" for one that is not known."""
    return {
        5: tr("Card", "very common"),
        4: tr("Card", "common"),
        3: tr("Card", "less common"),
        2: tr("Card", "rare"),
        1: tr("Card", "very rare"),
    }.get(band, "")
