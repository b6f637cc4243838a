"""Plays samples as they are asked for, and tells how many of them were heard by now."""

import time
from collections.abc import Callable, Generator
from typing import Protocol

from duidu.core.errors import DuiduError
from duidu.speech.times import RATE, SAMPLE_BYTES

Pull = Callable[[int], bytes]
"""Gives so many samples; it is called by the player's own thread."""

# Milliseconds of one piece that the sound card asks for, and how many it holds. Shorter ones
# would stutter while the window paints.
_PIECE, _PIECES = 40, 3


class Player(Protocol):
    """A sound card, or the stand-in of a test."""

    def start(self, pull: Pull) -> None:
        """Play what `pull` gives from now on. Raises DuiduError where there is no sound card."""

    def heard(self) -> int:
        """How many samples were heard since the start."""

    def stop(self) -> None:
        """Stop playing."""


class SoundCard:
    """The sound card of the machine, by miniaudio."""

    def __init__(self) -> None:
        self._device: object | None = None
        self._given = self._last = 0
        self._asked_at = 0.0

    def start(self, pull: Pull) -> None:
        """Play what `pull` gives from now on."""
        import miniaudio

        self.stop()
        self._given = self._last = 0
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=_PIECE,
                app_name="Duidu",
            )
            pieces = self._pieces(pull)
            next(pieces)
            device.start(pieces)
        except miniaudio.MiniaudioError as error:
            raise DuiduError(
                "Nothing can be heard: no sound card was found. Connect one, and try again."
            ) from error
        self._device = device

    def _pieces(self, pull: Pull) -> Generator[bytes, int, None]:
        wanted = yield b""
        while True:
            self._given, self._last = self._given + self._last, wanted
            self._asked_at = time.monotonic()
            wanted = yield pull(wanted)

    def heard(self) -> int:
        """What was given but the pieces that the card still holds, by the clock within a piece."""
        if not self._last:
            return 0
        since = min(self._last, int((time.monotonic() - self._asked_at) * RATE))
        return max(0, self._given + since - (_PIECES - 1) * self._last)

    def stop(self) -> None:
        """Close the device."""
        device, self._device = self._device, None
        close = getattr(device, "close", None)
        if close is not None:
            close()


def can_play() -> bool:
    """Whether there is what plays sound. Loads nothing."""
    from importlib.util import find_spec

    return find_spec("miniaudio") is not None


def silence(samples: int) -> bytes:
    """So many samples of silence."""
    return bytes(samples * SAMPLE_BYTES)
