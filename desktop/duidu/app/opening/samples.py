"""The articles of our own that come with the program, for a first look at what it does."""

from pathlib import Path

from duidu.resources import resource

SAMPLES = {
    "news": ("news.zh-en.txt",),
    "prose": ("prose.zh-en.md",),
    "dialogue": ("dialogue.zh.txt", "dialogue.en.txt"),
}
"""The files of each sample by its name: one with both languages, or one for each."""


def sample_files(name: str) -> list[Path]:
    """The files of a sample, to be opened as a person would open theirs."""
    return [resource("samples", file) for file in SAMPLES[name]]
