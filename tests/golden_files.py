"""The agreed outputs under tests/golden/exports; DUIDU_AGREE=1 writes them anew, for a person to read before they are committed."""

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden" / "exports"


def golden(name: str, data: bytes) -> bytes:
    """The agreed bytes of that name."""
    path = _FOLDER / name
    if os.environ.get("DUIDU_AGREE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return path.read_bytes()
