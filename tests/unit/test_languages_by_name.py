"""Outside language/ and lexicon/ no code asks for a language by name: it asks its description."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from duidu.language.registry import LANGUAGES

PACKAGE = Path(__file__).resolve().parents[2] / "desktop" / "duidu"
KNOW_LANGUAGES = ("language", "lexicon")
OF_A_FOLDER = frozenset(known.code for known in LANGUAGES if known.load is not None)

# Codes that are no language of a text.
OTHER_MEANINGS = {
    "app/opening/guide.py": "a language of the interface",
    "align/base/names.py": "zh is a sound here, an initial of pinyin",
    "app/settings/settings_table.py": "the languages of the interface",
    "cli/chinese_help.py": "the language of the interface",
    "formats/base/tmx_header.py": "the language of the notes in the file's header",
    "ui/style/i18n.py": "the languages of the interface",
}
# Modules that are about one language or one pair of languages by what they do.
OF_ONE_LANGUAGE = {
    "align/base/numbers.py": "numbers of the pair Chinese and English",
    "align/links/make_linker.py": "says which pair has which evidence",
    "app/export/export.py": "spells pinyin",
    "cli/links.py": "a command about Chinese and English",
    "cli/lookup.py": "a command about Chinese words",
    "cli/pinyin.py": "a command about pinyin",
    "cli/senses.py": "a command about Chinese and English",
    "cli/words.py": "a command about Chinese words",
    "ui/page/reading_style.py": "spells pinyin",
    "ui/reader/caret.py": "spells pinyin",
    "ui/reader/layout/ruby_text.py": "spells pinyin",
    "ui/reader/layout/style.py": "spells pinyin",
}


def test_no_code_holds_the_code_of_a_language() -> None:
    named = {path for path, tree in _modules() if any(_codes(tree))}
    assert named == set(OTHER_MEANINGS)


def test_only_what_is_about_one_language_imports_its_folder() -> None:
    importing = {path for path, tree in _modules() if any(_imported_folders(tree))}
    assert importing == set(OF_ONE_LANGUAGE)


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE)
        if name.parts[0] not in KNOW_LANGUAGES:
            yield name.as_posix(), ast.parse(path.read_text("utf-8"))


def _codes(tree: ast.Module) -> Iterator[str]:
    """The string constants that are such a code, alone or with a script or region."""
    code = re.compile(rf"(?:{'|'.join(sorted(OF_A_FOLDER))})(?:-[A-Za-z0-9-]+)?")
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and code.fullmatch(node.value)
        ):
            yield node.value


def _imported_folders(tree: ast.Module) -> Iterator[str]:
    folders = tuple(f"duidu.language.{code}" for code in OF_A_FOLDER)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(folders):
            yield node.module or ""
