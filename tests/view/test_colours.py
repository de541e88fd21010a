from __future__ import annotations

import re

import pytest

from newsclean.rules import RULES
from newsclean.view.colours import contrast, oklch, shade_of
from newsclean.view.markup import static

_ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
_NAMES = [rule.__name__ for rule in RULES]


def _theme(name: str) -> dict[str, str]:
    """The colours of the style sheet in one theme."""
    found = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", static("base.css"))
    return {variable: colour for variable, *both in found for colour in [both[name == "dark"]]}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("rule", [*_NAMES, "unknown"])
def test_labels_can_be_read(theme: str, rule: str) -> None:
    for ground in ("paper", "panel"):
        assert contrast(getattr(shade_of(rule), theme), _theme(theme)[ground]) >= _ENOUGH


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "dim", "mark", "warn"])
def test_text_can_be_read(theme: str, ink: str) -> None:
    for ground in ("paper", "panel"):
        assert contrast(_theme(theme)[ink], _theme(theme)[ground]) >= _ENOUGH


def test_rules_differ_in_colour() -> None:
    shades = [shade_of(name) for name in _NAMES]
    grey = shade_of("main_content")
    coloured = [shade for shade in shades if shade != grey]
    assert len(coloured) > 20
    assert len(set(coloured)) == len(coloured)


@pytest.mark.parametrize(
    ("colour", "wanted"),
    [((0.627955, 0.257683, 29.2339), "#ff0000"), ((0.86644, 0.294827, 142.4953), "#00ff00"), ((0.452014, 0.313214, 264.052), "#0000ff")],
)
def test_primaries(colour: tuple[float, float, float], wanted: str) -> None:
    assert oklch(*colour) == wanted  # values of CSS Color 4, section 9


def test_contrast_of_a_known_pair() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777")
