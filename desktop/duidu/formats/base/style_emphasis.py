"""How character styles inherit emphasis from the styles they are based on, in DOCX and ODT."""

from collections.abc import Mapping
from typing import TypeVar

from duidu.core.emphasis import EmphasisKind

# Real documents chain a few styles; the bound ends circles in broken ones.
_MOST_BASES = 12
K = TypeVar("K")
Kinds = dict[EmphasisKind, bool]
"""What a style or run switches on (True) or off (False); the rest is as in its base."""


def with_bases(own: Mapping[str, tuple[str, dict[K, bool]]], name: str) -> dict[K, bool]:
    """Return what a style and its bases switch on or off; the style nearest wins.

    `own` has each style's base and its own switches by name. A circle of bases is cut off.
    """
    found: dict[K, bool] = {}
    for _ in range(_MOST_BASES):
        if name not in own:
            break
        name, kinds = own[name]
        found = {**kinds, **found}
    return found
