"""Builds a release for Linux in a Debian of a fixed day, whatever this machine is.

    python packaging/pinned_root.py [--mirror ADDRESS] [--folder build/root] TARGET...

As root; needs debootstrap and git. The commit that is checked out is cloned into a small Debian 12,
whose packages are those of DAY from Debian's archive of all days, and TARGETs of build.py are made
there with Debian's own Python. What comes out is in dist/. --mirror takes another archive, for
trying it where that one cannot be reached; its packages are then those of today.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import build_deb
from clean_root import HOME, ROOT_USER, Root, make

CHECKOUT = Path(__file__).resolve().parents[1]
# The oldest Debian that is supported has the oldest glibc (2.36); its Python is 3.11.
SUITE = "bookworm"
DAY = "20261101T000000Z"
ARCHIVE = f"http://snapshot.debian.org/archive/debian/{DAY}"
# Python with its library, what build.py calls, and what the program needs where it is installed:
# it is used there once.
PACKAGES = (
    *("python3", "python3-venv", "libpython3.11", "git", "ca-certificates", "binutils", "xz-utils"),
    *(name.split()[0] for name in build_deb.DEPENDS.split(", ")),
)
# For the target voices.
VOICES = ("nodejs", "npm")


def main() -> int:
    """Build the targets. Raises SystemExit with a sentence where a step fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="+")
    parser.add_argument("--mirror", default=ARCHIVE)
    parser.add_argument("--folder", type=Path, default=CHECKOUT / "build" / "root")
    args = parser.parse_args()
    for tool in ("debootstrap", "git", "unshare"):
        if shutil.which(tool) is None:
            raise SystemExit(f"Needs {tool}.")
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    root = make(args.folder, SUITE, args.mirror)
    root.install("--no-install-recommends", *PACKAGES)
    if "voices" in args.targets:
        root.install("--no-install-recommends", *VOICES)
    inside = clone(root)
    for target in args.targets:
        words = ("sh", "-c", f"cd {inside} && python3 packaging/build.py {target}")
        print(root.run(*words, network=True), end="")
    made = root.path / inside[1:] / "dist"
    (CHECKOUT / "dist").mkdir(exist_ok=True)
    for path in sorted(made.iterdir()):
        shutil.copy2(path, CHECKOUT / "dist")
    return 0


def clone(root: Root) -> str:
    """The commit that is checked out, as the reader's own; returns its folder in the root."""
    inside = f"{HOME}/duidu"
    folder = root.path / inside[1:]
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", CHECKOUT, folder], check=True)
    root.run("chown", "--recursive", "1000:1000", inside, who=ROOT_USER)
    return inside


if __name__ == "__main__":
    sys.exit(main())
