"""The interface is complete in both languages.

Nothing untranslated, nothing left over, placeholders alike.
"""

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{\w*\}")


@pytest.fixture(scope="module")
def step() -> ModuleType:
    """The build step that knows all texts."""
    spec = importlib.util.spec_from_file_location(
        "data_translations", ROOT / "packaging" / "data_translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_of_the_window_is_translated(step: ModuleType) -> None:
    known = step.read_translations()
    missing = [
        (context, text)
        for context, texts in step.source_texts().items()
        for text in texts
        if (context, text) not in known
    ]
    assert missing == []


def test_no_translation_is_left_over(step: ModuleType) -> None:
    wanted = {(context, text) for context, texts in step.source_texts().items() for text in texts}
    assert set(step.read_translations()) - wanted == set()


def test_placeholders_are_the_same_in_both_languages(step: ModuleType) -> None:
    different = [
        text
        for (_, text), translation in step.read_translations().items()
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(translation))
    ]
    assert different == []


def test_menu_texts_keep_a_mnemonic_and_their_ellipsis(step: ModuleType) -> None:
    for (context, text), translation in step.read_translations().items():
        if context == "actions":
            assert ("&" in text) == ("&" in translation), text
            assert text.endswith("…") == translation.endswith("…"), text


# What a Chinese reader would find odd, or meet under another name elsewhere in the window.
RETIRED = {
    "书库": "文库",
    "你": "您",
    "嗓音": "语音",
    "两边": "两侧",
    "一边": "一侧",
    "各章": "章节",
    "已知词": "认识的词",
    "收藏": "保存",
    "“{title}”": "《{title}》",
    "} %": "}%",
}


def test_a_thing_has_one_name_in_chinese(step: ModuleType) -> None:
    odd = [
        (translation, better)
        for translation in step.read_translations().values()
        for word, better in RETIRED.items()
        if word in translation
    ]
    assert odd == []


def test_it_compiles(step: ModuleType, tmp_path: Path) -> None:
    step.build(tmp_path / "zh_CN.qm")
    assert (tmp_path / "zh_CN.qm").stat().st_size > 5_000


def test_updating_keeps_what_is_known_and_drops_what_is_unused(
    step: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "zh_CN.ts"
    known = {("A", "one"): "一", ("A", "gone"): "旧"}
    assert step.write_translations({"A": {"one": None, "two <&>": None}}, known, path) == 1
    assert step.read_translations(path) == {("A", "one"): "一"}
    assert "two &lt;&amp;&gt;" in path.read_text(encoding="utf-8")


def test_failures_are_templates_that_can_be_translated(step: ModuleType) -> None:
    built = []
    for path in sorted((ROOT / "desktop" / "duidu").rglob("*.py")):
        if "cli" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in step.FAILURES
                and node.args
            ):
                built += [
                    f"{path.name}:{part.lineno}"
                    for part in ast.walk(node.args[0])
                    if isinstance(part, ast.JoinedStr)
                ]
    assert built == []
