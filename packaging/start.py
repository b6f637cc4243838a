"""What the frozen program runs."""

import os
import sys

from duidu.__main__ import main as start

# Qt does not bring fcitx's own input module; fcitx answers as IBus does, whose module is here. Qt tries these names in order.
if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
    os.environ.setdefault("QT_IM_MODULES", "fcitx;ibus")

sys.exit(start())
