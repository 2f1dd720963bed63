"""The process in which a bout is played: ``python -m microdeals.tournament.player``.

One job comes in as a line of JSON; a line of JSON goes out for each war, so nothing that a strategy
makes is ever unpickled or run by the parent.
"""

import contextlib
import faulthandler
import functools
import json
import os
import signal
from collections.abc import Sequence
from typing import Any, BinaryIO

from microdeals.conflicts import Conflict, load, with_settings
from microdeals.tournament.limits import keep_apart, limit
from microdeals.tournament.strategy_code import blame_for, class_from
from microdeals.tournament.verdicts import pair_told
from microdeals.tournament.war import lived
from microdeals.tournament.watcher import watched


def main() -> None:
    """Play one bout, and leave without waiting for anything that a strategy has left running."""
    jobs, results = keep_apart()
    job = json.loads(jobs.readline())
    jobs.close()
    conflicts = conflicts_of(job["fields"])
    if job["dump"] >= 0 and hasattr(faulthandler, "register"):
        # The parent asks for the line that runs when a war takes too long. A cut pipe is no signal for us.
        faulthandler.register(signal.SIGUSR1, file=job["dump"], all_threads=False)
    watched()
    limit(job["memory"], job["processor_seconds"])
    _say(results, {"ready": True})
    try:
        _play(job, conflicts, results)
    finally:
        os._exit(0)


def conflicts_of(fields: Sequence[Any]) -> list[Conflict]:
    """The conflicts of fields as JSON has them, read once: by a fork server for all its forks."""
    return [_conflict(model, tuple(settings)) for model, settings, _ in fields]


@functools.cache
def _conflict(model: str, settings: tuple[str, ...]) -> Conflict:
    return with_settings(load(model), settings)


def _play(job: dict[str, Any], conflicts: list[Conflict], results: BinaryIO) -> None:
    texts, loading = (job["texts"][0], job["texts"][1]), -1
    try:
        loading = 0
        first = second = class_from(texts[0], loading)
        if not job["is_mirror"]:
            loading = 1
            second = class_from(texts[1], loading)
        loading = -1
        for number, conflict in enumerate(conflicts):
            for seed in job["seeds"]:
                for swapped in job["orders"]:
                    war = lived(conflict, (second, first) if swapped else (first, second), seed)
                    if job["is_mirror"]:
                        war = war._replace(pair=pair_told(conflict, first, seed))
                    _say(results, {"war": [number, seed, swapped, *war]})
        _say(results, {"done": True})
    except BaseException as error:
        _say(results, {"blame": blame_for(error, texts, loading)})


def _say(results: BinaryIO, what: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        results.write(json.dumps(what).encode() + b"\n")


if __name__ == "__main__":
    main()
