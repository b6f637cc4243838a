"""Releases the sentence encoder when nothing has been worked out for a while, once for the window.

Not by the page that used it: that may be closed before, and another may be using it by then.
"""

from PySide6.QtCore import QObject, QTimer

from duidu.app.session import Session
from duidu.ui.base.jobs import Jobs, Lane

IDLE = 20_000  # ms without work until what it needs is let go
# One article at a time: each takes the memory of an alignment, and the encoder.
REFINING = "refining"


class EncoderRest(QObject):
    """Belongs to the jobs of a window, and lives as long."""

    def __init__(self, jobs: Jobs, session: Session) -> None:
        super().__init__(jobs)
        self._jobs, self._session = jobs, session
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(IDLE)
        self.timer.timeout.connect(self._release)

    def wait(self) -> None:
        """Begin to wait anew: something is being worked out, or just was."""
        self.timer.start()

    def _release(self) -> None:
        """Release the encoder and what it computed, unless work is under way."""
        if not self._jobs.idle:
            self.wait()
            return
        self._jobs.run(
            Lane.BACKGROUND,
            lambda job: self._session.release_encoder(),
            owner=self,
            when_done=lambda _: None,
            key="rest",
            turn=REFINING,
        )


def encoder_rest(jobs: Jobs, session: Session) -> EncoderRest:
    """The one of a window, made when it is first asked for."""
    made = jobs.findChild(EncoderRest)
    return made if isinstance(made, EncoderRest) else EncoderRest(jobs, session)
