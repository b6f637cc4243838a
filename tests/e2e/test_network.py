"""What the system sees of an evening's use: no network, and nothing of the folder it began in.

strace writes down each socket that is made, by the window and by every process it starts, and each
file that is opened.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.test_first_evening import ROOT, TOOLS, Evening, display, spend_evening


def _may_trace() -> bool:
    """Whether strace is there and may look at a process, as in some containers it may not."""
    found = shutil.which("strace")
    command = (str(found), "-o", os.devnull, "true")
    return found is not None and subprocess.run(command, capture_output=True).returncode == 0


pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in TOOLS) or not _may_trace(),
        reason="needs Xvfb, xdotool and a strace that may trace; ./run test installs them as root",
    ),
]
__all__ = ["display"]
STRACE = ("strace", "-D", "-f", "--seccomp-bpf", "-e", "trace=socket,connect,open,openat,execve")
# What Qt, Python or the system's loader might take from where the program is started.
BAIT = (
    *("json.py", "apsw.py", "sitecustomize.py", "qt.conf", "libQt6Core.so.6", "pyvenv.cfg"),
    *("platforms/libqxcb.so", "plugins/platforms/libqxcb.so", "zh_CN.qm", "qtbase_zh_CN.qm"),
    *("settings.json", "library.sqlite", "cedict.sqlite", "fontconfig/fonts.conf"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder full of bait."""
    made = tmp_path / "downloads"
    for name in BAIT:
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(b"")
    return made


def judge(seen: str, folder: Path, sockets_expected: bool) -> None:
    """Assert that no socket reaches the network and no file of the folder was opened."""
    families = re.findall(r"socket\((\w+)", seen)
    assert set(families) <= {"AF_UNIX"}, families
    assert bool(families) == sockets_expected
    assert not re.search(r"sa_family=AF_INET", seen)
    opened = re.findall(r'open(?:at\(AT_FDCWD, |\()"([^"]*)"', seen)
    assert len(opened) > 100
    # Relative names would be of that folder, too, but for one by which Qt asks fontconfig about a
    # font that it has in memory, and which it chose because no file is called so.
    strangers = {
        name for name in opened if name.startswith(str(folder)) or not name.startswith("/")
    }
    assert strangers <= {":/non-existent"}


def test_an_evening_uses_no_network(display: str, folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    with Evening(
        display, tmp_path / "library.sqlite", (*STRACE, "-o", str(log)), folder
    ) as evening:
        spend_evening(evening)
    # The window talks to its screen, so that the log is one that would have shown more.
    judge(log.read_text("utf-8", "replace"), folder, sockets_expected=True)


def test_a_file_that_is_read_uses_no_network(folder: Path, tmp_path: Path) -> None:
    log, book = tmp_path / "calls", tmp_path / "book.html"
    book.write_text(
        "<p>雨停了。</p><p>The rain stopped.</p><img src=http://127.0.0.1:9/x>"
        "<link rel=stylesheet href=http://127.0.0.1:9/y>",
        "utf-8",
    )
    words = [sys.executable, "-P", "-m", "duidu", "--library", str(tmp_path / "library")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
    command = [*STRACE, "-o", str(log), *words, "import", str(book)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    seen = log.read_text("utf-8", "replace")
    assert seen.count("execve(") >= 2
    judge(seen, folder, sockets_expected=False)
