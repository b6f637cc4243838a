"""./run asks once for all it needs, and sets up again only what changed; tools are stand-ins."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# What the stand-in for Python does: notes how it was called, makes an environment of itself, and
# fails as pip does where the test says so.
PYTHON = """#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case "$*" in
    *'-c import'*ensurepip*) exit "${NO_VENV:-0}" ;;
    *' -m venv '* | '-m venv '*)
        for folder; do :; done
        mkdir -p "$folder/bin"
        cp "$0" "$folder/bin/python"
        ;;
    *' install '*) [ -z "${PIP_SAYS:-}" ] || { echo "$PIP_SAYS" >&2; exit 1; } ;;
    *build_data.py)
        mkdir -p "$CHECKOUT/resources/data"
        touch "$CHECKOUT/resources/data/words.bin" "$CHECKOUT/resources/data/cedict.sqlite"
        ;;
    *'-c import'*print*) echo python3.13-venv ;;
    *moved_venv.py*) printf '%s\\n' "$CHECKOUT" >"$CHECKOUT/.venv/.duidu-folder" ;;
esac
"""
INSTALLED = "installed libdbus-1-3, \ninstalled libglib2.0-0t64, libglib2.0-0 (= 2.84)\n"


class Checkout:
    """A checkout with stand-ins for python3, dpkg-query and id before everything else in PATH."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "checkout"
        self.log = folder / "log"
        self._tools = folder / "tools"
        self._tools.mkdir()
        for name in ("pyproject.toml", "run"):
            self._copy(ROOT / name)
        for path in (ROOT / "packaging").glob("*.py"):
            self._copy(path)
        for name in ("packaging/readings/model.tsv", "resources/i18n/zh_CN.ts"):
            self._copy(ROOT / name)
        self._copy(ROOT / "desktop/duidu/lexicon/cedict.py")
        self.tool("python3", PYTHON)
        self.has(everything=True)
        self.tool("id", "#!/bin/sh\necho 1000\n")

    def _copy(self, path: Path) -> None:
        target = self.path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)

    def tool(self, name: str, script: str) -> None:
        """Put a program of this name before the system's own."""
        path = self._tools / name
        path.write_text(script, "utf-8")
        path.chmod(0o755)

    def has(self, *, everything: bool) -> None:
        """What dpkg-query says is installed: two of the packages, or all that are asked for."""
        listed = f"printf '{INSTALLED}'"
        if everything:
            words = (self.path / "run").read_text("utf-8").replace('"', " ").split()
            names = {
                word for word in words if word.startswith(("lib", "x", "at-spi2", "dbus", "strace"))
            }
            listed = "\n".join(f"echo 'installed {name}, '" for name in names)
        self.tool("dpkg-query", f"#!/bin/sh\n{listed}\n")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it, and forget what the stand-ins were called with before."""
        self.log.write_text("", "utf-8")
        return subprocess.run(
            [str(self.path / "run"), *arguments],
            env={
                "PATH": f"{self._tools}:/usr/bin:/bin",
                "LOG": str(self.log),
                "CHECKOUT": str(self.path),
                "PYTHON": "python3",
                **environment,
            },
            capture_output=True,
            encoding="utf-8",
        )

    def calls(self, words: str) -> list[str]:
        """The calls of Python in the last run that have these words in them."""
        return [line for line in self.log.read_text("utf-8").splitlines() if words in line]


pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="./run is for systems with a POSIX shell"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout that was never set up."""
    return Checkout(tmp_path)


def test_one_command_installs_all_that_is_missing(checkout: Checkout) -> None:
    checkout.has(everything=False)
    done = checkout.run("setup", NO_VENV="1")
    (command,) = [line for line in done.stderr.splitlines() if "apt-get" in line]
    assert done.returncode == 1
    assert command.startswith("  sudo apt-get update && sudo apt-get install ")
    assert command == command.rstrip()
    packages = command.split()
    assert {"python3.13-venv", "libgssapi-krb5-2", "libxcb-cursor0"} <= set(packages)
    assert not {"libglib2.0-0", "libdbus-1-3"} & set(packages)


def test_the_tests_ask_for_their_packages_in_the_same_round(checkout: Checkout) -> None:
    checkout.has(everything=False)
    (command,) = [
        line for line in checkout.run("test").stderr.splitlines() if "apt-get install" in line
    ]
    assert {"xvfb", "libegl1"} <= set(command.split())


def test_it_is_set_up_once(checkout: Checkout) -> None:
    assert checkout.run("setup").returncode == 0
    assert checkout.calls(" install ")
    assert checkout.run("setup").returncode == 0
    assert checkout.calls("") == []


def test_what_the_tests_need_includes_what_the_window_needs(checkout: Checkout) -> None:
    checkout.run("test")
    assert checkout.calls("--group dev")
    checkout.run("setup")
    assert checkout.calls("") == []


@pytest.mark.parametrize(
    ("changed", "installs", "compiles"),
    [
        ("packaging/build.py", False, False),
        ("packaging/data_cedict.py", False, True),
        ("packaging/readings/model.tsv", False, True),
        ("resources/i18n/zh_CN.ts", False, True),
        ("desktop/duidu/lexicon/cedict.py", False, True),
    ],
)
def test_a_change_asks_for_the_network_only_where_packages_change(
    checkout: Checkout, changed: str, installs: bool, compiles: bool
) -> None:
    checkout.run("setup")
    with (checkout.path / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    checkout.run("setup")
    assert bool(checkout.calls(" install ")) is installs
    assert bool(checkout.calls("build_data.py")) is compiles


@pytest.mark.parametrize(
    ("old", "new", "installs"),
    [("line-length = 100", "line-length = 99", False), ('"lxml>=6.1"', '"lxml>=6.2"', True)],
)
def test_of_the_project_file_only_the_packages_count(
    checkout: Checkout, old: str, new: str, installs: bool
) -> None:
    checkout.run("setup")
    project = checkout.path / "pyproject.toml"
    project.write_text(project.read_text("utf-8").replace(old, new), "utf-8")
    checkout.run("setup")
    assert bool(checkout.calls(" install ")) is installs


def test_what_pip_says_is_shown_and_nothing_is_guessed(checkout: Checkout) -> None:
    said = "ERROR: Configuration file could not be loaded."
    done = checkout.run("setup", PIP_SAYS=said)
    assert done.returncode == 1
    assert said in done.stderr
    assert "network" not in done.stderr
    assert checkout.run("setup").returncode == 0


def test_a_checkout_that_was_moved_starts_without_setting_up(checkout: Checkout) -> None:
    checkout.run("setup")
    moved = checkout.path.with_name("moved checkout")
    checkout.path.rename(moved)
    checkout.path = moved
    done = checkout.run("some.txt")
    assert done.returncode == 0, done.stderr
    assert checkout.calls(" install ") == []
    assert len(checkout.calls("moved_venv.py")) == 1
    assert checkout.calls("-m duidu open some.txt")


def test_an_environment_whose_python_is_gone_is_made_again(checkout: Checkout) -> None:
    checkout.run("setup")
    (checkout.path / ".venv/bin/python").unlink()
    assert checkout.run("setup").returncode == 0
    assert len(checkout.calls("-m venv --clear")) == 1


def test_a_moved_environment_names_its_new_folder(tmp_path: Path) -> None:
    """With a real environment: its programs run, and the install leads to the new checkout."""
    old, new = tmp_path / "old", tmp_path / "new folder"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", old / ".venv"], check=True)
    program = old / ".venv/bin/duidu"
    program.write_text(f"#!{old}/.venv/bin/python\nimport sys; print(sys.prefix)\n", "utf-8")
    program.chmod(0o755)
    (packages,) = (old / ".venv").glob("lib/python3*/site-packages")
    (packages / "_duidu.pth").write_text(f"{old}/desktop\n", "utf-8")
    record = packages / "duidu-0.1.0.dist-info/direct_url.json"
    record.parent.mkdir()
    record.write_text(json.dumps({"url": f"file://{old}"}), "utf-8")
    old.rename(new)
    subprocess.run([new / ".venv/bin/python", ROOT / "packaging/moved_venv.py", new], check=True)
    said = subprocess.run([new / ".venv/bin/duidu"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(new / ".venv")
    (packages,) = (new / ".venv").glob("lib/python3*/site-packages")
    assert (packages / "_duidu.pth").read_text("utf-8").strip() == str(new / "desktop")
    assert os.access(new / ".venv/bin/duidu", os.X_OK)
