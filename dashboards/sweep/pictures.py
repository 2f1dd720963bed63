"""What the chart shows of cells: the most common verdict, and how sure that is. The library decides both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboards.charts import LABEL_LOOKS, Caption, Phase, PhaseTicks, Shot, Square, VerdictKind
from dashboards.words import text, under
from microdeals.study.answer.cells import Cells
from microdeals.study.answer.in_words import meaning_of
from microdeals.study.answer.pictures.phase import (
    MOST_TICKS,
    PhaseCell,
    axes_among,
    clear_cells,
    phase_cells,
)
from microdeals.study.columns import LABELS, sign_of
from microdeals.study.question.experiment import Experiment

LOOKS = dict(zip(LABELS, LABEL_LOOKS.values(), strict=True))


class DiagramAxes(NamedTuple):
    """The paths of what varies across and up, and what readers are told they are."""

    across: str
    up: str
    across_title: str
    up_title: str


def drawn(cells: Cells, axes: DiagramAxes, note: str) -> Shot:
    """The diagram of cells; `note` says how many pairs, and of which seeds."""
    (ticks, found), ranges = phase_cells(cells, axes.across, axes.up), _ranges(cells)
    caption = Caption(finding(found), text(f"sweep.diagram.unit_{ranges}"), note)
    counts = counts_of(cells, axes)
    names = [[_plain(name) for name in each] for each in ticks]
    across, up = PhaseTicks(axes.across_title, names[0]), PhaseTicks(axes.up_title, names[1])
    picture = Phase(caption, across, up, kinds(), under("sweep.table"))
    return Shot(picture, picture.frame(_square(cell, counts) for cell in found))


def _ranges(cells: Cells) -> str:
    """Which ranges stand in a cell: `given`, `drawn`, or `few` draws to tell them from luck."""
    if cells.draws is None:
        return "given"
    return "drawn" if cells.are_told_apart else "few"


def of_result(cells: Cells, experiment: Experiment, across: str, up: str) -> Shot:
    """The diagram of a result over two paths that varied; all others are mixed in a cell."""
    note = text("sweep.diagram.result_note").format(
        n=f"{cells.n_pairs:,}", first=experiment.seed, last=experiment.seed + experiment.runs - 1
    )
    others = [path for path in axes_among(cells) if path not in (across, up)]
    note += f" {text('sweep.diagram.mixed').format(others=', '.join(others))}" if others else ""
    return drawn(cells, DiagramAxes(across, up, _titled(across), _titled(up)), note)


def _titled(path: str) -> str:
    meaning = meaning_of(path)
    return f"{path}: {meaning}" if meaning else path


def kinds() -> tuple[VerdictKind, ...]:
    """The verdicts, for the key below the chart."""
    return tuple(VerdictKind(label, label_in_words(label), look) for label, look in LOOKS.items())


def label_in_words(label: str) -> str:
    """A label's name with its sentence."""
    return text("sweep.label").format(name=sign_of(label).name, did=sign_of(label).did)


Counts = dict[tuple[int, int], tuple[int, ...]]


def counts_of(cells: Cells, axes: DiagramAxes) -> Counts:
    """Pairs of each label by place; nothing where an axis has too many values for a column each."""
    known = [sorted(cells.points[path].unique()) for path in (axes.across, axes.up)]
    if max(map(len, known)) > MOST_TICKS:
        return {}
    sums = cells.points.groupby([axes.across, axes.up])[list(LABELS)].sum()
    return {
        (known[0].index(x), known[1].index(y)): tuple(map(int, row))
        for (x, y), row in zip(sums.index, sums.to_numpy(), strict=True)
    }


def _square(cell: PhaseCell, counts: Counts) -> Square:
    percent, low, high = (round(100 * part) for part in (cell.found.mean, cell.found.low, cell.found.high))
    key, place = f"{cell.across}-{cell.up}", (cell.across, cell.up)
    return Square(key, *place, cell.label, percent, low, high, cell.is_clear, counts.get(place, ()))


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("-", "−")


def finding(found: Sequence[PhaseCell]) -> str:
    """The chart's title: in how many cells which verdict is clearly the most common, beyond luck."""
    clear = clear_cells(found)
    if not clear:
        return text("sweep.finding.none").format(n=len(found))
    told = [
        text("sweep.finding.mostly").format(n=n, labels=sign_of(label).plural) for label, n in clear.items()
    ]
    unsure = len(found) - sum(clear.values())
    told += [text("sweep.finding.unsure").format(n=unsure)] if unsure else []
    return text("sweep.finding.of").format(n=len(found), told=", ".join(told))
