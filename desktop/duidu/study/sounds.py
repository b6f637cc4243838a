"""The sounds that go with a study card, made by whatever voice there is."""

from collections.abc import Callable, Sequence

from duidu.study.cards import StudyCard

Voice = Callable[[str, Sequence[str]], bytes | None]
"""Speaks a text whose characters have these base syllables ("" for none).

It gives the bytes of a WAV file, None where it cannot.
"""


def sounds_of(card: StudyCard, voice: Voice) -> dict[str, bytes]:
    """The sound of the word, then that of the sentence, by the names of their files; b"" for none.

    The names are the same each time, so that sounds made again replace those of before.
    """
    # A stretch without readings has none for each of its characters.
    bases = [one for text, _, base in card.pieces for one in (base, *("",) * (len(text) - 1))]
    first, last = card.place
    said = (
        (
            f"duidu-{card.guid}-word.wav",
            card.word,
            bases[first:last] or [base for _, base in card.syllables],
        ),
        (f"duidu-{card.guid}-sentence.wav", card.sentence, bases),
    )
    return {name: (voice(text, bases) if text else None) or b"" for name, text, bases in said}
