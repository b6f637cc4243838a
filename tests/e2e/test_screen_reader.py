"""What a screen reader finds in the running window through AT-SPI.

Rows are paragraphs with their counterpart, and nothing crashes.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from duidu.resources import resource

HERE = Path(__file__).resolve().parent
TOOLS = ("xvfb-run", "dbus-run-session", "gdbus")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


@pytest.mark.xvfb
@pytest.mark.timeout(180)
def test_rows_are_paragraphs_with_their_counterpart(tmp_path: Path) -> None:
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing or not any(map(os.path.exists, LAUNCHERS)):
        pytest.skip(
            "needs xvfb, dbus and at-spi2-core; missing: "
            + (", ".join(missing) or "at-spi-bus-launcher")
        )
    walk = [
        sys.executable,
        str(HERE / "at_spi_walk.py"),
        str(resource("samples", "news.zh-en.txt")),
        str(tmp_path / "library.duidu"),
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": str(HERE.parents[1] / "desktop"),
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    done = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", *walk],
        env=environment,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    nodes = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert done.returncode == 0, done.stderr[-2000:]
    paragraphs = [node for node in nodes if node["role"] == "paragraph"]
    assert len(paragraphs) >= 3
    assert any(
        "\u4e00" <= node["name"][0] <= "\u9fff" and node["description"].isascii()
        for node in paragraphs
        if node["name"]
    )
    for node in paragraphs[:3]:
        assert node["text"] == f"({node['name'][:5]!r},)"
        assert node["letter"] == f"({node['name'][:1]!r}, 0, 1)"
        sentence = node["sentence"].removeprefix("('").rpartition("', 0,")[0]
        assert sentence
        assert node["name"].startswith(sentence.strip())
        assert node["caret"] == "(true,)"
    controls = [
        node
        for node in nodes
        if node["showing"]
        and node["role"] in ("button", "push button", "toggle button", "check box")
    ]
    assert controls
    assert not [node for node in controls if not node["name"]]
