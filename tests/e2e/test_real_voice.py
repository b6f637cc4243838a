"""The model itself: words sound when they are said to, and tones move."""

from itertools import accumulate

import pytest

from duidu.app.speech.utterance import Utterance
from duidu.speech.addition import Addition, can_run, find_addition
from duidu.speech.model import Model
from duidu.speech.times import seconds, word_times

ADDITION = find_addition()
pytestmark = pytest.mark.skipif(
    ADDITION is None or not can_run(ADDITION),
    reason="the voices are an addition, and were not made here (./run voices)",
)


@pytest.fixture(scope="module")
def addition() -> Addition:
    assert ADDITION is not None
    return ADDITION


@pytest.fixture(scope="module")
def model(addition: Addition) -> Model:
    return Model(addition)


def spoken(model: Model, addition: Addition, language: str, text: str) -> tuple[bytes, list[float]]:
    (line,) = Utterance(language, text).lines(addition)
    measured = model.measure(line.signs, addition.of(language)[0].name, 1.0)
    measured = measured._replace(unheard=line.unheard)
    sound = b"".join(model.sound(measured, line.signs))
    times = word_times(line, measured.frames, measured.begin)
    return sound, [moment for one in times for moment in (one.start, one.end)]


@pytest.mark.parametrize(("language", "text"), [("zh", "他走了，雨停了。"), ("en", "He left.")])
def test_the_times_of_words_fit_the_samples(
    model: Model, addition: Addition, language: str, text: str
) -> None:
    sound, moments = spoken(model, addition, language, text)
    assert moments == sorted(moments)
    assert 0 <= moments[0] < 0.5
    assert seconds(sound) - 0.6 < moments[-1] <= seconds(sound)


@pytest.mark.parametrize("carrier", ["这个字是{}吗？", "他姓{}，我知道。"])
def test_the_second_tone_rises_and_the_fourth_falls(
    model: Model, addition: Addition, carrier: str
) -> None:
    for voice in addition.of("zh")[:2]:
        moved = {
            tone: movement(model, addition, voice.name, carrier.format(one))
            for tone, one in ((2, "麻"), (4, "骂"))
        }
        assert moved[2] > 1
        assert moved[4] < -1


def movement(model: Model, addition: Addition, voice: str, text: str) -> float:
    """Semitones from the first third to the last of the one word that sounds ma."""
    import numpy as np

    (line,) = Utterance("zh", text).lines(addition)
    measured = model.measure(line.signs, voice, 1.0)
    ends = list(accumulate(measured.frames))
    start = line.signs.index("ma")
    # Two values of pitch a frame; 0 where there is no voice.
    track = measured.pitch[0, 2 * ends[start] : 2 * ends[start + 3]]
    track = track[track > 60]
    third = len(track) // 3
    return float(12 * np.log2(np.median(track[-third:]) / np.median(track[:third])))


@pytest.mark.parametrize("character", ["麻", "国", "人", "十"])
def test_a_syllable_alone_has_its_tone(model: Model, addition: Addition, character: str) -> None:
    for voice in addition.of("zh")[:2]:
        assert movement_of_all(model, addition, voice.name, character) > 0
    for falling in "骂四":
        assert movement_of_all(model, addition, voice.name, falling) < -1


def movement_of_all(model: Model, addition: Addition, voice: str, text: str) -> float:
    """Semitones from the first third to the last of all that is heard."""
    import numpy as np

    (line,) = Utterance("zh", text).lines(addition)
    measured = model.measure(line.signs, voice, 1.0)._replace(unheard=line.unheard)
    track = measured.pitch[0, 2 * measured.begin : 2 * measured.end]
    track = track[track > 60]
    third = len(track) // 3
    return float(12 * np.log2(np.median(track[-third:]) / np.median(track[:third])))
