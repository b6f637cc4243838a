"""`duidu lookup`: looks up a Chinese word, pinyin or an English word in the dictionary."""

import argparse
from collections.abc import Callable, Iterable

from duidu.cli.terminal import say, say_json
from duidu.language.zh.display import Style, written_syllable
from duidu.lexicon.entry import Entry
from duidu.lexicon.gloss_text import readable
from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.lookup import WordSearch

# Entries of one kind of match, so that the output fits a screen.
_SHOWN = 12


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "lookup",
        help="look a word up",
        description="Looks up Chinese, pinyin (yinhang, yin2hang2, yh) or English.",
    )
    parser.add_argument("word", metavar="WORD", help="Chinese, pinyin or English")
    parser.add_argument(
        "--style",
        choices=[style.value for style in Style],
        default=Style.MARKS.value,
        help="how readings are written (default: marks)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the entries, the longest match first, then those of shorter matches."""
    word = args.word.strip()
    entries, shorter = _find(word)
    if args.json:
        say_json(
            {
                "word": word,
                "entries": [_plain(one, Style(args.style)) for one in entries],
                "shorter": [_plain(one, Style(args.style)) for one in shorter],
            }
        )
    elif entries:
        meaning_of = WordSearch(open_lexicon()).meaning_of
        _print((*entries, *shorter), Style(args.style), meaning_of)
    else:
        say(f"The dictionary has no entry for {word}.")
    return 0


def _find(word: str) -> tuple[list[Entry], list[Entry]]:
    """Return the entries of a word, and those of shorter words it begins with."""
    lexicon = open_lexicon()
    search = WordSearch(lexicon)
    exact = search.chinese(word)
    if exact is not None and (exact.text == word or not word.isascii()):
        return list(exact.entries), [entry for _, entries in exact.shorter for entry in entries]
    by_english = [found.entry for found in search.english(word, limit=_SHOWN)]
    # An English word may also be pinyin (“can”, “men”): both are shown.
    known = {entry.id for entry in by_english}
    by_pinyin = [one for one in lexicon.by_pinyin(word, _SHOWN) if one.id not in known]
    return [*by_english, *map(search.as_taught, by_pinyin)], []


def _print(
    entries: Iterable[Entry], style: Style, meaning_of: Callable[[str], tuple[str, ...]]
) -> None:
    """Print entries for people: word, reading, levels, senses and measure words."""
    for entry in entries:
        both = (
            entry.simplified
            if entry.simplified == entry.traditional
            else f"{entry.simplified} {entry.traditional}"
        )
        levels = ", ".join(f"{standard}: {level}" for standard, level in entry.levels.items())
        reading = " ".join(written_syllable(one, style) for one in entry.reading)
        say(f"{both}  {reading}{f'  ({levels})' if levels else ''}")
        for sense in entry.senses:
            meant = "; ".join(readable(text, style) for text in meaning_of(sense.text))
            text = readable(sense.text, style)
            say(f"  {sense.index + 1}. {text}{f': {meant}' if meant else ''}")
        if entry.classifiers:
            say(f"  measure word: {', '.join(one.simplified for one in entry.classifiers)}")


def _plain(entry: Entry, style: Style) -> dict[str, object]:
    """Describe an entry for JSON."""
    return {
        "traditional": entry.traditional,
        "simplified": entry.simplified,
        "pinyin": " ".join(entry.pinyin),
        "senses": [readable(sense.text, style) for sense in entry.senses],
        "classifiers": [classifier.simplified for classifier in entry.classifiers],
        "flags": sorted(entry.flags),
        "levels": entry.levels,
        "band": entry.band,
    }
