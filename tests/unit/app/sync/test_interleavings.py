"""Whatever is edited and exchanged in whatever order, all devices end up the same."""

import os
from pathlib import Path

import pytest

from fixtures.interleaving import interleave

# The benchmark of the exchange does a thousand.
_SEEDS = int(os.environ.get("DUIDU_INTERLEAVINGS", "12"))


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_three_devices_end_up_the_same_and_no_text_is_lost(tmp_path: Path, seed: int) -> None:
    assert interleave(tmp_path, seed) == (True, 0)
