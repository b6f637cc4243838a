"""What the frozen program runs."""

import sys

from duidu.__main__ import main as start

sys.exit(start())
