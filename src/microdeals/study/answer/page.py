"""The page of a report: HTML with its pictures inside, and every number also as text."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from microdeals.documents.whole_files import write_result
from microdeals.documents.wording import counted_as
from microdeals.statistics.two_sources import Bounds, Estimate
from microdeals.study.answer.boxes import Box
from microdeals.study.answer.cells import Cells
from microdeals.study.answer.in_words import level, meaning_of, what_is_drawn
from microdeals.study.answer.notes import WEAKER, doubts
from microdeals.study.answer.pictures.style import CaptionedFigure, plain
from microdeals.study.columns import LABELS, OF_SIDES, sign_of
from microdeals.study.question.experiment import Experiment, Factor

PAGE = "index.html"
STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
figure { margin: 2rem 0; overflow-x: auto; } figure svg { width: 100%; min-width: 34rem; height: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top; }
.wide { overflow-x: auto; } .note { color: #404040; font-size: .9rem; }
"""


class SvgFigure(NamedTuple):
    """A picture and its SVG."""

    picture: CaptionedFigure
    svg: str


Drawings = Mapping[CaptionedFigure, Mapping[str, bytes]]
"""Pictures, each as the files that are drawn of it, by their endings."""


NO_TABLES: Mapping[str, bytes] = {}


class ReportContent(NamedTuple):
    """What a page is about: the experiment, its points summed up, how common each label is.

    ``constant``: the outcomes that are the same at every point, so that they depend on nothing that varied.
    """

    experiment: Experiment
    cells: Cells
    labels: dict[str, Estimate]
    constant: tuple[str, ...]


def page_of(seen: ReportContent, shown: Sequence[SvgFigure], boxes: Sequence[Box]) -> str:
    """The whole page, its first picture before the table.

    Text from files is escaped; nothing is loaded from anywhere.
    """
    experiment, cells = seen.experiment, seen.cells
    parts = [
        f"<h1>{escape(experiment.question)}</h1>",
        f"<p>{counted_as(cells.n_pairs, 'twin pair')} of <code>{escape(experiment.model)}</code> at "
        f"{counted_as(len(cells.points), 'point')} ({plain(experiment.design.kind)}); each pair is one "
        "war with deals "
        "and one without, under the same luck. A teaching and research model, not a forecast.</p>",
        f"<p>{escape(what_is_drawn(experiment))}</p>",
        *(f"<p><strong>{escape(note)}</strong></p>" for note in doubts(experiment)),
        *(figure_of(one) for one in shown[:1]),
        _verdict(seen.labels),
        *(figure_of(one) for one in shown[1:]),
        *map(_depends_on_nothing, seen.constant),
        _boxes(boxes),
        _factors(experiment.factors),
        f'<p class="note">microdeals {escape(experiment.version)}, model {experiment.model_digest[:12]}, '
        f"first seed {experiment.seed}, {counted_as(experiment.runs, 'run')} a point.</p>",
    ]
    return whole_page(experiment.question, STYLE, parts)


def shown_in(drawings: Drawings) -> list[SvgFigure]:
    """Pictures as a page shows them."""
    return [SvgFigure(picture, drawing[".svg"].decode()) for picture, drawing in drawings.items()]


def write_page(folder: Path, drawings: Drawings, page: str, tables: Mapping[str, bytes] = NO_TABLES) -> Path:
    """Write a page, its pictures and tables, all of them or none, and give its path. Raises RequestError."""
    contents = {
        folder / f"{picture.name}{ending}": content
        for picture, drawing in drawings.items()
        for ending, content in drawing.items()
    }
    beside = {folder / name: content for name, content in tables.items()}
    write_result(str(folder), contents | beside | {folder / PAGE: page.encode()})
    return folder / PAGE


def whole_page(title: str, style: str, parts: Sequence[str]) -> str:
    """Parts of a page as a page: its title is escaped here, its parts are HTML."""
    head = f"<title>{escape(title)}</title><style>{style}</style>"
    view = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="en"><head>{view}{head}</head>\n<body>\n{body}\n</body></html>\n'


def _verdict(labels: dict[str, Estimate]) -> str:
    rows, is_drawn = [], any(share.unknown for share in labels.values())
    for label in LABELS:
        sign, share = sign_of(label), labels[label]
        ranges = [(share.low, share.high), *([share.luck] if is_drawn else [])]
        alone = (labels[name] for name in OF_SIDES if name.startswith(f"{label}_"))
        rows.append(
            (
                f"{sign.mark} {sign.plural}", _of_100(share.mean), *map(_range, ranges),
                *(_of_100(one.mean) for one in alone),
            )
        )  # fmt: skip
    ranges_told = ("what we do not know", "by luck alone") if is_drawn else ("95 % interval",)
    head = ("verdict", "of 100", *ranges_told, "to the first party alone", "to the second")
    return "<h2>Of 100 pairs</h2>" + table_of(head, rows)


def _of_100(share: float) -> str:
    return f"{100 * share:.1f}"


def _range(bounds: Bounds) -> str:
    return f"{_of_100(bounds[0])} to {_of_100(bounds[1])}"


def figure_of(one: SvgFigure) -> str:
    """A picture inside a page, with its words for whoever cannot see it."""
    words = escape(f"{one.picture.title}. {one.picture.subtitle}. {one.picture.note}", quote=True)
    svg = one.svg[one.svg.index("<svg") :].replace("<svg", f'<svg role="img" aria-label="{words}"', 1)
    return f'<figure tabindex="0">{svg}</figure>'


def _depends_on_nothing(outcome: str) -> str:
    """What stands in the place of a picture that would have nothing to show."""
    name = escape(plain(outcome))
    return f"<p>What {name} depends on cannot be told: it is the same at every point of this sweep.</p>"


def _boxes(boxes: Sequence[Box]) -> str:
    told = [_sentence(box) for box in boxes if box.words]
    if not told:
        return ""
    note = f'<p class="note">{WEAKER}</p>'
    listed = "".join(f"<li>{text}</li>" for text in told)
    return f"<h2>Where verdicts differ most</h2><ul>{listed}</ul>{note}"


def _sentence(box: Box) -> str:
    where = escape(" and ".join(box.words))
    found = f"{sign_of(box.label).plural} in {level(box.label, box.found)} of 100 pairs"
    here = (
        f"{counted_as(box.n, 'pair')} {'was' if box.n == 1 else 'were'} run there, "
        f"{100 * box.coverage:.0f} of 100 of all {sign_of(box.label).plural}"
    )
    return f"Where {where}: {found}; {here}."


def _factors(factors: Sequence[Factor]) -> str:
    rows = []
    for factor in factors:
        over = ", ".join(map(str, factor.choices)) or f"{factor.low:g} to {factor.high:g}"
        kind = "lever" if factor.is_lever else "uncertainty"
        rows.append((factor.path, kind, over, str(factor.base), meaning_of(factor.path)))
    return "<h2>What varied</h2>" + table_of(("value", "kind", "over", "in the model", "meaning"), rows)


def table_of(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table inside a page, of plain text."""
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'
