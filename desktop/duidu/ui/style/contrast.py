"""Contrast of two colours as WCAG 2 defines it, and colours adjusted until they have enough.

No Qt here: colours are strings "#RRGGBB".
"""

import colorsys
from collections.abc import Iterable
from functools import lru_cache


def channels(color: str) -> tuple[float, float, float]:
    """Red, green and blue of "#RRGGBB", each 0 to 1."""
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blend(over: str, under: str, alpha: float) -> str:
    """The colour that is seen when `over` lies on `under` with this opacity, 0 to 1."""
    mixed = (
        alpha * a + (1 - alpha) * b for a, b in zip(channels(over), channels(under), strict=True)
    )
    return _hex(mixed)


def muted(color: str, most: float) -> str:
    """The same hue and lightness with a saturation of at most so much, 0 to 1."""
    hue, light, saturation = colorsys.rgb_to_hls(*channels(color))
    return _hex(colorsys.hls_to_rgb(hue, light, min(saturation, most)))


@lru_cache(maxsize=256)  # some twenty colours for each theme; many steps for each of them
def fitted(color: str, ground: str, least: float = 4.5) -> str:
    """The same hue, made lighter or darker until its contrast to the ground is at least `least`.

    4.5 is what WCAG 2.2 asks for text, 3.0 what it asks for graphics.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*channels(color))
    # 0.18 is about where black and white have the same contrast to a ground.
    step = -0.01 if luminance(ground) > 0.18 else 0.01
    result = color
    while contrast(result, ground) < least and 0 < light < 1:
        light = min(1.0, max(0.0, light + step))
        result = _hex(colorsys.hls_to_rgb(hue, light, saturation))
    return result


def _hex(color: Iterable[float]) -> str:
    """A colour of three channels, each 0 to 1, as "#RRGGBB"."""
    return "#" + "".join(f"{round(c * 255):02X}" for c in color)
