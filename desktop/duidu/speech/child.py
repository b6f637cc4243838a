"""The child that speaks: reads lines to be spoken, answers with samples, and ends when unused.

A request is a line of JSON, and so is an answer, with samples behind it where it says so.
"""

import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from duidu.speech.addition import read_addition
from duidu.speech.model import Measured, Model

PATIENCE = 300.0
"""Seconds after which a child that nobody asks ends, and with it the model's half gigabyte."""
UNUSED_PATIENCE = 60.0
"""Seconds that it waits for the first line, where it was started only because one was likely."""


class Speaker(Protocol):
    """What makes sound of signs: the model, or a stand-in of a test."""

    def measure(self, signs: str, voice: str, speed: float) -> Measured:
        """What is to be known of a line before its sound."""

    def sound(self, measured: Measured, signs: str) -> Iterator[bytes]:
        """The samples, part by part."""


class Asked(NamedTuple):
    """One line that is to be spoken, and its number."""

    number: int
    signs: str
    voice: str
    speed: float
    unheard: int


class Inbox:
    """What was asked, in order. A new number to begin from drops all that was asked before."""

    def __init__(self, source: BinaryIO, patience: float = PATIENCE) -> None:
        self._source, self._patience = source, patience
        self._asked: queue.Queue[Asked | None] = queue.Queue()
        self._least = 0
        self._was_asked = False

    def listen(self) -> None:
        """Read requests until there are no more; for a thread of its own."""
        for line in self._source:
            said = json.loads(line)
            if "from" in said:
                self._least = int(said["from"])
                continue
            number, unheard = int(said["number"]), int(said["unheard"])
            self._asked.put(
                Asked(number, said["signs"], said["voice"], float(said["speed"]), unheard)
            )
        self._asked.put(None)

    def next(self, dropped: Callable[[Asked], None]) -> Asked | None:
        """The next line that is still wanted; None when there will be none.

        `dropped` is told of each that is not wanted any more: somebody waits for its end.
        """
        while True:
            patience = self._patience if self._was_asked else min(UNUSED_PATIENCE, self._patience)
            try:
                asked = self._asked.get(timeout=patience)
            except queue.Empty:
                return None
            self._was_asked = True
            if asked is None or self.wanted(asked):
                return asked
            dropped(asked)

    def wanted(self, asked: Asked) -> bool:
        """Whether a line was not dropped meanwhile."""
        return asked.number >= self._least


def answer(inbox: Inbox, output: BinaryIO, load: Callable[[], Speaker]) -> None:
    """Speak what comes in until nothing does; the model is loaded before anything is asked."""
    speaker: Speaker | None = None
    # What is wrong is told to who asks.
    with suppress(Exception):
        speaker = load()

    def end(line: Asked) -> None:
        _say(output, {"number": line.number, "end": True})

    while (asked := inbox.next(end)) is not None:
        try:
            speaker = speaker or load()
            _speak(speaker, asked, inbox, output)
        # Whatever it was: the parent is told, and this child goes on.
        except Exception as error:  # noqa: BLE001
            _say(output, {"number": asked.number, "error": f"{type(error).__name__}: {error}"})


def _speak(speaker: Speaker, asked: Asked, inbox: Inbox, output: BinaryIO) -> None:
    """Answer one line: its frames first, then its sound part by part while it is wanted."""
    measured = speaker.measure(asked.signs, asked.voice, asked.speed)
    measured = measured._replace(unheard=asked.unheard)
    _say(
        output,
        {"number": asked.number, "frames": measured.frames, "skipped": measured.begin},
    )
    for part in speaker.sound(measured, asked.signs):
        _say(output, {"number": asked.number, "bytes": len(part)}, part)
        if not inbox.wanted(asked):
            break
    _say(output, {"number": asked.number, "end": True})


def _say(output: BinaryIO, said: Mapping[str, object], sound: bytes = b"") -> None:
    output.write(json.dumps(said).encode() + b"\n" + sound)
    output.flush()


def main(folder: str) -> int:
    """Speak with the addition in a folder, from standard input to standard output."""
    addition = read_addition(Path(folder))
    if addition is None:
        return 1

    inbox = Inbox(sys.stdin.buffer)
    threading.Thread(target=inbox.listen, name="requests", daemon=True).start()
    answer(inbox, sys.stdout.buffer, lambda: Model(addition))
    sys.stdout.flush()
    # The thread that reads would keep the process waiting for its input.
    os._exit(0)
