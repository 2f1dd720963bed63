"""What ``microdeals robust`` does, and the sentences it prints."""

from pathlib import Path
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.study.answer.robust import in_words
from microdeals.study.answer.robust.files import as_json
from microdeals.study.answer.robust.lives import outcomes_of
from microdeals.study.answer.robust.page import write_page_of_policies
from microdeals.study.answer.robust.robustness import Robustness, finding_from
from microdeals.study.command import RESULTS, SweepWish, Tell, check_runs, forecast_in_words, run_plan
from microdeals.study.question.plan import SweepPlan, plan_of
from microdeals.study.question.policies_in_states import FEWEST_RUNS, load_robust
from microdeals.study.question.robust_table import states_rule
from microdeals.study.run.store import Store

REPORT, ROBUST = "report", "_robust"


class RobustWish(NamedTuple):
    """What was asked for on the command line. None: as the experiment has it."""

    sweep: SweepWish
    states: int | None = None
    as_json: bool = False


def chosen(wish: RobustWish, tell: Tell) -> str:
    """Run every policy in every state, write the page, and say what is found."""
    plan = plan_wished(wish)
    store = run_plan(plan, folder_of(wish, plan), wish.sweep, tell)
    found = finding_of_result(plan, store)
    page = write_page_of_policies(found, store.folder / REPORT)
    if wish.as_json:
        return as_json(found)
    told = [found.experiment.question, in_words.question_in_words(found), *in_words.sentences(found)]
    return "\n".join([*told, f"{page}: all policies, on a page to print."])


def choice_foretold(wish: RobustWish, tell: Tell) -> str:
    """What it would take, without running it or writing anything."""
    plan = plan_wished(wish)
    return forecast_in_words(plan, folder_of(wish, plan), wish.sweep, tell)


def plan_wished(wish: RobustWish) -> SweepPlan:
    """The plan, with the runs and states that were asked for. Raises RequestError and as ``load_robust``."""
    check_runs(wish.sweep, FEWEST_RUNS)
    if wish.states is not None and (rule := states_rule(wish.states)):
        raise RequestError(f"--states {wish.states}: {rule}.")
    return plan_of(*load_robust(wish.sweep.file, wish.sweep.runs, wish.states))


def folder_of(wish: RobustWish, plan: SweepPlan) -> Path:
    """Where its result is kept, beside a sweep of the same experiment."""
    return wish.sweep.out or RESULTS / f"{plan.experiment.name}{ROBUST}"


def finding_of_result(plan: SweepPlan, store: Store) -> Robustness:
    """What a finished result says."""
    outcomes = outcomes_of(store, plan.experiment.held_to)
    return finding_from(plan.experiment, plan.points, outcomes)
