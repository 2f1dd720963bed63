"""A label looks the same on every page: colours and shapes are those that the rulebook declares."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from dashboards.charts import LABEL_LOOKS
from dashboards.words import texts
from microdeals.rulebook.labels import SIGNS, Label, MarkShape

PAGES = Path(__file__).parents[2] / "dashboards"
SHAPES = {
    MarkShape.CIRCLE: "circle",
    MarkShape.SQUARE: "rect",
    MarkShape.DIAMOND: "diamond",
    MarkShape.CROSS: "cross",
    MarkShape.TRIANGLE_DOWN: "down",
}
PAPER = {"light": "#FFFFFF", "dark": "#1E1E1E"}
EYES = {
    "without red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "without green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "without blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
    "with all three": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
"""What is left of red, green and blue light: Machado, Oliveira and Fernandes, IEEE TVCG 15:1291 (2009)."""
APART = 12.0
"""Distance in CIELAB from which on two colours are told apart with ease; 2 is just visible."""


def light_of(colour: str) -> list[float]:
    """Red, green and blue light (0..1) of a colour as it is written."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), light_of(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 has it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour in CIELAB, as an eye sees it."""
    seen = [
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, light_of(colour), strict=True))))
        for row in EYES[eye]
    ]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(weight * part for weight, part in zip(row, seen, strict=True)) for row in rows]
    x, y, z = (
        ratio ** (1 / 3) if (ratio := part / white) > 0.008856 else 7.787 * ratio + 16 / 116
        for part, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("page", ["light", "dark"])
def test_every_label_stands_out_from_the_page(page: str):
    for label, sign in SIGNS.items():
        assert contrast(getattr(sign, page), PAPER[page]) >= 4.5, label


@pytest.mark.parametrize("page", ["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_no_eye_takes_one_label_for_another(page: str, eye: str):
    for one, other in combinations(Label, 2):
        colours = (lab(getattr(SIGNS[label], page), eye) for label in (one, other))
        apart = sum((a - b) ** 2 for a, b in zip(*colours, strict=True)) ** 0.5
        assert apart >= APART, (one, other)


@pytest.mark.parametrize("label", Label)
def test_charts_draw_a_label_in_its_own_colours_and_shape(label: Label):
    palette = (PAGES / "charts" / "js" / "palette.js").read_text(encoding="utf-8")
    name = re.escape(LABEL_LOOKS[label])
    (line,) = re.findall(rf'^  "?{name}"?: {{ (.*) }},$', palette, re.MULTILINE)
    told = dict(re.findall(r'(\w+): "([^"]*)"', line))
    sign = SIGNS[label]
    assert (told["light"], told["dark"], told["shape"]) == (sign.light, sign.dark, SHAPES[sign.mark])


@pytest.mark.parametrize("label", Label)
def test_pages_show_a_label_in_its_own_colours(label: Label):
    style = (PAGES / "assets" / "web" / "custom.css").read_text(encoding="utf-8")
    found = re.findall(
        rf"^(.*)\.md-look-{LABEL_LOOKS[label]} {{ --md-label: (#\w+); }}$", style, re.MULTILINE
    )
    sign = SIGNS[label]
    assert [(where.strip(), colour.upper()) for where, colour in found] == [
        ("", sign.light),
        (".theme--dark", sign.dark),
    ]


@pytest.mark.parametrize("label", Label)
def test_no_page_has_a_name_or_a_sentence_of_its_own_for_a_label(label: Label):
    assert [key for key, said in texts().items() if SIGNS[label].did in said or "backfire" in said] == []
