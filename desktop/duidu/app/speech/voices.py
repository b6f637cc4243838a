"""The voices of the program: those of the addition, else those of the system.

One object for the session; what it needs is looked for and loaded when it is first asked.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from duidu.app.speech.maker import Maker
from duidu.app.speech.playback import ModelPlayback, Playback
from duidu.app.speech.player import Player, SoundCard, can_play
from duidu.app.speech.system_voice import Program, SystemPlayback, find_voice
from duidu.app.speech.utterance import Utterance
from duidu.core.once import made_once, made_once_each
from duidu.core.token import Token
from duidu.language.registry import LANGUAGES, base_code
from duidu.speech.addition import Addition, can_run, find_addition, with_libraries
from duidu.speech.process import SpeechProcess


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice for one language. `timed`: it tells which word is heard, and reads our readings."""

    language: str
    name: str
    timed: bool
    playback: Playback

    def speak(self, text: str, tokens: Sequence[Token] | None = None, speed: float = 1.0) -> None:
        """Speak a text now, instead of what is spoken. Returns at once.

        `tokens` are its words with their readings; a voice of the system reads by itself. Raises
        DuiduError where nothing can be heard.
        """
        words = None if tokens is None else tuple(tokens)
        self.playback.begin((Utterance(self.language, text, words),), speed)

    def stop(self) -> None:
        """Speak no more."""
        self.playback.stop()


class Described(NamedTuple):
    """The names of all voices, and the addition if they are of that.

    `lacks`: the addition is there, and what runs or plays it is not; the names are the system's.
    """

    names: tuple[str, ...]
    addition: Addition | None
    lacks: bool = False


class Voices:
    """Finds voices, and speaks with them. `chosen` names a language's voice, "" for the first.

    `own` is the folder of the person's data, where the addition may be.
    """

    def __init__(
        self,
        own: Iterable[Path] = (),
        chosen: Callable[[str], str] = lambda _: "",
        player: Callable[[], Player] = SoundCard,
        system: Callable[[str], tuple[Program, str] | None] = find_voice,
        plays: bool = True,
    ) -> None:
        """`plays` is whether the sound is to be heard, and not only made."""
        self._own, self._chosen, self._player = tuple(own), chosen, player
        self._system, self._plays = made_once_each(system), plays

    @made_once
    def addition(self) -> Addition | None:
        """The addition, None where it is not there or nothing can run it."""
        found = find_addition(self._own)
        if found is None or not can_run(found):
            return None
        with_libraries(found.folder)
        return found if not self._plays or self._player is not SoundCard or can_play() else None

    @made_once
    def maker(self) -> Maker:
        """Makes sound with the addition, which must be there."""
        assert self.addition is not None
        return Maker(self.addition, SpeechProcess(self.addition))

    @made_once
    def playback(self) -> Playback:
        """What speaks, one text at a time."""
        if self.addition is not None:
            return ModelPlayback(self.maker, self._player(), self.name_of)
        return SystemPlayback(self._system)

    def voice_for(self, language: str) -> Voice | None:
        """The voice of a language (a BCP 47 code), None where nobody speaks it.

        For a job's thread where the addition is absent: programs of the system are asked then.
        """
        code = base_code(language)
        if self.addition is not None:
            name = self.name_of(code)
            return Voice(code, name, True, self.playback) if name else None
        found = self._system(code)
        return Voice(code, found[1], False, self.playback) if found else None

    def name_of(self, language: str) -> str:
        """The name of the voice of the addition that speaks a language, "" where none does."""
        if self.addition is None:
            return ""
        names = [voice.name for voice in self.addition.of(base_code(language))]
        chosen = self._chosen(base_code(language))
        return chosen if chosen in names else names[0] if names else ""

    def described(self) -> "Described":
        """Which voices there are, for people; asks programs of the system where need be."""
        found = find_addition(self._own)
        if self.addition is not None:
            names = tuple(voice.name for voice in self.addition.voices)
            return Described(names, self.addition)
        system = {one.code: self._system(one.code) for one in LANGUAGES if one.speech is not None}
        names = tuple(
            f"{voice[0].listing[0]} {voice[1]}" for voice in system.values() if voice is not None
        )
        return Described(names, found, lacks=found is not None)

    def warm(self) -> None:
        """Have the model loaded, for somebody may want to hear something soon."""
        if self.addition is not None:
            self.maker.process.warm()

    def close(self) -> None:
        """Speak no more, and end the child."""
        playback, maker = type(self).playback.made(self), type(self).maker.made(self)
        if playback is not None:
            playback.stop()
        if maker is not None:
            maker.process.close()
