"""What nobody knows about a war: ranges with their reasons, fitted numbers, and wars drawn from both.

    unknowns = unknowns_of(load("arden_borea"))            # the unknowns.toml beside the model, or None
    hundred = wars_that_fit(conflict, unknowns, range(100))  # a war a seed, each with a draw of its own
    war_of_seed(conflict, unknowns, 7)                     # one of them, and what was drawn for it

``docs/unknowns.md`` has the grammar of the file.
"""

from microdeals.unknowns.draw import Draw, JointDraws, Unknowns
from microdeals.unknowns.one_war import DrawnNumber, DrawnWar, war_of_seed
from microdeals.unknowns.reading import differing, load_unknowns, set_by_hand, unknowns_of
from microdeals.unknowns.wars import WarsThatFit, wars_at, wars_that_fit

__all__ = [
    "Draw",
    "DrawnNumber",
    "DrawnWar",
    "JointDraws",
    "Unknowns",
    "WarsThatFit",
    "differing",
    "load_unknowns",
    "set_by_hand",
    "unknowns_of",
    "war_of_seed",
    "wars_at",
    "wars_that_fit",
]
