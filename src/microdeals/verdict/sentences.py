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

PEACE = {
    "with": "with deals",
    "without": "without deals",
    "none": "After {days} no world is settled, {one} or {other}.",
    "settled": "Settled {ways}.",
    "failed": "A settlement was signed and failed in {n} {one} and in {m} {other}: that is not counted as"
    " peace.",
    "won": "A side won {ways}. A victory is no settlement; gaps are compared up to it.",
    "ways": "only {one} in {n} of {of} worlds, only {other} in {m}, both ways in {both}, neither way in"
    " {neither}",
    "both": "{n} ({sooner} by {days} sooner, {later} later)",
    "day": "{n} day",
    "days": "{n} days",
}
"""What became of peace in both twins, and who won: see ``peace_in_words``."""

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
    "peace": PEACE,
}
"""What a page needs to say it, by name."""
