"""No file can hurt us: hostile kinds and some mutated files, through the sandbox.

Ten thousand mutated ones: `python -m faults.hostile`.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duidu.app.opening.found_article import read_article
from duidu.core.errors import DuiduError, FileError
from duidu.formats.registry import LARGEST_FILE
from faults.hostile import hostile_counts, mutated_counts
from faults.hostile_files import hostile
from faults.other_files import counts as counts_of_others
from faults.other_files import hostile_others, mutated_others, opened, whole
from fixtures.export_article import exported

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
# Put on the path of every child: writes down any socket that is made, and any file opened for
# writing outside a folder that is named.
WATCH = """
import os, sys
def watch(event, arguments, log=os.environ["DUIDU_WATCHED"]):
    if event in ("socket.__new__", "socket.connect", "socket.getaddrinfo"):
        with open(log, "a") as file:
            file.write(f"{event}\\n")
sys.addaudithook(watch)
"""


@pytest.mark.timeout(900)
def test_hostile_files_are_read_or_refused() -> None:
    counts = hostile_counts()
    assert counts["kinds"] >= 100
    assert counts["read"] + counts["refused"] == counts["kinds"]
    assert counts["slow"] == 0
    assert counts["most_memory_mb"] < 1_000


def test_mutated_files_are_read_or_refused() -> None:
    counts = mutated_counts(300)
    assert counts["read"] + counts["refused"] == 300
    assert counts["wrong"] == counts["slow"] == counts["crashes"] == 0


def test_whole_dictionaries_glossaries_notes_and_backups_are_read() -> None:
    assert [opened(members) for members in whole()] == ["read"] * len(whole())


def test_hostile_ones_of_these_are_read_or_refused() -> None:
    found = counts_of_others(hostile_others())
    assert found["read"] + found["refused"] == found["files"]
    assert found["wrong"] == found["slow"] == 0
    assert found["memory_mb"] < 1_000
    assert found["child_mb"] < 1_000


def test_damaged_ones_of_these_are_read_or_refused() -> None:
    found = counts_of_others(mutated_others(0, 32))
    assert found["read"] + found["refused"] == found["files"] == 32
    assert found["wrong"] == found["slow"] == 0


def test_no_file_of_the_system_is_ever_read_for_one() -> None:
    secret = (
        Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]
        if Path("/etc/passwd").exists()
        else "root:x:"
    )
    for name, suffix, data in hostile():
        if "entity" in name or "XInclude" in name or name == "link":
            assert secret not in _all_text(data, suffix)


def _all_text(data: bytes, suffix: str) -> str:
    from duidu.core.jobs import NoJob
    from duidu.formats.base.document import ReadOptions
    from duidu.formats.sandbox import parent as sandbox

    try:
        document = sandbox.read(data, ReadOptions(name=f"file{suffix}"), suffix, NoJob())
    except FileError as error:
        return str(error)
    return "\n".join(block.text for block in document.blocks)


def test_a_file_of_a_gigabyte_is_refused_without_reading_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(1 << 30)
    assert huge.stat().st_size > LARGEST_FILE
    with pytest.raises(DuiduError, match="reads up to"):
        read_article([huge])


def test_a_session_of_use_opens_no_socket_and_writes_only_its_library(tmp_path: Path) -> None:
    watching = tmp_path / "watch"
    watching.mkdir()
    (watching / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    log = tmp_path / "sockets"
    page = tmp_path / "page.html"
    page.write_bytes(
        next(data for name, _, data in hostile() if name == "active page")
        + "<p>雨停了，街上又热闹起来。</p>".encode()
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(watching), str(DESKTOP)]),
        "DUIDU_WATCHED": str(log),
    }

    def duidu(*words: str) -> str:
        command = [sys.executable, "-m", "duidu", "--library", str(tmp_path / "library"), *words]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=100
        )
        assert "Traceback" not in done.stderr
        return done.stdout

    before = {path for path in tmp_path.rglob("*") if "library" not in path.parts}
    duidu("import", str(page), "--json")
    text = tmp_path / "text.txt"
    text.write_text(
        "雨停了。\nThe rain stopped.\n街上又热闹起来。\nThe street came back to life.\n",
        encoding="utf-8",
    )
    article = duidu("import", str(text), "--json").split('"article": "')[1].split('"')[0]
    for form in ("html", "epub", "docx", "tmx", "duidu"):
        duidu("export", article, "--to", form, "-o", str(tmp_path / f"out.{form}"))
    assert not log.exists()
    written = {
        path.name
        for path in tmp_path.rglob("*")
        if "library" not in str(path.relative_to(tmp_path))
    } - {path.name for path in before}
    assert written - {"__pycache__"} <= {
        "text.txt",
        "out.html",
        "out.epub",
        "out.docx",
        "out.tmx",
        "out.duidu",
    } | {path.name for path in (watching / "__pycache__").glob("*")}


def test_exported_pages_load_nothing() -> None:
    from duidu.formats.html.writer import write_html

    page = write_html(exported()).data.decode()
    assert "default-src 'none'" in page
    assert not any(
        mark in page.replace("https://www.w3.org", "")
        for mark in ("src=", "href=", "url(", "@import")
    )
    assert page.count("<script") == 2
    assert "</script>" not in page.split('id="words">')[1].split("</script>")[0]
