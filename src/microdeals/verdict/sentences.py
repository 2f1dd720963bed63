"""The sentence of a verdict with gaps to fill: commands and pages say it in these words."""

from microdeals.rulebook.labels import AT_A_PRICE

WORLDS = ("worlds", "wars that fit what we know")
OWN, OTHER = ("small deals", "they"), ("this model", "it")
"""Who did it: deals, or another model than its twin; at first, and then."""
FEW = "fewer than 1"
"""What happened at all is never told as 0."""
FIRST = "In {n} of {of} {worlds} {who} {did}: {mark} {plural} ({ranges})"
THEN = "In {n} {who} {did}: {mark} {plural} ({ranges})"
PRICE = "; in {n} of these {price}"
RANGE = "{low} to {high}"
BOTH_RANGES = "{unknown}; as given {given}, by luck alone {luck}"

FOR_PAGES = {
    "worlds": WORLDS[0],
    "wars": WORLDS[1],
    "who": OWN[0],
    "they": OWN[1],
    "few": FEW,
    "first": FIRST,
    "then": THEN,
    "price": PRICE,
    "at_a_price": AT_A_PRICE,
    "range": RANGE,
    "both": BOTH_RANGES,
}
"""What a page needs to say it, by name."""
