"""Finds the files that come with the program, in a wheel, a frozen build or a checkout."""

from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a file of resources/, which need not exist.

    Its parts are given one by one, for example "data", "cedict.sqlite".
    """
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    here = Path(__file__).resolve().parent
    packaged = here / "_resources"
    return packaged if packaged.is_dir() else here.parents[1] / "resources"
