"""Records that are planted: a world of a war, with numbers that we know, as a researcher's table."""

import datetime
import math
from pathlib import Path

from microdeals.calibration.own_war.record import SETTLEMENT, RecordedDeal, RecordedEnding, WarRecord
from microdeals.calibration.own_war.worlds import observer_of, records_of
from microdeals.conflicts import Conflict
from microdeals.unknowns import WarsThatFit

FIRST = datetime.date(2031, 3, 1)
HEADER = "kind,signed,ended,ending,violations,fire_before,fire_after"


def asked_of(conflict: Conflict, days: int) -> WarRecord:
    """What a researcher would write down of every kind of deal over so many days."""
    return WarRecord(days, (*(kind.key for kind in conflict.kinds), SETTLEMENT), ())


def planted(wars: WarsThatFit, days: int) -> list[WarRecord]:
    """A world of each of these wars, written down."""
    return list(records_of(wars, observer_of(wars.conflict, asked_of(wars.conflict, days))))


def written(record: WarRecord, file: Path) -> Path:
    """The record as a table of deals."""
    last = FIRST + datetime.timedelta(days=record.days - 1)
    without = [kind for kind in record.kinds if not any(deal.kind == kind for deal in record.deals)]
    lines = [HEADER, f"observed,{FIRST},{last}", *(f"{kind},,,none" for kind in without)]
    lines += [row_of(deal) for deal in record.deals]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def row_of(deal: RecordedDeal) -> str:
    """A deal as a row; the fire of war is 100 a day."""
    signed = FIRST + datetime.timedelta(days=deal.signed - 1)
    ended = signed + datetime.timedelta(days=deal.lasted or 0)
    fires = (deal.fire_before, deal.fire_after)
    cells = [
        deal.kind, signed, "" if deal.ending is RecordedEnding.STANDING else ended, deal.ending.value,
        f"{deal.violations:.0f}", *("" if math.isnan(fire) else f"{100.0 * fire:.3f}" for fire in fires),
    ]  # fmt: skip
    return ",".join(map(str, cells))
