"""A pool whose processes end, as without a main guard, is answered in a sentence."""

from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from microdeals.errors import RequestError
from microdeals.study import open_store, plan_of, sweep
from microdeals.study.question.asked import document_of
from microdeals.study.question.reading import with_draws
from microdeals.study.run.workers import Workers

ASKED = {"model": "arden_borea", "runs": 1, "levers": {"ladder.policy": ["gradual", "leap"]}}


class Broken(Executor):
    """What a process pool does whose processes have ended: at once, or once something is asked for."""

    def __init__(self, at_once: bool) -> None:
        self.at_once = at_once

    def submit(self, work, /, *words, **named):
        if self.at_once:
            raise BrokenProcessPool
        future: Future[bytes] = Future()
        future.set_exception(BrokenProcessPool())
        return future


@pytest.mark.parametrize("at_once", [True, False])
def test_a_pool_whose_processes_end_is_told_with_the_way_out(tmp_path: Path, at_once: bool):
    plan = plan_of(*with_draws(document_of(ASKED, "the question"), as_given=True))
    store = open_store(tmp_path / "result", plan)
    with pytest.raises(RequestError, match=r'needs the line if __name__ == "__main__": above'):
        sweep(plan, store, Workers(Broken(at_once), lambda: 1))
