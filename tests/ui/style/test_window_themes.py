"""Colours of the themes: text at least 4.5:1, marks at least 3:1, tone colours in every scheme."""

import gc
import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QStyle,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import duidu
from duidu.app.session import Session
from duidu.app.settings import settings_table
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.reading_style import tone_scheme
from duidu.ui.settings.tones_row import TonesRow
from duidu.ui.style.contrast import blend, contrast, fitted
from duidu.ui.style.icons import application_icon, icon
from duidu.ui.style.motion import motion_reduced
from duidu.ui.style.theme import (
    HIGHLIGHTS,
    TONE_SATURATION,
    TONE_SCHEMES,
    Palette,
    Theme,
    load,
    own_tones,
    style_sheet,
)
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

NAMES = ("light", "dark", "sepia", "contrast")


@pytest.fixture(params=NAMES)
def palette(request: pytest.FixtureRequest) -> Palette:
    """Each theme."""
    return load(request.param)


def test_text_stands_out_everywhere(palette: Palette) -> None:
    for ground in (palette.paper, palette.backdrop, palette.raised):
        for ink in (palette.ink, palette.secondary, palette.accent):
            assert contrast(ink.name(), ground.name()) >= 4.5, (ink.name(), ground.name())
        assert contrast(palette.mark.name(), ground.name()) >= 3
    assert contrast(palette.on_accent.name(), palette.accent.name()) >= 4.5


def test_text_stays_legible_under_tints_and_markers(palette: Palette) -> None:
    grounds = [
        blend(palette.accent.name(), palette.paper.name(), tint.alphaF())
        for tint in (palette.pair, palette.word)
    ]
    grounds += [palette.highlights[name].name() for name in HIGHLIGHTS]
    assert all(contrast(palette.ink.name(), ground) >= 4.5 for ground in grounds)
    assert all(
        contrast(palette.edge(name).name(), palette.paper.name()) >= 3 for name in HIGHLIGHTS
    )


@pytest.mark.parametrize("scheme", TONE_SCHEMES)
def test_tone_colours_are_legible_in_every_scheme(palette: Palette, scheme: str) -> None:
    tones = palette.tones(scheme)
    assert len(tones) == 5
    for tone in tones:
        assert (
            min(contrast(tone.name(), ground.name()) for ground in (palette.paper, palette.raised))
            >= 4.5
        )


@pytest.mark.parametrize("scheme", TONE_SCHEMES)
def test_tone_colours_are_muted_and_still_told_apart(palette: Palette, scheme: str) -> None:
    tones = palette.tones(scheme)
    assert max(tone.hslSaturationF() for tone in tones) <= TONE_SATURATION + 0.01
    for one, other in combinations(tones, 2):
        red, green, blue = (
            getattr(one, channel)() - getattr(other, channel)()
            for channel in ("red", "green", "blue")
        )
        assert math.hypot(red, green, blue) > 30


def test_own_tone_colours_are_as_chosen_where_they_are_legible() -> None:
    chosen = "#0000EE #AA0000 #007700 #770077 #555555"
    assert [tone.name().upper() for tone in load("light").tones(chosen)] == chosen.split()


def test_unknown_names_fall_back(qapp: QApplication) -> None:
    assert load("neon").name == "light"
    assert load("light").tones("none") == ()


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    assert "$" not in style_sheet()
    assert re.search(r"#[0-9a-f]{6}\b", style_sheet(), re.IGNORECASE) is None
    assert all(Path(file).is_file() for file in re.findall(r"url\((.*?)\)", style_sheet()))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast(fitted("#73BB4F", "#FFFFFF"), "#FFFFFF") >= 4.5


def test_icons_are_drawn_in_the_ink_of_the_theme(qapp: QApplication, palette: Palette) -> None:
    image = icon("menu", palette, 2.0).pixmap(20, 20).toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert {color.name() for color in colors if color.alpha() == 255} == {palette.ink.name()}
    assert not application_icon().isNull()


def test_nothing_moves_when_the_person_or_the_desktop_says_so(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = window.session.settings
    settings.set(settings_table.REDUCED_MOTION, False)
    style = QApplication.style()
    assert not motion_reduced(settings)
    told = type(
        "Told",
        (),
        {
            "styleHint": staticmethod(
                lambda hint: 0 if hint is QStyle.StyleHint.SH_Widget_Animation_Duration else 1
            )
        },
    )
    monkeypatch.setattr(QApplication, "style", lambda: told)
    assert motion_reduced(settings)
    monkeypatch.setattr(QApplication, "style", lambda: style)
    settings.set(settings_table.REDUCED_MOTION, True)
    assert motion_reduced(settings)


def test_theme_of_the_desktop_can_be_asked_for_at_any_time(window: MainWindow) -> None:
    for name in ("system", "dark", "system"):
        gc.collect()
        window.context.theme.use(name)
    assert window.context.theme.colors.name in NAMES


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_own_tone_colours_are_chosen_and_fitted_to_the_paper(window: MainWindow) -> None:
    settings = window.session.settings
    settings.set(settings_table.TONE_COLORS, "own")
    window.actions_["edit.settings"].trigger()
    row = window.findChild(TonesRow)
    assert row is not None
    row.set_color(1, QColor("#ffee00"))
    assert settings.get(settings_table.OWN_TONES).split()[1] == "#ffee00"
    assert row.buttons[1].accessibleName().endswith("#ffee00")
    for name in NAMES:
        colors = load(name)
        tones = colors.tones(tone_scheme(settings, settings_table.TONE_COLORS))
        assert len(tones) == 5
        assert all(contrast(tone.name(), colors.paper.name()) >= 4.5 for tone in tones)
    assert own_tones("#000000 nonsense") == ("#000000", *TONE_SCHEMES["pleco"][1:])


class _Counted(QObject):
    """Counts the events of one kind that come to an object."""

    def __init__(self, kind: QEvent.Type, parent: QObject) -> None:
        super().__init__(parent)
        self.kind, self.count = kind, 0
        parent.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is self.kind
        return False


def test_another_theme_moves_nothing_and_styles_what_is_in_view(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    page.show_panel("notes", True)
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    qtbot.waitUntil(lambda: window.jobs.idle)
    QApplication.processEvents()  # the panel has its place
    port = page.view.viewport()
    styled = _Counted(QEvent.Type.StyleChange, page.panel("notes"))
    resized = _Counted(QEvent.Type.Resize, port)
    for name in ("dark", "sepia"):
        window.context.theme.use(name)
        assert window.palette().window().color() == load(name).backdrop
    assert (styled.count, resized.count) == (0, 0)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert window.grab().toImage().pixelColor(3, 3) == load("sepia").backdrop


class _Sampler(QWidget):
    """Widgets that the style sheet gives colours and pictures, some of them hidden."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        theme.dress(self)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs, self.stack, self.beside = QTabBar(self), QStackedWidget(self), QListWidget(self)
        self.tabs.setTabsClosable(True)
        for number in range(2):
            self.tabs.addTab(f"tab {number}")
            self.stack.addWidget(self._made_page())
        self.beside.addItems(["one", "two"])
        self.beside.setCurrentRow(0)
        self.beside.hide()
        layout = QVBoxLayout(self)
        for part in (self.tabs, self.stack, self.beside):
            layout.addWidget(part)
        self.menu = QMenu(self)
        self.menu.addAction("an action").setCheckable(True)
        self.setFixedSize(400, 500)
        self.show()

    def _made_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        check, choice, link = QCheckBox("check"), QComboBox(), QPushButton("link")
        field, label = QLineEdit(), QLabel("text")
        check.setChecked(True)
        choice.addItem("choice")
        field.setPlaceholderText("typed here")
        link.setObjectName("link")
        label.setObjectName("secondary")
        for part in (check, choice, QSpinBox(), link, field, label):
            layout.addWidget(part)
        return page

    def pictures(self) -> list[QImage]:
        """All there is to see, one after the other, and all hidden again."""
        seen = [self.grab()]
        self.stack.setCurrentIndex(1)
        self.beside.show()
        seen.append(self.grab())
        self.menu.popup(self.pos())
        seen.append(self.menu.grab())
        self.menu.hide()
        self.beside.hide()
        self.stack.setCurrentIndex(0)
        return [picture.toImage() for picture in seen]


@pytest.mark.qt_log_ignore("does not support")
def test_what_was_hidden_when_the_theme_changed_looks_as_if_made_in_it(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before, app_palette = app.styleSheet(), app.palette()
    app.setStyleSheet("")
    theme = Theme(app, "light")
    made: dict[str, list[QImage]] = {}
    for name in NAMES:
        theme.use(name)
        fresh = _Sampler(theme)
        qtbot.addWidget(fresh)
        made[name] = fresh.pictures()
    assert made["light"] != made["dark"]
    kept = _Sampler(theme)
    qtbot.addWidget(kept)
    for name in ("dark", "sepia", "light", "dark", "contrast", "light"):
        theme.use(name)
        kept.menu.hide()
        assert kept.pictures() == made[name], name
    app.setStyleSheet(before)
    app.setPalette(app_palette)


def test_a_page_that_is_not_seen_takes_the_colours_when_it_is(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    first = window.open_article(add_article(session, tmp_path))
    second = window.open_article(
        add_article(session, tmp_path, "另一篇。\n\nAnother.", "other.txt")
    )
    assert first is not second
    for page in (first, second):
        page.controls.complete()
    seen: list[str] = []
    first.recolored.connect(lambda: seen.append("first"))
    second.recolored.connect(lambda: seen.append("second"))
    window.context.theme.use("dark")
    assert seen == ["second"]
    window.open_article(first.article)
    assert seen == ["second", "first"]
    assert first.controls[NotesControl].bar.colors == window.context.theme.colors


def test_every_button_has_the_look_of_a_sheet() -> None:
    # Without a name the style sheet does not know it, and it has the bevels of Qt's own style.
    files = (Path(duidu.__file__).parent / "ui").rglob("*.py")
    texts = {path.name: path.read_text("utf-8") for path in files}
    makers = {name for name, text in texts.items() if "QPushButton(" in text}
    assert len(makers) > 30
    assert {name for name in makers if ".setObjectName(" not in texts[name]} == set()
