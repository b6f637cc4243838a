"""Where the files that come with the program are: in the wheel or frozen build, or at the top of a checkout."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """Find a file under resources/ by its parts, for example "data", "cedict.sqlite". It need not exist."""
    here = Path(__file__).resolve().parent
    packaged = here / "_resources"
    root = packaged if packaged.is_dir() else here.parents[1] / "resources"
    return root.joinpath(*parts)
