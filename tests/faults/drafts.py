"""Ends the program at a random keystroke in every editor: `python -m faults.drafts` in tests/.

kill -9 must cost at most what was typed in the last second, and the rest must be offered again.
SIGTERM, SIGHUP, closing the window and quitting must cost nothing.
"""

import json
import os
import random
import select
import shutil
import signal
import struct
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from duidu.app.notes.kept_drafts import offered_drafts
from duidu.app.settings.settings import Settings
from duidu.core.article import SideName
from duidu.library.library import Library
from duidu.library.safety.drafts import Drafts
from faults.common import print_counts, quick_or_full, workplace
from faults.draft_editors import EDITORS, drive, prepare

BOUND = 1.0  # seconds of typing that a kill may cost
MOST_KEYS, LETTERS = 40, "abcdefghij klmnop"
PATIENCE = 120  # seconds until a child that does not start is given up
_HEAD = struct.Struct("<dI")
Acknowledged = list[tuple[float, str]]  # when a key had been typed, and the editor's text then

ENDS: dict[str, Callable[[int], None]] = {
    "kill": lambda child: os.kill(child, signal.SIGKILL),
    "term": lambda child: os.kill(child, signal.SIGTERM),
    "hangup": lambda child: os.kill(child, signal.SIGHUP),
    # The child closes its window, or quits by its key, when it gets one of these.
    "close": lambda child: os.kill(child, signal.SIGUSR1),
    "quit": lambda child: os.kill(child, signal.SIGUSR2),
}


def run(rounds: int, seed: int = 1) -> dict[str, int]:
    """Kill so many programs and end a third as many orderly; counts what happened."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter(
        kills=0, ends=0, editors=len(EDITORS), keys=0, lost=0, lost_at_an_end=0, longest_ms=0
    )
    names = list(EDITORS)
    with workplace() as folder:
        begun = folder / "begun"
        begun.mkdir()
        prepare(begun / "library.sqlite")
        for number in range(rounds):
            _round(begun, folder / "now", names[number % len(names)], "kill", rng, counts)
        orderly = [end for end in ENDS if end != "kill"]
        for number in range(max(len(orderly), rounds // 3)):
            editor, end = names[number % len(names)], orderly[number % len(orderly)]
            _round(begun, folder / "now", editor, end, rng, counts)
    return dict(counts)


def _round(
    begun: Path, now: Path, editor: str, end: str, rng: random.Random, counts: Counter[str]
) -> None:
    """Type into one editor, end the program, and look for what was typed."""
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(begun, now)
    typed, ended = _typed(now / "library.sqlite", editor, end, rng)
    counts["kills" if end == "kill" else "ends"] += 1
    counts["keys"] += len(typed)
    found = set(_found(now / "library.sqlite"))
    kept = max((when for when, text in typed if text.strip() in found), default=0.0)
    # The keys after the newest text that is there: the first of them says how much was lost.
    missing = [when for when, _ in typed if when > kept]
    late = ended - missing[0] if missing else 0.0
    counts["longest_ms"] = max(counts["longest_ms"], round(1000 * late))
    lost = late > BOUND if end == "kill" else bool(missing)
    counts["lost" if end == "kill" else "lost_at_an_end"] += lost
    if lost or not typed:
        print(f"{editor}, {end}: {typed[-1:]} but {sorted(found)}", file=sys.stderr)


def _typed(library: Path, editor: str, end: str, rng: random.Random) -> tuple[Acknowledged, float]:
    """Start a program, end it after a random key; what it had typed, and when it was ended."""
    reading, writing = os.pipe()
    text = "".join(rng.choice(LETTERS) for _ in range(200))
    child = os.fork()
    if child == 0:
        os.close(reading)
        _live(library, editor, text, writing)
    os.close(writing)
    keys = rng.randrange(2, MOST_KEYS)
    typed = [_next(reading) for _ in range(keys)]
    # Not at the moment of a key, but somewhere after it.
    select.select([], [], [], rng.random() * 0.03)
    ended = time.monotonic()
    ENDS[end](child)
    os.waitpid(child, 0)
    with suppress(EOFError):
        while True:
            typed.append(_next(reading))
    os.close(reading)
    return typed, ended


def _next(pipe: int) -> tuple[float, str]:
    """The next key that a child acknowledges. Raises EOFError at its end."""
    when, length = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    return when, _exactly(pipe, length).decode()


def _exactly(pipe: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        if not select.select([pipe], [], [], PATIENCE)[0]:
            raise TimeoutError("the program does not type")
        more = os.read(pipe, size - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def _live(library: Path, editor: str, text: str, pipe: int) -> NoReturn:
    """Be the program until the parent ends it."""

    def tell(typed: str) -> None:
        data = typed.encode()
        os.write(pipe, _HEAD.pack(time.monotonic(), len(data)) + data)

    # Under nohup a hangup is ignored, as it should be there, and this program would never end.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        drive(library, EDITORS[editor], text, tell)
    finally:
        os._exit(0)


def _found(library: Path) -> Iterator[str]:
    """Every text that the library has by now, or that another start offers again."""
    settings = Settings()
    with Library.open(library) as opened:
        drafts = Drafts(library)
        for draft in offered_drafts(opened, settings, drafts):
            yield from (text.strip() for text in draft.fields.values())
        drafts.close()
        for article in opened.articles.all():
            yield article.title
            # A sentence edited in its place is kept in the text itself.
            for side in SideName:
                for block in opened.articles.blocks(article.id, side):
                    # Up to each sentence's end: what was typed may be more than one by now.
                    yield from (block.text[: one.end].strip() for one in block.sentences)
            for note in opened.notes.of_article(article.id):
                yield note.text
                yield ", ".join(note.tags)
            for item in opened.corrections.for_article(article.id):
                yield " ".join(json.loads(item.value).get("reading", ()))


if __name__ == "__main__":
    print_counts("drafts", run(quick_or_full(__doc__, 12, 300)))
