"""The panel that docs/how-to-add-a-panel.md adds is offered and shown beside the text."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import duidu.ui
from duidu.app.session import Session
from duidu.ui.window.features import FEATURES, Features
from fixtures.window_session import add_article
from fixtures.windows import open_window

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "how-to-add-a-panel.md"


@pytest.fixture
def features(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Features]:
    """All features and the one of the guide, put together from the guide's code as it says."""
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    folder = tmp_path / "length"
    folder.mkdir()
    names = ("length_panel.py", "length_control.py", "feature.py")
    for name, code in zip(names, blocks, strict=True):
        (folder / name).write_text(code, "utf-8")
    monkeypatch.setattr(duidu.ui, "__path__", [*duidu.ui.__path__, str(tmp_path)])
    feature = importlib.import_module("duidu.ui.length.feature")
    yield FEATURES._replace(pages=(*FEATURES.pages, feature.LENGTH))
    for name in [name for name in sys.modules if name.startswith("duidu.ui.length")]:
        del sys.modules[name]
    monkeypatch.delattr(duidu.ui, "length")


def test_the_panel_is_shown_by_its_action_and_imported_only_then(
    qtbot: QtBot, qapp: QApplication, session: Session, tmp_path: Path, features: Features
) -> None:
    window = open_window(qtbot, qapp, session, features)
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    assert "duidu.ui.length.length_panel" not in sys.modules
    action = window.actions_["view.length"]
    action.trigger()
    assert page.is_shown("length")
    assert action.isChecked()
    labels = [label.text() for label in page.panel("length").findChildren(QLabel)]
    assert labels == ["Length", f"Rows: {page.open_text.row_count()}"]
    action.trigger()
    assert not page.is_shown("length")
    assert not action.isChecked()
    window.close()
