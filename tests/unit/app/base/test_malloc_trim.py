"""Free memory goes back to the system."""

import ctypes
import sys
from pathlib import Path

import pytest

from duidu.app.base.malloc_trim import trim_malloc

BLOCKS, SIZE = 40_000, 1_000


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="only glibc keeps what is free",
)
def test_what_lies_free_between_used_memory_goes_back() -> None:
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.free.argtypes = [ctypes.c_void_p]
    blocks = [library.malloc(SIZE) for _ in range(BLOCKS)]
    for block in blocks:
        ctypes.memset(block, 1, SIZE)
    for block in blocks[:-1]:
        library.free(block)
    before = _resident()
    trim_malloc()
    assert before - _resident() > BLOCKS * SIZE // 2
    library.free(blocks[-1])


def test_other_systems_do_it_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: pytest.fail("there is no such library"))
    trim_malloc()
