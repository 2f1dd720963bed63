"""Write docs/validation.md from a run of the evidence: tools/write_validation.py (make pages)

Takes a minute or two. Nothing on the page is typed: the table is that of `microdeals validate`, the priors
and posteriors are read from the models' own files.
"""

import argparse
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

from microdeals._version import __version__
from microdeals.conflicts import digest, load
from microdeals.ensemble import run_ensemble
from microdeals.evidence import Evidence, load_patterns, validate
from microdeals.evidence.held_out import load_held_out
from microdeals.evidence.in_words import (
    HOW_JUDGED,
    failures_told,
    held_out_rows,
    how_far,
    page_rows,
    selection_told,
    source_rows,
    tally,
    uncounted_rows,
)
from microdeals.evidence.validation import DEFAULT_SIZE, DONBAS, POPULATION, WAR

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "validation.md"
SEEDS = range(1, 5)
FITTED = ("donbas_2015", "base_rate")
HEAD = """# Validation: the model held against data

Written by `make pages` (`tools/write_validation.py --size {size}`); do not edit. The same table:
`microdeals validate --size {size} --seed {seed}`. Made from: {stamp}.
"""
NOTE = """Which figures are held out was frozen on {date}; the list is below. Some are less
independent than it sounds: D4 and D5 continue the curve of D1 to D3, and the figures of a curve at other
times stand near the fitted ones. What is shown and not counted has its reason below. The intervals of the
model are 95 % for the size of this run; they say nothing of how far the model may be off.
"""
MEASURED_ONCE = """
Beside that, all figures of N and W were measured once on the model as it stood before the fit,
to try the measures.
"""


def page(evidence: Evidence) -> str:
    """The whole page."""
    frozen = load_held_out()
    failing = [check for check in evidence.checks if check.pattern.counts and not check.meets]
    return "\n".join(
        [
            HEAD.format(size=evidence.size, seed=evidence.seed, stamp=stamp()),
            f"{tally(evidence.checks)} {how_far(evidence.checks)} {HOW_JUDGED}".replace("\n", " ") + "\n",
            NOTE.format(date=f"{frozen.date:%d %B %Y}".lstrip("0")),
            "## The table\n",
            *page_rows(evidence.checks),
            "\n## What fails\n",
            *(f"* **{check.pattern.id}** {check.pattern.what}" for check in failing),
            "\nWhat we think is missing, mechanism by mechanism, is in",
            "[decision 30](decisions/0030-what-the-model-is-held-against.md).\n",
            "## Why settlements fail\n",
            failures_told(evidence.failures),
            "",
            "## Who gets deals\n",
            "To compare wars that sign with wars that do not says little of what deals do. Here each war is",
            "also lived without deals, so that what an observer sees can be split.\n",
            *selection_told(evidence.selection),
            "",
            "## What is shown and not counted\n",
            *uncounted_rows(load_patterns()),
            "",
            "## What is held out\n",
            *held_out_rows(frozen),
            MEASURED_ONCE,
            "## What was fitted\n",
            *(line for name in FITTED for line in posterior(name)),
            "## Where the world's figures come from\n",
            *source_rows(load_patterns()),
            "",
        ]
    )


def stamp() -> str:
    """What the page was made from: the version, and of each model its digest and some of its worlds."""
    told = [
        f"{name} {digest(load(name))[:12]}, worlds {worlds_of(name)}" for name in (POPULATION, DONBAS, WAR)
    ]
    return f"microdeals {__version__}; {'; '.join(told)}"


def worlds_of(name: str) -> str:
    """Fingerprint of a few worlds of a model, to the sixth decimal: another one if a rule changed them."""
    ends = run_ensemble(load(name), SEEDS).outcomes
    numbers = [ends[field].astype(float).round(6).tolist() for field in ("gap", "harm", "settled_on")]
    return hashlib.sha256(repr(numbers).encode()).hexdigest()[:12]


def posterior(name: str) -> Iterator[str]:
    """The posterior of a model, as its file says it."""
    document = tomllib.loads((ROOT / "models" / name / "posterior.toml").read_text(encoding="utf-8"))
    told = document["provenance"]
    yield f"### {name}\n"
    yield f"`microdeals calibrate {name} --seed {told['seed']}`: {told['worlds']:,} worlds,"
    yield f"{told['draws']:,} joint draws (`models/{name}/draws.csv`),"
    yield f"fitted to {', '.join(told['fitted_to'])}."
    yield "Share of the priors that data had not ruled out after each wave of trials:"
    yield f"{', '.join(map(str, told['left_by_waves']))}. `ranks` is the chance that planted numbers rank as"
    yield "unevenly as they did over 200 data sets, if the method is right.\n"
    yield "| number | prior | middle 90 % | in use | R-hat | ranks |"
    yield "|---|---|---|---|---|---|"
    for key, number in document["posterior"].items():
        prior, middle = (" to ".join(map(str, number[part])) for part in ("prior", "middle_90"))
        ranks = number.get("chance_of_ranks", "")
        yield f"| {key} | {prior} | {middle} | {number['value']} | {number['rhat']} | {ranks} |"
    yield "\nEach data set left out, and how many of its figures the others foretell (middle 95 %):\n"
    for source, figures in document.get("left_out", {}).items():
        held = sum(low <= world <= high for low, high, world in figures.values())
        yield f"* {source}: {held} of {len(figures)}"
    yield "\nWhat the model says at joint draws (median and middle 95 %), and the share of draws from the"
    yield "priors that meets each pattern: one that all meet is no test.\n"
    yield "| pattern | model | met by priors |"
    yield "|---|---|---|"
    for key, pattern in document["pattern"].items():
        low, middle, high = pattern.get("model", ("", "cannot be told", ""))
        yield f"| {key} | {middle} ({low} to {high}) | {pattern.get('met_by_priors', '')} |"
    yield ""


def main() -> None:
    """Run and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", type=int, default=DEFAULT_SIZE)
    PAGE.write_text(page(validate(asked.parse_args().size)), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written.")


if __name__ == "__main__":
    main()
