"""What the child that reads files does when it is asked to count words: see count_apart.

Every such child imports this file, so that what counts is imported when a child is asked to.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from duidu.core.article import SideName
from duidu.formats.sandbox.tasks import Reply, Request, Task

if TYPE_CHECKING:
    from duidu.language.word_kinds import WordKinds
    from duidu.study.counting import Piece

TASK = "count words"
_NICE = 5  # whoever reads goes before whoever counts


def _unpacked(data: bytes) -> "Iterator[Piece]":
    from duidu.language.corrections import Correction, Corrections

    for block, start, text, answer, corrections in json.loads(data):
        items = (
            Correction(of, None if cuts is None else tuple(cuts), tuple(reading), at)
            for of, cuts, reading, at in corrections
        )
        yield block, start, text, answer, Corrections(tuple(items))


def _kinds(request: Request) -> "WordKinds":
    from duidu.language.registry import describe

    load = describe(request.asked["language"]).word_kinds
    assert load is not None, "a language whose words can be studied"
    return load()


def _load(request: Request) -> None:
    from duidu.language.corrections import Corrections
    from duidu.study import counting  # noqa: F401 - loaded for _count

    # Before it is confined, what it cuts with opens its files.
    _kinds(request).cut("好", Corrections())
    with suppress(AttributeError, OSError):
        os.nice(_NICE)


def _count(request: Request) -> Reply:
    """Count what was handed over, and say how far that is now and then."""
    from duidu.study.counting import count_words

    pieces = list(_unpacked(request.data))

    def told() -> "Iterator[Piece]":
        for at, piece in enumerate(pieces):
            if at % 100 == 0:
                request.progress(at / len(pieces))
            yield piece

    found = count_words(_kinds(request), SideName(request.asked["side"]), told())
    about = [(role.value, *rest) for _, role, *rest in found.words]
    return Reply({"words": [word.word for word in found.words], "about": about})


TASKS: Mapping[str, Task] = {TASK: Task(_load, _count)}
