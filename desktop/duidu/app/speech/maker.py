"""Makes the sound of utterances, by a child process, and keeps what was made last."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.app.speech.utterance import Utterance
from duidu.speech.addition import Addition
from duidu.speech.lines import Line
from duidu.speech.process import Begun, SpeechProcess
from duidu.speech.times import FRAME, RATE, SAMPLE_BYTES, word_times

_MOST_KEPT = 4_000_000
"""Bytes of sound that are kept to be heard again: 80 seconds."""
LEAST_SPEED, MOST_SPEED = 0.5, 1.5


class SpokenWord(NamedTuple):
    """A word of an utterance: its code points in the text, its reading, and when it sounds."""

    start: int
    end: int
    reading: str
    begins: float
    ends: float


@dataclass(slots=True, eq=False)
class Spoken:
    """The sound of an utterance as far as it is made. `whole` when nothing more will come."""

    utterance: Utterance
    sound: bytearray = field(default_factory=bytearray)
    words: list[SpokenWord] = field(default_factory=list)
    whole: bool = False

    def word_at(self, second: float) -> SpokenWord | None:
        """The word that sounds at a moment, None between words."""
        return next((word for word in self.words if word.begins <= second < word.ends), None)


class _Kept(NamedTuple):
    begun: Begun
    sound: bytes


class Maker:
    """Makes sound with the voices of an addition. One thread at a time makes; any may drop."""

    def __init__(self, addition: Addition, process: SpeechProcess) -> None:
        self.addition, self.process = addition, process
        self._kept: OrderedDict[tuple[str, str, float, int], _Kept] = OrderedDict()
        self._guard = threading.Lock()

    def fill(
        self,
        spoken: Spoken,
        voice: str,
        speed: float,
        wanted: Callable[[], bool] = lambda: True,
        came: Callable[[], None] = lambda: None,
    ) -> None:
        """Make all of an utterance, part by part, while it is wanted; `came` after each part.

        Raises SpeechError.
        """
        for line in spoken.utterance.lines(self.addition):
            if not wanted():
                return
            self._line(spoken, line, voice, speed, came)
        spoken.whole = True
        came()

    def _line(
        self, spoken: Spoken, line: Line, voice: str, speed: float, came: Callable[[], None]
    ) -> None:
        """Make one line behind what there is, or take it as it was kept."""
        key = (line.signs, voice, speed, line.unheard)
        offset = len(spoken.sound) / SAMPLE_BYTES / RATE
        kept = self._kept.get(key)
        if kept is not None:
            spoken.words += _words(line, kept.begun, offset)
            spoken.sound += kept.sound
            came()
            return
        begun, sound = None, bytearray()
        for part in self.process.speak(*key):
            if isinstance(part, Begun):
                begun = part
                spoken.words += _words(line, part, offset)
                continue
            sound += part
            spoken.sound += part
            came()
        if begun is not None:
            self._keep(key, _Kept(begun, bytes(sound)))

    def _keep(self, key: tuple[str, str, float, int], made: _Kept) -> None:
        begun = made.begun
        # Dropped meanwhile: the rest was not made.
        least = (sum(begun.frames[:-1]) - begun.skipped) * FRAME * SAMPLE_BYTES
        if len(made.sound) < least:
            return
        with self._guard:
            self._kept[key] = made
            while sum(len(one.sound) for one in self._kept.values()) > _MOST_KEPT:
                self._kept.popitem(last=False)


def _words(line: Line, begun: Begun, offset: float) -> list[SpokenWord]:
    times = word_times(line, begun.frames, begun.skipped)
    return [
        SpokenWord(word.start, word.end, word.reading, offset + time.start, offset + time.end)
        for word, time in zip(line.words, times, strict=True)
    ]
