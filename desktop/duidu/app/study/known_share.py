"""How much of each article the reader knew when it was last counted, kept for the start page.

It is counted when the article is read. The start page loads this module before its first paint,
so it needs nothing that counts.
"""

from collections.abc import Iterable

from duidu.library.store.derived_data import Cache

_KIND = "known share"


def keep_share(cache: Cache, article: str, level: int, share: float) -> None:
    """Keep the share of known running words, 0 to 1, as counted at one of the reader's levels."""
    cache.put(article, _KIND, {str(level): f"{share:.4f}"})


def kept_shares(cache: Cache, articles: Iterable[str], level: int) -> dict[str, float]:
    """The shares kept for these articles at this level.

    For the window's thread: none while the cache is busy.
    """
    found = {}
    for article in articles:
        # By level: a share counted at another one says nothing.
        kept = cache.glance(article, _KIND, [str(level)])
        if kept:
            found[article] = float(kept[str(level)])
    return found
