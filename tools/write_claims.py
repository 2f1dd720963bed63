"""Write what the shipped experiments find: python tools/write_claims.py (make pages)

Runs every experiment of experiments/ at teaching size (some minutes on two cores), and writes a page beside
each, the list in experiments/README.md and the table in docs/claims.md. Every number and every finding is
composed from the result; typed is only what the version before had found (`BEFORE`). Each page carries a
stamp of what it was made from: version, model, experiment, and the fingerprint of a few of its worlds, which
changes when a rule does that they meet.
"""

import hashlib
import io
import re
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from microdeals.study import Plan, load_experiment, plan_of, threads
from microdeals.study.answer import claim_in_words, in_words
from microdeals.study.answer.claim_findings import ClaimFinding, findings_of
from microdeals.study.answer.findings import effects_of, labels_everywhere
from microdeals.study.answer.points_by_seed import Paired, paired_of
from microdeals.study.answer.robust import in_words as robust_words
from microdeals.study.answer.robust.lives import turned
from microdeals.study.answer.robust.robustness import finding_from
from microdeals.study.columns import FLAGS, NUMBERS
from microdeals.study.question.claim import Estimand, ExperimentClaim
from microdeals.study.question.claim_table import load_claim
from microdeals.study.question.digest import digest_of_question
from microdeals.study.question.experiment_file import read_document, shipped_experiments
from microdeals.study.question.plan import Stretch
from microdeals.study.question.policies_in_states import load_robust
from microdeals.study.question.robust_table import TABLE as TABLE_OF_POLICIES
from microdeals.study.run.rows import run_chunk

ROOT = Path(__file__).resolve().parents[1]
ROOM = ROOT / "experiments"
TABLE = ROOT / "docs" / "claims.md"
FULL = 10
"""A full-size run has so many times the pairs of a teaching-size one."""
MADE = "Written by `make pages` (`tools/write_claims.py`); do not edit."
STAMP = "microdeals {version}, model {model}, experiment {experiment}, worlds {worlds}"
POINTS_LOOKED_AT, SEEDS_LOOKED_AT = 8, 2
DECIMALS = 6
"""Finer than any page shows, and coarser than what processors may disagree about."""
QUANTITIES = "\n".join(f"* *{one}*: {claim_in_words.SPEAKS_OF[one]}." for one in Estimand)
HEAD = f"""# Fourteen claims about small deals, and what the model finds

{MADE}
The claims are in our words after an op-ed of 5 September 2025, "Where Do We Go From Here? A Week Of
Russia-Ukraine Negotiations In Perspective" (George Wallace). Each is put to the model as one comparison,
described in `experiments/<claim>.toml`, for 26 weeks and for 2 years, over what nobody knows about the war
([unknowns](unknowns.md)). Both sides of a comparison, and both twins of a pair, meet the same draws and the
same luck, and a difference is taken pair by pair. A claim names the quantity that it speaks of:

{QUANTITIES}

Numbers are of 100 twin pairs, or as said. Of two ranges the first is what we do not know (the middle nine
tenths of wars that fit, luck taken out), and the second what luck alone leaves (95 %).
{claim_in_words.WHAT_STANCES_ARE}
Nothing is concluded where the treatment was not delivered, or where an outcome is the same in every pair.
Whether the model is right about the world is another question: see [validation](validation.md). A teaching
and research model, not a forecast.
"""
BEFORE = """## What changed since the last version, and why

The last version took the numbers of the model's file as if they were known, for half a year or a little more,
and compared shares of stepping stones whatever a claim spoke of. Of 14 claims it agreed with 8, found the
opposite for 3 (4, 6 and 11), and could not tell for 3 (1, 7 and 14). Its intervals were of luck alone. Now
the wider of two intervals is tested, so that fewer answers are sure.
The numbers of wars were then learnt anew (decision 45), and three answers are others since: claim 8 is agreed
with where the model leant towards it, claim 7 is leant against in half a year where nothing could be told
before, and the treatment of claim 14 is delivered in half a year, and agreed with.
Claim by claim:
"""
LISTED = re.compile(r"(<!-- list -->\n).*?(<!-- end of list -->)", re.DOTALL)


class Answered(NamedTuple):
    """An experiment with its claim, if it makes one, and its result."""

    plan: Plan
    claim: ExperimentClaim | None
    paired: Paired
    findings: tuple[ClaimFinding, ...]  # one for each horizon


def answered(name: str, executor: Executor) -> Answered:
    """Run a shipped experiment at teaching size."""
    plan, claim = plan_for(name), load_claim(name)
    paired = paired_of(plan, executor)
    findings = findings_of(claim, paired, plan.conflict.horizon_days) if claim else ()
    return Answered(plan, claim, paired, findings)


def plan_for(name: str) -> Plan:
    """The plan of a shipped experiment: of its policies in states of the world, if it asks about them."""
    is_robust = TABLE_OF_POLICIES in read_document(name).values  # noqa: PD011 - of a file, not a frame
    return plan_of(*(load_robust(name) if is_robust else load_experiment(name)))


def stamp(plan: Plan, claim: ExperimentClaim | None) -> str:
    """What a page was made from; a page with another stamp is stale."""
    experiment = plan.experiment
    digest = digest_of_question(experiment, claim)
    return STAMP.format(
        version=experiment.version,
        model=experiment.model_digest[:12],
        experiment=digest[:12],
        worlds=fingerprint(some_rows(plan))[:12],
    )


def some_rows(plan: Plan) -> pd.DataFrame:
    """The first pairs of a few points, spread over the experiment."""
    n, experiment = min(POINTS_LOOKED_AT, plan.points.n), plan.experiment
    places = [place * (plan.points.n - 1) // max(1, n - 1) for place in range(n)]
    seeds = min(SEEDS_LOOKED_AT, experiment.runs)
    some = tuple(Stretch(place, plan.points.values(place), experiment.seed, seeds) for place in places)
    return pd.read_parquet(io.BytesIO(run_chunk(plan.chunk_with(some))))


def fingerprint(rows: pd.DataFrame) -> str:
    """SHA-256 over what became of some pairs: to the sixth decimal, every outcome that a page may tell."""
    numbers = rows[[*NUMBERS, *FLAGS]].to_numpy(float).round(DECIMALS) + 0.0
    return hashlib.sha256(repr(numbers.tolist()).encode()).hexdigest()


def page(done: Answered) -> str:
    """The page of one experiment."""
    experiment, claim = done.plan.experiment, done.claim
    if experiment.robust:
        return robust_page(done)
    return "\n".join(
        [
            f"# {experiment.question}\n",
            f"{MADE}\n",
            *(claim_lines(claim, done.findings) if claim else ()),
            "## Over everything that varied\n",
            in_words.overall(labels_everywhere(done.paired), done.plan.points.n) + "\n",
            "## What each thing that varied does\n",
            *effects(done),
            "## Run it again\n",
            *commands(done.plan),
            f"{size(done.plan)} {in_words.what_is_drawn(experiment)} {stamp(done.plan, claim)}.",
            "A teaching and research model, not a forecast.",
            "",
        ]
    )


def robust_page(done: Answered) -> str:
    """The page of an experiment about policies in states of the world."""
    plan, experiment = done.plan, done.plan.experiment
    asked = experiment.held_to
    found = finding_from(experiment, plan.points, turned(done.paired.outcomes[asked.outcome], asked))
    name = experiment.name
    return "\n".join(
        [
            f"# {experiment.question}\n",
            f"{MADE}\n",
            *(f"{sentence}\n" for sentence in robust_words.sentences(found)),
            "## Every policy\n",
            *robust_words.table(found),
            "",
            f"{robust_words.question_in_words(found)} {robust_words.HOW}\n",
            "## Run it again\n",
            "```text",
            f"microdeals robust {name}",
            f"microdeals robust {name} --states {asked.states * FULL} --out results/{name}_full",
            "```\n",
            f"{plan.n_rows:,} twin pairs of `{experiment.model}`. {stamp(plan, done.claim)}.",
            "A teaching and research model, not a forecast.",
            "",
        ]
    )


def claim_lines(claim: ExperimentClaim, findings: tuple[ClaimFinding, ...]) -> Iterator[str]:
    """The claim, what it speaks of, and at each horizon the answer and where the opposite holds."""
    yield f"> {claim.says}\n"
    speaks = claim_in_words.SPEAKS_OF[claim.estimand]
    yield f"It speaks of the {claim.estimand}: {speaks}. {claim_in_words.WHAT_STANCES_ARE}\n"
    for finding in findings:
        yield f"## In {claim_in_words.horizon(finding.days)}\n"
        yield f"{answer_of(claim, finding)}\n"
        yield f"{claim_in_words.delivered(claim, finding)}\n"
        if claim_in_words.is_concluded(claim, finding):
            yield f"Beside it: {claim_in_words.beside(claim, finding)}\n"
            yield f"Where the opposite holds: {claim_in_words.opposite(claim, finding)}\n"


def effects(done: Answered) -> Iterator[str]:
    """A sentence and a table for each thing that varied."""
    outcomes = done.plan.experiment.outcomes
    about = done.claim.outcome if done.claim else outcomes[0]
    for effect in effects_of(done.paired, about, outcomes):
        yield from in_words.effect_lines(effect, about, outcomes)
        yield ""


def commands(plan: Plan) -> Iterator[str]:
    """The commands for teaching size and for full size."""
    name, runs = plan.experiment.name, plan.experiment.runs * FULL
    yield "```text"
    yield f"microdeals sweep {name}"
    yield f"microdeals sweep {name} --runs {runs} --out results/{name}_full"
    yield f"microdeals report results/{name}_full"
    yield "```\n"


def size(plan: Plan) -> str:
    """How many pairs, where, with which seeds."""
    experiment = plan.experiment
    last = experiment.seed + experiment.runs - 1
    return (
        f"{plan.n_rows:,} twin pairs of `{experiment.model}` at {plan.points.n} points, seeds "
        f"{experiment.seed} to {last} at each."
    )


def claim_row(done: Answered) -> str:
    """A claim's line in the table of all claims."""
    claim = claim_of(done)
    cells = [answer_cell(claim, finding) for finding in done.findings]
    return f"| {link(done)} | {claim.says} | {claim.estimand} | {' | '.join(cells)} |"


def answer_cell(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """What is found at one horizon, with the mean closing and what else stands beside it."""
    found = answer_of(claim, finding)
    if not claim_in_words.is_concluded(claim, finding):
        return found
    return f"{found} Beside it: {claim_in_words.beside(claim, finding)}"


def answer_of(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """The stance, and the comparison where anything is concluded from it."""
    said = f"**{claim_in_words.said(claim, finding)}**"
    if not claim_in_words.is_concluded(claim, finding):
        return said
    return f"{said} {claim_in_words.answer(claim, finding)}"


def row_of(done: Answered, told: Callable[[ExperimentClaim, ClaimFinding], str]) -> str:
    """A claim's line in a table with a column for each horizon."""
    claim = claim_of(done)
    return f"| {link(done)} | {' | '.join(told(claim, finding) for finding in done.findings)} |"


def claim_of(done: Answered) -> ExperimentClaim:
    """The claim of an experiment that makes one. Raises ValueError for others."""
    if done.claim is None:
        raise ValueError(f"{done.plan.experiment.name} makes no claim")
    return done.claim


def link(done: Answered) -> str:
    """Its number, with the way to its page."""
    name = done.plan.experiment.name
    return f"[{number_of(name)}](../experiments/{name}.md)"


def number_of(name: str) -> int:
    """4 for ``claim_04_fickle_third``."""
    return int(name.split("_")[1])


def table(all_done: list[Answered]) -> str:
    """The page of all claims."""
    claims = [done for done in all_done if done.claim]
    names = [claim_in_words.horizon(finding.days) for finding in claims[0].findings]
    columns = " | ".join(names)
    rule = "---|" * len(names)
    lines = [HEAD, *(tally(claims, place, name) for place, name in enumerate(names))]
    lines += [
        "",
        f"| # | claim | speaks of | {columns} |",
        f"|---|---|---|{rule}",
        *map(claim_row, claims),
        "",
    ]
    for title, told in (
        ("Was the treatment delivered?", claim_in_words.delivered),
        ("Where the opposite holds", claim_in_words.opposite),
    ):
        lines += [f"## {title}\n", f"| # | {columns} |", f"|---|{rule}"]
        lines += [*(row_of(done, told) for done in claims), ""]
    lines += [BEFORE, "| # | what is asked otherwise, and why |", "|---|---|"]
    lines += [f"| {link(done)} | {claim_of(done).changed} |" for done in claims]
    stamps = [f"{done.plan.experiment.name}: {stamp(done.plan, done.claim)}" for done in claims]
    return "\n".join([*lines, "", "<!--", *stamps, "-->", ""])


def tally(claims: list[Answered], place: int, name: str) -> str:
    """How many claims have each answer at one horizon."""
    stances = [claim_in_words.stance(claim_of(done), done.findings[place]) for done in claims]
    told = ", ".join(
        f"{word} {stances.count(word)}" for word in claim_in_words.STANCES if stances.count(word)
    )
    return f"* In {name}, of {len(claims)} claims at teaching size: {told}."


def listed(text: str, plans: list[Plan]) -> str:
    """experiments/README.md with its list renewed."""
    lines = ["| experiment | question | twin pairs |", "|---|---|---|"]
    lines += [
        f"| [`{plan.experiment.name}`]({plan.experiment.name}.md) | {plan.experiment.question} "
        f"| {plan.n_rows:,} |"
        for plan in plans
    ]
    return LISTED.sub(lambda found: found[1] + "\n".join(lines) + "\n" + found[2], text)


def write_all(executor: Executor, tell: Callable[[str], None]) -> None:
    """Run everything, then write everything: an error on the way leaves all pages as they were."""
    done = []
    for name in shipped_experiments():
        began = time.monotonic()
        done.append(answered(name, executor))
        tell(f"{name}: {done[-1].plan.n_rows:,} pairs in {time.monotonic() - began:.0f} s")
    readme = ROOM / "README.md"
    texts = {ROOM / f"{one.plan.experiment.name}.md": page(one) for one in done}
    texts[TABLE] = table(done)
    texts[readme] = listed(readme.read_text(encoding="utf-8"), [one.plan for one in done])
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")


def main() -> int:
    """Run and write."""
    if len(sys.argv) > 1:
        print(__doc__)
        return 2
    with threads() as workers:
        write_all(workers.executor, lambda line: print(line, flush=True))
    print(f"The pages of experiments/ and {TABLE.relative_to(ROOT)} are written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
