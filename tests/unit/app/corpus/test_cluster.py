"""A corpus on a cluster: a real scheduler and workers as processes, one of which is killed."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import pytest

from duidu.app.corpus import cluster as module
from duidu.app.corpus.asked import ALIGN, Asked
from duidu.app.corpus.cluster import WorkersPlugin
from duidu.cli.main import run
from duidu.core.errors import DuiduError
from fixtures.corpus_texts import TEXTS, write

ROOT = Path(__file__).resolve().parents[4]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "desktop"), "OPENBLAS_NUM_THREADS": "1"}
WORKERS = 4
COMPANY = 60  # seconds for which a process may take to end

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="the package distributed, the extra duidu[cluster], is not installed",
)


@contextmanager
def process(*words: str) -> Iterator["subprocess.Popen[str]"]:
    """A process of this Python, which is ended when the test is over."""
    running = subprocess.Popen(
        [sys.executable, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def said(running: "subprocess.Popen[str]", words: str) -> str:
    """The line of a process that has these words in it, once it says it."""
    assert running.stderr is not None
    return next((line for line in running.stderr if words in line), "")


@contextmanager
def a_cluster(folder: Path) -> Iterator[tuple[str, list["subprocess.Popen[str]"]]]:
    """The address of a scheduler, and its workers, all of which are there."""
    with ExitStack() as started:
        scheduler = started.enter_context(
            process("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
                    "--no-dashboard", "--no-show")
        )  # fmt: skip
        address = said(scheduler, "Scheduler at:").split()[-1]
        workers = [
            started.enter_context(
                process("-m", "distributed.cli.dask_worker", address, "--nthreads", "1",
                        "--no-nanny", "--no-dashboard", "--memory-limit", "0",
                        "--local-directory", str(folder / f"worker{number}"))
            )
            for number in range(WORKERS)
        ]  # fmt: skip
        for worker in workers:
            assert said(worker, "Registered to:")
        yield address, workers


def texts(folder: Path, times: int) -> Path:
    for number in range(times):
        for name in TEXTS:
            for language, text in zip(("zh", "en"), TEXTS[name], strict=True):
                write(folder, f"{name}{number}.{language}.txt", f"{text}{number}.\n" * 8)
    return folder


def written(out: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in out.iterdir()
        if not path.name.startswith("results.")
    }


@needs_dask
def test_of_four_workers_one_is_killed_and_nothing_is_lost_nor_twice(tmp_path: Path) -> None:
    folder = texts(tmp_path / "texts", 20)
    words = ["align", "--corpus", str(folder), "--quick"]
    with a_cluster(tmp_path) as (address, workers):
        out = tmp_path / "out"
        given = [*words, "-o", str(out), "--cluster", address]
        with process("-m", "duidu", *given) as asking:
            journal = out / "results.sqlite-wal"
            while asking.poll() is None and not (
                journal.exists() and journal.stat().st_size > 20_000
            ):
                os.sched_yield()
            assert asking.poll() is None, "it is done before a worker could be killed"
            own = psutil.Process(workers[0].pid).children()
            workers[0].kill()
            # What it had started ends with it.
            assert psutil.wait_procs(own, timeout=COMPANY)[1] == []
            told, complaint = asking.communicate()
            assert asking.returncode == 0, complaint
    assert told.startswith("80 documents with ")
    assert run([*words, "-o", str(tmp_path / "here"), "--jobs", "1"]) == 0
    assert written(out) == written(tmp_path / "here")
    documents = [
        json.loads(line)["document"] for line in written(out)["documents.jsonl"].splitlines()
    ]
    assert len(documents) == len(set(documents)) == 80


@needs_dask
def test_where_no_scheduler_answers_that_is_told(tmp_path: Path) -> None:
    folder = texts(tmp_path / "texts", 1)
    code = (
        "import duidu.app.corpus.cluster as cluster; cluster._SECONDS = 0.5; "
        "from duidu.cli.main import run; import sys; sys.exit(run(sys.argv[1:]))"
    )
    for address in ("tcp://127.0.0.1:1", "nonsense://x", "127.0.0.1"):
        words = ["align", "--corpus", str(folder), "-o", str(tmp_path / "out")]
        with process("-c", code, *words, "--cluster", address) as asking:
            told, complaint = asking.communicate()
        assert (asking.returncode, told) == (1, "")
        assert "duidu: No Dask scheduler answers at " in complaint
        assert "Traceback" not in complaint


def test_without_the_package_it_is_told_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    folder = texts(tmp_path / "texts", 1)
    given = ["--cluster", "tcp://127.0.0.1:1"]
    assert run(["align", "--corpus", str(folder), "-o", str(tmp_path / "out"), *given]) == 2
    assert "install duidu[cluster]" in capsys.readouterr().err


def test_a_worker_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    plugin = WorkersPlugin()
    monkeypatch.setattr(module, "__version__", "0.0.1")
    with pytest.raises(DuiduError, match="another version"):
        plugin.setup(object())


def test_a_worker_needs_no_folder_in_common(tmp_path: Path) -> None:
    # What is nowhere but in the task; the name of the folder says the language.
    elsewhere = (tmp_path / "gone" / "zh" / "1.txt", tmp_path / "gone" / "en" / "1.txt")
    plugin = WorkersPlugin()
    plugin.setup(object())
    try:
        contents = (TEXTS["rain"][0].encode(), TEXTS["rain"][1].encode())
        answer = plugin.answer(Asked(ALIGN, elsewhere, quick=True), contents)
        assert len(answer["document"]["links"]) == 4
    finally:
        plugin.teardown(object())
