"""What a party decides, and so what a strategy may decide otherwise; and what each decision is told."""

DECISIONS: dict[str, tuple[str, ...]] = {
    "accepts": ("slot", "value"),
    "keeps": ("deal",),
    "stays": ("deal", "value"),
    "moves_first": ("slot", "value"),
    "settles": ("gap",),
    "admits": ("monitor",),
}
"""Methods of `Party` by name, each with the names of its arguments."""
