"""Pictures beside a page come into its text, from its own folder and from nowhere else."""

from pathlib import Path

import pytest

from duidu.app.opening.read_files import read_files
from duidu.formats.base.document import Document
from duidu.formats.base.pictures_beside import name_beside, pictures_beside
from fixtures.picture_files import picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a page, inside one that has a picture, too."""
    folder = tmp_path / "page"
    (folder / "a page_files").mkdir(parents=True)
    (tmp_path / "out.png").write_bytes(picture(99, 20))
    for name, width in (("a.png", 50), ("a page_files/图 1.png", 60), ("b&c.png", 70)):
        (folder / name).write_bytes(picture(width, 20))
    return folder


def page(folder: Path, text: str, name: str = "page.html") -> Path:
    path = folder / name
    path.write_text(f"<html><body>{text}</body></html>" if name.endswith("html") else text, "utf-8")
    return path


def widths(found: Document) -> list[int]:
    return [found.images[one.image].width for block in found.blocks for one in block.pictures]


def test_a_page_shows_those_in_its_folder(folder: Path) -> None:
    path = page(
        folder,
        "<p>One.</p><img src='a.png' alt='A boat'><p>Two.</p>"
        '<img src="./a%20page_files/图%201.png?x#y"><p>Three.</p><img src=b&amp;c.png><p>Four.</p>',
    )
    (found,) = read_files([path])
    assert widths(found.document) == [50, 60, 70]
    assert found.document.blocks[1].pictures[0].words == "A boat"
    assert not found.document.left_out


def test_so_does_markdown(folder: Path) -> None:
    path = page(
        folder,
        'One.\n\n![A boat](a.png)\n\nTwo.\n\n![](<a page_files/图 1.png> "t")\n\n'
        "Three.\n\n![x][y]\n\nFour.\n\n[y]: b%26c.png\n",
        "page.md",
    )
    (found,) = read_files([path])
    assert widths(found.document) == [50, 60, 70]


@pytest.mark.parametrize(
    "address",
    [
        "../out.png",
        "a/../../out.png",
        "%2e%2e/out.png",
        "/etc/a.png",
        "%2Fetc/a.png",
        "\\\\host\\a.png",
        "..\\out.png",
        "C:/a.png",
        "file:///a.png",
        "https://example.org/a.png",
        "//example.org/a.png",
        "a.svg",
        "page.html",
        "",
    ],
)
def test_no_other_place_is_one(folder: Path, address: str) -> None:
    assert name_beside(address) == ""
    path = page(folder, f"<p>One.</p><img src='{address}'><p>Two.</p>")
    assert pictures_beside(path, path.read_bytes()) == {}


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "out.png")
    (folder / "inside.png").symlink_to(folder / "a.png")
    path = page(folder, "<p>One.</p><img src='link.png'><p>Two.</p><img src='inside.png'><p>3</p>")
    assert list(pictures_beside(path, path.read_bytes())) == ["inside.png"]
    (found,) = read_files([path])
    assert widths(found.document) == [50]
    assert found.document.left_out == {"picture": 1}


def test_what_is_not_there_or_no_picture_is_counted(folder: Path) -> None:
    (folder / "text.png").write_text("no picture")
    (folder / "folder.png").mkdir()
    text = "".join(f"<p>{n}</p><img src='{n}.png'>" for n in ("text", "folder", "gone"))
    (found,) = read_files([page(folder, text)])
    assert widths(found.document) == []
    assert found.document.left_out == {"picture": 3}


def test_only_pages_have_any(folder: Path) -> None:
    path = page(folder, "src='a.png'", "page.txt")
    assert pictures_beside(path, path.read_bytes()) == {}
