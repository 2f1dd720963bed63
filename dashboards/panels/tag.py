"""What a number is, said beside it and explained on demand: assumption, output of the model, or data."""

from __future__ import annotations

from enum import StrEnum

import reacton.ipyvuetify as v
import solara

from dashboards.words import text

STYLE = """
.md-tag { display: inline-block; position: relative; font-size: 0.8rem; vertical-align: baseline; }
.md-tag > summary { display: inline-block; min-height: 24px; padding: 1px 8px; cursor: pointer;
  border: 1px solid #767676; border-radius: 12px; white-space: nowrap; list-style: none; }
.md-tag > summary::-webkit-details-marker { display: none; }
.md-tag-output > summary { border-style: dashed; }
.md-tag-data > summary { border-width: 2px; }
.md-tag-more { position: absolute; z-index: 5; left: 0; top: 100%; width: min(20rem, 80vw);
  padding: 6px 10px; background: #ffffff; border: 1px solid #767676; border-radius: 4px;
  white-space: normal; }
.theme--dark .md-tag-more { background: #1e1e1e; }
@media (max-width: 600px) { .md-tag-more { position: static; display: block; width: auto; margin-top: 4px; } }
"""


class NumberKind(StrEnum):
    """What a number is."""

    ASSUMPTION = "assumption"
    """Somebody's judgement, with a reason: it could be another."""
    OUTPUT = "output"
    """What the model computes from the assumptions, in some worlds or on average over many."""
    DATA = "data"
    """Counted or reported about the world, by somebody else."""


@solara.component
def Tag(kind: NumberKind, source: str = "") -> None:
    """A small mark beside a number. Opened by mouse, finger or keyboard it says what it means.

    `source` is a sentence of the page that shows the number: where it comes from.
    """
    meaning = " ".join(filter(None, (text(f"panels.tag.{kind}.means"), source)))
    name = text(f"panels.tag.{kind}.name")
    solara.Style(STYLE)
    with v.Html(tag="details", class_=f"md-tag md-tag-{kind}"):
        attributes = {"title": meaning, "aria-label": text("panels.tag.label").format(name=name)}
        v.Html(tag="summary", attributes=attributes, children=[name])
        v.Html(tag="span", class_="md-tag-more", children=[meaning])
