"""Whatever is edited and exchanged in whatever order, all devices end up the same."""

import os
import random
from pathlib import Path

import pytest

from fixtures.devices import Device, all_texts, contents, decide_some, random_edit, together

# The benchmark of the exchange does a thousand.
_SEEDS = int(os.environ.get("DUIDU_INTERLEAVINGS", "8"))


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_three_devices_end_up_the_same_and_no_text_is_lost(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    folder = tmp_path / "folder"
    start = 1_800_000_000.0
    # One clock is days ahead, one is days behind.
    clocks = (start, start + rng.choice((0, 3 * 86400)), start - rng.choice((0, 5 * 86400)))
    devices = [
        Device.at(tmp_path, folder, name, at) for name, at in zip("abc", clocks, strict=True)
    ]
    # Texts that nobody who had them before their eyes replaced or deleted.
    kept: set[str] = set()
    for step in range(40):
        device, what = rng.choice(devices), rng.random()
        if what < 0.3:
            device.exchange()
        elif what < 0.4:
            kept -= decide_some(device, rng)
        else:
            written, replaced = random_edit(device, rng, step)
            kept = kept - {replaced} | {written} - {""}
    together(*devices)
    first, *others = map(contents, [device.library for device in devices])
    for other in others:
        assert other == first
    assert kept <= all_texts(devices[0].library)
    for device in devices:
        device.library.close()
