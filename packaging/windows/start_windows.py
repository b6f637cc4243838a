"""What Duidu.exe and duidu.com run: the same start, told that the program is as downloaded."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.frozen = True  # type: ignore[attr-defined]
    runpy.run_path(str(Path(__file__).with_name("start.py")), run_name="__main__")
