"""Plays utterances one after the other, makes the next meanwhile, and tells what is heard now."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from duidu.app.speech.maker import Maker, Spoken
from duidu.app.speech.player import Player, silence
from duidu.app.speech.utterance import Utterance
from duidu.core.errors import DuiduError
from duidu.speech.times import RATE, SAMPLE_BYTES

_GAP = 0.25
"""Seconds between two utterances."""
_AHEAD = 15.0
"""Seconds of sound that are made ahead of what is heard."""


class Heard(NamedTuple):
    """What is heard: how many utterances came before, which one, and the word in its text.

    `word` are the code points of the word that sounds now, None between words.
    """

    number: int
    utterance: Utterance
    word: tuple[int, int] | None


class Playback(Protocol):
    """Speaks utterances: by the model, or by a program of the system."""

    def begin(self, utterances: Iterable[Utterance], speed: float) -> None:
        """Speak these instead of what is spoken."""

    def pause(self, paused: bool) -> None:
        """Hold, or go on."""

    def stop(self) -> None:
        """Speak no more."""

    def heard(self) -> Heard | None:
        """What is heard in this moment; None before the first sound and in a pause."""

    @property
    def busy(self) -> bool:
        """Whether something is spoken, held, or being made. False at the end of all."""

    @property
    def error(self) -> DuiduError | None:
        """Why it stopped by itself, None where it did not."""


@dataclass(slots=True, eq=False)
class _Turn:
    """One call of begin: what is made and played belongs to it until the next."""

    speed: float
    ready: deque[Spoken]
    played: int = 0
    made_all: bool = False
    stopped: bool = False
    error: DuiduError | None = None


class _Given(NamedTuple):
    """Samples from `at` on, counted from the start of the player, are of an utterance."""

    at: int
    end: int
    number: int
    spoken: Spoken
    position: int


class ModelPlayback:
    """Playback by the model. `voice` names the voice of a language."""

    def __init__(self, maker: Maker, player: Player, voice: Callable[[str], str]) -> None:
        self._maker, self._player, self._voice = maker, player, voice
        self._change = threading.Condition()
        self._turn: _Turn | None = None
        self._paused = False
        self._at = 0
        self._position = 0
        self._given: deque[_Given] = deque()

    def begin(self, utterances: Iterable[Utterance], speed: float) -> None:
        """Speak these from now on. Raises DuiduError where nothing can be heard."""
        self.stop()
        turn = _Turn(speed, deque())
        with self._change:
            self._turn, self._paused = turn, False
            self._at = self._position = 0
            self._given.clear()
        self._player.start(lambda samples: self._pull(turn, samples))
        threading.Thread(
            target=self._make, args=(turn, iter(utterances)), name="speech", daemon=True
        ).start()

    def pause(self, paused: bool) -> None:
        """Hold in the middle of a word, or go on there."""
        with self._change:
            self._paused = paused

    def stop(self) -> None:
        """Speak no more, and have no more made."""
        with self._change:
            turn, self._turn = self._turn, None
            if turn is not None:
                turn.stopped = True
            self._change.notify_all()
        if turn is not None:
            self._maker.process.drop()
            self._player.stop()

    @property
    def busy(self) -> bool:
        """Whether there is anything left to be heard."""
        with self._change:
            turn = self._turn
            if turn is None or turn.error is not None:
                return False
            left = turn.ready or not turn.made_all
            last = self._given[-1].end if self._given else 0
        return bool(left) or self._player.heard() < last

    @property
    def error(self) -> DuiduError | None:
        """Why nothing more was made."""
        turn = self._turn
        return turn.error if turn else None

    def heard(self) -> Heard | None:
        """The utterance and word at the sample that is heard now."""
        now = self._player.heard()
        with self._change:
            while len(self._given) > 1 and self._given[0].end <= now:
                self._given.popleft()
            given = self._given[0] if self._given else None
        if given is None or not given.at <= now < given.end:
            return None
        word = given.spoken.word_at((given.position + now - given.at) / RATE)
        place = (word.start, word.end) if word else None
        return Heard(given.number, given.spoken.utterance, place)

    def _make(self, turn: _Turn, utterances: Iterator[Utterance]) -> None:
        """Make one utterance after the other, a bounded time ahead."""
        try:
            for utterance in utterances:
                with self._change:
                    self._change.wait_for(lambda: turn.stopped or self._ahead(turn) < _AHEAD)
                if turn.stopped:
                    return
                self._make_one(turn, Spoken(utterance))
        except DuiduError as error:
            turn.error = error
        finally:
            with self._change:
                turn.made_all = True
                self._change.notify_all()

    def _make_one(self, turn: _Turn, spoken: Spoken) -> None:
        with self._change:
            turn.ready.append(spoken)
        self._maker.fill(
            spoken, self._voice(spoken.utterance.language), turn.speed, lambda: not turn.stopped
        )
        spoken.sound += silence(int(_GAP * RATE))
        with self._change:
            spoken.whole = True

    def _ahead(self, turn: _Turn) -> float:
        samples = sum(len(one.sound) for one in turn.ready) // SAMPLE_BYTES - self._position
        return samples / RATE

    def _pull(self, turn: _Turn, samples: int) -> bytes:
        """The next samples for the sound card; silence where there are none."""
        if turn.stopped or self._paused:
            return self._silent(samples)
        with self._change:
            sound = b""
            while len(sound) < samples * SAMPLE_BYTES and turn.ready:
                spoken = turn.ready[0]
                part = self._part(turn, spoken, samples - len(sound) // SAMPLE_BYTES)
                sound += part
                if part:
                    continue
                if not spoken.whole:
                    break
                turn.ready.popleft()
                turn.played += 1
                self._position = 0
                self._change.notify_all()
        missing = samples - len(sound) // SAMPLE_BYTES
        return sound + self._silent(missing)

    def _part(self, turn: _Turn, spoken: Spoken, samples: int) -> bytes:
        """Samples of an utterance, noted as given."""
        begin = self._position * SAMPLE_BYTES
        part = bytes(spoken.sound[begin : begin + samples * SAMPLE_BYTES])
        count = len(part) // SAMPLE_BYTES
        if count:
            self._given.append(
                _Given(self._at, self._at + count, turn.played, spoken, self._position)
            )
            self._position += count
            self._at += count
        return part

    def _silent(self, samples: int) -> bytes:
        self._at += samples
        return silence(samples)
