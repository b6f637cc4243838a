"""The comparison of pictures sees one pixel, and a picture that is missing."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from compare_pictures import same_pixels


def picture(path: Path, corner: str = "white") -> Path:
    """A white picture whose last pixel has a colour."""
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setPixelColor(19, 9, QColor(corner))
    image.save(str(path))
    return path


def test_one_pixel_is_a_difference(tmp_path: Path) -> None:
    white = picture(tmp_path / "a.png")
    assert same_pixels(white, picture(tmp_path / "b.png"))
    assert not same_pixels(white, picture(tmp_path / "c.png", "#fffffe"))
    assert not same_pixels(white, tmp_path / "missing.png")
