"""Keeps how a text itself says that it is read, where it would be read otherwise.

Textbooks spell readings in lines of their own. They become corrections of the places that they are
about, which a person can see and take back like their own.
"""

import json
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence

from duidu.app.opening.reading_lines import readings_of
from duidu.core.article import Article, Side, SideName
from duidu.core.token import Token
from duidu.language.registry import describe
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope

# Tones that are written as they are spoken before others: these say nothing new.
_CHANGED_IN_SPEECH = frozenset({"yi", "bu"})


def keep_own_readings(
    library: Library, article: str, texts: Article, readings: Mapping[str, str]
) -> None:
    """Keep the readings that the lines of a text give it, for an article in the library."""
    found = [
        one
        for name, side in ((SideName.SOURCE, texts.source), (SideName.TARGET, texts.target))
        for one in _corrections(article, name, side, readings)
    ]
    if found:
        library.corrections.put_all(found)


def _corrections(
    article: str, name: SideName, side: Side, readings: Mapping[str, str]
) -> Iterator[Correction]:
    """Corrections of the words of a side that its own lines read otherwise."""
    load = describe(side.language).readings
    if load is None or not readings:
        return
    language = load()
    for block in side.blocks:
        said = readings_of(block.text, readings)
        for token in language.tokens(block.text) if said else ():
            own = said[token.start : token.end]
            if _differs(token, own):
                value = json.dumps({"cuts": None, "reading": own})
                yield Correction(
                    str(uuid.uuid4()),
                    "reading",
                    Scope.PLACE,
                    token.text,
                    value,
                    article,
                    *(name, block.id, token.start, token.end),
                    created=time.time(),
                )


def _differs(token: Token, own: Sequence[str]) -> bool:
    """Whether a word is read otherwise than its text says, all of it being said."""
    if not token.reading or not all(own) or len(own) != len(token.reading):
        return False
    return any(not _same(ours, said) for ours, said in zip(token.reading, own, strict=True))


def _same(ours: str, said: str) -> bool:
    if ours == said:
        return True
    if ours[:-1] != said[:-1]:
        return False
    # 你好 may be written ní hǎo.
    return ours[:-1] in _CHANGED_IN_SPEECH or (ours[-1], said[-1]) == ("3", "2")
