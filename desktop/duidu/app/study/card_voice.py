"""Speaks the words and sentences of study cards, by the readings that the cards have."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext

from duidu.app.speech.maker import Maker, Spoken
from duidu.app.speech.utterance import Utterance
from duidu.app.speech.voices import Voices
from duidu.app.study.cards import export_cards
from duidu.core.token import Token
from duidu.language.registry import describe
from duidu.speech.addition import Addition
from duidu.speech.process import SpeechProcess
from duidu.speech.wave_file import as_wav
from duidu.study.anki import INTO_OURS, Filled
from duidu.study.cards import StudyCard
from duidu.study.sounds import Voice


@contextmanager
def card_voice(
    voices: Voices, language: str, start: Callable[[Addition], SpeechProcess] = SpeechProcess
) -> Iterator[Voice | None]:
    """What speaks cards of a language for as long as it is needed; None where nobody can.

    For a job's thread. It has a child of its own, so that what is read aloud meanwhile goes on.
    """
    addition, name = voices.addition, voices.name_of(language)
    if addition is None or not name:
        yield None
        return
    process = start(addition)
    maker = Maker(addition, process)

    def speak(text: str, bases: Sequence[str]) -> bytes | None:
        spoken = Spoken(Utterance(language, text, read_tokens(language, text, bases)))
        maker.fill(spoken, name, 1.0)
        return as_wav(bytes(spoken.sound)) if spoken.sound else None

    try:
        yield speak
    finally:
        process.close()


def read_tokens(language: str, text: str, bases: Sequence[str]) -> tuple[Token, ...] | None:
    """The words of a text with the readings of its characters; None where these do not fit it."""
    readings = describe(language).readings
    if readings is None or len(bases) != len(text):
        return None
    return tuple(
        token._replace(reading=tuple(bases[token.start : token.end]))
        # Digits are spoken otherwise than they are written.
        if any(bases[token.start : token.end])
        else token
        for token in readings().tokens(text)
    )


def spoken_cards(
    voices: Voices,
    language: str,
    cards: Sequence[StudyCard],
    form: str,
    deck: str,
    filled: Filled = INTO_OURS,
) -> bytes:
    """Cards for Anki, as apkg or tsv; an apkg has the sounds where there is a voice.

    They are notes of our type, or of the one that is `filled`. For a job's thread. It is the one
    way that cards take to a file.
    """
    with card_voice(voices, language) if form == "apkg" else nullcontext() as voice:
        return export_cards(cards, form, deck, voice, filled)
