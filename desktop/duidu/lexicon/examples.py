"""Example sentences with translations, for words that no text of one's own has.

They are from Tatoeba and are shown with its name and their numbers, as its licence asks.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duidu.core.once import made_once_each
from duidu.resources import resource


@dataclass(frozen=True, slots=True)
class Example:
    """A Chinese sentence and its English translation, each with its number at Tatoeba."""

    text: str
    translation: str
    number: str
    translation_number: str

    @property
    def source(self) -> str:
        """What is to be shown with it."""
        return f"Tatoeba #{self.number}, #{self.translation_number} (CC BY 2.0 FR)"


def examples(*forms: str, path: Path | None = None) -> Iterator[Example]:
    """The sentences in which one of these forms of a word stands, also as a part of another word.

    For a job's thread: the file is unpacked with the first. There are none where it is missing.
    """
    text = _text(path or resource("data", "examples.bin"))
    seen = set()
    for form in filter(None, dict.fromkeys(forms)):
        at = text.find(form)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            if start not in seen:
                seen.add(start)
                number, sentence, other, translation = text[start:end].split("\t")
                yield Example(sentence, translation, number, other)
            at = text.find(form, end)


@made_once_each
def _text(path: Path) -> str:
    try:
        return zlib.decompress(path.read_bytes()).decode() + "\n"
    # A checkout whose data was made before there were examples.
    except FileNotFoundError:
        return ""
