"""A text of any language as it is spoken, with words of another language in it spoken as that.

Asks the descriptions of the languages; makes no sound.
"""

from collections.abc import Sequence
from pathlib import Path

from duidu.core.once import made_once_each
from duidu.core.token import Token
from duidu.language.registry import LANGUAGES, base_code, describe, language_for
from duidu.language.script import script_counts
from duidu.language.speech import Sounded, Speech


@made_once_each
def speech_for(code: str, folder: Path) -> Speech | None:
    """How a language is spoken with the lists of an addition; None where nobody knows."""
    load = describe(code).speech
    return load()(folder) if load else None


def spoken_words(
    code: str, text: str, folder: Path, tokens: Sequence[Token] | None = None
) -> list[Sounded]:
    """All that is heard of a text: words and marks in its order; () where it is not spoken.

    `tokens` are its words with the readings that were decided for it; without them it is cut and
    read by itself.
    """
    speech = speech_for(base_code(code), folder)
    if speech is None:
        return []
    words = tokens if tokens is not None else language_for(base_code(code)).tokens(text)

    def stranger(word: str) -> str:
        return _in_another(base_code(code), word, folder)

    return speech.words(text, words, stranger)


def carrier_of(code: str, words: Sequence[Sounded], folder: Path) -> str:
    """The sounds to say before so short a text and not to be heard, "" where none are needed."""
    speech = speech_for(base_code(code), folder)
    return speech.carrier(words) if speech is not None else ""


def _in_another(code: str, word: str, folder: Path) -> str:
    """The sounds of a word that is not of the language with this code, "" if nobody knows it."""
    scripts = script_counts(word)
    for other in LANGUAGES:
        if other.speech is None or other.code == code:
            continue
        speech = speech_for(other.code, folder)
        if speech is None:
            continue
        if word.isascii():
            sounds = speech.word(word)
        elif any(scripts.get(script) for script in other.scripts):
            said = speech.words(word, language_for(other.code).tokens(word), lambda _: "")
            sounds = " ".join(one.sounds for one in said if one.word)
        else:
            sounds = ""
        if sounds:
            return sounds
    return ""
