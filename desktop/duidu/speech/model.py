"""The model: signs in, samples out. Loaded in a child only, for it takes half a gigabyte.

It is Kokoro-82M as two graphs. The first says how long each sign sounds, how high and how loud; the
second makes samples of that, and may do so of a part, so that the first second of a long sentence
is heard while the others are made.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from duidu.core.once import made_once
from duidu.speech.addition import DECODER, ENCODER, Addition, with_libraries
from duidu.speech.pace import AROUND, LEAST, Pace
from duidu.speech.times import FRAME

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession

    Array = np.ndarray[Any, Any]

_THREADS = 2
_STYLE = 256
# Frames of silence that stay at either end of a line.
_LEFT, _RIGHT = 2, 4
# Samples over which one part passes into the next.
_FADE = 240
_BORDERS = frozenset(" ,.;:!?—…")


class Measured(NamedTuple):
    """What the first graph says of a line: frames of each sign, and what the second needs.

    The first `unheard` signs are left out of the sound.
    """

    frames: tuple[int, ...]
    content: "Array"
    pitch: "Array"
    energy: "Array"
    style: "Array"
    unheard: int = 0

    @property
    def begin(self) -> int:
        """The first frame that is made; those before it are silent, or not to be heard."""
        if self.unheard:
            return sum(self.frames[: self.unheard + 1])
        return max(0, self.frames[0] - _LEFT)

    @property
    def end(self) -> int:
        """Where the frames that are made end."""
        return sum(self.frames) - max(0, self.frames[-1] - _RIGHT)


class Model:
    """The voices of an addition. For one thread."""

    def __init__(self, addition: Addition) -> None:
        with_libraries(addition.folder)
        import onnxruntime

        self._addition = addition
        self._styles: dict[str, Array] = {}
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        # A thread that waits would otherwise turn round and round, and take the window's time.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Warnings of the library would go to a place that nobody reads.
        options.log_severity_level = 3
        if addition.prepared:
            level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
            options.graph_optimization_level = level

        def load(name: str) -> "onnxruntime.InferenceSession":
            path = str(addition.folder / name)
            return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

        self._load = load
        # The second graph is loaded while the first works already.
        threading.Thread(target=lambda: self._decoder, name="decoder", daemon=True).start()
        self._encoder = load(ENCODER)

    @made_once
    def _decoder(self) -> "InferenceSession":
        """The second graph."""
        return self._load(DECODER)

    def measure(self, signs: str, voice: str, speed: float) -> Measured:
        """How long each sign of a line sounds, without making a sound yet."""
        import numpy as np

        numbers = [self._addition.signs[sign] for sign in signs]
        style = self._style(voice)[len(numbers) - 1][None]
        frames, content, pitch, energy = self._encoder.run(
            ["frames", "content", "pitch", "energy"],
            {
                "tokens": np.array([[0, *numbers, 0]], np.int64),
                "style": style,
                "speed": np.array([speed], np.float32),
            },
        )
        each = tuple(int(number) for number in frames.ravel())
        return Measured(each, content, pitch, energy, style)

    def sound(self, measured: Measured, signs: str) -> Iterator[bytes]:
        """The samples of a line, part by part."""
        import numpy as np

        tail = None
        pace = Pace()
        for start, end in parts(measured, signs, pace.wanted):
            wave = self._decode(measured, start, end)
            if tail is not None:
                fade = np.linspace(0, 1, len(tail), dtype=np.float32)
                wave[: len(tail)] = tail * (1 - fade) + wave[: len(tail)] * fade
            elif measured.unheard:
                # What it is cut out of would click.
                wave[:_FADE] *= np.linspace(0, 1, _FADE, dtype=np.float32)
            last = end >= measured.end
            kept = wave[: (end - start) * FRAME]
            tail = None if last else wave[(end - start) * FRAME :][:_FADE]
            pace.made(end - start)
            yield (np.clip(kept, -1, 1) * 32_767).astype("<i2").tobytes()

    def _decode(self, measured: Measured, start: int, end: int) -> "Array":
        """The samples from one frame on, and some behind the other for passing into the next."""
        left, right = max(0, start - AROUND), min(sum(measured.frames), end + AROUND)
        wave = self._decoder.run(
            ["audio"],
            {
                "content": measured.content[:, :, left:right],
                "pitch": measured.pitch[:, 2 * left : 2 * right],
                "energy": measured.energy[:, 2 * left : 2 * right],
                "style": measured.style,
            },
        )[0].ravel()
        part: Array = wave[(start - left) * FRAME : (end - left) * FRAME + _FADE]
        return part.copy()

    def _style(self, voice: str) -> "Array":
        import numpy as np

        if voice not in self._styles:
            path: Path = self._addition.folder / f"{voice}.bin"
            self._styles[voice] = np.fromfile(path, "<f4").reshape(-1, _STYLE)
        return self._styles[voice]


def parts(
    measured: Measured, signs: str, wanted_now: Callable[[], int]
) -> Iterator[tuple[int, int]]:
    """The frames of a line in parts that end between words, each about as long as wanted then."""
    borders = borders_of(measured.frames, signs)
    at = measured.begin
    while at < measured.end:
        wanted = wanted_now()
        # A rest shorter than half a part is not worth a part of its own.
        there = [one for one in borders if at + LEAST <= one < measured.end - wanted / 2]
        # A longer one would come too late; where no word ends in time, it has to be.
        in_time = [one for one in there if one <= at + wanted]
        end = in_time[-1] if in_time else next(iter(there), measured.end)
        yield at, end
        at = end


def borders_of(frames: Sequence[int], signs: str) -> list[int]:
    """The frames in the middle of what stands between words."""
    ends = list(accumulate(frames))
    return [ends[at] + frames[at + 1] // 2 for at, sign in enumerate(signs) if sign in _BORDERS]
