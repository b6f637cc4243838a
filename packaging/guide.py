"""Makes the guide of its texts: resources/guide, which the program opens, and docs/guide.*.

python packaging/guide.py, after a text of packaging/guide_texts, an action or a key was changed; a
test says when it is due. --pages also writes docs/guide.html and docs/guide.epub by Duidu itself.

A text has blocks between empty lines. Each two lines of a block are a sentence in English and the
one that answers it in Chinese, so that the texts say how the guide is to be aligned. `{file.open}`
stands for the name of an action in the language of its line, with its keys. A block of `! ` says
what the pictures of the chapter show, which `guide_pictures.py` takes.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "packaging" / "guide_texts"
FOLDER = ROOT / "resources" / "guide"
GUIDE = FOLDER / "en"
PAGES = (ROOT / "docs" / "guide.html", ROOT / "docs" / "guide.epub")
ACTION = re.compile(r"\{([a-z_.]+)\}")
SUFFIX = ".zh-en.md"
PICTURE = "! "
LANGUAGES = ("en", "zh")
TITLE = "对读使用指南 · Guide to Duidu"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph: its sentences in English, each with the Chinese one.

    `mark` is what Markdown writes before a heading, "" for a paragraph, PICTURE for what is shown.
    """

    pairs: tuple[tuple[str, str], ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """How an action is called in both languages, and its keys as the guide writes them."""

    english: str
    chinese: str
    keys: tuple[str, ...]


def chapters() -> dict[str, list[Block]]:
    """The blocks of each chapter by its name, with `{...}` in them; the last lists all keys."""
    found = {
        path.stem: list(_blocks(path.read_text("utf-8"))) for path in sorted(TEXTS.glob("*.txt"))
    }
    found[list(found)[-1]] += _all_keys()
    return found


def actions() -> dict[str, Named]:
    """All actions of the window by their ids."""
    from data_translations import read_translations
    from duidu.app.settings.actions import plain
    from duidu.ui.window.features import FEATURES

    chinese = read_translations()
    return {
        one.id: Named(plain(one.text), plain(chinese["actions", one.text]), one.keys)
        for one in FEATURES.actions
    }


def written(block: Block, names: dict[str, Named]) -> tuple[str, str]:
    """A block as Markdown, Chinese and English."""
    english = " ".join(_filled(one, names, "{name} ({keys})", 0) for one, _ in block.pairs)
    chinese = "".join(_filled(one, names, "{name}（{keys}）", 1) for _, one in block.pairs)
    return f"{block.mark}{chinese}", f"{block.mark}{english}"


def shown(block: Block, chapter: str) -> tuple[str]:
    """The picture of a chapter as Markdown; it is told in both languages."""
    ((english, chinese),) = block.pairs
    return (f"![{chinese} {english}]({chapter}.png)",)


def files() -> dict[str, str]:
    """The files of the guide by name, the same for each language of the interface."""
    names = actions()
    return {
        f"{chapter}{SUFFIX}": "\n\n".join(
            text
            for block in blocks
            for text in (shown(block, chapter) if block.mark == PICTURE else written(block, names))
        )
        + "\n"
        for chapter, blocks in chapters().items()
    }


def write() -> None:
    """Write resources/guide anew: a folder for each language, which differ in their pictures."""
    made = files()
    for language in LANGUAGES:
        folder = FOLDER / language
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.md"):
            if old.name not in made:
                old.unlink()
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def write_pages() -> None:
    """Open the guide as a book in a library of its own, and export that."""
    with tempfile.TemporaryDirectory() as folder:
        run = [sys.executable, "-m", "duidu"]
        library = ["--library", str(Path(folder) / "library")]
        # A book is called as its folder is.
        book = shutil.copytree(GUIDE, Path(folder) / TITLE)
        subprocess.run([*run, "import", str(book), *library], cwd=ROOT / "desktop", check=True)
        for page in PAGES:
            form = ["--to", page.suffix.removeprefix("."), "-o", str(page), "--force"]
            command = [*run, "export", "--book", TITLE, *form, *library]
            subprocess.run(command, cwd=ROOT / "desktop", check=True)


def _blocks(text: str) -> Iterator[Block]:
    for part in text.strip().split("\n\n"):
        lines = part.split("\n")
        mark = re.match(r"#+ |! |", lines[0])
        assert mark is not None
        told = [line.removeprefix(mark.group()) for line in lines]
        yield Block(tuple(zip(told[::2], told[1::2], strict=True)), mark.group())


def _all_keys() -> Iterator[Block]:
    """The keys of the page, then those of each menu, one by one."""
    from data_translations import read_translations
    from duidu.app.settings.actions import MENUS, PAGE_KEYS, plain
    from duidu.ui.window.features import FEATURES

    chinese = read_translations()
    yield Block((("On the page", "在页面上"),), "## ")
    for keys, text in PAGE_KEYS:
        yield Block(
            ((f"`{keys}`: {text}", f"`{chinese['actions', keys]}`：{chinese['actions', text]}"),)
        )
    for menu in MENUS:
        yield Block(((plain(menu), plain(chinese["actions", menu])),), "## ")
        for one in FEATURES.actions:
            if one.menu == menu and one.keys:
                yield Block(((f"{{{one.id}}}",) * 2,))


def _filled(text: str, names: dict[str, Named], form: str, language: int) -> str:
    def fill(found: re.Match[str]) -> str:
        action = names[found.group(1)]
        name = f"**{(action.english, action.chinese)[language]}**"
        return form.format(name=name, keys=_keys(action.keys, language)) if action.keys else name

    return ACTION.sub(fill, text)


def _keys(keys: Sequence[str], language: int) -> str:
    return (" or ", " 或 ")[language].join(f"`{key}`" for key in keys)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "desktop"))
    write()
    if "--pages" in sys.argv:
        write_pages()
