"""The voices of the system, where the addition is absent: plain text given to a program of it.

They read by themselves and do not tell which word is heard; the sentence is lit all the same.
"""

import base64
import math
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple, Protocol

from duidu.app.speech.playback import Heard
from duidu.app.speech.utterance import Utterance
from duidu.core.child_process import run_to_end, start_program
from duidu.core.errors import DuiduError
from duidu.core.once import made_once_each
from duidu.language.registry import base_code, describe

# Seconds for which a program may think about which voices it has: spd-say lists 13,000 variants.
_PATIENCE = 30.0
_RATE = 175  # words a minute at which espeak and say speak


class Program(NamedTuple):
    """A program that speaks: the command for a text, and the one that lists its voices.

    `finds` takes a voice for a language's codes out of what the second prints, "" for none.
    `silence` is to be run after the program was ended: what it only handed on is spoken still.
    """

    listing: tuple[str, ...]
    finds: Callable[[str, frozenset[str]], str]
    command: Callable[[str, str, float], list[str]]
    silence: tuple[str, ...] = ()


class Running(Protocol):
    """A program that was started."""

    def wait(self) -> int:
        """Wait for its end."""

    def kill(self) -> None:
        """End it."""


def programs(platform: str = sys.platform) -> tuple[Program, ...]:
    """The programs that a system may have, the best first."""
    if platform == "darwin":
        return (Program(("say", "-v", "?"), _of_say, _say),)
    if platform == "win32":
        return (Program(_powershell(_LIST_SAPI), _of_sapi, _sapi),)
    return (
        Program(("spd-say", "-L"), _of_table, _spd_say, ("spd-say", "-S")),
        Program(("espeak-ng", "--voices"), _of_espeak, _espeak),
    )


def find_voice(
    language: str,
    known: Iterable[Program] | None = None,
    run: Callable[[tuple[str, ...]], str] | None = None,
) -> "tuple[Program, str] | None":
    """A program with a voice for a language and the voice's name; None where there is none.

    For a job's thread: asking a program takes up to some seconds.
    """
    described = describe(language)
    codes = frozenset((base_code(language), *described.other_codes))
    for program in programs() if known is None else known:
        voice = program.finds((run or _output)(program.listing), codes)
        if voice:
            return program, voice
    return None


@made_once_each
def _output(command: tuple[str, ...]) -> str:
    """What a program prints, without variants of a voice (Name+whisper).

    "" where it is not there or fails.
    """
    if shutil.which(command[0]) is None:
        return ""
    try:
        printed = run_to_end(command, _PATIENCE).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return "\n".join(line for line in printed.splitlines() if "+" not in line)


def _of_table(printed: str, codes: frozenset[str]) -> str:
    """The language column of spd-say -L: name, which may have spaces, language, variant.

    Where there are several of a language, its bare code, of which the system knows the usual one.
    """
    rows = (line.split() for line in printed.splitlines()[1:])
    named = dict.fromkeys(row[-2] for row in rows if len(row) > 2)
    found = [name for name in named if name.split("-")[0].lower() in codes]
    return found[0] if len(found) == 1 else found[0].split("-")[0] if found else ""


def _of_espeak(printed: str, codes: frozenset[str]) -> str:
    """The language column of espeak-ng --voices: priority, language, age and gender, name.

    The lower its priority the more usual is a voice.
    """
    rows = (line.split() for line in printed.splitlines()[1:])
    found = [
        (int(row[0]), row[1])
        for row in rows
        if len(row) > 1 and row[0].isdecimal() and row[1].split("-")[0].lower() in codes
    ]
    return min(found, key=lambda one: one[0])[1] if found else ""


def _of_say(printed: str, codes: frozenset[str]) -> str:
    """A line of say -v ?: a name, which may have spaces, the locale, # and a sample."""
    for line in printed.splitlines():
        found = re.match(r"(.+?)\s+([a-z]{2,3})[_-][A-Z]{2}\b", line)
        if found and found[2] in codes:
            return found[1].strip()
    return ""


def _of_sapi(printed: str, codes: frozenset[str]) -> str:
    """Lines of culture, a tab, and the name of a voice."""
    for line in printed.splitlines():
        culture, _, name = line.partition("\t")
        if culture.split("-")[0].lower() in codes and name.strip():
            return name.strip()
    return ""


def _spd_say(text: str, voice: str, speed: float) -> list[str]:
    return ["spd-say", "-w", "-l", voice, "-r", str(_spd_rate(speed)), "--", text]


def _espeak(text: str, voice: str, speed: float) -> list[str]:
    return ["espeak-ng", "-v", voice, "-s", str(int(_RATE * speed)), "--", text]


def _say(text: str, voice: str, speed: float) -> list[str]:
    return ["say", "-v", voice, "-r", str(int(_RATE * speed)), "--", text]


_SAPI = "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis."
_LIST_SAPI = (
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8; " + _SAPI + "SpeechSynthesizer; "
    '$s.GetInstalledVoices() | % { $_.VoiceInfo.Culture.Name + "`t" + $_.VoiceInfo.Name }'
)


def _sapi(text: str, voice: str, speed: float) -> list[str]:
    """The text as base64: what stands in it must not be read as a command."""
    script = (
        f"{_SAPI}SpeechSynthesizer; $s.SelectVoice({_coded(voice)}); "
        f"$s.Rate = {_sapi_rate(speed)}; $s.Speak({_coded(text)})"
    )
    return list(_powershell(script))


def _coded(text: str) -> str:
    code = base64.b64encode(text.encode()).decode()
    return f"[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{code}'))"


def _powershell(script: str) -> tuple[str, ...]:
    return ("powershell", "-NoProfile", "-NonInteractive", "-Command", script)


def _spd_rate(speed: float) -> int:
    """A speed in speech-dispatcher's -100 to 100, at which espeak-ng is 0.5 and 2.4 times as fast.

    Measured: 8.6 s of sound take 17.2 s at -100 and 3.6 s at 100.
    """
    return round((speed - 1) * (200 if speed < 1 else 72))


def _sapi_rate(speed: float) -> int:
    """A speed in SAPI's -10 to 10, which stand for a third of the speed and three times as fast."""
    return round(10 * math.log(speed, 3))


class SystemPlayback:
    """Playback by programs of the system. `voices` has one for each language that is spoken."""

    def __init__(
        self,
        voices: Callable[[str], "tuple[Program, str] | None"],
        start: Callable[[list[str]], Running] = start_program,
    ) -> None:
        self._voices, self._start = voices, start
        self._change = threading.Condition()
        self._running: Running | None = None
        self._silence: tuple[str, ...] = ()
        self._silencing: Running | None = None
        self._turn = 0
        self._heard: Heard | None = None
        self._busy = self._paused = self._broken_off = False
        self.error: DuiduError | None = None

    def begin(self, utterances: Iterable[Utterance], speed: float) -> None:
        """Speak these from now on."""
        self.stop()
        with self._change:
            self._turn += 1
            self._busy, self._paused, self.error = True, False, None
            turn = self._turn
        threading.Thread(
            target=self._speak, args=(turn, iter(utterances), speed), name="speech", daemon=True
        ).start()

    def pause(self, paused: bool) -> None:
        """Hold: the sentence is broken off, and said again from its beginning later."""
        with self._change:
            self._paused = paused
            if paused and self._running is not None:
                self._broken_off = True
                self._end()
            self._change.notify_all()

    def stop(self) -> None:
        """Speak no more."""
        with self._change:
            self._turn += 1
            self._busy, self._heard = False, None
            self._end()
            self._change.notify_all()

    @property
    def busy(self) -> bool:
        """Whether something is spoken or held."""
        return self._busy

    def heard(self) -> Heard | None:
        """The utterance that is spoken; which word of it is not known."""
        return None if self._paused else self._heard

    def _end(self) -> None:
        if self._running is not None:
            with suppress(OSError):
                self._running.kill()
                if self._silence:
                    self._silencing = self._start(list(self._silence))
            self._running = None

    def _speak(self, turn: int, utterances: Iterator[Utterance], speed: float) -> None:
        for number, utterance in enumerate(utterances):
            if not self._said(turn, Heard(number, utterance, None), speed):
                break
        with self._change:
            if turn == self._turn:
                self._busy, self._heard = False, None

    def _said(self, turn: int, heard: Heard, speed: float) -> bool:
        """Speak one utterance, again after a pause; returns whether it goes on."""
        voice = self._voices(heard.utterance.language)
        while voice is not None:
            with self._change:
                self._change.wait_for(lambda: turn != self._turn or not self._paused)
                silencing, self._silencing = self._silencing, None
            if silencing is not None:
                # It would end what is begun now, too.
                silencing.wait()
            with self._change:
                if turn != self._turn:
                    return False
                if self._paused:
                    continue
                program, name = voice
                try:
                    running = self._start(program.command(heard.utterance.text, name, speed))
                except OSError:
                    self.error = DuiduError(
                        "The system's voice could not be started. Install it again, or add the "
                        "voices of Duidu."
                    )
                    return False
                self._running, self._heard, self._broken_off = running, heard, False
                self._silence = program.silence
            running.wait()
            with self._change:
                if self._running is running:
                    self._running = None
            if not self._broken_off:
                break
        return turn == self._turn
