"""Free memory goes back to the system."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from duidu.app.base.malloc_trim import share_malloc, trim_malloc

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


# A large array that is freed has glibc keep the ends of its heaps from then on.
_SIX_THREADS = """
import threading
from pathlib import Path
import numpy as np
from duidu.app.base.malloc_trim import share_malloc, trim_malloc

def own():
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("RssAnon")).split()[1]) // 1024

def use():
    together.wait()
    arrays = [np.ones(400_000) for _ in range(8)]
    together.wait()
    del arrays

share_malloc()
large = np.ones(3_900_000)
del large
before, together = own(), threading.Barrier(6)
threads = [threading.Thread(target=use) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
trim_malloc()
print(own() - before)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallopt"),
    reason="only glibc has a heap for each thread",
)
def test_what_threads_freed_goes_back() -> None:
    asked = [sys.executable, "-c", _SIX_THREADS]
    said = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=300).stdout
    # 90 to 110 MB with a heap for each.
    assert int(said) <= 20


def test_other_systems_do_it_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: pytest.fail("there is no such library"))
    trim_malloc()
    share_malloc()
