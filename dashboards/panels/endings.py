"""How charts say what became of a deal."""

from __future__ import annotations

from dashboards.charts import DealEnding
from microdeals.agents import Status

ENDINGS = {
    Status.WAITING: DealEnding.RUNNING,
    Status.RUNNING: DealEnding.RUNNING,
    Status.EXPIRED: DealEnding.RAN_OUT,
    Status.WITHDRAWN: DealEnding.LEFT,
    Status.RESUMED: DealEnding.LEFT,
    Status.OVERRUN: DealEnding.LEFT,
    Status.LAPSED: DealEnding.NEVER_STARTED,
    Status.SUPERSEDED: DealEnding.REPLACED,
}
