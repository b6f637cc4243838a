"""Compiles resources/i18n/*.ts with the lrelease that comes beside PySide6.

Run by hand it brings the .ts up to date with the sources:

python packaging/data_translations.py finds every tr() and plural() in the window and every text of
the Qt-free tables, adds new ones as unfinished, and drops those no longer used.
"""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "resources" / "i18n" / "zh_CN.ts"
OUTPUT = "zh_CN.qm"
PACKAGES = ("PySide6-Essentials",)
INPUTS = (SOURCE,)
COMMAND_NAME = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,5}")

# DuiduError and its kinds, and what is told like them.
FAILURES = frozenset(
    f"{kind}Error"
    for kind in (
        *("Duidu", "Usage", "File", "Library", "Edit", "TextEdit"),
        *("Held", "Damaged", "ReadOnly", "Full", "Moved", "Missing", "Stale", "Refused", "TooSlow"),
        *("SharedFiles", "Place", "Secret"),
    )
) | {"Sentence"}
COUNTED = "count_sentence"
# Keys that Qt's own translation names otherwise than keyboards and this program's guide do.
KEYS = ("Left", "Up", "Right", "Down")

Texts = dict[str, dict[str, None]]


def build(path: Path) -> None:
    """Write the compiled translation.

    Raises FileNotFoundError without PySide6, CalledProcessError when the .ts is not well formed.
    """
    subprocess.run([str(lrelease()), "-silent", str(SOURCE), "-qm", str(path)], check=True)


def lrelease() -> Path:
    """The translation compiler in PySide6's own folder."""
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("PySide6 is needed to compile the translations.")
    folder = Path(spec.submodule_search_locations[0])
    return next(
        path
        for path in (
            folder / "lrelease",
            folder / "lrelease.exe",
            folder / "Lrelease.app/Contents/MacOS/Lrelease",
        )
        if path.exists()
    )


def source_texts(root: Path = ROOT) -> Texts:
    """Every text the window can show, by context, in the order found."""
    found: Texts = {}
    for path in sorted((root / "desktop/duidu/ui").rglob("*.py")):
        _collect(ast.parse(path.read_text(encoding="utf-8")), found)
    _collect_tables(found)
    _collect_commands(root, found)
    for path in sorted((root / "desktop/duidu").rglob("*.py")):
        if "cli" not in path.parts:
            _collect_errors(ast.parse(path.read_text(encoding="utf-8")), found)
    return found


def _collect(tree: ast.AST, found: Texts) -> None:
    """tr(context, text) and plural(context, count, one, many) with literal texts."""
    for node in ast.walk(tree):
        if (
            not isinstance(node, ast.Call)
            or not isinstance(node.func, ast.Name)
            or node.func.id not in ("tr", "plural")
        ):
            continue
        literals = [
            arg.value
            for arg in node.args
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        for text in literals[1:]:
            found.setdefault(literals[0], {})[text] = None


def _collect_errors(tree: ast.AST, found: Texts) -> None:
    """The sentences of failures, and of what an export left out, that a person is told of.

    They are the first arguments of DuiduError and its kinds, and all of count_sentence, where those
    are written out.
    """
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {*FAILURES, COUNTED}
        ):
            told = node.args if node.func.id == COUNTED else node.args[:1]
            for one in told:
                for text in (one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        found.setdefault("Errors", {})[text.value] = None


def _collect_tables(found: Texts) -> None:
    """Texts of actions, settings and reasons, which are not written as tr()."""
    from duidu.app.settings import actions, looks, settings_table
    from duidu.core.left_out import KINDS
    from duidu.core.reasons import REASONS
    from duidu.language.registry import LANGUAGES
    from duidu.ui.window.features import FEATURES

    found.setdefault("Errors", {}).update(
        dict.fromkeys(text for written in KINDS.values() for text in written)
    )
    found["Reasons"] = dict.fromkeys(sorted(REASONS))
    found["QShortcut"] = dict.fromkeys(KEYS)
    for language in LANGUAGES:
        if language.load is not None:
            names = (language.name, *(variant.name for variant in language.variants))
            found.setdefault("Languages", {}).update(dict.fromkeys(filter(None, names)))

    for action in FEATURES.actions:
        found.setdefault("actions", {})[action.text] = None
    for keys, text in actions.PAGE_KEYS:
        found["actions"] |= {keys: None, text: None}
    for menu in actions.MENUS:
        found.setdefault("actions", {})[menu] = None
    texts = found.setdefault("settings", {})
    for setting in settings_table.TABLE:
        texts |= dict.fromkeys(
            text
            for text in (setting.group, setting.text, *(choice for _, choice in setting.choices))
            if text
        )
    texts |= dict.fromkeys(preset.text for preset in settings_table.PRESETS)
    texts |= dict.fromkeys(look.name for look in looks.LOOKS)


def _collect_commands(root: Path, found: Texts) -> None:
    """The names of undoable commands.

    They are the short sentences among the constants of the modules that make commands.
    """
    for path in sorted((root / "desktop/duidu/app").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "merge_key" not in text and "EditAlignment" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            # One word alone may be anything; only the module of notes names commands so shortly
            # (Highlight, Underline).
            if (
                not isinstance(node, ast.Constant)
                or not isinstance(node.value, str)
                or not COMMAND_NAME.fullmatch(node.value)
            ):
                continue
            if " " in node.value or path.name == "annotate.py":
                found.setdefault("commands", {})[node.value] = None


def read_translations(path: Path = SOURCE) -> dict[tuple[str, str], str]:
    """Finished translations of a .ts by (context, source text)."""
    found: dict[tuple[str, str], str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if (
                translation is not None
                and translation.get("type") != "unfinished"
                and translation.text
            ):
                found[(context.findtext("name", ""), message.findtext("source", ""))] = (
                    translation.text
                )
    return found


def write_translations(texts: Texts, known: dict[tuple[str, str], str], path: Path = SOURCE) -> int:
    """Write the .ts with what is known; returns how many texts still have no translation."""
    root = ET.Element("TS", version="2.1", language=path.stem, sourcelanguage="en")
    missing = 0
    for context in sorted(texts):
        node = ET.SubElement(root, "context")
        ET.SubElement(node, "name").text = context
        for text in texts[context]:
            message = ET.SubElement(node, "message")
            ET.SubElement(message, "source").text = text
            translation = ET.SubElement(message, "translation")
            translation.text = known.get((context, text), "")
            if not translation.text:
                translation.set("type", "unfinished")
                missing += 1
    ET.indent(root)
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        + ET.tostring(root, encoding="unicode")
        + "\n",
        encoding="utf-8",
    )
    return missing


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "desktop"))
    already = read_translations() if SOURCE.exists() else {}
    print(f"{write_translations(source_texts(), already)} texts have no translation yet")
