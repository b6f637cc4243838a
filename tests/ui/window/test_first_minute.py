"""What a reader does first imports nothing on the window's thread."""

import json
import os
import subprocess
import sys
from pathlib import Path

from fixtures.window_session import add_article, make_session

TESTS = Path(__file__).resolve().parents[2]


def test_a_first_minute_of_use_imports_nothing_on_the_window_s_thread(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    article = add_article(session, tmp_path)
    session.close()
    done = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).with_name("first_minute.py")),
            str(tmp_path / "library.sqlite"),
            article,
        ],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "desktop"), str(TESTS)]),
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []
