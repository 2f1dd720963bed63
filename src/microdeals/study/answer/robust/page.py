"""The page of a choice among policies: one sheet that stands by itself, on a screen and on paper."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from microdeals.documents.destination import make_folder
from microdeals.study.answer.in_words import capital, title_of
from microdeals.study.answer.page import (
    STYLE,
    SvgFigure,
    figure_of,
    shown_in,
    table_of,
    whole_page,
    write_page,
)
from microdeals.study.answer.pictures.style import drawn
from microdeals.study.answer.robust.deciding_unknowns import Worth
from microdeals.study.answer.robust.in_words import (
    HOW,
    head,
    question_in_words,
    rows,
    sentences,
    worth_in_words,
)
from microdeals.study.answer.robust.pictures import near_best
from microdeals.study.answer.robust.robustness import Robustness

MOST_ROWS = 24
NOTHING = "Of what nobody knows, nothing was found that would bring more if it were known."
ON_PAPER = """
@media print { body { font-size: 8.5pt; margin: 0; max-width: none; } figure { margin: .5rem 0; }
figure svg { max-height: 8cm; } h1 { font-size: 14pt; } h2 { font-size: 11pt; margin: .6rem 0 .2rem; } }
"""


def write_page_of_policies(found: Robustness, folder: Path) -> Path:
    """Write the page and its picture, and give the page's path. Raises RequestError for a folder that cannot
    be written."""
    make_folder(folder)
    picture = near_best(found)
    drawings = {picture: drawn(picture)}
    (shown,) = shown_in(drawings)
    return write_page(folder, drawings, page_of_policies(found, shown))


def page_of_policies(found: Robustness, shown: SvgFigure) -> str:
    """The whole page. Text from files is escaped; nothing is loaded from anywhere."""
    experiment = found.experiment
    parts = [
        f"<h1>{escape(experiment.question)}</h1>",
        "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in sentences(found)) + "</ul>",
        f"<p>{escape(question_in_words(found))} A teaching and research model, not a forecast.</p>",
        figure_of(shown),
        "<h2>Policies</h2>" + table_of(head(found), list(rows(found))[:MOST_ROWS]),
        *_left_out(found),
        *(["<h2>What is worth knowing first</h2>" + _worths(found)] if found.witnesses.tell_shares else []),
        f'<p class="note">{escape(HOW)} microdeals {escape(experiment.version)}, model '
        f"<code>{escape(experiment.model)}</code> {experiment.model_digest[:12]}, "
        f"first seed {experiment.seed}.</p>",
    ]
    return whole_page(experiment.question, STYLE + ON_PAPER, parts)


def _left_out(found: Robustness) -> Iterator[str]:
    n = len(found.policies) - MOST_ROWS
    if n > 0:
        yield f'<p class="note">And {n} more policies, near the best less often; --json has all.</p>'


def _worths(found: Robustness) -> str:
    if not found.worths:
        return "<p>Nothing that varies between states has two levels.</p>"
    told = "".join(f"<li>{escape(_worth(found, one))}</li>" for one in found.worths if is_worth_telling(one))
    return f"<ul>{told}</ul>" if told else f"<p>{NOTHING}</p>"


def is_worth_telling(worth: Worth) -> bool:
    """Whether it brings anything, or changes no choice, which is told as that.

    What choosing by it would lose, as the states that tell have it, is not worth knowing first.
    """
    return len(set(worth.policies)) == 1 or worth.gain.mean > 0.0


def _worth(found: Robustness, worth: Worth) -> str:
    if len(set(worth.policies)) == 1:
        return f"{capital(title_of(worth.path))}: the same policy is best in each of its thirds or words."
    return worth_in_words(found, worth)
