"""What holds for every test.

No screen is needed, property tests are not timed, CI tries the same examples every time, and no
test changes anything outside its own folder.
"""

import os

from hypothesis import settings

from fixtures.own_folder import own_folder, watch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("duidu", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("duidu")

__all__ = ["own_folder", "watch"]
