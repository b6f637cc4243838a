"""How it is said how far work is, and how long it will take."""

from duidu.ui.style.i18n import tr

_MINUTE = 90  # seconds from which a time is told in minutes
_SURE_AFTER = 2.0  # seconds of work, and how much of it: what was seen before tells too little
_SURE_FROM = 0.03


class Pace:
    """Tells from how far work was, and when, how many seconds it will take yet."""

    def __init__(self) -> None:
        self._began: tuple[float, float] | None = None

    def seconds(self, done: float, now: float) -> float:
        """Seconds until it is done (0 to 1), 0 while that cannot be told. Time is in seconds."""
        # Work that begins again, as the second of two files does, is timed anew.
        if self._began is None or done < self._began[1]:
            self._began = (now, done)
        passed, share = now - self._began[0], done - self._began[1]
        if passed < _SURE_AFTER or share < _SURE_FROM:
            return 0.0
        return passed * max(0.0, 1 - done) / share


def told_progress(text: str, done: float, seconds: float) -> str:
    """What is being done, its share (0 to 1) in percent, and how long it takes if that is known."""
    share = round(100 * done)
    if not seconds:
        return tr("Progress", "{work} {n} %", work=text, n=share)
    if seconds < _MINUTE:
        time = max(1, round(seconds))
        return tr("Progress", "{work} {n} %, about {time} s", work=text, n=share, time=time)
    time = round(seconds / 60)
    return tr("Progress", "{work} {n} %, about {time} min", work=text, n=share, time=time)
