"""Takes the pictures of the guide and of README, by doing in a window what a person would do.

python packaging/guide_pictures.py [NAME ...] makes those of resources/guide, one for each chapter
and language of the interface, and those of resources/screenshots; with names (zh/03-card, light)
only these.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import (
    QColor,
    QCursor,
    QImage,
    QInputMethodEvent,
    QKeySequence,
    QPainter,
    QPixmap,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.author import choose_author
from duidu.app.settings.settings import Settings
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import make_application
from duidu.ui.window.screenshot import find_word

if TYPE_CHECKING:
    from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "resources" / "samples"
GUIDE = ROOT / "resources" / "guide"
SCREENSHOTS = ROOT / "resources" / "screenshots"
SIZE = (1000, 640)
WIDE = (1400, 900)
COLORS = 192  # of a picture's palette, which makes it a third as large
REST = 350  # ms in which a window comes to rest
PATIENCE = 200  # such rests

NEWS = ("news.zh-en.txt",)
PROSE = ("prose.zh-en.md",)
DIALOGUE = ("dialogue.zh.txt", "dialogue.en.txt")


class Stage:
    """A window with an empty library, and hands at its keyboard."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.window, self._session = window, session

    def open(self, files: Sequence[str]) -> None:
        """Open a sample and wait until its words are linked."""
        paths = [SAMPLES / name for name in files]
        article = self._session.opener.open_files(paths, NoJob()).article
        text = self._session.open_text(article)
        rows = range(min(8, text.row_count()))
        text.take_over(self._session.word_links(article).compute(list(rows), NoJob()))
        self.window.open_article(article)
        self.rest()
        page = self.window.page
        assert page is not None
        page.controls.complete()
        page.view.setFocus()
        self.rest()

    def do(self, *actions: str) -> None:
        """Choose commands, one after the other."""
        for name in actions:
            self.window.actions_[name].trigger()
            self.rest()

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keySequence(self._focus(), QKeySequence(key))
            self.rest(1)

    def write(self, text: str) -> None:
        """Type a text where the focus is, as an input method does."""
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(self._focus(), typed)
        self.rest(1)

    def go_to(self, word: str) -> ArticlePage:
        """Put the caret into a word of the text."""
        page = self.window.page
        assert page is not None
        place = find_word(page, word)
        assert place is not None
        page.view.go_to(place, 0.3)
        page.view.setFocus()
        self.rest(1)
        return page

    def point_at(self, word: str) -> None:
        """Rest the pointer on a word of the text."""
        view = self.go_to(word).view
        view.scene.caret_shown = False
        view.highlight_caret(look_up=True)
        self.rest(3)

    def rest(self, least: int = 2) -> None:
        """Let the window work until nothing is left to be done."""
        for turn in range(PATIENCE):
            loop = QEventLoop()
            QTimer.singleShot(REST, loop.quit)
            loop.exec()
            if turn + 1 >= least and self.window.jobs.idle:
                return
        raise RuntimeError("the window does not come to rest")

    def picture(self) -> QImage:
        """The window with the dialog or the menu over it, if one is open."""
        seen = self.window.grab()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                _lay_over(seen, one)
            elif isinstance(one, QMenu) and one.isVisible():
                painter = QPainter(seen)
                painter.drawPixmap(self.window.mapFromGlobal(one.pos()), one.grab())
                painter.end()
        return seen.toImage()

    def _focus(self) -> QWidget:
        page = self.window.page
        return QApplication.focusWidget() or (page.view if page else self.window)


def _lay_over(ground: QPixmap, dialog: QWidget) -> None:
    """Paint a dialog in the middle of the window, with a frame and a shade of what lies behind."""
    scale = ground.devicePixelRatio()
    width, height = ground.width() / scale, ground.height() / scale
    at = QPoint(round((width - dialog.width()) / 2), round((height - dialog.height()) / 2))
    painter = QPainter(ground)
    painter.fillRect(0, 0, ground.width(), ground.height(), QColor(0, 0, 0, 60))
    frame = dialog.rect().adjusted(-1, -1, 1, 1).translated(at)
    painter.fillRect(frame, QColor("#999"))
    painter.drawPixmap(at, dialog.grab())
    painter.end()


def opening(stage: Stage) -> None:
    """The start page with the samples on its shelf."""
    for files in (DIALOGUE, PROSE, NEWS):
        stage.open(files)
    stage.window.show_start()


def reading(stage: Stage) -> None:
    """A text side by side."""
    stage.open(PROSE)


def card(stage: Stage) -> None:
    """The card of a word, and its answer lit."""
    stage.open(NEWS)
    stage.point_at("账簿")


def aligning(stage: Stage) -> None:
    """Rows with their statuses, and the panel that counts them."""
    stage.open(NEWS)
    stage.press("J")
    stage.do("article.confirm_next", "article.confirm_next", "article.needs_work", "view.status")


def correcting(stage: Stage) -> None:
    """The menu of a word's readings."""
    stage.open(PROSE)
    stage.point_at("行钟表")
    stage.do("words.reading")


def noting(stage: Stage) -> None:
    """A highlight with its note, and the panel of notes."""
    stage.open(NEWS)
    stage.press("J", "2", "J", "3", "N")
    chinese = stage.window.context.settings.get(table.LANGUAGE).startswith("zh")
    stage.write(
        "1868 年到 1891 年：四十七册，二十三年" if chinese else "47 volumes for 23 years of trade"
    )
    stage.press("Ctrl+Return")
    stage.do("view.notes")


def learning(stage: Stage) -> None:
    """New words shown in the text, and their list."""
    stage.open(DIALOGUE)
    stage.do("view.statuses", "view.study")


def reviewing(stage: Stage) -> None:
    """A word that is asked for in its sentence."""
    stage.open(DIALOGUE)
    for word in ("果酱", "地铁", "短信"):
        stage.go_to(word)
        stage.do("words.learn")
    stage.do("words.review")


def checking(stage: Stage) -> None:
    """What the check of a translation found: some numbers of it are changed before."""
    text = (SAMPLES / NEWS[0]).read_text("utf-8")
    for right, wrong in (
        ("forty-seven tea ledgers", "forty-four tea ledgers"),
        ("about 83 kilograms", "about 38 kilograms"),
        ("June 3, 1879", "June 13, 1879"),
        ("about 9,600 people", "about 96,000 people"),
    ):
        assert right in text
        text = text.replace(right, wrong)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / NEWS[0]).write_text(text, "utf-8")
        stage.open((str(Path(folder) / NEWS[0]),))
    stage.do("view.check", "check.next", "check.next")


def handing_back(stage: Stage) -> None:
    """A sentence that was reworded, with its old words."""
    stage.open(PROSE)
    stage.press("J", "J")
    stage.do("edit.counterpart")
    stage.press("Ctrl+End")
    stage.write(" And nobody asked.")
    stage.press("Ctrl+Return", "Esc")
    stage.do("view.corrections")


def illustrated(stage: Stage) -> None:
    """A chapter of a book with pictures: the guide's own."""
    stage.open(("../guide/en/03-card.zh-en.md",))
    stage.press("J", "J")


def in_step(stage: Stage) -> None:
    """The sheet that keeps two machines in step."""
    stage.open(PROSE)
    stage.do("file.sync")
    stage.press("Ctrl+A")
    stage.write("Lin’s laptop")


def keys(stage: Stage) -> None:
    """The sheet of keys."""
    stage.open(PROSE)
    stage.do("help.keys")


CHAPTERS: dict[str, Callable[[Stage], None]] = {
    "01-open": opening,
    "02-read": reading,
    "03-card": card,
    "04-align": aligning,
    "05-correct": correcting,
    "06-notes": noting,
    "07-learn": learning,
    "08-review": reviewing,
    "09-check": checking,
    "10-hand-back": handing_back,
    "11-two-machines": in_step,
    "12-keys": keys,
}
LANGUAGES = {"en": "en", "zh": "zh_CN"}


def wanted() -> Iterator[tuple[Path, Callable[[Stage], None], str, str, tuple[int, int]]]:
    """File, scene, language, theme and size of each picture."""
    for chapter, scene in CHAPTERS.items():
        for name, language in LANGUAGES.items():
            yield GUIDE / name / f"{chapter}.png", scene, language, "light", SIZE
    for name, scene, theme in (
        ("light", noting, "light"),
        ("dark", card, "dark"),
        ("check", checking, "light"),
        ("review", reviewing, "sepia"),
        ("book", illustrated, "light"),
    ):
        yield SCREENSHOTS / f"{name}.png", scene, "en", theme, WIDE


@contextmanager
def stage(app: QApplication, language: str, theme: str, size: tuple[int, int]) -> Iterator[Stage]:
    """A new window of this look with an empty library."""
    QCursor.setPos(-100, -100)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.set(table.LANGUAGE, language)
        settings.set(table.THEME, theme)
        settings.set(table.TIPS_SEEN, "all")
        settings.set(table.REDUCED_MOTION, True)
        choose_author(settings, "Lin")
        session = Session(Library.open(Path(folder) / "library.sqlite"), settings)
        window = MainWindow(session, Interface(app, settings).theme)
        window.resize(*size)
        window.show()
        window.show_start()
        try:
            yield Stage(window, session)
        finally:
            for dialog in QApplication.topLevelWidgets():
                if isinstance(dialog, QDialog):
                    dialog.close()
            window.jobs.close()
            window.close()
            session.close()


def main(names: Sequence[str]) -> None:
    """Make the pictures of these names, or all; each in a process of its own, as a start is."""
    chosen = [one for one in wanted() if not names or {_name(one[0]), one[0].stem} & {*names}]
    if len(chosen) > 1:
        for path, *_ in chosen:
            subprocess.run([sys.executable, __file__, _name(path)], check=True)
        return
    ((path, scene, language, theme, size),) = chosen
    with stage(make_application(), language, theme, size) as hands:
        scene(hands)
        hands.rest()
        _save(hands.picture(), path)
    print(path.relative_to(ROOT), f"{path.stat().st_size // 1024} kB", flush=True)


def _name(path: Path) -> str:
    """What a picture is called on the command line: its folder and its name."""
    return f"{path.parent.name}/{path.stem}"


def _save(picture: QImage, path: Path) -> None:
    """Write a picture with a palette of few colours."""
    from PIL import Image

    whole = picture.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(whole.constBits())
    made = Image.frombytes(
        "RGB", (whole.width(), whole.height()), data, "raw", "RGB", whole.bytesPerLine()
    )
    _with_few_colors(made).save(path, optimize=True)


def _with_few_colors(made: "Image.Image") -> "Image.Image":
    """The picture with COLORS of its own colours.

    Those of small marks are among them (tones, accents, edges), and of those that become one the
    most frequent is kept, so that paper, panel and card stay as they are.
    """
    from PIL import Image

    few = made.quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    palette = few.getpalette()
    assert palette is not None
    counts = Counter(zip(few.tobytes(), _colors(made), strict=True))
    for (number, color), _ in reversed(counts.most_common()):
        palette[3 * number : 3 * number + 3] = color
    few.putpalette(palette)
    return few


def _colors(made: "Image.Image") -> Iterator[tuple[int, ...]]:
    """The colour of each pixel, line by line."""
    data = made.tobytes()
    return zip(data[::3], data[1::3], data[2::3], strict=True)


if __name__ == "__main__":
    main(sys.argv[1:])
