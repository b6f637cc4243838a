"""Which voice a person chose for each language, as the settings keep it."""

from pathlib import Path

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import SPEECH_VOICES
from duidu.app.speech.voices import Voices


def chosen_voices(settings: Settings, folder: Path) -> Voices:
    """The voices, as the settings choose them. `folder` is that of the person's library."""
    return Voices((folder / "voices",), lambda language: chosen(settings).get(language, ""))


def chosen(settings: Settings) -> dict[str, str]:
    """The chosen voices by the base code of their language."""
    pairs = (pair.partition("=") for pair in settings.get(SPEECH_VOICES).split())
    return {language: name for language, _, name in pairs}


def choose(settings: Settings, language: str, name: str) -> None:
    """Have a language spoken by this voice from now on."""
    pairs = {**chosen(settings), language: name}
    settings.set(SPEECH_VOICES, " ".join(f"{code}={voice}" for code, voice in pairs.items()))
