"""Speech: from the key to the first sound, all of the sound, words a line, the pitch of tones.

python tests/benchmarks/speech.py [--quick]; says `skipped` where the voices are not there. Seconds
of the processor come beside those of the clock: the clock says little on a busy machine, and two
threads of the model share the work where two cores are idle.
"""

import json
import resource
import sys
import time
from pathlib import Path

from duidu.app.speech.utterance import Utterance
from duidu.speech.addition import Addition, can_run, find_addition
from duidu.speech.lines import Line
from duidu.speech.model import Model
from duidu.speech.process import SpeechProcess
from duidu.speech.times import RATE, seconds, word_times

SENTENCES = {
    "zh": "美国和塔利班上周六在卡塔尔签署了和平协议，双方都很高兴。",
    "en": "The United States and the Taliban signed an agreement on Saturday.",
}
TONES = {"zh": ("妈", "麻", "马", "骂")}


def main() -> int:
    """Print one JSON line a figure."""
    addition = find_addition()
    if addition is None or not can_run(addition):
        print(json.dumps({"figure": "speech", "skipped": "the voices are not there"}))
        return 0
    for language, text in SENTENCES.items():
        from_the_key(addition, language, text)
    begin, processor = time.monotonic(), time.process_time()
    model = Model(addition)
    tell("load", begin, processor)
    for language, text in SENTENCES.items():
        voice = addition.of(language)[0].name
        for line in Utterance(language, text).lines(addition):
            measure(model, line, voice, language)
    if "--quick" not in sys.argv:
        pitches(model, addition)
    return 0


def from_the_key(addition: Addition, language: str, text: str) -> None:
    """From the key to the first sound where no child is there yet: its start, and all it loads."""
    (line, *_) = Utterance(language, text).lines(addition)
    process = SpeechProcess(addition)
    begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    voice = addition.of(language)[0].name
    answers = process.speak(line.signs, voice, 1.0, line.unheard)
    next(one for one in answers if isinstance(one, bytes))
    spent = time.monotonic() - begin
    # Killed before it makes the next part, so that all it used was for the first.
    process.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figure = {"seconds": round(spent, 2), "processor": round(used, 2), "language": language}
    print(json.dumps({"figure": "from the key", **figure}), flush=True)


def measure(model: Model, line: Line, voice: str, language: str) -> None:
    """The first sound, all of it, and whether the times of the words fit the samples."""
    begin, processor = time.monotonic(), time.process_time()
    measured = model.measure(line.signs, voice, 1.0)._replace(unheard=line.unheard)
    sound = b""
    for part in model.sound(measured, line.signs):
        if not sound:
            tell("first sound", begin, processor, language=language, sound=seconds(part))
        sound += part
    tell("all sound", begin, processor, language=language, sound=seconds(sound))
    times = word_times(line, measured.frames, measured.begin)
    figure = {"words": len(times), "last word ends": times[-1].end, "sound": seconds(sound)}
    print(json.dumps({"figure": "times", "language": language, **figure}))


def tell(figure: str, begin: float, processor: float, **more: float | str) -> None:
    """One line with the seconds of the clock and of the processor since a moment."""
    spent = {
        "seconds": round(time.monotonic() - begin, 2),
        "processor": round(time.process_time() - processor, 2),
    }
    print(json.dumps({"figure": figure, **spent, **more}, ensure_ascii=False), flush=True)


def pitches(model: Model, addition: Addition) -> None:
    """How the pitch of the four tones moves, first third to last, in semitones."""
    for language, characters in TONES.items():
        for voice in addition.of(language):
            moved = {}
            for tone, character in enumerate(characters, 1):
                (line,) = Utterance(language, f"{character}。").lines(addition)
                measured = model.measure(line.signs, voice.name, 1.0)
                measured = measured._replace(unheard=line.unheard)
                sound = b"".join(model.sound(measured, line.signs))
                moved[tone] = round(movement(sound), 1)
            print(json.dumps({"figure": "tones", "voice": voice.name, "semitones": moved}))


def movement(sound: bytes) -> float:
    """Semitones from the first third of the voiced frames to the last."""
    import numpy as np

    track = pitch_track(sound)
    third = max(1, len(track) // 3)
    return float(12 * np.log2(np.median(track[-third:]) / np.median(track[:third])))


def pitch_track(sound: bytes) -> "list[float]":
    """The pitch of each voiced stretch of 40 ms, by autocorrelation, in hertz."""
    import numpy as np

    wave = np.frombuffer(sound, "<i2").astype(np.float64)
    size, step = int(0.04 * RATE), int(0.01 * RATE)
    least, most = RATE // 450, RATE // 70
    loudest = np.abs(wave).max()
    track = []
    for at in range(0, len(wave) - size, step):
        piece = wave[at : at + size]
        if np.abs(piece).max() < loudest / 5:
            continue
        piece = piece - piece.mean()
        same = np.correlate(piece, piece, "full")[size - 1 :]
        # The unbiased estimate: a later lag has fewer samples to compare.
        same = same / np.arange(size, 0, -1) / (same[0] / size)
        lag = int(np.argmax(same[least:most])) + least
        if same[lag] > 0.5:
            # The first peak near the best, lest half the pitch be taken for it.
            first = next((at for at in range(least, lag + 1) if same[at] > 0.9 * same[lag]), lag)
            while first + 1 < most and same[first + 1] > same[first]:
                first += 1
            track.append(RATE / first)
    return track


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
    sys.exit(main())
