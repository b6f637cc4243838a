"""`duidu senses`: ranks the senses of words by their translation, from JSON Lines to JSON Lines."""

import argparse
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from duidu.cli.encoder import installed_encoder
from duidu.cli.lines import lines_of_signed, standard_input
from duidu.cli.terminal import complain, say_json
from duidu.core.errors import UsageError
from duidu.core.json_line import parsed_line
from duidu.language.en.description import ENGLISH
from duidu.language.zh.description import CHINESE
from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.senses import Occurrence, RankedSense, SenseChooser

_BATCH = 256  # lines whose texts are encoded together


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "senses",
        help="choose the sense meant, by the translation",
        description="Reads lines of JSON (id, zh, en, start, end, word) and prints for each "
        "the senses of the word, best first.",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line for each line that is not empty.

    A line that cannot be read has no senses and is named on standard error.
    """
    chooser = SenseChooser(open_lexicon(), installed_encoder())
    code = 0
    lines = enumerate(lines_of_signed(standard_input()), 1)
    # By batches: the encoder is much quicker with many texts at once, and output still flows.
    while batch := [_read(line, number) for number, line in islice(lines, _BATCH) if line.strip()]:
        ranked = iter(
            chooser.rank_many([read for _, read in batch if isinstance(read, Occurrence)])
        )
        for name, read in batch:
            senses = list(_shown(next(ranked))) if isinstance(read, Occurrence) else []
            say_json({"id": name, "senses": senses})
            if isinstance(read, UsageError):
                complain(read)
                code = UsageError.exit_code
    return code


def _read(line: str, number: int) -> tuple[Any, Occurrence | UsageError]:
    """Return the id of a line and its occurrence, or the error that tells what is wrong with it."""
    name = None
    try:
        item: Any = parsed_line(line)
        # Before what may fail, so that a bad line is answered with its id.
        name = item.get("id")
        chinese, english = str(item[CHINESE.code]), str(item[ENGLISH.code])
        start, end = int(item["start"]), int(item["end"])
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return name, UsageError(f"Line {number} is not a JSON object with zh, en, start and end.")
    if not 0 <= start < end <= len(chinese):
        return name, UsageError(f"Line {number}: {start} to {end} lies outside its Chinese text.")
    return name, Occurrence(chinese, english, start, end)


def _shown(senses: Iterable[RankedSense]) -> Iterator[dict[str, str]]:
    for ranked in senses:
        entry = ranked.entry
        yield {
            "traditional": entry.traditional,
            "simplified": entry.simplified,
            "pinyin": " ".join(entry.pinyin),
            "sense": ranked.sense.text,
        }
