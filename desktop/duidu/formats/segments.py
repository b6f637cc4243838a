"""What every segmented format shares: units in two languages become blocks whose group says which answer each other."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from duidu.core.errors import FileError
from duidu.formats.document import RawBlock

# One unit: its texts by language code, as the file names the languages.
Unit = Sequence[tuple[str, str]]
_SPACES = re.compile(r"\s+")


def blocks_of_units(units: Iterable[Unit], name: str) -> tuple[RawBlock, ...]:
    """Blocks of the two languages with most text, a group a unit. A unit with one language is a block without counterpart."""
    kept = [[(language.strip(), _SPACES.sub(" ", text).strip()) for language, text in unit] for unit in units]
    weights = Counter[str]()
    for unit in kept:
        weights.update({language: len(text) for language, text in unit})
    languages = [language for language, weight in weights.most_common() if weight]
    if not languages:
        raise FileError(f"“{name}” has no segments with text in it.")
    chosen = languages[:2]
    blocks = []
    for group, unit in enumerate(kept):
        for language, text in unit:
            if language in chosen and text:
                blocks.append(RawBlock(text, column=chosen.index(language), language=language, group=group))
    return tuple(blocks)


def left_out(units: Sequence[Unit]) -> tuple[str, ...]:
    """A sentence naming the languages beyond the first two, () where there are none."""
    weights = Counter[str]()
    for unit in units:
        weights.update({language: len(text) for language, text in unit})
    others = [language for language, weight in weights.most_common()[2:] if weight]
    return (f"The file also has {', '.join(others)}; only the two languages with most text were taken.",) if others else ()
