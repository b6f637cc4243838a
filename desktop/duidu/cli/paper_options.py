"""The options of `duidu export --to pdf`: how a text stands on paper, as the window asks it."""

import argparse

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import (
    DENSITY,
    PAPER_NOTES,
    PAPER_PINYIN,
    PAPER_SIZE,
    PAPER_TEXTS,
    Setting,
)
from duidu.core.errors import UsageError

_OPTIONS: dict[str, tuple[Setting[str], str]] = {
    "--texts": (PAPER_TEXTS, "of a PDF: both texts in two columns, under each other, or one alone"),
    "--pinyin": (PAPER_PINYIN, "of a PDF: over every word, or none"),
    "--notes": (PAPER_NOTES, "of a PDF: notes at the foot of the sheet, after the text, or none"),
    "--type": (DENSITY, "of a PDF: 12, 10.5 or 9 points, with lines and rows as close as fits"),
    "--sheet": (PAPER_SIZE, "of a PDF: the size of its sheets"),
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command."""
    for option, (setting, text) in _OPTIONS.items():
        choices = [key for key, _ in setting.choices if key != "as_shown"]
        parser.add_argument(option, choices=choices, dest=setting.key, help=text)


def settings(args: argparse.Namespace, *, is_pdf: bool) -> Settings:
    """The usual settings with what the options say. Raises UsageError where nothing is a PDF."""
    made = Settings()
    for option, (setting, _) in _OPTIONS.items():
        chosen = getattr(args, setting.key)
        if chosen is not None:
            if not is_pdf:
                raise UsageError(f"{option} is for a text that is written as pdf.")
            made.set(setting, chosen)
    return made
