"""What is measured of a table of ceasefires, the world's or the model's: patterns C, F and P."""

import math

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from microdeals.evidence.ceasefire_table import CESSATION, DEFINITIVE, PRELIMINARY, CeasefireEnding
from microdeals.statistics.survival import Spells, hazard_ratio, share_holding, weibull_shape

YEAR = 365.25
NONE = 0


def next_ranks(table: pd.DataFrame) -> pd.Series:
    """Rank of the next ceasefire in the same conflict, 0 if there was none."""
    return table.groupby("conflict")["rank"].shift(-1).fillna(NONE)


def share_followed_by(table: pd.DataFrame, rank: int) -> float:
    """Share (0..1) of cessations whose next ceasefire has this rank (0: none followed)."""
    simple = table["rank"] == CESSATION
    return float((next_ranks(table)[simple] == rank).mean())


def days_to_next(table: pd.DataFrame) -> float:
    """Median days from the start of a cessation to the start of the next ceasefire."""
    gaps = table.groupby("conflict")["start"].shift(-1) - table["start"]
    return float(gaps[table["rank"] == CESSATION].median())


def share_definitive_within(table: pd.DataFrame, years: float) -> float:
    """Share (0..1) of conflicts with a definitive ceasefire within years of their first other one."""
    first = table[table["rank"] < DEFINITIVE].groupby("conflict")["start"].min()
    after = table[table["rank"] == DEFINITIVE].join(first.rename("first"), on="conflict")
    after = after[after["start"] >= after["first"]].groupby("conflict")["start"].min()
    waited = after.reindex(first.index) - first
    return float((waited <= years * YEAR).mean()) if len(first) else math.nan


def share_kept_after(table: pd.DataFrame, kept: bool) -> float:
    """Share (0..1) that is kept, of ceasefires that follow one that was kept, or failed; clear ends only."""
    clear = table["ending"] <= CeasefireEnding.NEVER_BEGAN
    good = (table["ending"] == CeasefireEnding.KEPT).where(clear).astype(float)
    after = good.groupby(table["conflict"]).shift(-1)
    asked = (good == float(kept)) & after.notna()
    return float(after[asked].mean())


def rise_after(table: pd.DataFrame, kept: bool) -> float:
    """Share (0..1) of ceasefires kept, or not, whose next one is preliminary or definitive."""
    following = next_ranks(table)
    asked = ((table["ending"] == CeasefireEnding.KEPT) == kept) & (following != NONE)
    return float((following[asked] >= PRELIMINARY).mean())


def median_days(table: pd.DataFrame) -> float:
    """Median duration (days) of the ceasefires whose end is known."""
    return float(table["days"].median())


def spells_in(table: pd.DataFrame) -> Spells:
    """Durations and failures of a table."""
    failed = (table["ending"] == CeasefireEnding.FAILED).to_numpy()
    return Spells(table["seen"].to_numpy(dtype=float), failed)


def monitoring_hazard(table: pd.DataFrame) -> float:
    """Hazard of an end of monitored ceasefires over that of others, within strata; of known spells."""
    seen = table[table["seen"].notna() & (table["ending"] != CeasefireEnding.NEVER_BEGAN)]
    spells = spells_in(seen)._replace(failed=seen["days"].notna().to_numpy())
    return hazard_ratio(spells, seen["monitored"].to_numpy(dtype=bool), seen["stratum"].to_numpy(np.int64))


def truces(table: pd.DataFrame) -> pd.DataFrame:
    """Preliminary ceasefires that began: open-ended truces short of a settlement."""
    return table[(table["rank"] == PRELIMINARY) & (table["ending"] != CeasefireEnding.NEVER_BEGAN)]


def share_of_truces_holding(table: pd.DataFrame, day: float) -> float:
    """Share (0..1) of truces that hold for ``day`` days."""
    return share_holding(spells_in(truces(table)), day)


def shape_of_truces(table: pd.DataFrame) -> float:
    """Weibull shape of how long truces hold."""
    return weibull_shape(spells_in(truces(table)))


def treaty_hazard(table: pd.DataFrame) -> float:
    """Hazard of failure of settlements over that of truces."""
    both = table[(table["rank"] >= PRELIMINARY) & (table["ending"] != CeasefireEnding.NEVER_BEGAN)]
    treaties = (both["rank"] == DEFINITIVE).to_numpy()
    return hazard_ratio(spells_in(both), treaties, np.zeros(len(both), np.int64))
