"""Builds what Duidu is released as: python packaging/build.py TARGET. Everything lands in dist/, the same bytes for the same commit.

Targets: wheel, sdist, app (frozen folder), tar, deb, linux (all of these), windows (on Linux, with NSIS), sizes (what is in the folder).
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import build_deb
import build_sizes
import build_tar
import notices

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
WORK = ROOT / "build"
APP = WORK / "app" / "duidu"
PYINSTALLER = "pyinstaller==6.22.3"


def main() -> int:
    """Build one target with all it needs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=("wheel", "sdist", "app", "tar", "deb", "linux", "sizes"))
    target = parser.parse_args().target
    DIST.mkdir(exist_ok=True)
    os.environ.update(reproducible())
    if target in {"wheel", "sdist", "linux"}:
        distribution("sdist" if target == "sdist" else "wheel")
    if target == "linux":
        distribution("sdist")
    if target in {"app", "tar", "deb", "linux"}:
        freeze()
    if target in {"tar", "linux"}:
        print(build_tar.build(APP, DIST, version()))
    if target in {"deb", "linux"}:
        print(build_deb.build(APP, DIST, version(), WORK / "deb", WORK / "icons"))
    if target in {"app", "sizes", "linux"}:
        build_sizes.report(APP)
    return 0


def version() -> str:
    """The version of the package."""
    text = (ROOT / "desktop" / "duidu" / "__init__.py").read_text("utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def reproducible() -> dict[str, str]:
    """The environment under which equal commits give equal bytes: the time of the commit, no hash randomness."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH") or run("git", "log", "-1", "--format=%ct")
    return {"SOURCE_DATE_EPOCH": stamp, "PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}


def distribution(kind: str) -> Path:
    """Wheel or source distribution, by pip and the build backend."""
    python = environment("build", "build>=1.2")
    run(str(python), "-m", "build", f"--{kind}", "--outdir", str(DIST), str(ROOT))
    pattern = "*.whl" if kind == "wheel" else "*.tar.gz"
    return max(DIST.glob(pattern), key=lambda path: path.stat().st_mtime)


def freeze() -> Path:
    """The frozen application folder, made from the wheel in an environment of its own, with the notices of everything in it."""
    wheel = distribution("wheel")
    python = environment("freeze", f"{wheel}", PYINSTALLER)
    shutil.rmtree(APP.parent, ignore_errors=True)
    run(str(python), str(ROOT / "packaging" / "icons.py"), str(WORK / "icons"))
    options = ("--noconfirm", "--log-level", "WARN", "--distpath", str(APP.parent), "--workpath", str(WORK / "pyinstaller"))
    run(str(python), "-m", "PyInstaller", *options, str(ROOT / "packaging" / "duidu.spec"))
    for library in APP.rglob("libpython*.so*"):
        # The interpreter's debugging symbols are four fifths of it; other libraries do not survive stripping.
        run("strip", "--strip-unneeded", str(library))
    notices.write(python, APP, ROOT / "packaging" / "licences")
    return APP


def environment(name: str, *packages: str) -> Path:
    """The Python of a fresh virtual environment with these packages."""
    folder = WORK / name
    venv.create(folder, with_pip=True, clear=True, symlinks=os.name == "posix")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return python


def run(*command: str) -> str:
    """Run a command and return what it printed; ends the build with its message when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
