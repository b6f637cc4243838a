"""`duidu speak`: text of standard input as sound in a WAV file, with the times of its words."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from duidu.app.base.safe_write import write_safely
from duidu.app.speech.maker import LEAST_SPEED, MOST_SPEED, Maker, Spoken
from duidu.app.speech.utterance import Utterance
from duidu.app.speech.voices import Voices
from duidu.cli.lines import lines_of_signed, standard_input
from duidu.cli.terminal import say_json
from duidu.core.errors import DuiduError, FileError, UsageError
from duidu.language.registry import LANGUAGES, base_code, cutter_for
from duidu.language.script import guess_language
from duidu.library.store.library_path import library_path
from duidu.speech.times import RATE
from duidu.speech.wave_file import as_wav, silence

_GAP = 0.25  # seconds between two sentences
_NO_LANGUAGE = "und"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "speak",
        help="speak text into a sound file",
        description="Reads text from standard input and writes how it sounds as a WAV file.",
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="the language of the text: zh or en (default: what it looks like)",
    )
    parser.add_argument("--voice", metavar="NAME", help="the voice (default: the first)")
    parser.add_argument(
        "--speed",
        type=float,
        default=1.0,
        help="how fast it is spoken, 0.5 to 1.5 (default: 1)",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT.wav", required=True, help="the sound file to write"
    )
    parser.add_argument(
        "--times", action="store_true", help="print when each word sounds, one JSON object a word"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Speak the text, write the file, and then print the times."""
    # nan is no number between the bounds either.
    if not LEAST_SPEED <= args.speed <= MOST_SPEED:
        raise UsageError(f"--speed must be a number from {LEAST_SPEED} to {MOST_SPEED}.")
    output = _writable(Path(args.output))
    voices = Voices((library_path(args.library).parent / "voices",), plays=False)
    maker = _maker(voices)
    text = "\n".join(lines_of_signed(standard_input()))
    if not text.strip():
        raise UsageError("There is no text to be spoken; give it on standard input.")
    language = _language(args.language, text, voices)
    try:
        spoken = list(_spoken(maker, text, language, _voice(voices, language, args.voice), args))
    finally:
        voices.close()
    if not any(one.words for one in spoken):
        raise UsageError("There is nothing in the text that can be heard.")
    write_safely(output, as_wav(silence(_GAP).join(bytes(one.sound) for one in spoken)))
    if args.times:
        _print_times(spoken)
    return 0


def _writable(path: Path) -> Path:
    """The path, if a file can be made there: speaking takes long, so it is asked before."""
    if path.is_dir():
        raise FileError("{path} is a folder; name a file to write the sound into.", path=path)
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise FileError(
            "{path} could not be written: its folder is not there, or nobody may write in it. "
            "Choose another folder.",
            path=path,
        )
    return path


def _maker(voices: Voices) -> Maker:
    """What makes the sound; only the voices of the addition can, for others write no file."""
    if voices.addition is None:
        raise DuiduError(
            "There are no voices to speak with. Install duidu-voices; from source, run "
            "./run voices."
        )
    return voices.maker


def _language(asked: str | None, text: str, voices: Voices) -> str:
    """The base code of the language to be spoken. Raises UsageError if no voice speaks it."""
    language = base_code(asked or guess_language(text))
    if voices.name_of(language):
        return language
    spoken = [one.code for one in LANGUAGES if voices.name_of(one.code)]
    if asked is None and language == _NO_LANGUAGE:
        # Figures alone are of any.
        return spoken[0]
    raise UsageError(
        "No voice speaks “{language}”; --language takes {codes}.",
        language=asked or language,
        codes=", ".join(spoken),
    )


def _voice(voices: Voices, language: str, asked: str | None) -> str:
    """The name of the voice. Raises UsageError with those there are."""
    addition = voices.addition
    assert addition is not None
    names = [voice.name for voice in addition.of(language)]
    if asked is None:
        return names[0]
    if asked not in names:
        raise UsageError(
            "There is no voice “{voice}” for this language; there are {names}.",
            voice=asked,
            names=", ".join(names),
        )
    return asked


def _spoken(
    maker: Maker, text: str, language: str, voice: str, args: argparse.Namespace
) -> Iterator[Spoken]:
    """The sentences of the text as sound, in order; those in which nothing is heard are left."""
    cut = cutter_for(language)
    for block in text.split("\n"):
        for span in cut(block):
            one = Spoken(Utterance(language, span.of(block)))
            maker.fill(one, voice, args.speed)
            if one.words:
                yield one


def _print_times(spoken: list[Spoken]) -> None:
    """One object a word: what it is in the text, when it sounds, how it is read."""
    before = 0.0
    for one in spoken:
        for word in one.words:
            say_json(
                {
                    "text": one.utterance.text[word.start : word.end],
                    "start": round(before + word.begins, 3),
                    "end": round(before + word.ends, 3),
                    "reading": word.reading,
                }
            )
        before += len(one.sound) / 2 / RATE + _GAP
