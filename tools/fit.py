"""Fit a model to patterns in data: python tools/fit.py base_rate (or donbas_2015)

Approximate Bayesian computation, sequential Monte Carlo, by pyabc, in an environment of its own:
pip install -e . pyabc. Priors are uniform in the logarithm between the bounds of [fit.<name>] in the model's
population.toml or fit.toml. The distance is the root mean square, over the patterns that are not held out, of
how far the model's figure is from the world's, in units of half the world's interval, each at most five. It
writes models/<name>/posterior.toml; its values are then set in the model by hand, and a test compares them.
"""

import argparse
import datetime
import math
import tempfile
import tomllib
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pyabc
from pyabc.sampler import SingleCoreSampler

from microdeals.conflicts import digest, load, with_values
from microdeals.evidence import histories, recommitments
from microdeals.evidence.pattern import load_patterns
from microdeals.evidence.population import PopulationRun, fitted, load_population

MODELS = Path(__file__).resolve().parents[1] / "models"


def model_of(name, worlds, seed):
    """The free numbers (name: low, high) of a model, and a function from their values to its figures."""
    folder = MODELS / name
    if (folder / "population.toml").exists():
        population = load_population(folder)
        bounds = {free.name: (free.low, free.high) for free in population.free}
        return bounds, lambda values: histories.figures(
            histories.histories(fitted(population, values), PopulationRun(worlds, seed, without=True))
        )
    free = tomllib.loads((folder / "fit.toml").read_text(encoding="utf-8"))["fit"]
    conflict = load(str(folder))
    bounds = {key: (table["low"], table["high"]) for key, table in free.items()}

    def figures(values):
        changed = with_values(conflict, {path: v for k, v in values.items() for path in free[k]["paths"]})
        return recommitments.figures(recommitments.repeated(changed, worlds, seed, 2))

    return bounds, figures


def main() -> None:
    """Fit and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("model")
    asked.add_argument("--worlds", type=int, default=120, help="worlds or conflicts an evaluation")
    asked.add_argument("--particles", type=int, default=40)
    asked.add_argument("--rounds", type=int, default=4)
    asked.add_argument("--minutes", type=float, default=10.0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--value", choices=("nearest", "median"), default="nearest", help="accepted particle")
    given = asked.parse_args()
    bounds, figures = model_of(given.model, given.worlds, given.seed)
    fitting = [p for p in load_patterns() if p.model == given.model and p.fitted]

    def simulate(parameters):
        found = figures({name: math.exp(parameters[name]) for name in bounds})
        return {pattern.id: found[pattern.id] for pattern in fitting}

    def distance(found, _):
        misses = [
            min(abs(found[p.id] - p.world) / (0.5 * (p.interval[1] - p.interval[0])), 5.0)
            if math.isfinite(found[p.id])
            else 5.0
            for p in fitting
        ]
        return math.sqrt(sum(miss * miss for miss in misses) / len(misses))

    np.random.seed(given.seed)  # noqa: NPY002 - pyabc draws from the global generator
    prior = pyabc.Distribution(
        **{n: pyabc.RV("uniform", math.log(lo), math.log(hi / lo)) for n, (lo, hi) in bounds.items()}
    )
    abc = pyabc.ABCSMC(
        simulate, prior, distance, population_size=given.particles, sampler=SingleCoreSampler()
    )
    with tempfile.TemporaryDirectory() as folder:
        abc.new(f"sqlite:///{folder}/abc.db", {p.id: p.world for p in fitting})
        history = abc.run(
            max_nr_populations=given.rounds,
            max_walltime=datetime.timedelta(minutes=given.minutes),
        )
        write(given, bounds, fitting, history)


def write(given, bounds, fitting, history) -> None:
    """Write the posterior with everything needed to get it again."""
    frame, weights = history.get_distribution(m=0, t=history.max_t)
    extended = history.get_population_extended(t=history.max_t)
    nearest = extended.loc[extended["distance"].idxmin()]
    rounds = history.get_all_populations()
    rounds = rounds[rounds.t >= 0]
    lines = [
        f"# Written by: python tools/fit.py {given.model} --worlds {given.worlds} --seed {given.seed}"
        f" --particles {given.particles} --rounds {len(rounds)} --value {given.value}",
        f"# Posterior of the free numbers by ABC-SMC. "
        f"`value`, which the model uses, is the {given.value} one.",
        "",
        "[provenance]",
        f'library = "pyabc {version("pyabc")}"',
        f'microdeals = "{version("microdeals")}"',
        f'digest_of_start = "{digest(load(str(MODELS / given.model)))}"',
        f"seed = {given.seed}",
        f"least_distance = {nearest['distance']:.3f}",
        f"evaluations = {int(rounds.samples.sum())}",
        f"acceptance = [{', '.join(f'{given.particles / n:.3f}' for n in rounds.samples)}]",
        f"thresholds = [{', '.join(f'{e:.3f}' for e in rounds.epsilon if math.isfinite(e))}]",
        f"fitted_to = [{', '.join(repr(p.id).replace(chr(39), chr(34)) for p in fitting)}]",
    ]
    for name in bounds:
        values = np.exp(frame[name].to_numpy())
        order = np.argsort(values)
        below = np.cumsum(weights[order]) / np.sum(weights)
        low, middle, high = (float(values[order][np.searchsorted(below, at)]) for at in (0.05, 0.5, 0.95))
        best = middle if given.value == "median" else math.exp(nearest[f"par_{name}"])
        lines += ["", f"[posterior.{name}]", f"value = {best:.4g}", f"median = {middle:.4g}"]
        lines += [f"middle_90 = [{low:.4g}, {high:.4g}]"]
        lines += [f"prior = [{bounds[name][0]}, {bounds[name][1]}]"]
    text = "\n".join(lines) + "\n"
    (MODELS / given.model / "posterior.toml").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
