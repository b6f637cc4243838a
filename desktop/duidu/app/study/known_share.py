"""How much of each article the reader knows, as it was last counted, kept for the shelf.

The start page loads this module before its first paint, so it needs nothing that counts.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from duidu.library.store.derived_data import Cache

KIND = "known share"
_STAMP = "stamp"


class Share(NamedTuple):
    """The share of running words that are known, 0 to 1, and how many words there are.

    An article in no language that is studied has none.
    """

    known: float
    words: int


def keep_share(cache: Cache, article: str, level: int, share: Share, stamp: str = "") -> None:
    """Keep what was counted at one of the reader's levels; `stamp` says of what it was counted."""
    values = {str(level): f"{share.known:.4f} {share.words}", _STAMP: stamp}
    cache.put(article, KIND, values)


def kept_shares(cache: Cache, articles: Collection[str], level: int) -> dict[str, Share]:
    """The shares kept for these articles at this level.

    For the window's thread: none while the cache is busy.
    """
    if cache.is_busy:
        return {}
    return shares_of(cache, articles, level)


def shares_of(cache: Cache, articles: Collection[str], level: int) -> dict[str, Share]:
    """The shares kept for these articles at this level."""
    # By level: a share counted at another one says nothing.
    kept = cache.of_articles(articles, KIND, str(level))
    return {article: _share(value) for article, value in kept.items()}


def stamps_of(cache: Cache, articles: Collection[str]) -> Mapping[str, str]:
    """Of what the shares of these articles were counted."""
    return cache.of_articles(articles, KIND, _STAMP)


def together(shares: Iterable[Share | None]) -> float | None:
    """The share of several texts taken as one; None where one was not counted, or has no words."""
    found = list(shares)
    counted = [share for share in found if share is not None]
    words = sum(share.words for share in counted)
    if len(counted) < len(found) or not words:
        return None
    return sum(share.known * share.words for share in counted) / words


def _share(value: str) -> Share:
    known, _, words = value.partition(" ")
    # An earlier version kept no number of words.
    return Share(float(known), int(words or 1))
