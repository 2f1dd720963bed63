"""How many wars a fit may live."""

FEWEST_WARS, DEFAULT_WARS, MOST_WARS = 200, 4_000, 100_000
