"""What Duidu.exe and duidu.com run: the same start as elsewhere, told that it is the program as it is downloaded."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.frozen = True  # type: ignore[attr-defined]
    runpy.run_path(str(Path(__file__).with_name("start.py")), run_name="__main__")
