"""Where the files that come with the program are: in the wheel or frozen build, or at the top of a checkout."""

from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """Find a file under resources/ by its parts, for example "data", "cedict.sqlite". It need not exist."""
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    here = Path(__file__).resolve().parent
    packaged = here / "_resources"
    return packaged if packaged.is_dir() else here.parents[1] / "resources"
