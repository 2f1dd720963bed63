"""What a page needs to tell a world as the stage of the dashboards does: names, and the rules as data.

Days and events come from the module, sentences from the words of the stage, and the numbers and names of the
rule of turning points from where it is: a page has none of its own.
"""

from typing import Any

from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import slots_of
from microdeals.documents.wording import ARTICLES, BEGINNINGS, within_sentence
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.quantities import N_SIDES
from microdeals.tidy import turning_points as turns

Json = dict[str, Any]
ROUNDED = 4
"""Decimals of shares in a course: a tenth of what can be seen."""


def stage_as_data(conflict: Conflict) -> Json:
    """Names of all that a course tells of, and the rule of turning points."""
    slots, settlement = slots_of(conflict)
    sectors = [sector.title for sector in conflict.sectors]
    parties = [party.title for party in conflict.parties]
    return {
        "title": conflict.title,
        "sides": parties,
        "others": [within_sentence(title) for title in parties],
        "sectors": sectors,
        "slots": [
            {
                "row": slot.kind.key,
                "kind": slot.kind.title,
                "title": slot.kind.title if slot.sector < 0 else f"{slot.kind.title}, {sectors[slot.sector]}",
                "sector": slot.sector,
                "waits": slot.kind.values.quiet_days > 0,
            }
            for slot in (*slots, settlement)
        ],
        "spoilers": [
            [it.title for it in conflict.spoilers if it.values.side == side] for side in range(N_SIDES)
        ],
        "hosts": [third.title.partition(",")[0] for third in conflict.third_parties],
        "happenings": {str(int(happening)): happening.name.lower() for happening in Happening},
        "formats": [meeting.name.lower() for meeting in Format],
        "trilateral": int(Format.TRILATERAL),
        "rounded": ROUNDED,
        "articles": ARTICLES,
        "beginnings": BEGINNINGS,
        "turns": {
            "most": turns.MOST,
            "least": turns.LEAST,
            "apart": turns.APART,
            "series": [*turns.TRUST, turns.GAP],
            "another_war": turns.ANOTHER_WAR,
            "signatures": turns.SIGNATURES,
            "closed": turns.CLOSED,
            "telling": turns.TELLING,
            "no_news": turns.NO_NEWS,
        },
    }
