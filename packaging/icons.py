"""Draws the application icon in the sizes desktops want, from resources/icons/duidu.svg.

python packaging/icons.py FOLDER, with the Python that has PySide6, writes FOLDER/SIZE.png, and
duidu.ico and duidu.icns with PNG images inside.
"""

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
# Apple's names of the images in an ICNS file -> pixels; ic11, ic12 and ic13 are 16, 32 and 128 at
# two pixels to one.
ICNS = {"ic07": 128, "ic08": 256, "ic09": 512, "ic11": 32, "ic12": 64, "ic13": 256}
ICO_MOST = 256


def main(folder: Path) -> int:
    """Draw every size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(
        str(Path(__file__).resolve().parents[1] / "resources" / "icons" / "duidu.svg")
    )
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        image.save(str(folder / f"{size}.png"))
    application.quit()
    images = {size: (folder / f"{size}.png").read_bytes() for size in SIZES}
    (folder / "duidu.ico").write_bytes(
        ico([(size, png) for size, png in images.items() if size <= ICO_MOST])
    )
    (folder / "duidu.icns").write_bytes(icns(images))
    return 0


def icns(images: dict[int, bytes]) -> bytes:
    """An ICNS file of PNG images by their size in pixels."""
    data = b"".join(
        name.encode("ascii") + struct.pack(">I", 8 + len(images[size])) + images[size]
        for name, size in ICNS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(data)) + data


def ico(images: list[tuple[int, bytes]]) -> bytes:
    """An ICO file of PNG images, (size in pixels, PNG bytes) each."""
    header = struct.pack("<HHH", 0, 1, len(images))
    entries, data = b"", b""
    start = len(header) + 16 * len(images)
    for size, png in images:
        entries += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), start + len(data)
        )
        data += png
    return header + entries + data


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
