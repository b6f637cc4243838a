"""Languages without a folder, a line each; their texts are read plainly.

The common words are the most frequent ones of each language: texts in Latin letters are told apart
by them.
"""

from duidu.core.errors import Sentence
from duidu.language.description import LanguageDescription


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLAIN_LANGUAGES = (
    LanguageDescription(
        "ja",
        Sentence("Japanese"),
        scripts=("Hani", "Kana"),
        spaced_words=False,
        spaced_sentences=False,
    ),
    LanguageDescription("ko", scripts=("Hang",)),
    LanguageDescription(
        "de",
        Sentence("German"),
        common_words=_words(
            "der die und das nicht ich ist zu den ein mit sich auf dem eine war sie von auch wie"
        ),
        column_names=("german",),
    ),
    LanguageDescription(
        "fr",
        Sentence("French"),
        common_words=_words(
            "le la les des et que une est dans pas qui vous pour je elle avec sur au ce plus"
        ),
        column_names=("french",),
    ),
    LanguageDescription(
        "es",
        Sentence("Spanish"),
        common_words=_words(
            "el los las que y una por con para su del no se lo como más pero al era"
        ),
    ),
    LanguageDescription(
        "it",
        common_words=_words("il che di la non per una sono gli con della è si le più da ma nel"),
    ),
    LanguageDescription(
        "pt",
        common_words=_words("que não uma os para com do da em por mais as dos como mas foi ao ele"),
    ),
    LanguageDescription(
        "nl",
        offered=False,
        common_words=_words("de het een van en niet dat zijn ik op te was met voor die hij maar"),
    ),
    LanguageDescription("ru", scripts=("Cyrl",)),
    LanguageDescription(
        "vi",
        common_words=_words("và của là không một có những được cho người trong với này các đã"),
    ),
    LanguageDescription("el", offered=False, scripts=("Grek",)),
    LanguageDescription("ar", offered=False, scripts=("Arab",)),
    LanguageDescription("he", offered=False, scripts=("Hebr",)),
    LanguageDescription("hi", offered=False, scripts=("Deva",)),
    LanguageDescription("th", offered=False, scripts=("Thai",), spaced_words=False),
)
