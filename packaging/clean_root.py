"""Clean Debian systems to try Duidu in: made by debootstrap, entered in namespaces of their own.

As a program, for scripts: clean_root.py make FOLDER SUITE, and clean_root.py run FOLDER USER
COMMAND..., USER being reader or root, with a network.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

READER, ROOT_USER = "1000:1000", "0:0"
HOME = "/home/reader"
# How pip is told to reach its packages; PIP_CERT names a file that is copied.
PIP_SETTINGS = ("PIP_CERT", "PIP_DEFAULT_TIMEOUT", "PIP_INDEX_URL", "PIP_PROXY")
# What apt is told of proxies, certificates and clocks.
ACQUIRE = (
    "Acquire::http",
    "Acquire::https",
    "Acquire::Check-Date",
    "Acquire::Check-Valid-Until",
)
# $0 is the root. What is mounted is gone when the last process in it ends.
ENTER = """set -e
mount --make-rprivate /
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
mkdir -p -m 1777 "$0/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
exec chroot --userspec="$WHO" "$0" /usr/bin/env -i "$@"
"""


class Root:
    """A system in a folder. Everything in it runs without a network unless it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def command(
        self, words: Sequence[str], who: str = READER, network: bool = False, display: str = ""
    ) -> list[str]:
        """The whole command line, run from outside, of a command inside.

        With a network it also gets what pip is told here of its way out (PIP_CERT and the like).
        """
        home = HOME if who == READER else "/root"
        environment = [
            f"HOME={home}",
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG=C.UTF-8",
            "DEBIAN_FRONTEND=noninteractive",
        ]
        environment += [f"DISPLAY={display}"] if display else []
        if network:
            environment += self._pip_settings()
        alone = () if network else ("--net",)
        return [
            "env",
            f"WHO={who}",
            "unshare",
            "--mount",
            *alone,
            "sh",
            "-c",
            ENTER,
            str(self.path),
            *environment,
            *words,
        ]

    def _pip_settings(self) -> list[str]:
        settings = {name: os.environ[name] for name in PIP_SETTINGS if name in os.environ}
        if certificates := settings.get("PIP_CERT"):
            copy = self.path / "etc/pip-certificates.crt"
            shutil.copy(certificates, copy)
            settings["PIP_CERT"] = "/etc/pip-certificates.crt"
        return [f"{name}={value}" for name, value in settings.items()]

    def run(self, *words: str, who: str = READER, network: bool = False, display: str = "") -> str:
        """Run a command and return what it printed.

        Ends the check with the command's last words when it fails.
        """
        done = subprocess.run(
            self.command(words, who, network, display), capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(
                f"{' '.join(words)} failed with {done.returncode}:\n"
                f"{(done.stdout + done.stderr)[-3000:]}"
            )
        return done.stdout

    def install(self, *packages: str) -> None:
        """Install packages with apt as a person would, with what they recommend."""
        self.run("apt-get", "install", "--quiet=2", "--yes", *packages, who=ROOT_USER, network=True)

    def copy(self, path: Path) -> "Root":
        """The same system once more."""
        remove(path)
        subprocess.run(["cp", "--archive", "--reflink=auto", str(self.path), str(path)], check=True)
        return Root(path)


def make(path: Path, suite: str, mirror: str = "") -> Root:
    """The smallest Debian of a suite, with a person called reader; kept from before when whole.

    Its package sources are those that debootstrap wrote, of the suite itself: at `mirror`, or
    Debian's own where none is given.
    """
    root = Root(path)
    if (path / "home" / "reader").exists():
        return root
    remove(path)
    subprocess.run(
        ["debootstrap", "--variant=minbase", suite, str(path), *([mirror] if mirror else [])],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    connect(path)
    if mirror:
        # An archive of one day is older than it says it is valid.
        valid = 'Acquire::Check-Valid-Until "false";\n'
        (path / "etc/apt/apt.conf.d/91mirror").write_text(valid, "utf-8")
    root.run("apt-get", "update", "--quiet=2", who=ROOT_USER, network=True)
    root.run("useradd", "--create-home", "--uid", "1000", "reader", who=ROOT_USER)
    return root


def connect(path: Path) -> None:
    """Let a system reach what this machine reaches: its name servers, and apt's way out."""
    shutil.copy("/etc/resolv.conf", path / "etc/resolv.conf")
    settings = subprocess.run(
        ["apt-config", "dump", *ACQUIRE], check=True, capture_output=True, text=True
    )
    (path / "etc/apt/apt.conf.d/90machine").write_text(settings.stdout, "utf-8")


def remove(path: Path) -> None:
    """Delete a system."""
    if path.exists():
        subprocess.run(["rm", "--recursive", "--force", "--one-file-system", str(path)], check=True)


def main(action: str, folder: str, *words: str) -> int:
    """Make a system, or run a command in one and return its exit code."""
    if action == "make":
        make(Path(folder), *words)
        return 0
    who = ROOT_USER if words[0] == "root" else READER
    display = os.environ.get("DISPLAY", "")
    command = Root(Path(folder)).command(words[1:], who, network=True, display=display)
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
