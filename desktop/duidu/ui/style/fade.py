"""Widgets that fade in, where motion is not reduced."""

from PySide6.QtCore import QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from duidu.app.settings.settings import Settings
from duidu.ui.style.motion import motion_reduced

FADE = 80  # ms


def fade_in(widget: QWidget, settings: Settings) -> None:
    """Show a widget, fading in unless motion is reduced; one that is seen stays as it is."""
    if widget.isVisible() or motion_reduced(settings):
        widget.show()
        return
    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    fade = QPropertyAnimation(effect, b"opacity", effect)
    fade.setDuration(FADE)
    fade.setStartValue(0.2)
    fade.setEndValue(1.0)
    # None removes the effect, though the stubs do not say so.
    fade.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]
    widget.show()
    fade.start()
