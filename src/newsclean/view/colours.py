"""The colours of rules: one hue a group, shades of it for its rules, as light on dark paper as dark on light paper.

Colours are chosen in OKLCH (Ottosson 2020, https://bottosson.github.io/posts/oklab/), where the same lightness looks equally light in
every hue; so one lightness for each theme gives every label enough contrast. The tests work the contrast out (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from newsclean.view.groups import group_of

_LIGHTNESS = (0.49, 0.79)  # on the light theme, on the dark one
_CHROMA = (0.115, 0.095)
_GREY_LIGHTNESS = (0.50, 0.72)
_SPREAD = 26.0  # degrees over which the rules of a group are spread: told apart side by side, still one family


class Shade(NamedTuple):
    """A colour in both themes, as ``#rrggbb``."""

    light: str
    dark: str


def shade_of(rule: str) -> Shade:
    """The colour of a rule: a function of its name alone.

    Example:
        >>> shade_of("main_content")
        Shade(light='#636363', dark='#a4a4a4')
    """
    group = group_of(rule)
    if group.hue is None:
        return Shade(*(oklch(lightness, 0.0, 0.0) for lightness in _GREY_LIGHTNESS))
    place = group.rules.index(rule) / (len(group.rules) - 1) - 0.5 if len(group.rules) > 1 else 0.0
    hue = group.hue + _SPREAD * place
    return Shade(*(oklch(lightness, chroma, hue) for lightness, chroma in zip(_LIGHTNESS, _CHROMA, strict=True)))


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """A colour of OKLCH in sRGB, clipped to what a screen can show.

    Args:
        lightness: from 0 to 1.
        chroma: from 0 (grey) to about 0.4.
        hue: in degrees.

    Example:
        >>> oklch(1.0, 0.0, 0.0)
        '#ffffff'
    """
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in linear)


def _encoded(linear: float) -> float:
    """A channel of light as sRGB writes it (IEC 61966-2-1)."""
    linear = min(1.0, max(0.0, linear))
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2); text wants 4.5.

    Example:
        >>> contrast("#000000", "#ffffff")
        21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
