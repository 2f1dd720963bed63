"""Files of unknowns for the tests, written beside a copy of the invented war."""

from pathlib import Path

from microdeals.conflicts import Conflict, load

MODELS = Path(__file__).parents[2] / "models"
SINGLE = """
[unknown.breaches]
sets = ["conduct.base_rate"]
distribution = "loguniform"
low = 0.005
high = 0.04
reason = "nobody has counted"

[unknown.promises]
sets = ["party.*.lock"]
distribution = "lognormal"
median = 0.014
spread = 0.7
reason = "regimes differ"

[unknown.stakes]
scales = ["deal.*.benefit"]
distribution = "triangular"
low = 0.5
mode = 1.0
high = 1.5
reason = "a judgement"
"""
JOINT = '\n[joint]\nfile = "draws.csv"\n'

ONE_WIDE_OPEN = """
[unknown.hope_of_war]
sets = ["party.arden.optimism"]
distribution = "uniform"
low = 0.10
high = 0.12
reason = "hardly open"

[unknown.rate_of_breaches]
sets = ["conduct.base_rate"]
distribution = "loguniform"
low = 0.001
high = 0.5
reason = "wide open"
"""
"""One number is drawn from end to end, and another hardly at all."""


def war_beside(folder: Path, unknowns: str, draws: str = "") -> Conflict:
    """The invented war in a folder of its own, with these unknowns and joint draws beside it."""
    text = (MODELS / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
    (folder / "conflict.toml").write_text(text, encoding="utf-8")
    (folder / "unknowns.toml").write_text(unknowns, encoding="utf-8")
    if draws:
        (folder / "draws.csv").write_text(draws, encoding="utf-8")
    return load(str(folder))
