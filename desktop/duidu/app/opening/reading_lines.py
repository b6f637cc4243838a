"""Takes lines that spell how a text is read (pinyin in textbooks) out of what is to be aligned.

They belong to the text that they read, and are no translation of it.
"""

from collections.abc import Mapping, Sequence

from duidu.formats.base.document import RawBlock
from duidu.language.registry import spelled_reader
from duidu.language.script import main_script
from duidu.language.spelled import TONED, SpelledReader

_SCRIPT = "Hani"
# Lines without tones are looked for in the first ones.
_FIRST = 40


def without_readings(
    blocks: Sequence[RawBlock],
) -> tuple[Sequence[RawBlock], dict[str, str], int]:
    """The blocks that are no such lines, and of texts the lines that spell their readings.

    Also how many such lines fit no text: they are left out.
    """
    scripts = [main_script(block.text) for block in blocks]
    if not _may_have_readings(blocks, scripts):
        return blocks, {}, 0
    reader = spelled_reader()
    kept: list[RawBlock] = []
    found: dict[str, str] = {}
    unfit = 0
    for at, block in enumerate(blocks):
        if scripts[at] != "Latn":
            kept.append(block)
            continue
        rest = _behind_reading(reader, blocks, scripts, at, found)
        if rest == block.text and reader.is_reading(rest) and _beside(scripts, at):
            unfit += 1
        elif rest == block.text:
            kept.append(block)
        elif rest:
            kept.append(block._replace(text=rest, emphasis=(), marks=()))
    return kept, found, unfit


def _may_have_readings(blocks: Sequence[RawBlock], scripts: Sequence[str]) -> bool:
    """Whether there are tones in Latin letters, or one of the first lines reads its neighbour."""
    if _SCRIPT not in scripts or "Latn" not in scripts:
        return False
    latin = [one.text for one, script in zip(blocks, scripts, strict=True) if script == "Latn"]
    if any(TONED.search(text) for text in latin):
        return True
    reader = spelled_reader()
    found: dict[str, str] = {}
    for at in range(min(len(blocks), _FIRST)):
        if scripts[at] == "Latn":
            _behind_reading(reader, blocks, scripts, at, found)
    return bool(found)


def _behind_reading(
    reader: SpelledReader,
    blocks: Sequence[RawBlock],
    scripts: Sequence[str],
    at: int,
    found: dict[str, str],
) -> str:
    """What of a line is no reading of the text above or below it; "" for all of it."""
    line = blocks[at].text
    # The text above it first, then the one below.
    for other in (at - 1, at + 1):
        if not 0 <= other < len(blocks) or scripts[other] != _SCRIPT:
            continue
        text = blocks[other].text
        spelled = None if text in found and other > at else reader.read(text, line)
        if spelled is None or spelled.end < 0:
            continue
        rest = line[spelled.end :].strip()
        # Only a line of its own is above its text.
        if rest and (other > at or (not rest[:1].isalnum() and rest[:1] not in "“‘\"'(（")):
            continue
        found.setdefault(text, line[: spelled.end].strip())
        return rest.strip("()（） ") if rest[:1] in "(（" else rest
    return line


def _beside(scripts: Sequence[str], at: int) -> bool:
    return _SCRIPT in scripts[max(0, at - 2) : at + 2]


def readings_of(text: str, found: Mapping[str, str]) -> tuple[str, ...]:
    """The readings that a text's own line gives its code points; () where it has none."""
    line = found.get(text, "")
    spelled = spelled_reader().read(text, line) if line else None
    return spelled.readings if spelled else ()
