"""The Debian package: the frozen folder under /usr/lib/duidu, and its place in the desktop."""

import gzip
import os
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from icons import SIZES

LINUX = Path(__file__).resolve().parent / "linux"
RESOURCES = Path(__file__).resolve().parents[1] / "resources"
# What Qt's xcb and wayland platforms need from the system.
DEPENDS = (
    "libc6 (>= 2.35), libstdc++6 (>= 11), libdbus-1-3, libegl1, libgl1, libfontconfig1, "
    "libfreetype6, libglib2.0-0, libwayland-client0, libwayland-cursor0, libwayland-egl1, "
    "libx11-6, libx11-xcb1, libxcb-cursor0, libxcb-glx0, libxcb-icccm4, libxcb-image0, "
    "libxcb-keysyms1, libxcb-randr0, libxcb-render-util0, libxcb-render0, libxcb-shape0, "
    "libxcb-shm0, libxcb-sync1, libxcb-util1, libxcb-xfixes0, libxcb-xkb1, libxcb1, "
    "libxkbcommon-x11-0, libxkbcommon0"
)
# File of linux/ -> where it goes under share.
DESKTOP_FILES = {
    "io.github.duidu.Duidu.desktop": "applications/io.github.duidu.Duidu.desktop",
    "io.github.duidu.Duidu.metainfo.xml": "metainfo/io.github.duidu.Duidu.metainfo.xml",
    "io.github.duidu.Duidu.mime.xml": "mime/packages/io.github.duidu.Duidu.xml",
    "duidu.bash": "bash-completion/completions/duidu",
    "duidu.zsh": "zsh/vendor-completions/_duidu",
    "duidu.fish": "fish/vendor_completions.d/duidu.fish",
    "lintian-overrides": "lintian/overrides/duidu",
}
MANUALS = {"duidu.1": "man1/duidu.1.gz", "duidu.zh_CN.1": "zh_CN/man1/duidu.1.gz"}
# Two threads whatever the machine has: the blocks, and with them the bytes, depend on whether there
# are several.
PACK = ("dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=2", "--build")


def build(app: Path, dist: Path, version: str, work: Path, icons: Path) -> Path:
    """duidu_VERSION_ARCHITECTURE.deb; `icons` holds SIZE.png files."""
    architecture = {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine]
    root = work / "root"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(app, root / "usr/lib/duidu", symlinks=True)
    desktop_files(root / "usr", version, icons)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/duidu").symlink_to("../lib/duidu/duidu")
    _documents(root / "usr/share/doc/duidu", version)
    _control(root, version, architecture)
    _settle(root)
    output = dist / f"duidu_{version}_{architecture}.deb"
    subprocess.run((*PACK, str(root), str(output)), check=True, stdout=subprocess.DEVNULL)
    return output


def desktop_files(usr: Path, version: str, icons: Path) -> None:
    """Write the files that make the program part of a desktop, under a usr folder.

    They are the .desktop file, metainfo, MIME types, icons, man page and completions.
    """
    for name, place in DESKTOP_FILES.items():
        target = usr / "share" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(name, version), "utf-8")
    for name, place in MANUALS.items():
        manual = usr / "share/man" / place
        manual.parent.mkdir(parents=True)
        manual.write_bytes(gzip.compress(filled(name, version).encode(), mtime=0))
    scalable = usr / "share/icons/hicolor/scalable/apps"
    scalable.mkdir(parents=True)
    shutil.copy(RESOURCES / "icons" / "duidu.svg", scalable / "io.github.duidu.Duidu.svg")
    for size in SIZES:
        folder = usr / f"share/icons/hicolor/{size}x{size}/apps"
        folder.mkdir(parents=True)
        shutil.copy(icons / f"{size}.png", folder / "io.github.duidu.Duidu.png")


def filled(name: str, version: str) -> str:
    """A file of linux/ with version and date in their places."""
    date = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    text = (
        (LINUX / name)
        .read_text("utf-8")
        .replace("@VERSION@", version)
        .replace("@DATE@", f"{date:%Y-%m-%d}")
    )
    return text.replace("@MAILDATE@", format_datetime(date))


def build_voices(voices: Path, dist: Path, version: str, work: Path) -> Path:
    """duidu-voices_VERSION_ARCHITECTURE.deb: the addition with what runs it, for the program."""
    architecture = {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine]
    root = work / "root"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(voices, root / "usr/share/duidu-voices")
    documents = root / "usr/share/doc/duidu-voices"
    documents.mkdir(parents=True)
    shutil.copy(voices / "LICENCES.txt", documents / "copyright")
    (documents / "changelog.gz").write_bytes(
        gzip.compress(filled("changelog", version).encode(), mtime=0)
    )
    _control(root, version, architecture, "control-voices")
    _settle(root)
    output = dist / f"duidu-voices_{version}_{architecture}.deb"
    subprocess.run((*PACK, str(root), str(output)), check=True, stdout=subprocess.DEVNULL)
    return output


def _documents(folder: Path, version: str) -> None:
    folder.mkdir(parents=True)
    (folder / "copyright").write_text((LINUX / "copyright").read_text("utf-8"), "utf-8")
    logs = {
        "changelog.gz": filled("changelog", version),
        "CHANGELOG.md.gz": (RESOURCES.parent / "CHANGELOG.md").read_text("utf-8"),
    }
    for name, text in logs.items():
        (folder / name).write_bytes(gzip.compress(text.encode(), mtime=0))


def _control(root: Path, version: str, architecture: str, name: str = "control") -> None:
    """What dpkg is to know of the package, out of a file of linux/."""
    size = (
        sum(
            path.stat().st_size
            for path in root.rglob("*")
            if path.is_file() and not path.is_symlink()
        )
        // 1024
    )
    folder = root / "DEBIAN"
    folder.mkdir()
    text = (LINUX / name).read_text("utf-8")
    for key, value in {
        "VERSION": version,
        "ARCHITECTURE": architecture,
        "SIZE": str(size),
        "DEPENDS": DEPENDS,
    }.items():
        text = text.replace(f"@{key}@", value)
    (folder / "control").write_text(text, "utf-8")


def _settle(root: Path) -> None:
    """Modes and times that do not depend on who builds."""
    stamp = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or (path.stat().st_mode & 0o100 and ".so" not in path.name)
            path.chmod(0o755 if executable else 0o644)
        os.utime(path, (stamp, stamp), follow_symlinks=False)
