"""The places of one article that the reader jumped from, to go back to and forward."""

from duidu.core.article import Place

MOST = 200


class History:
    """Places left behind.

    leave() notes where a jump begins; back() and forward() return where to go, None for nowhere.
    """

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place | None) -> None:
        """Remember where a jump began."""
        if place is not None and (not self._back or self._back[-1] != place):
            self._back = [*self._back[-MOST + 1 :], place]
            self._forward.clear()

    def back(self, here: Place | None) -> Place | None:
        """Return the place before, and note where the reader is."""
        return self._step(self._back, self._forward, here)

    def forward(self, here: Place | None) -> Place | None:
        """Return the place that back() came from."""
        return self._step(self._forward, self._back, here)

    def _step(self, source: list[Place], target: list[Place], here: Place | None) -> Place | None:
        if not source:
            return None
        if here is not None:
            target.append(here)
        return source.pop()
