"""How long a world may be lived on pages: half a year, one, two and five years; one choice everywhere."""

HORIZON = "conflict.horizon_days"
"""The path of a conflict's own horizon."""
HORIZONS = (182, 365, 730, 1826)
"""Days. Commands and files take any other number, too."""
