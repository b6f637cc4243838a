"""No file of the folder a person is in runs as code, in the program or in any child of it."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from duidu.core import child_process, import_path
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.sandbox import parent as sandbox

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ROOT / "desktop"
# Modules of Python, packages Duidu needs, and what Python runs by itself at every start.
NAMES = sorted(
    {*sys.stdlib_module_names, "lxml", "numpy", "apsw", "marisa_trie", "PySide6", "duidu"}
    | {"sitecustomize", "usercustomize", "encodings"} - set(sys.builtin_module_names)
)
PAGE = "<p>雨停了。</p><p>The rain stopped.</p>".encode("gb18030")
BOOK = "# 雨\n\n雨停了。\n\nThe rain stopped.\n"


@pytest.fixture
def hostile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, full of files that a careless Python would import."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in NAMES:
        text = f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r} + chr(10))\n"
        (folder / f"{name}.py").write_text(text, "utf-8")
        (folder / f"start_{name}.pth").write_text(f"import {name}\n", "utf-8")
    (folder / "book.md").write_text(BOOK, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def ran(folder: Path) -> str:
    """The names of what ran."""
    path = folder.parent / "ran"
    return path.read_text("utf-8") if path.exists() else ""


def test_the_reading_child_runs_nothing_of_it(
    hostile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(hostile_folder))
    monkeypatch.setenv("PYTHONSTARTUP", str(hostile_folder / "json.py"))
    monkeypatch.syspath_prepend("")
    document = sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", NoJob())
    assert [block.text for block in document.blocks] == ["雨停了。", "The rain stopped."]
    assert ran(hostile_folder) == ""


def test_the_child_that_tries_the_window_runs_nothing_of_it(hostile_folder: Path) -> None:
    code = "import json, duidu.cli.main; print(duidu.cli.main.__file__)"
    command = child_process.child_command(code, [])
    done = child_process.run_to_end(command, 60)
    assert (done.stdout.strip(), ran(hostile_folder)) == (
        str(DESKTOP / "duidu" / "cli" / "main.py"),
        "",
    )


def test_the_command_runs_nothing_of_it(hostile_folder: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(DESKTOP)}
    script = tmp_path / "duidu"
    script.write_text("import sys\nfrom duidu.__main__ import main\nsys.exit(main())\n", "utf-8")
    words = [
        sys.executable,
        str(script),
        "--library",
        str(tmp_path / "library"),
        "import",
        "book.md",
    ]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=100)
    assert (done.returncode, done.stderr) == (0, "")
    assert ran(hostile_folder) == ""


def test_python_m_duidu_leaves_the_folder_before_it_imports_anything(
    hostile_folder: Path, tmp_path: Path
) -> None:
    # What Python's own -m imports before our first line is not ours to keep out; -P does.
    (tmp_path / "first.py").write_text("import sys; print(*sys.modules)", "utf-8")
    words = [sys.executable, "-m", "first"]
    first = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60).stdout
    for name in {"duidu", *(name.split(".")[0] for name in first.split())} & set(NAMES):
        (hostile_folder / f"{name}.py").unlink()
    environment = {**os.environ, "PYTHONPATH": str(DESKTOP)}
    words = [
        sys.executable,
        "-m",
        "duidu",
        "--library",
        str(tmp_path / "library"),
        "import",
        "book.md",
    ]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=100)
    assert (done.returncode, ran(hostile_folder)) == (0, "")


def test_a_folder_of_packages_stays_where_someone_stands_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(DESKTOP)
    monkeypatch.setattr(sys, "path", ["", "relative", str(DESKTOP), os.path.dirname(os.__file__)])
    assert import_path.safe_folders() == [str(DESKTOP), os.path.dirname(os.__file__)]
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [str(ROOT), str(DESKTOP)])
    assert import_path.safe_folders() == [str(DESKTOP)]


def test_a_child_gets_few_variables_and_no_relative_folder_of_libraries() -> None:
    given = {
        "LD_PRELOAD": "/x.so",
        "PATH": "/bin",
        "PYTHONPATH": "/x",
        "HOME": "/home/li",
        "LD_LIBRARY_PATH": ":/opt/python/lib:lib",
    }
    kept = child_process.child_environment(given)
    assert kept == {
        "LD_LIBRARY_PATH": "/opt/python/lib",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def test_processes_are_started_in_one_place_only() -> None:
    starts = re.compile(
        r"(subprocess|os|multiprocessing|pty|asyncio)\.(Popen|run|call|check_\w+|"
        r"system|popen|exec\w+|spawn\w+|fork\w*|posix_spawn\w*|startfile|Process)\(|QProcess"
    )
    found = {
        str(path.relative_to(DESKTOP / "duidu"))
        for path in (DESKTOP / "duidu").rglob("*.py")
        if starts.search(ast.unparse(ast.parse(path.read_text("utf-8"))))
    }
    assert found == {os.path.join("core", "child_process.py")}


def test_run_starts_python_without_the_current_folder() -> None:
    # But for pytest, which runs in the checkout itself.
    text = (ROOT / "run").read_text("utf-8").replace("-m pytest", "")
    calls = re.findall(r'"\$(?:venv/bin/python|path|python)" (-\S+)', text)
    assert len(calls) >= 7
    assert set(calls) <= {"-I", "-P"}
