"""Clean Debian systems to try what was built in: made by debootstrap, entered in namespaces of their own, so that nothing leaks out."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

READER = "1000:1000"
HOME = "/home/reader"
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
        """The whole command line, run from outside, of a command inside."""
        home = HOME if who == READER else "/root"
        environment = [
            f"HOME={home}",
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG=C.UTF-8",
            "DEBIAN_FRONTEND=noninteractive",
        ]
        environment += [f"DISPLAY={display}"] if display else []
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

    def run(self, *words: str, who: str = READER, network: bool = False, display: str = "") -> str:
        """Run a command and return what it printed. Ends the check with its last words when it fails."""
        done = subprocess.run(
            self.command(words, who, network, display), capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(
                f"{' '.join(words)} failed with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}"
            )
        return done.stdout

    def install(self, *packages: str) -> None:
        """Install packages with apt as a person would, with what they recommend."""
        self.run("apt-get", "install", "--quiet=2", "--yes", *packages, who="0:0", network=True)

    def copy(self, path: Path) -> "Root":
        """The same system once more."""
        remove(path)
        subprocess.run(["cp", "--archive", "--reflink=auto", str(self.path), str(path)], check=True)
        return Root(path)


def make(path: Path, suite: str) -> Root:
    """The smallest Debian, with this machine's package sources and a person called reader; kept from before when it is whole."""
    root = Root(path)
    if (path / "home" / "reader").exists():
        return root
    remove(path)
    subprocess.run(
        ["debootstrap", "--variant=minbase", suite, str(path)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (path / "etc/apt/sources.list").unlink(missing_ok=True)
    for name in ("sources.list", "sources.list.d", "apt.conf.d"):
        here = Path("/etc/apt") / name
        if here.is_dir():
            shutil.copytree(here, path / "etc/apt" / name, dirs_exist_ok=True)
        elif here.exists():
            shutil.copy(here, path / "etc/apt" / name)
    shutil.copy("/etc/resolv.conf", path / "etc/resolv.conf")
    root.run("apt-get", "update", "--quiet=2", who="0:0", network=True)
    root.run("useradd", "--create-home", "--uid", "1000", "reader", who="0:0")
    return root


def remove(path: Path) -> None:
    """Delete a system."""
    if path.exists():
        subprocess.run(["rm", "--recursive", "--force", "--one-file-system", str(path)], check=True)
