"""How the work of opening a text grows, at two small sizes and in this process; see growth.

Calls of functions are counted besides processor time: they are the same at every run.
"""

import cProfile
import math
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from duidu.align.base.protocol import Aligner
from duidu.app.opening.found_article import found_article
from duidu.app.opening.opener import Opener
from duidu.app.opening.read_files import FileDetails, ReadFile
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.handover import decoded, encoded, packed, unpacked
from duidu.library.library import Library
from faults.growing_files import KINDS
from faults.growing_texts import Files

# Sentence pairs; fewer than are paired by length, so that those that the file does not align are
# only read and arranged.
SMALL, LARGE = 200, 800
# With each power the work grows by so much from the one size to the other.
_TIMES = LARGE / SMALL
# Processor time that a loaded machine takes away by its caches, in seconds.
_NOISE = 0.02


class Grown(NamedTuple):
    """Calls of functions and seconds of one kind at both sizes, and how they grow (1 is linear)."""

    kind: str
    sizes: tuple[int, int]
    calls: tuple[int, ...]
    exponent_of_calls: float
    seconds: tuple[float, ...]
    exponent: float


def quickly_grown(kind: str) -> Grown:
    """Open one kind at both sizes."""
    _opened(KINDS[kind](10))
    calls, seconds = zip(*(_measured(KINDS[kind](size)) for size in (SMALL, LARGE)), strict=True)
    known = [max(one, _NOISE) for one in seconds]
    return Grown(
        kind,
        (SMALL, LARGE),
        calls,
        round(math.log(calls[1] / calls[0], _TIMES), 3),
        tuple(round(one, 3) for one in seconds),
        round(math.log(known[1] / known[0], _TIMES), 2),
    )


def _measured(files: Files) -> tuple[int, float]:
    """How many calls opening them takes, and how many seconds of processor time."""
    profile = cProfile.Profile()
    begun = time.process_time()
    profile.enable()
    _opened(files)
    profile.disable()
    took = time.process_time() - begun
    return sum(entry.callcount for entry in profile.getstats()), took


def _opened(files: Files) -> None:
    """Read, hand over, recognise and arrange files, and keep what they align themselves."""
    read = [_read(suffix, data, cut=len(files) == 2) for suffix, data in files]
    found = found_article(read, "growing")
    if not found.arranged.rows or found.arranged.paragraphs:
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder, "library.sqlite")) as library,
    ):
        Opener(library, _no_aligner).keep(found, NoJob(), early=True)


def _no_aligner(quick: bool) -> Aligner:
    raise AssertionError("a file that aligns itself needs no aligner")


def _read(suffix: str, data: bytes, cut: bool) -> ReadFile:
    """Read a file here instead of in a child, with all that handing it over takes."""
    document = read_bytes(data, ReadOptions(name=f"growing{suffix}", cut=cut), suffix)
    handed = unpacked(decoded(encoded({"document": packed(document)}))["document"])
    return ReadFile(handed, FileDetails("", "", 0.0, handed.format, handed.encoding, False))
