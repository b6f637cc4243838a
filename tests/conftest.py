"""What holds for every test: no screen is needed; property tests are not timed, and CI tries the same examples every time."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("duidu", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("duidu")
