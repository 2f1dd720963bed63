"""Strategies judged: classes of one's own decide, and twin pairs are lived by the readable engine.

    engine = AgentPairs((Mine, Party))
    verdict = judge(load("arden_borea"), runs=200, engine=engine)      # of ``microdeals.verdict``

Pairs of two built-in parties are the compiled engine's, in every field. Worlds are lived in processes of
their own, on all processors.
"""

from microdeals.strategies.decisions import PartyClasses, check_parties
from microdeals.strategies.engine import AgentPairs
from microdeals.strategies.played import lots_of, played
from microdeals.strategies.worlds import pair_of

__all__ = ["AgentPairs", "PartyClasses", "check_parties", "lots_of", "pair_of", "played"]
